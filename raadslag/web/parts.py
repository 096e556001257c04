"""What the components take: plain values that a room's view fills from its own rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal, Protocol

from raadslag.web.outcomes import Sign, sign

State = Literal["done", "here", "coming"]


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way to a page. href: None for the page itself."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """How a page is shown where it is linked from elsewhere: its heading, and a sentence of it."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of a page's contents. outcome: a key of outcomes.SIGNS, None where none is known."""

    title: str
    href: str
    number: str = ""
    outcome: str | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class RouteStep:
    """One body on a case's way. name: spelt out; href: the treatment there, None before it."""

    label: str
    name: str
    state: State
    href: str | None = None
    outcome: str | None = None

    @property
    def sign(self) -> Sign | None:
        return sign(self.outcome) if self.outcome else None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file with an item. url: "" when it may not be seen here; why: then says why.

    download: where the file itself is had, "" where url is that; pages: its length, None when not known.
    """

    title: str
    url: str = ""
    pages: int | None = None
    recommended: bool = False
    closed: bool = False
    why: str = ""
    download: str = ""


class VoteSide(Protocol):
    """One side of a vote. names: parties or members; count: None where only names are printed.

    parties: (letter, votes) of each; () unless they make up the count.
    """

    @property
    def side(self) -> str: ...  # for, against, abstained
    @property
    def names(self) -> Sequence[str]: ...
    @property
    def count(self) -> int | None: ...
    @property
    def parties(self) -> Sequence[tuple[str, int]]: ...


@dataclass(frozen=True, slots=True)
class Side:
    """A VoteSide of plain values."""

    side: str
    names: list[str] = field(default_factory=list)
    count: int | None = None
    parties: tuple[tuple[str, int], ...] = ()  # (letter, votes); () unless they make up the count

    @property
    def who(self) -> str:
        """Everyone on the side: the parties with their votes, and the names where there are any."""
        parties = ", ".join(f"{letter} {votes}" for letter, votes in self.parties)
        names = ", ".join(self.names)
        if not parties:
            return names
        lettered = all(len(name) <= LONGEST_LETTER for name in self.names)
        return parties if lettered else f"{parties}: {names}"

    @property
    def brief(self) -> str:
        """Who, where there is no room for names: the parties; else how many are named."""
        if self.parties:
            return ", ".join(f"{letter} {votes}" for letter, votes in self.parties)
        if all(len(name) <= LONGEST_LETTER for name in self.names):
            return ", ".join(self.names)
        return "" if self.count is not None else str(len(self.names))


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote. subject: what it was on, "" for the recommendation itself."""

    sides: list[Side]
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """A piece of the vote bar: a party's votes, or a whole side. x, width: in hundredths of the bar."""

    side: str
    x: float
    width: float
    letter: str = ""  # of the party; "" where the parties are not told apart
    votes: int = 0

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)


LONGEST_LETTER: Final = 2
GAP: Final = 0.6  # between the sides of the bar, in hundredths of it
SLIT: Final = 0.25  # between the parties of a side


def seats(sides: Sequence[VoteSide]) -> list[Seat]:
    """The bar of a vote, a piece for each party or side; [] when a side is not numbered: it would lie."""
    if any(s.count is None for s in sides):
        return []
    counted = [(s, s.count) for s in sides if s.count]
    if not counted:
        return []
    unit = (100 - GAP * (len(counted) - 1)) / sum(count for _, count in counted)
    laid, x = [], 0.0
    for side, count in counted:
        laid += _pieces(side, count, x, unit)
        x += count * unit + GAP
    return laid


def _pieces(side: VoteSide, count: int, x: float, unit: float) -> list[Seat]:
    parties = side.parties or [("", count)]
    laid = []
    for letter, votes in parties:
        slit = SLIT if letter else 0
        width = max(votes * unit - slit, SLIT)
        laid.append(Seat(side.side, round(x, 2), round(width, 2), letter, votes))
        x += votes * unit
    return laid


@dataclass(frozen=True, slots=True)
class Treatment:
    """A case before one body, as a step of its path.

    deed:   "indstillede", "besluttede", "udsatte" … in the page's language
    detail: added to the outcome's word: "til 27. januar", "til Økonomiudvalget"
    words:  the rider or decision in its own words; "" for none
    day:    when it was or is planned; None when not known
    """

    body: str
    state: State
    href: str | None = None
    day: date | datetime | None = None
    deed: str = ""
    outcome: str | None = None
    detail: str = ""
    words: str = ""
    vote: Vote | None = None

    @property
    def sign(self) -> Sign | None:
        return sign(self.outcome) if self.outcome else None


@dataclass(frozen=True, slots=True)
class ItemCard:
    """An item in a list of items. closed: shown with the lock and its public title."""

    title: str
    href: str | None = None
    number: str = ""
    case_number: str = ""
    body: str = ""
    day: date | datetime | None = None
    outcome: str | None = None
    detail: str = ""
    words: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. figures: right-aligned, tabular."""

    heading: str
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; rows hold as many cells as there are columns, "" for nothing."""

    caption: str
    columns: list[Column]
    rows: list[list[object]]

    @property
    def cells(self) -> list[list[tuple[Column, object]]]:
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]
