"""Constraints that many tables share, each named as a sentence by the table that has it."""

from __future__ import annotations

from datetime import date

from django.db.models import CheckConstraint, F, Q, UniqueConstraint, Value
from django.db.models.enums import Choices
from django.db.models.functions import Coalesce


def known(name: str, field: str, choices: type[Choices]) -> CheckConstraint:
    """The field holds one of the choices, or null where it may."""
    return CheckConstraint(name=name, condition=Q(**{f"{field}__in": choices.values}))


def stated(name: str, *fields: str) -> CheckConstraint:
    """The fields hold words: an empty string would be a second way of saying null."""
    condition = Q()
    for field in fields:
        condition &= ~Q(**{field: ""})
    return CheckConstraint(name=name, condition=condition)


def from_one(name: str, field: str = "position") -> CheckConstraint:
    """The field counts from 1."""
    return CheckConstraint(name=name, condition=Q(**{f"{field}__gte": 1}))


def ordered(name: str, first: str, last: str) -> CheckConstraint:
    """`last` does not come before `first`; either may be null: not known, or open."""
    return CheckConstraint(
        name=name,
        condition=Q(**{f"{first}__isnull": True})
        | Q(**{f"{last}__isnull": True})
        | Q(**{f"{last}__gte": F(first)}),
    )


def others(name: str, field: str) -> CheckConstraint:
    """The row does not point at itself."""
    return CheckConstraint(
        name=name, condition=Q(**{f"{field}__isnull": True}) | ~Q(**{field: F("id")})
    )


def once_on_a_day(name: str, *fields: str, nullable: tuple[str, ...] = ()) -> UniqueConstraint:
    """The fields and `valid_from` together occur once; two nulls count as equal.

    nullable: foreign keys among the constrained that may be null.
    """
    return UniqueConstraint(
        *map(F, fields),
        *(Coalesce(field, Value(0)) for field in nullable),
        Coalesce("valid_from", Value(date.min)),
        name=name,
    )
