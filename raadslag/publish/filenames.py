"""Names for files that are downloaded: letters that every system takes, and the right ending."""

from __future__ import annotations

import mimetypes

from django.utils.text import slugify

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
_LONGEST = 80
_ANY = ".bin"
_ENDINGS = {"text/plain": ".txt", "image/jpeg": ".jpg", "text/html": ".html"}
"""Where Python's own first guess is an odd one."""


def safe(title: str, media_type: str) -> str:
    """A file's name made of its title: what the source called it may say more than its title.

    >>> safe("Bilag 3: Økonomi & tidsplan", "application/pdf")
    'bilag-3-oekonomi-tidsplan.pdf'
    """
    stem = slugify(title.translate(_DANISH))[:_LONGEST].strip("-")
    return f"{stem or 'bilag'}{_ending(media_type)}"


def type_words(media_type: str) -> str:
    """What people call such a file: "PDF"; "" for a type without a name of its own."""
    return "" if _ending(media_type) == _ANY else _ending(media_type).removeprefix(".").upper()


def _ending(media_type: str) -> str:
    return _ENDINGS.get(media_type) or mimetypes.guess_extension(media_type) or _ANY
