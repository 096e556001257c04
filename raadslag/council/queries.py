"""Who sees what of the municipality, and who is entitled to closed items."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from raadslag.accounts.models import User
from raadslag.council.models import (
    READS_CLOSED,
    Body,
    BodyMerge,
    HouseStyle,
    LocalRule,
    Municipality,
    Office,
    Person,
    PersonMerge,
    Role,
    RoleKind,
)
from raadslag.council.models.periods import valid_on

Reader = User | AnonymousUser


def roles_of(user: Reader, *, on: date | None = None) -> QuerySet[Role]:
    """The roles the user holds on the day (None: today). An inactive user holds none."""
    if not user.is_authenticated or not user.is_active:
        return Role.objects.none()
    return Role.objects.filter(valid_on(on or timezone.localdate()), user=user, revoked_at=None)


def holds_role(
    user: Reader, *kinds: RoleKind, municipality: Municipality, body: Body | None = None
) -> bool:
    """Whether the user holds one of the roles today, in the body or in the whole municipality."""
    roles = roles_of(user).filter(municipality=municipality, kind__in=kinds)
    return roles.filter(Q(body=None) | Q(body=body)).exists()


def staffed_by(user: Reader, path: str = "municipality", *, on: date | None = None) -> Q:
    """The condition that the user holds any role in the municipality that `path` leads to."""
    return Q(**{f"{path}__in": roles_of(user, on=on).values("municipality")})


def entrusted(user: Reader, *kinds: RoleKind, path: str = "body", on: date | None = None) -> Q:
    """The condition that the user holds one of the roles in the body that `path` leads to.

    A role that names no body is held in every body of its municipality.
    """
    roles = roles_of(user, on=on).filter(kind__in=kinds)
    in_body = Q(**{f"{path}__in": roles.filter(body__isnull=False).values("body")})
    everywhere = roles.filter(body=None).values("municipality")
    return in_body | Q(**{f"{path}__municipality__in": everywhere})


def opens_closed(user: Reader, path: str = "body", *, on: date | None = None) -> Q:
    """The condition that the user may read closed items of the body that `path` leads to."""
    roles = roles_of(user, on=on).filter(kind__in=READS_CLOSED, body__isnull=False)
    everywhere = opens_all_closed(user, f"{path}__municipality", on=on)
    return Q(**{f"{path}__in": roles.values("body")}) | everywhere


def opens_all_closed(user: Reader, path: str = "municipality", *, on: date | None = None) -> Q:
    """The condition that the user may read closed items of every body of the municipality."""
    roles = roles_of(user, on=on).filter(kind__in=READS_CLOSED, body=None)
    return Q(**{f"{path}__in": roles.values("municipality")})


def municipality_meant(slug: str | None) -> Municipality:
    """The municipality of an operator's command: the one named, or the only one there is.

    Raises LookupError, str() says why in words fit to show.
    """
    found = Municipality.objects.filter(slug=slug) if slug else Municipality.objects.all()
    if len(meant := list(found[:2])) == 1:
        return meant[0]
    known = ", ".join(Municipality.objects.values_list("slug", flat=True))
    if not known:
        raise LookupError(
            "Der er ingen kommune. Opret den: raadslag manage found_municipality NAVN"
        )
    raise LookupError(f"Angiv kommunen med --municipality. Kendte: {known}.")


def body_meant(municipality: Municipality, name: str) -> Body:
    """The body of this name or abbreviation. Raises LookupError, which says that there is none."""
    of_town = Body.objects.filter(municipality=municipality, merged_into=None)
    named = Q(names__name__iexact=name) | Q(names__abbreviation__iexact=name)
    body = of_town.filter(named).distinct().first()
    if body is None:
        raise LookupError(f"{municipality} har intet udvalg, der hedder {name}.")
    return body


def municipalities_visible_to(user: Reader) -> QuerySet[Municipality]:
    return Municipality.objects.filter(staffed_by(user, "pk"))


def bodies_visible_to(user: Reader) -> QuerySet[Body]:
    """The bodies the user may see, merged ones too: their address redirects."""
    return Body.objects.filter(staffed_by(user))


def persons_visible_to(user: Reader) -> QuerySet[Person]:
    """The persons the user may see, merged ones too: their address redirects."""
    return Person.objects.filter(staffed_by(user))


def person_merges_visible_to(user: Reader) -> QuerySet[PersonMerge]:
    """The merges that stand, the latest first."""
    rows = PersonMerge.objects.filter(staffed_by(user, "kept__municipality"), undone_at=None)
    return rows.select_related("kept", "merged").order_by("-at", "-pk")


def body_merges_visible_to(user: Reader) -> QuerySet[BodyMerge]:
    """The merges that stand, the latest first."""
    rows = BodyMerge.objects.filter(staffed_by(user, "kept__municipality"), undone_at=None)
    return rows.select_related("kept", "merged").order_by("-at", "-pk")


def offices_visible_to(user: Reader) -> QuerySet[Office]:
    return Office.objects.filter(staffed_by(user, "body__municipality"))


def rule_of(
    key: str, *, municipality: Municipality, body: Body | None = None, on: date
) -> LocalRule | None:
    """The rule that holds on the day, the body's own before the municipality's; None: none."""
    rules = LocalRule.objects.filter(valid_on(on), municipality=municipality, key=key)
    latest = rules.order_by(F("valid_from").desc(nulls_last=True))
    own = latest.filter(body=body).first() if body else None
    return own or latest.filter(body=None).first()


def house_style_of(municipality: Municipality, *, on: date | None) -> HouseStyle | None:
    """The style of documents of meetings on the day; of one without a day, the first style."""
    styles = HouseStyle.objects.filter(municipality=municipality).order_by(
        F("valid_from").asc(nulls_first=True)
    )
    return styles.filter(valid_on(on)).last() if on else styles.first()


def municipalities_styled_by(user: Reader) -> QuerySet[Municipality]:
    """The municipalities whose house style the user may set."""
    kinds = (RoleKind.ADMINISTRATOR, RoleKind.SECRETARY)
    return Municipality.objects.filter(
        pk__in=roles_of(user).filter(kind__in=kinds, body=None).values("municipality")
    )
