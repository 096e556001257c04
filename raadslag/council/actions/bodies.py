"""Founding municipalities and bodies, and setting their own rules."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from raadslag.council.models import Body, BodyKind, BodyName, LocalRule, Municipality, Origin, Term
from raadslag.protocol import actions as protocol


@transaction.atomic
def create_municipality(
    *, name: str, slug: str, code: str | None = None, by: str, at: datetime
) -> Municipality:
    """Found a municipality here, and with it its protocol."""
    municipality = Municipality.objects.create(name=name, slug=slug, code=code)
    protocol.record(
        "municipality.created",
        municipality,
        municipality=municipality,
        by=by,
        at=at,
        content={"name": name, "slug": slug, "code": code},
    )
    return municipality


@transaction.atomic
def create_term(
    *,
    municipality: Municipality,
    starts: date,
    ends: date,
    seats: int | None = None,
    by: str,
    at: datetime,
) -> Term:
    """Enter a council's period between two elections."""
    term = Term.objects.create(municipality=municipality, starts=starts, ends=ends, seats=seats)
    protocol.record(
        "term.created",
        municipality,
        municipality=municipality,
        by=by,
        at=at,
        content={"starts": starts, "ends": ends},
    )
    return term


@transaction.atomic
def create_body(
    *,
    municipality: Municipality,
    name: str,
    kind: BodyKind | None = None,
    abbreviation: str | None = None,
    parent: Body | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    origin: Origin = Origin.LIVE,
    by: str,
    at: datetime,
) -> Body:
    """Enter a body under the name it bears."""
    body = Body.objects.create(
        municipality=municipality,
        name=name,
        kind=kind,
        abbreviation=abbreviation,
        parent=parent,
        valid_from=valid_from,
        valid_to=valid_to,
        origin=origin,
    )
    BodyName.objects.create(body=body, name=name, abbreviation=abbreviation, valid_from=valid_from)
    protocol.record(
        "body.created",
        body,
        municipality=municipality,
        by=by,
        at=at,
        content={"name": name, "kind": kind},
    )
    return body


@transaction.atomic
def rename_body(
    *, body: Body, name: str, abbreviation: str | None = None, since: date, by: str, at: datetime
) -> Body:
    """Give the body a new name from a day on; the old ones are kept with their periods."""
    day_before = date.fromordinal(since.toordinal() - 1)
    body.names.filter(valid_to=None).update(valid_to=day_before)
    BodyName.objects.create(body=body, name=name, abbreviation=abbreviation, valid_from=since)
    Body.objects.filter(pk=body.pk).update(name=name, abbreviation=abbreviation)
    body.refresh_from_db()
    protocol.record(
        "body.renamed",
        body,
        municipality=body.municipality,
        by=by,
        at=at,
        content={"name": name, "since": since},
    )
    return body


@transaction.atomic
def set_local_rule(
    *,
    municipality: Municipality,
    body: Body | None = None,
    key: str,
    value: object,
    source: str | None = None,
    since: date | None = None,
    by: str,
    at: datetime,
) -> LocalRule:
    """Enter a rule from a day on; the one it replaces ends the day before."""
    if since is not None:
        LocalRule.objects.filter(
            municipality=municipality, body=body, key=key, valid_to=None
        ).update(valid_to=date.fromordinal(since.toordinal() - 1))
    rule = LocalRule.objects.create(
        municipality=municipality, body=body, key=key, value=value, source=source, valid_from=since
    )
    content = {"key": key, "value": value, "since": since}
    protocol.record(
        "local_rule.set",
        body or municipality,
        municipality=municipality,
        by=by,
        at=at,
        content=content,
    )
    return rule
