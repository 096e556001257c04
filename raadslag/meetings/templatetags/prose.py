"""Plain text of old minutes as paragraphs and lists: {% load prose %}, {{ section.text|prose }}."""

from __future__ import annotations

import re
from itertools import groupby

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_BULLET = re.compile(r"^\s*[-•–·▪*]\s+(?=\S)")
_ADDRESS = re.compile(r"<?(https?://[^\s<>\"]+[^\s<>\".,;:)])>?")


@register.filter
def prose(text: str) -> SafeString:
    """One paragraph a line, a list where lines begin with a dash; addresses become links."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    blocks = groupby(lines, key=lambda line: bool(_BULLET.match(line)))
    return mark_safe(  # every piece comes from format_html
        "".join(
            _list(list(group)) if listed else _paragraphs(list(group)) for listed, group in blocks
        )
    )


def _paragraphs(lines: list[str]) -> SafeString:
    return format_html_join("\n", "<p>{}</p>", ((linked(line),) for line in lines))


def _list(lines: list[str]) -> SafeString:
    entries = format_html_join(
        "", "<li>{}</li>", ((linked(_BULLET.sub("", line)),) for line in lines)
    )
    return format_html("<ul>{}</ul>", entries)


def linked(line: str) -> SafeString:
    """The line with its web addresses as links; everything else escaped."""
    pieces = _ADDRESS.split(line)
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<a href="{0}" rel="nofollow">{0}</a>', piece) if at % 2 else piece,)
            for at, piece in enumerate(pieces)
        ),
    )
