"""A sheet of lines being written: numbers them, and keeps one blank line where there is a gap."""

from __future__ import annotations

from raadslag.ingest.parse.lines import Box, Line

Links = tuple[tuple[str, str], ...]


class Sheet:
    """Lines in the order they are put down."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._gap = False

    def gap(self) -> None:
        """One blank line before the next line, however often it is asked for; none at the top."""
        self._gap = bool(self._lines)

    def put(
        self,
        text: str,
        *,
        level: int | None = None,
        bold: bool = False,
        size: float | None = None,
        boxes: tuple[Box, ...] = (),
        role: str | None = None,
        links: Links = (),
    ) -> int:
        """Put a line down; gives its number."""
        if self._gap:
            self._lines.append(Line(len(self._lines) + 1, ""))
            self._gap = False
        number = len(self._lines) + 1
        self._lines.append(Line(number, text, level, bold, size, boxes, role, links))
        return number

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(self._lines)
