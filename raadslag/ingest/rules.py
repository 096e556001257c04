"""When two names, items or treatments are the same: pure rules, no database, no clock.

Certain, or not: what is only likely is proposed to a person (design.md, idea 8).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from rapidfuzz import fuzz, process

LIKELY_BODY = 88.0  # percent of likeness from which two names of bodies are proposed as one
LIKELY_PERSON = 90.0
LIKELY_TITLE = 82.0

_PREFIX = re.compile(
    r"^(?:[A-ZÆØÅ]{2,5}(?:\s?/\s?[A-ZÆØÅ]{2,5})*\s[-–]\s|lukket\s?(?:punkt|sag)?\s?[:–-]\s*)", re.I
)
_SHAPE = re.compile(r"[^0-9a-zæøåäöüéè]+")
_STANDING = re.compile(
    r"^(?:godkendelse af (?:dagsorden|referat|protokol)|orientering(?:er)?(?: fra| til| ved)?\b"
    r"|meddelelser\b|eventuelt\b|(?:digital(?:t)? )?underskriftsblad|underskriftsark"
    r"|lukket(?: punkt| sag)?$|lukkede (?:meddelelser|orienteringer)"
    r"|fraværende|spørgetid|sager til efterretning|gensidig orientering|bordet rundt)"
)


_ABBREVIATION = re.compile(r"[A-ZÆØÅ][A-ZÆØÅa-zæøå&-]{1,6}")


class Sameness(Enum):
    """How sure it is that two names stand for one."""

    CERTAIN = "certain"
    LIKELY = "likely"
    NO = "no"


def fold(text: str | None) -> str:
    """A text as compared: small letters, one space between words, no punctuation.

    >>> fold("Erhvervs-, Beskæftigelses-  og Vækstudvalget")
    'erhvervs beskæftigelses og vækstudvalget'
    """
    return _SHAPE.sub(" ", (text or "").lower()).strip()


def without_prefix(title: str) -> str:
    """A title without the bodies or "Lukket" printed in front of it.

    >>> without_prefix("SUS/EBU/KFU/ØU/KB - Sund med kultur")
    'Sund med kultur'
    """
    text = title.strip()
    while match := _PREFIX.match(text):
        text = text[match.end() :]
    return text.strip()


def fold_title(title: str | None) -> str:
    """A title as compared across bodies."""
    return fold(without_prefix(title or ""))


def is_standing(title: str | None) -> bool:
    """Whether an item comes back at every meeting without being the same matter.

    >>> is_standing("EBU - Orientering fra formanden"), is_standing("Sund med kultur")
    (True, False)
    """
    return bool(_STANDING.match(fold_title(title)))


# Bodies and persons


def body_key(name: str) -> str:
    """The name of a body as compared: "og", "&", commas and hyphens make no difference.

    >>> body_key("Børne- & Skoleudvalget") == body_key("Børne og Skoleudvalget")
    True
    """
    return " ".join(word for word in fold(name).split() if word != "og").removesuffix("s møde")


def same_person(one: str, other: str) -> Sameness:
    """Whether two printed names of one municipality are one person.

    Certain only when the whole name, of two words or more, is the same.
    """
    a, b = fold(one), fold(other)
    if a == b:
        return Sameness.CERTAIN if " " in a else Sameness.LIKELY
    if not a or not b:
        return Sameness.NO
    if fuzz.ratio(a, b) >= LIKELY_PERSON or _same_but_for_middle_names(a.split(), b.split()):
        return Sameness.LIKELY
    return Sameness.NO


def _same_but_for_middle_names(one: Sequence[str], other: Sequence[str]) -> bool:
    short, long = sorted((one, other), key=len)
    return (
        len(short) >= 2
        and short[0] == long[0]
        and short[-1] == long[-1]
        and set(short) <= set(long)
    )


def likeness(one: str, other: str) -> float:
    """How alike two folded names are, 0 to 1."""
    return fuzz.ratio(one, other) / 100


def likely_names(name: str, known: Iterable[str], *, at_least: float) -> list[str]:
    """The known folded names that are like this folded one without being it, the likest first."""
    found = process.extract(name, list(known), scorer=fuzz.ratio, score_cutoff=at_least, limit=5)
    return [other for other, _, _ in found if other != name]


def own_abbreviation(routes: Sequence[Sequence[str]]) -> str | None:
    """The abbreviation that a body's agenda prints for itself; None where that is not certain.

    It looks like one, and stands on every routed item, by itself on two or more.

    >>> own_abbreviation([["EBU"], ["SUS", "EBU", "KB"], ["EBU"], []])
    'EBU'
    """
    routed = [set(route) for route in routes if route]
    alone = [route[0] for route in routes if len(route) == 1]
    common = set.intersection(*routed) if routed else set()
    certain = [n for n in common if alone.count(n) >= 2 and _ABBREVIATION.fullmatch(n)]
    return certain[0] if len(certain) == 1 else None


# Items of one meeting, read twice


@dataclass(frozen=True, slots=True)
class ItemKey:
    """What an item is known by within its meeting."""

    number: str | None
    case_number: str | None
    title: str | None
    position: int


def match_items(known: Sequence[ItemKey], read: Sequence[ItemKey]) -> list[int | None]:
    """For each item read, the index of the known item that it is; None for a new one.

    An item keeps its identity when its number, its place or the reader's idea of its title changes,
    as long as the title or the case number still says that it is the same. The best pairs are taken
    first; of equals, those in order.
    """
    candidates = sorted(
        (
            (-likeness, abs(a.position - b.position), i, j)
            for j, b in enumerate(read)
            for i, a in enumerate(known)
            if (likeness := _likeness(a, b)) > 0
        ),
    )
    found: list[int | None] = [None] * len(read)
    taken: set[int] = set()
    for _, _, i, j in candidates:
        if found[j] is None and i not in taken:
            found[j] = i
            taken.add(i)
    return found


def _likeness(a: ItemKey, b: ItemKey) -> float:
    one, other = fold_title(a.title), fold_title(b.title)
    titles = 1.0 if one == other else fuzz.ratio(one, other) / 100 if one and other else 0.0
    same_case = a.case_number is not None and a.case_number == b.case_number
    same_number = a.number is not None and a.number == b.number
    if titles < (0.5 if same_case else 0.7) and not (same_case and same_number):
        return 0.0
    return titles + 0.5 * same_case + 0.3 * same_number + 0.1 * (a.position == b.position)


# Treatments of one matter in several meetings


@dataclass(frozen=True, slots=True)
class Reference:
    """An earlier treatment as an item prints it."""

    body: str | None  # body_key, or the abbreviation folded
    on: date | None
    number: str | None


@dataclass(frozen=True, slots=True)
class Treatment:
    """One item in one meeting, as far as it takes to tell whether it is another's matter."""

    bodies: frozenset[str]  # keys of the body's names and abbreviations
    on: date
    number: str | None
    case_number: str | None
    title: str | None
    route: frozenset[str] = frozenset()  # folded abbreviations printed as the route
    earlier: tuple[Reference, ...] = ()
    postponed: bool = False
    postponed_to: date | None = None


def evidence(before: Treatment, after: Treatment) -> str | None:
    """Why the later item treats the same matter as the earlier; None when nothing certain says so.

    Evidence is the earlier treatment printed in the later item, a route that names the other's
    body, or a postponement. The case number alone never is: "00.00.00-G01-9-20" stands on a dozen
    unrelated orientations.
    """
    if after.on < before.on or (after.on == before.on and after.bodies & before.bodies):
        return None
    if any(_refers(reference, before, after) for reference in after.earlier):
        return "earlier"
    if not _one_matter(before, after):
        return None
    if taken_up_again(before, after):
        return "postponed"
    if is_standing(before.title) or is_standing(after.title):
        return None
    if _on_one_route(before, after):
        return "route"
    return None


def _refers(reference: Reference, before: Treatment, after: Treatment) -> bool:
    if reference.on != before.on or reference.body is None or reference.body not in before.bodies:
        return False
    if reference.number is not None and before.number is not None:
        return reference.number == before.number
    return _one_matter(before, after)


def _one_matter(a: Treatment, b: Treatment) -> bool:
    one, other = fold_title(a.title), fold_title(b.title)
    if not one or not other:
        return False
    if a.case_number and b.case_number:
        return a.case_number == b.case_number and fuzz.ratio(one, other) >= LIKELY_TITLE
    return one == other


def taken_up_again(before: Treatment, after: Treatment) -> bool:
    if not before.postponed or not before.bodies & after.bodies:
        return False
    if before.postponed_to is not None:
        return before.postponed_to == after.on
    return not is_standing(before.title) and (after.on - before.on).days <= 120


def _on_one_route(before: Treatment, after: Treatment) -> bool:
    """Both print a route that names the other's body, within a year: long routes cross a summer."""
    if before.bodies & after.bodies or (after.on - before.on).days > 366:
        return False
    return bool(after.route & before.bodies) and bool(before.route & after.bodies)
