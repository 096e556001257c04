"""How a decision is cited: in words, and as reference programs take it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext

from raadslag.meetings.presentation import ItemView, MeetingView

_UNSAFE = str.maketrans({"{": "(", "}": ")", "\\": "/", "\n": " ", "\r": " ", "%": r"\%"})


@dataclass(frozen=True, slots=True)
class Citation:
    """What a reference needs. address: absolute, permanent; on: None where no day is stated."""

    uid: str
    author: str
    title: str
    number: str
    on: date | None
    edition: int | None
    address: str

    @property
    def words(self) -> str:
        """As it may stand in a letter or an article."""
        day = date_format(self.on, "j. F Y") if self.on else gettext("uden dato")
        number = gettext("punkt %(number)s") % {"number": self.number} if self.number else ""
        edition = gettext("Udgave %(number)s.") % {"number": self.edition} if self.edition else ""
        head = ", ".join(filter(None, (self.author, day, number)))
        return " ".join(filter(None, (f"{head}: {_ended(self.title)}", edition, self.address)))

    @property
    def bibtex(self) -> str:
        """As BibTeX and the programs that read it take it."""
        fields = {
            "author": f"{{{_bare(self.author)}}}",
            "title": f"{{{_bare(self.title)}}}",
            "year": str(self.on.year) if self.on else "",
            "month": str(self.on.month) if self.on else "",
            "day": str(self.on.day) if self.on else "",
            "number": _bare(self.number),
            "url": self.address,
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        return "\n".join([f"@misc{{raadslag-{self.uid},", *lines, "}"])


def of(item: ItemView, meeting: MeetingView, *, address: str) -> Citation:
    return Citation(
        uid=item.uid,
        author=f"{meeting.municipality_name}, {meeting.body.name}",
        title=item.title,
        number=item.number,
        on=meeting.on,
        edition=meeting.version,
        address=address,
    )


def _ended(title: str) -> str:
    return title if title.endswith((".", "?", "!")) else f"{title}."


def _bare(words: str) -> str:
    return words.translate(_UNSAFE)
