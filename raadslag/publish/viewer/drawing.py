"""The pages of a PDF as pictures. Runs in a guarded process: what it draws may be hostile."""

from __future__ import annotations

import io
from typing import Final

import pypdfium2

from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan.pdf import open_pdf

CALL: Final = f"{__name__}:work"
SIZES: Final = "sizes"
WIDTH: Final = 1240  # pixels: A4 at 150 dots to the inch
LONGEST: Final = 4000  # pixels, of a page that is far higher than wide
QUALITY: Final = 75  # of 100

Size = tuple[int, int]  # width and height in pixels


def work(content: bytes, order: str) -> list[Size] | bytes:
    """The sizes of all pages (order SIZES), or one page (its number, from 1) as WebP.

    Raises Unreadable.
    """
    document = open_pdf(content)
    try:
        if order == SIZES:
            return [_fit(*document.get_page_size(index)) for index in range(len(document))]
        return _drawn(document[int(order) - 1])
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise Unreadable(f"Side {order} kan ikke vises.") from error
    finally:
        document.close()


def _drawn(page: pypdfium2.PdfPage) -> bytes:
    width, height = page.get_size()
    size = _fit(width, height)
    picture = page.render(scale=size[0] / max(width, 1)).to_pil().convert("RGB").resize(size)
    stream = io.BytesIO()
    picture.save(stream, "WEBP", quality=QUALITY, method=4)
    return stream.getvalue()


def _fit(width: float, height: float) -> Size:
    """A page's size in pixels, its shape kept; a page without extent is a square."""
    if width < 1 or height < 1:
        return WIDTH, WIDTH
    scale = min(WIDTH / width, LONGEST / height)
    return max(round(width * scale), 1), max(round(height * scale), 1)
