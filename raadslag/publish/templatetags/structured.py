"""A page's facts for machines: {% load structured %}, {% structured facts %}."""

from __future__ import annotations

from typing import Any

import msgspec
from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def structured(facts: dict[str, Any]) -> SafeString:
    """The facts as JSON-LD: data, which no browser runs."""
    said = msgspec.json.encode(facts).decode().translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(said))


@register.simple_tag
def site() -> str:
    """Where the site stands, without a slash at the end: for what must be an absolute address."""
    return settings.SITE_URL
