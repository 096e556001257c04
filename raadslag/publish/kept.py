"""The parts of public pages that take long to draw, kept while nothing public changes.

A part is known by the mark of all that is public (serving.state), asked before its rows are read: the
next release or withdrawal anywhere, and the next day, leave every kept part unfound. They lie in
the process's own memory, never in a store that would outlive a restored database.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from raadslag.publish.serving import state


def part(template: str, *what: str, context: Callable[[], Mapping[str, Any]]) -> SafeString:
    """The template, drawn unless it is kept. It must not ask who reads it.

    what: of which page, and in which of its forms.
    """
    mark, _ = state()
    said = (template, get_language() or "", timezone.localdate().isoformat(), mark, *what)
    key = hashlib.sha256("\n".join(said).encode()).hexdigest()
    pages = caches["pages"]
    drawn: str | None = pages.get(key)
    if drawn is None:
        drawn = render_to_string(template, dict(context()))
        pages.set(key, drawn)
    return mark_safe(drawn)  # a template drew it
