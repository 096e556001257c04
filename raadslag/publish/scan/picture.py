"""A page of a PDF as a picture, with places marked on it."""

from __future__ import annotations

import io

import msgspec
import pypdfium2
from PIL import Image, ImageDraw

from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan.orders import Wanted
from raadslag.publish.scan.pdf import open_pdf

SCALE = 1.6  # pixels a point: letters of 8 points can be read
LARGEST = 3000  # pixels
LINE = (196, 0, 40, 255)
TINT = (255, 214, 0, 70)
AROUND = 2.0  # points between what is marked and the line around it


def picture(content: bytes, order: str) -> bytes:
    """The page as PNG. order: a Wanted as JSON. Raises Unreadable."""
    wanted = msgspec.json.decode(order, type=Wanted)
    document = open_pdf(content)
    try:
        page = document[wanted.page - 1]
        scale = min(SCALE, LARGEST / max(*page.get_size(), 1))
        drawn: Image.Image = page.render(scale=scale).to_pil().convert("RGBA")
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise Unreadable(f"Side {wanted.page} kan ikke vises.") from error
    finally:
        document.close()
    marks = Image.new("RGBA", drawn.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(marks)
    for box in wanted.boxes:
        corners = (box.x0 - AROUND, box.y0 - AROUND, box.x1 + AROUND, box.y1 + AROUND)
        pen.rectangle([side * scale for side in corners], fill=TINT, outline=LINE, width=3)
    stream = io.BytesIO()
    Image.alpha_composite(drawn, marks).convert("RGB").quantize(128).save(stream, "PNG")
    return stream.getvalue()
