"""Granting and revoking what users may do."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from raadslag.accounts.models import User
from raadslag.council.models import Body, Municipality, Role, RoleKind
from raadslag.protocol import actions as protocol


class RoleRefused(Exception):
    """The role cannot be granted; str() says why, in words fit to show."""


@transaction.atomic
def grant_role(
    *,
    user: User,
    kind: RoleKind,
    municipality: Municipality,
    body: Body | None = None,
    since: date | None = None,
    until: date | None = None,
    by: str,
    at: datetime,
) -> Role:
    """Let the user act in a role, in one body or (None) in the whole municipality.

    Raises RoleRefused where the body is another municipality's.
    """
    if body is not None and body.municipality_id != municipality.pk:
        raise RoleRefused(_("Udvalget hører til en anden kommune."))
    role = Role.objects.create(
        user=user,
        kind=kind,
        municipality=municipality,
        body=body,
        valid_from=since,
        valid_to=until,
    )
    content = {"user": user.uid, "kind": kind, "body": body.uid if body else None}
    protocol.record("role.granted", role, municipality=municipality, by=by, at=at, content=content)
    return role


@transaction.atomic
def revoke_role(*, role: Role, by: str, at: datetime) -> Role:
    """End a role at once. One that is to end later has its last day from the start."""
    Role.objects.filter(pk=role.pk, revoked_at=None).update(revoked_at=at)
    role.refresh_from_db()
    protocol.record("role.revoked", role, municipality=role.municipality, by=by, at=at, content={})
    return role
