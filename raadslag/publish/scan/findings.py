"""How the readers of the formats put findings together."""

from __future__ import annotations

from collections.abc import Iterable

from raadslag.lib import cpr
from raadslag.publish.scan import words
from raadslag.publish.scan.report import Box, FileFinding, FileReport, short

MOST = 500  # findings of one file; a thousandth CPR number tells nobody anything new


class Notes:
    """What is found in a file while it is read."""

    def __init__(self) -> None:
        self.pages: list[str] = []
        self.findings: list[FileFinding] = []

    def page(self, text: str, place: str = "") -> None:
        """A page (sheet, slide) that the reader sees; its words are looked at."""
        self.pages.append(text)
        self.words(text, place)

    def words(self, text: str, place: str) -> None:
        """What is personal in a text."""
        for found in words.find(text):
            self.note(found.kind, place or "filens tekst", found.shown)

    def hidden(self, kind: str, place: str, texts: str | Iterable[str]) -> None:
        """A text that a reader does not see, where there is any, and what is personal in it."""
        text = texts if isinstance(texts, str) else "\n".join(one for one in texts if one.strip())
        if text.strip():
            self.note(kind, place, masked(text))
            self.words(text, place)

    def note(
        self,
        kind: str,
        place: str,
        said: str = "",
        *,
        page: int = 0,
        boxes: list[Box] | None = None,
    ) -> None:
        finding = FileFinding(kind, place, short(said), page, boxes or [])
        if len(self.findings) < MOST and finding not in self.findings:
            self.findings.append(finding)

    def inside(self, report: FileReport, place: str) -> None:
        """What was found in a file within this one."""
        if report.unscanned:
            self.note("unscanned", place, report.unscanned)
        for one in report.findings:
            self.note(one.kind, f"{place}, {one.place}", one.words)

    def report(self) -> FileReport:
        return FileReport(self.pages, self.findings)


def masked(text: str) -> str:
    """The text with its CPR numbers masked."""
    for number in sorted(cpr.find(text), key=lambda one: -one.start):
        text = text[: number.start] + number.masked + text[number.end :]
    return text


def ranges(numbers: Iterable[int]) -> str:
    """ "3-5, 9": numbers in order, those in a row together."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(f"{a}-{b}" if a < b else str(a) for a, b in spans[:20])
