"""A PDF with passages taken out: no page that held one keeps anything but a picture and what is left to read.

No library that may be used here takes words out of a page's code and is sure to get all of them. So
the page is drawn, the passages covered in the picture, and the picture put in its place, with the
remaining words as a layer that can be searched and read aloud. The result is read back before it is
given out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

import msgspec
import pikepdf
import pypdfium2
from PIL import Image, ImageDraw

from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan import readback
from raadslag.publish.scan.orders import Area, Order
from raadslag.publish.scan.pdf import open_pdf
from raadslag.publish.scan.pdf_file import DAMAGED, said_on_top
from raadslag.publish.scan.pdf_page import Letter, PageReading, lines_of, read_page
from raadslag.publish.scan.pdf_write import Picture, strip, write_page
from raadslag.publish.scan.report import Box

DOTS = 200 / 72  # pixels a point
LARGEST = 6000  # pixels
TOO_DAMAGED = "PDF'en er beskadiget og kan ikke sløres. Erstat filen."
MARGIN = 1.0  # points around a passage
_DRAWN = frozenset({"/Link", "/Popup", "/Text"})  # annotations that leave nothing on the page


def redact(content: bytes, order: str) -> bytes:
    """The file without the passages, without metadata, files within, remarks, forms, scripts and layers.

    order: an Order as JSON. Pages with text that nobody sees are flattened too, so that it goes.
    Raises Unreadable, also where the result does not stand the reading back.
    """
    return _redacted(content, msgspec.json.decode(order, type=Order))


def clean_pdf(content: bytes) -> bytes:
    """As `redact`, with no passage taken out: only what a reader does not see."""
    return _redacted(content, None)


def _redacted(content: bytes, wanted: Order | None) -> bytes:
    document = open_pdf(content)
    try:
        readings = [_read(document, index) for index in range(len(document))]
        passages = _passages(readings, wanted) if wanted else set()
        boxes = _boxes(content, readings, wanted, passages) if wanted else [[] for _ in readings]
        result = _Result(content, document, readings, boxes).written()
        readback.must_be_gone(result, passages, boxes)
    except DAMAGED as error:
        raise Unreadable(TOO_DAMAGED) from error
    finally:
        document.close()
    return result


def _read(document: pypdfium2.PdfDocument, index: int) -> PageReading:
    try:
        page = document[index]
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"Side {index + 1} er ødelagt.") from error
    reading = read_page(page)
    page.close()
    return reading


def _passages(readings: Sequence[PageReading], order: Order) -> set[str]:
    """The words that go wherever they stand: those that were given, and those under each mark."""
    for page in (*(mark.page for mark in order.marks), *(area.page for area in order.areas)):
        if not 1 <= page <= len(readings):
            raise Unreadable(f"Filen har ingen side {page}.")
    marked = (
        " ".join(_words_under(readings[mark.page - 1].letters, _wider(box)) for box in mark.boxes)
        for mark in order.marks
    )
    return {words for words in (*order.words, *marked) if words.strip()}


def _boxes(
    content: bytes, readings: Sequence[PageReading], order: Order, passages: Iterable[str]
) -> list[list[Box]]:
    """Where to cover, page by page."""
    boxes: list[list[Box]] = [[] for _ in readings]
    for mark in order.marks:
        boxes[mark.page - 1] += [_wider(box) for box in mark.boxes]
    for area in order.areas:
        boxes[area.page - 1].append(_box(area, readings[area.page - 1]))
    patterns = [one for passage in passages if (one := readback.pattern_of(passage))]
    with pikepdf.open(io.BytesIO(content)) as source:
        for reading, own, page in zip(readings, boxes, source.pages, strict=True):
            for pattern in patterns:
                own += _found(reading, pattern)
                own += _on_top(reading, pattern, page)
    if not any(boxes):
        raise Unreadable("Der er intet at sløre: ordene findes ikke i filen.")
    return boxes


def _box(area: Area, reading: PageReading) -> Box:
    wide, high = reading.width, reading.height
    right, bottom = area.left + area.width, area.top + area.height
    return Box(area.left * wide, area.top * high, right * wide, bottom * high)


def _found(reading: PageReading, pattern: re.Pattern[str]) -> list[Box]:
    text = "".join(letter.text for letter in reading.letters)
    return [
        _wider(box)
        for match in pattern.finditer(text)
        for box in lines_of(reading.letters[match.start() : match.end()])
    ]


def _on_top(reading: PageReading, pattern: re.Pattern[str], page: pikepdf.Page) -> list[Box]:
    """Where a remark or a form field says it: that is no text of the page, and drawn all the same."""
    return [
        _wider(reading.frame.shown(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
        for said, (x0, y0, x1, y1) in said_on_top(page)
        if pattern.search(said)
    ]


def _words_under(letters: Sequence[Letter], box: Box) -> str:
    words = ""
    for letter in letters:
        if letter.box is None:
            words += " " if words[-1:].strip() else ""
        elif _under(letter.box, box):
            words += letter.text
    return words.strip()


def _under(letter: Box, box: Box) -> bool:
    middle_x, middle_y = (letter.x0 + letter.x1) / 2, (letter.y0 + letter.y1) / 2
    return box.x0 <= middle_x <= box.x1 and box.y0 <= middle_y <= box.y1


def _wider(box: Box) -> Box:
    return Box(box.x0 - MARGIN, box.y0 - MARGIN, box.x1 + MARGIN, box.y1 + MARGIN)


class _Result:
    """The new file being put together."""

    def __init__(
        self,
        content: bytes,
        document: pypdfium2.PdfDocument,
        readings: Sequence[PageReading],
        boxes: Sequence[Sequence[Box]],
    ) -> None:
        self._content, self._document = content, document
        self._readings, self._boxes = readings, boxes

    def written(self) -> bytes:
        with pikepdf.open(io.BytesIO(self._content)) as source, pikepdf.new() as made:
            layered = "/OCProperties" in source.Root
            language = source.Root.get("/Lang")
            for index, page in enumerate(source.pages):
                if layered or self._must_be_flat(index, page):
                    self._flatten(made, index)
                else:
                    made.pages.append(page)
            if language is not None:
                made.Root["/Lang"] = str(language)
            strip(made)
            stream = io.BytesIO()
            made.save(
                stream,
                compress_streams=True,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                deterministic_id=True,
            )
            return stream.getvalue()

    def _must_be_flat(self, index: int, page: pikepdf.Page) -> bool:
        """Where something is taken out, or lies over or under what is seen."""
        if self._boxes[index] or self._readings[index].unseen:
            return True
        kinds = {str(one.get("/Subtype", "")) for one in page.obj.get("/Annots", ())}
        return not kinds <= _DRAWN

    def _flatten(self, made: pikepdf.Pdf, index: int) -> None:
        reading, boxes = self._readings[index], self._boxes[index]
        page = self._document[index]
        scale = min(DOTS, LARGEST / max(reading.width, reading.height, 1.0))
        drawn: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
        page.close()
        pen = ImageDraw.Draw(drawn)
        for box in boxes:
            pen.rectangle([side * scale for side in (box.x0, box.y0, box.x1, box.y1)], fill="black")
        left = [
            letter
            for letter in reading.letters
            if letter.seen and not any(_touches(letter, box) for box in boxes)
        ]
        picture = Picture.of(drawn, photograph=bool(reading.pictures))
        write_page(made, reading.width, reading.height, picture, left)


def _touches(letter: Letter, box: Box) -> bool:
    """Half a letter that is left to read is a letter too many."""
    own = letter.box
    return own is not None and (
        own.x0 < box.x1 and own.x1 > box.x0 and own.y0 < box.y1 and own.y1 > box.y0
    )
