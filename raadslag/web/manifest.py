"""Which built file answers to a plain name: "app.css" is "build/app.4GLHEZNI.css"."""

from __future__ import annotations

import json
import os
from functools import lru_cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static

BUILD = Path(__file__).parent / "static" / "build"
_MANIFEST = os.fspath(BUILD / "manifest.json")


def address(name: str) -> str:
    """The address of a built file. Raises ImproperlyConfigured when it has not been built."""
    try:
        return _manifest(_stamp())[name]
    except KeyError:
        raise ImproperlyConfigured(
            f"The front-end file {name} is not built. Run: make assets"
        ) from None


def _stamp() -> int:
    try:
        return os.stat(_MANIFEST).st_mtime_ns  # asked for every icon
    except FileNotFoundError:
        return 0


@lru_cache(maxsize=1)
def _manifest(stamp: int) -> dict[str, str]:
    if not stamp:
        return {}
    names: dict[str, str] = json.loads(Path(_MANIFEST).read_text("utf-8"))
    return {name: static(f"build/{built}") for name, built in names.items()}
