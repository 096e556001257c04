"""A logo, given as SVG or PNG, as a PNG of its own: nothing of the file but its picture is kept."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import typst

from raadslag.meetings.print.typesetting import NotSet, fonts

WIDEST = 900  # pixels: 42 mm at more than 500 dots to the inch
SUFFIXES = {"image/svg+xml": "svg", "image/png": "png"}
PAGE = """#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image("{name}", width: 300pt)
"""
POINTS = 300


def png(path: Path, media_type: str) -> bytes:
    """The picture drawn anew. Raises NotSet where it cannot be drawn.

    The drawing runs no script and opens no file but the logo: it lies alone in its folder.
    """
    name = f"logo.{SUFFIXES[media_type]}"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copyfile(path, Path(folder) / name)
        page = Path(folder) / "page.typ"
        page.write_text(PAGE.format(name=name), "utf-8")
        try:
            found = typst.compile(
                page,
                root=Path(folder),
                format="png",
                ppi=float(WIDEST * 72 // POINTS),
                font_paths=fonts(),
                ignore_system_fonts=True,
            )
        except typst.TypstError as error:
            raise NotSet(error.message) from error
    if not isinstance(found, bytes):
        raise NotSet("more than one page")
    return found
