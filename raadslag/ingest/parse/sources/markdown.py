"""Markdown: the file's own lines, numbered as they stand, without the markup."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator

from raadslag.ingest.parse.lines import Line, Source
from raadslag.ingest.parse.sources.encodings import decode
from raadslag.ingest.parse.sources.text import file_lines

HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$")
TABLE_ROW = re.compile(r"[ \t]*\|(.*)\|[ \t]*$")
CELL_END = re.compile(r"(?<!\\)\|")
QUOTE = re.compile(r" {0,3}>[ ]?")
BULLET = re.compile(r"^([ \t]*)[*+][ \t]+")
LINK = re.compile(
    r"!?\[((?:[^\[\]\\]|\\.)*)\]\(<?([^()\s<>]*(?:\([^()\s]*\))?[^()\s<>]*)>?(?:\s+\"[^\"]*\")?\)"
)
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>")
STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
EMPHASIS = re.compile(
    r"(?<![\w*])(\*)(?=[^\s*])(.+?)(?<=[^\s*])\*(?![\w*])"
    r"|(?<![\w_])(_)(?=[^\s_])(.+?)(?<=[^\s_])_(?![\w_])"
)
WHOLLY_STRONG = re.compile(r"\s*(\*\*|__)(?!\s)((?:(?!\1).)+)(?<!\s)\1\s*$")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&])")
BREAK = re.compile(r"<br\s*/?>|\\$", re.I)

SIGNS_WANTED = 3
LONGEST_MARKED = 20_000  # letters; open brackets by the thousand are no markup, and slow


def looks_like_markdown(text: str) -> bool:
    """Whether a text is Markdown beyond doubt: headings with #, and more signs beside the first."""
    if "#" not in text:
        return False
    headings = signs = 0
    for line in file_lines(text):
        if HEADING.match(line):
            headings += 1
        elif len(line) < LONGEST_MARKED and _is_marked(line):
            signs += 1
        if headings and headings + signs >= SIGNS_WANTED:
            return True
    return False


def _is_marked(line: str) -> bool:
    return bool(
        (("**" in line or "__" in line) and STRONG.search(line))
        or ("--" in line and TABLE_RULE.match(line))
        or ("](" in line and LINK.search(line))
    )


def read(data: bytes, name: str) -> Source:
    """Lines without markup; what was a heading has its level, what was wholly bold is bold."""
    text, encoding, warning = decode(data)
    return Source(
        name=name,
        kind="markdown",
        lines=tuple(_lines(file_lines(text))),
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        warnings=(warning,) if warning else (),
    )


def _lines(raw: list[str]) -> Iterator[Line]:
    for number, line in enumerate(raw, 1):
        above = raw[number - 2] if number > 1 else ""
        below = raw[number] if number < len(raw) else ""
        yield _line(number, line, above=above, below=below)


def _line(number: int, line: str, *, above: str, below: str) -> Line:
    line = QUOTE.sub("", line)
    if heading := HEADING.match(line):
        return _inline(number, heading[2], level=len(heading[1]))
    if _underlines(line, above) or (TABLE_RULE.match(line) and "|" in above) or RULE.match(line):
        return Line(number, "")
    if _underlines(below, line):
        return _inline(number, line, level=1 if below.startswith("=") else 2)
    if row := TABLE_ROW.match(line):
        return _inline(number, "\t".join(cell.strip() for cell in CELL_END.split(row[1])))
    return _inline(number, BULLET.sub(r"\1- ", line, count=1))


def _underlines(line: str, above: str) -> bool:
    """Whether the line makes the one above it a heading (===, ---); a lone dash is a bullet."""
    return bool(
        UNDERLINE.match(line)
        and len(line.strip()) >= 3
        and above.strip()
        and not TABLE_ROW.match(above)
        and not HEADING.match(above)
        and not UNDERLINE.match(above)
    )


def _inline(number: int, text: str, level: int | None = None) -> Line:
    if len(text) > LONGEST_MARKED:
        return Line(number, text, level=level)
    links: list[tuple[str, str]] = []
    bold = bool(WHOLLY_STRONG.match(text))
    plain = _without_emphasis(LINK.sub(lambda found: _linked(found, links), text))
    plain = AUTOLINK.sub(lambda found: _noted(found[1], found[1], links), plain)
    plain = html.unescape(ESCAPED.sub(r"\1", BREAK.sub(" ", plain)))
    return Line(number, plain, level=level, bold=bold, links=tuple(links))


def _linked(found: re.Match[str], links: list[tuple[str, str]]) -> str:
    text = _without_emphasis(found[1])
    return text if found[0].startswith("!") else _noted(text, found[2], links)


def _noted(text: str, address: str, links: list[tuple[str, str]]) -> str:
    links.append((text, address))
    return text


def _without_emphasis(text: str) -> str:
    text = STRONG.sub(r"\2", text)
    return EMPHASIS.sub(lambda found: found[2] or found[4], text)
