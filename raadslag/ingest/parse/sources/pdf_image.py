"""A page of a PDF as a picture, for whoever compares it with what was read in it."""

from __future__ import annotations

import struct
import zlib

import pypdfium2

from raadslag.ingest.parse.lines import Unreadable

RENDER = f"{__name__}:render"
SCALE = 1.6  # pixels a point: letters of 8 points can be read
LARGEST = 4000  # pixels: a page may be a building's drawing
_RGB = 2  # PNG's own number for three bytes a pixel


def render(data: bytes, page: str) -> bytes:
    """The page (counted from 1) as PNG. Raises Unreadable."""
    try:
        document = pypdfium2.PdfDocument(data)
        image = document[int(page) - 1]
        scale = min(SCALE, LARGEST / max(image.get_size()))
        bitmap = image.render(scale=scale, rev_byteorder=True, force_bitmap_format=_format())
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise Unreadable(f"Side {page} kan ikke vises.") from error
    rows = bytes(bitmap.buffer)
    wide = bitmap.width * 3
    starts = range(0, bitmap.height * bitmap.stride, bitmap.stride)
    return _png(bitmap.width, bitmap.height, b"".join(b"\0" + rows[i : i + wide] for i in starts))


def _format() -> int:
    return int(pypdfium2.raw.FPDFBitmap_BGR)


def _png(width: int, height: int, rows: bytes) -> bytes:
    """rows: each begins with a zero byte, the filter that changes nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, _RGB, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
