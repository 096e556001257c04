"""Which built file answers to a plain name: "app.css" is "build/app.4GLHEZNI.css"."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static

BUILD = Path(__file__).parent / "static" / "build"


def address(name: str) -> str:
    """The address of a built file. Raises ImproperlyConfigured when it has not been built."""
    try:
        built = _manifest(_stamp())[name]
    except KeyError:
        raise ImproperlyConfigured(
            f"The front-end file {name} is not built. Run: make assets"
        ) from None
    return static(f"build/{built}")


def _stamp() -> int:
    try:
        return (BUILD / "manifest.json").stat().st_mtime_ns
    except FileNotFoundError:
        return 0


@lru_cache(maxsize=1)
def _manifest(stamp: int) -> dict[str, str]:
    if not stamp:
        return {}
    manifest: dict[str, str] = json.loads((BUILD / "manifest.json").read_text("utf-8"))
    return manifest
