"""Plain text as paragraphs, lists and tables: {% load prose %}, {{ section.text|prose }}."""

from __future__ import annotations

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from raadslag.lib.prose import Block, Bullets, Figures, Heading, blocks, pieces

register = template.Library()


@register.filter
def prose(text: str) -> SafeString:
    """The blocks of the text (lib.prose); addresses become links."""
    return mark_safe("\n".join(_block(block) for block in blocks(text)))  # from format_html alone


def _block(block: Block) -> SafeString:
    if isinstance(block, Bullets):
        return format_html("<ul>{}</ul>", _each("<li>{}</li>", block.entries))
    if isinstance(block, Figures):
        rows = format_html_join("", '<div><dt>{}</dt><dd class="figures">{}</dd></div>', block.rows)
        return format_html('<dl class="amounts">{}</dl>', rows)
    if isinstance(block, Heading):
        return format_html("<p><strong>{}</strong></p>", linked(block.text))
    return format_html("<p>{}</p>", linked(block.text))


def _each(form: str, lines: tuple[str, ...]) -> SafeString:
    return format_html_join("", form, ((linked(line),) for line in lines))


def linked(line: str) -> SafeString:
    """The line with its web addresses as links; everything else escaped."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<a href="{0}" rel="nofollow">{0}</a>', words) if href else words,)
            for words, href in pieces(line)
        ),
    )
