"""What a user may do, where and when. An office is politics; a role is access."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from raadslag.accounts.models import User
from raadslag.council.models.bodies import Body
from raadslag.council.models.municipality import Municipality
from raadslag.council.models.periods import Dated
from raadslag.protocol.constraints import known
from raadslag.protocol.models import Addressed


class RoleKind(models.TextChoices):
    CASEWORKER = "caseworker", _("sagsbehandler")
    APPROVER = "approver", _("godkender")
    SECRETARY = "secretary", _("udvalgssekretær")
    CHAIR = "chair", _("formand")
    MEMBER = "member", _("medlem")
    SUBSTITUTE = "substitute", _("stedfortræder")
    COUNCIL_MEMBER = "council_member", _("kommunalbestyrelsesmedlem")
    LEGAL_READER = "legal_reader", _("jurist")
    ARCHIVIST = "archivist", _("arkivar")
    ADMINISTRATOR = "administrator", _("administrator")


OF_ONE_BODY = (RoleKind.CHAIR, RoleKind.MEMBER, RoleKind.SUBSTITUTE)
OF_THE_WHOLE = (RoleKind.COUNCIL_MEMBER, RoleKind.ADMINISTRATOR)
READS_CLOSED = (
    RoleKind.SECRETARY,
    RoleKind.CHAIR,
    RoleKind.MEMBER,
    RoleKind.SUBSTITUTE,
    RoleKind.LEGAL_READER,
)
"""Whose role opens closed items: of the role's body, or of all bodies where the role names none."""


class Role(Addressed, Dated):
    """A user's role in one body, or in the whole municipality, in a period."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="roles")
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="roles"
    )  # None: in all of the municipality
    kind = models.CharField(max_length=20, choices=RoleKind)
    revoked_at = models.DateTimeField(null=True, blank=True)  # None: not ended before its time

    class Meta:
        verbose_name = _("rolle")
        verbose_name_plural = _("roller")
        ordering = ("municipality", "body", "kind", "pk")
        constraints = (
            *Dated.Meta.constraints,
            known("role_kind_is_known", "kind", RoleKind),
            models.CheckConstraint(
                name="role_of_a_member_is_in_a_body",
                condition=~Q(kind__in=OF_ONE_BODY) | Q(body__isnull=False),
            ),
            models.CheckConstraint(
                name="role_of_the_whole_municipality_names_no_body",
                condition=~Q(kind__in=OF_THE_WHOLE) | Q(body=None),
            ),
            models.UniqueConstraint(
                name="role_in_a_body_is_open_once",
                fields=["user", "body", "kind"],
                condition=Q(valid_to=None, revoked_at=None, body__isnull=False),
            ),
            models.UniqueConstraint(
                name="role_in_a_municipality_is_open_once",
                fields=["user", "municipality", "kind"],
                condition=Q(valid_to=None, revoked_at=None, body=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind}"
