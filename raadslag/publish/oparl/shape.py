"""How every object looks: id, type and dates, nothing empty, times as OParl writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol, TypeAlias

from django.utils import timezone

from raadslag.publish.oparl import addresses
from raadslag.publish.oparl.addresses import Kind

Json: TypeAlias = dict[str, Any]

PREFIX = "raadslag:"


@dataclass(frozen=True, slots=True)
class Look:
    """How an object is shown.

    alone: by itself, in a list or at its own address, with references to what it is part of.
    parts: whether objects that have lists of their own stand inside it (not with omit_internal).
    text: whether a file comes with the text of all its pages.
    whole: with what takes a search to tell; at its own address only.
    """

    alone: bool = False
    parts: bool = True
    text: bool = False
    whole: bool = False


INSIDE = Look()
"""In another object."""


class Dated(Protocol):
    @property
    def created(self) -> datetime: ...
    @property
    def modified(self) -> datetime: ...


def thing(kind: Kind, uid: str, dates: Dated, **fields: Any) -> Json:
    """An object of a type that stands in lists; fields that are empty are left out."""
    head = head_of(addresses.one(kind, uid), kind.type, dates)
    return head | stated(fields)


def head_of(address: str, type_name: str, dates: Dated) -> Json:
    return {
        "id": address,
        "type": addresses.type_url(type_name),
        "created": instant(dates.created),
        "modified": instant(dates.modified),
    }


def gone(kind: Kind, uid: str, dates: Dated) -> Json:
    """What is left of an object that is public no longer."""
    return thing(kind, uid, dates, deleted=True)


def stated(fields: Mapping[str, Any]) -> Json:
    """Without what is not stated: None, "", empty lists."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def own(**fields: Any) -> Json:
    """Properties of our own vocabulary, those that are stated; the names are without prefix."""
    return {f"{PREFIX}{name}": value for name, value in stated(fields).items()}


def own_objects(owner: str, name: str, type_name: str, values: Iterable[Mapping[str, Any]]) -> Any:
    """A list of objects of our own vocabulary, each with an id below its owner's address."""
    return [
        {
            "id": f"{owner}#{name}-{number}",
            "type": addresses.term_of_vocabulary(type_name),
            **stated(fields),
        }
        for number, fields in enumerate(values, 1)
    ]


def instant(moment: datetime) -> str:
    """2026-03-02T10:30:00+01:00"""
    return timezone.localtime(moment).isoformat(timespec="seconds")


def day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def at(on: date | None, clock: time | None) -> datetime | None:
    """That time of that day here; the day's beginning where no time is stated."""
    if on is None:
        return None
    return datetime.combine(on, clock or time(), tzinfo=timezone.get_default_timezone())


def ends(on: date | None, start: time | None, end: time | None) -> datetime | None:
    """When a meeting ended; after midnight where its end is earlier than its start."""
    if on is None or end is None:
        return None
    over = timedelta(days=1) if start and end < start else timedelta()
    return at(on + over, end)
