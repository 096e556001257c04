"""A page of a PDF as a reader sees it: which letters leave ink on the paper, and which do not.

The page is drawn twice, with its text and without. A letter whose place looks the same both times is
not seen, whatever hides it: a box on top, its own colour, a clipping, a layer turned off, an annotation.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from raadslag.publish.scan.report import Box

SCALE = 1.4  # pixels a point
LARGEST = 2400  # pixels
INK = 24  # a difference in one colour, of 255, that an eye may see
SHOWN = 0.2  # so much of a letter's own box must be inked for it to be read
SMALLEST = 1.0  # points: letters that nobody reads
CONTRAST = 60  # between the darkest and the lightest of a place in a picture that shows a letter
SCAN = 0.6  # of the page: a picture as large is the page itself, and the text was recognised in it
FEWEST = 3  # letters in a row: fewer are no words
INVISIBLE = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
HYPHENS = ("\ufffe", "\x02")  # what pdfium writes for a hyphen that ends a line
DEPTH = 12  # forms within forms


@dataclass(slots=True)
class Letter:
    """One letter. index: pdfium's, -1 for none; box: where it is on the page as shown, None for spaces."""

    text: str
    index: int
    box: Box | None
    seen: bool = True


@dataclass(frozen=True, slots=True)
class Unseen:
    """Words that a reader does not see, why, and where they are."""

    words: str
    why: str
    boxes: list[Box]


class Frame:
    """The part of the plane that a page shows, and its turn."""

    def __init__(self, page: Any) -> None:
        shown = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(shown))
        self._left, self._bottom = shown.left, shown.bottom
        self._wide, self._high = shown.right - shown.left, shown.top - shown.bottom
        self._turn = max(pdfium.FPDFPage_GetRotation(page), 0) % 4
        turned = self._turn % 2
        self.width, self.height = (self._high, self._wide) if turned else (self._wide, self._high)

    def shown(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the page's own plane as it is seen: points from the upper left corner."""
        x0, x1 = sorted((left - self._left, right - self._left))
        y0, y1 = sorted((self._high - (top - self._bottom), self._high - (bottom - self._bottom)))
        wide, high = self._wide, self._high
        match self._turn:
            case 1:
                return Box(high - y1, x0, high - y0, x1)
            case 2:
                return Box(wide - x1, high - y1, wide - x0, high - y0)
            case 3:
                return Box(y0, wide - x1, y1, wide - x0)
        return Box(x0, y0, x1, y1)


@dataclass(slots=True)
class PageReading:
    """What one page holds. pictures: where, as shown; drawings: how many lines and areas."""

    width: float
    height: float
    frame: Frame
    letters: list[Letter] = field(default_factory=list)
    unseen: list[Unseen] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    drawings: int = 0
    recognised: bool = False  # whether its text was read in a picture by a machine

    @property
    def seen(self) -> list[Letter]:
        return [letter for letter in self.letters if letter.seen]

    def share(self, box: Box) -> float:
        """How much of the page a box takes."""
        return (box.x1 - box.x0) * (box.y1 - box.y0) / ((self.width * self.height) or 1)


def read_page(page: pypdfium2.PdfPage) -> PageReading:
    """Everything on the page. Its text is turned off in memory: load it again to draw it."""
    frame = Frame(page.raw)
    reading = PageReading(frame.width, frame.height, frame)
    text = page.get_textpage()
    try:
        reading.letters = list(_letters(text.raw, frame))
        covers = _look_over(page, frame, reading)
        if any(letter.box for letter in reading.letters):
            _Sight(page, text.raw, reading, covers).look()
    finally:
        text.close()
    return reading


def _letters(text: Any, frame: Frame) -> Iterator[Letter]:
    sides = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
    to = [ctypes.byref(side) for side in sides]
    after_hyphen = False
    for index in range(max(pdfium.FPDFText_CountChars(text), 0)):
        letter = chr(pdfium.FPDFText_GetUnicode(text, index))
        if letter in HYPHENS:
            after_hyphen = True
            continue
        if letter.isspace():
            if letter != "\r" and not (after_hyphen and letter == "\n"):
                yield Letter("\n" if letter == "\n" else " ", index, None)
            continue
        after_hyphen = False
        if letter == "\0" or not pdfium.FPDFText_GetCharBox(text, index, *to):
            continue
        left, right, bottom, top = (side.value for side in sides)
        yield Letter(letter, index, frame.shown(left, bottom, right, top))


def _look_over(page: pypdfium2.PdfPage, frame: Frame, reading: PageReading) -> list[Box]:
    """Notes pictures and drawings; returns everything that could lie on top of a text."""
    covers: list[Box] = []
    for thing in page.get_objects(max_depth=DEPTH):
        if thing.type not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH):
            continue
        if thing.type == pdfium.FPDF_PAGEOBJ_PATH:
            reading.drawings += 1
        try:
            box = frame.shown(*thing.get_bounds())
        except pypdfium2.PdfiumError:
            continue
        covers.append(box)
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            reading.pictures.append(box)
    return covers


class _Sight:
    """Looks for the letters of one page in the two drawings of it."""

    def __init__(
        self, page: pypdfium2.PdfPage, text: Any, reading: PageReading, covers: list[Box]
    ) -> None:
        self._text, self._reading, self._covers = text, reading, covers
        self._scale = min(SCALE, LARGEST / max(reading.width, reading.height, 1.0))
        self._full = self._draw(page)
        for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=DEPTH):
            pdfium.FPDFPageObj_SetIsActive(thing.raw, False)
        red, green, blue = ImageChops.difference(self._full, self._draw(page)).split()
        most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        self._ink = most.point([255 if value > INK else 0 for value in range(256)])
        self._grey = self._full.convert("L")
        self._whole = [box for box in reading.pictures if reading.share(box) >= SCAN]

    def _draw(self, page: pypdfium2.PdfPage) -> Image.Image:
        drawn: Image.Image = page.render(scale=self._scale).to_pil().convert("RGB")
        return drawn

    def look(self) -> None:
        run: list[Letter] = []
        why = ""
        fresh, invisible = True, False
        for letter in self._reading.letters:
            if letter.box is None:
                fresh = True
            elif fresh:  # a word is set in one way: one look at it is enough
                invisible, fresh = self._mode(letter) in INVISIBLE, False
            if letter.box is not None and letter.text.isalnum():
                hidden = self._hidden(letter, letter.box, invisible=invisible)
                letter.seen = not hidden
                if letter.seen:
                    self._keep(run, why)
                    run = []
                elif not run:
                    why = hidden
            if run or not letter.seen:
                run.append(letter)
        self._keep(run, why)

    def _keep(self, run: list[Letter], why: str) -> None:
        """A run of unseen letters, unless it is too short to say anything."""
        while run and run[-1].seen:
            run.pop()
        if sum(not letter.seen for letter in run) < FEWEST:
            for letter in run:
                letter.seen = True
            return
        for letter in run:
            letter.seen = False
        words = "".join(letter.text for letter in run)
        self._reading.unseen.append(Unseen(words, why, lines_of(run)))

    def _hidden(self, letter: Letter, box: Box, *, invisible: bool) -> str:
        """Why the letter is not seen; "" where it is."""
        reading = self._reading
        if box.x1 <= 0 or box.y1 <= 0 or box.x0 >= reading.width or box.y0 >= reading.height:
            return "uden for siden"
        if box.y1 - box.y0 < SMALLEST and box.x1 - box.x0 < SMALLEST:
            return "for lille til at læse"
        pixels = self._pixels(box)
        inked = self._ink.crop(pixels).getbbox()
        if (
            inked is not None and not invisible
        ):  # of a word that prints nothing the ink is another's
            area = (pixels[2] - pixels[0]) * (pixels[3] - pixels[1])
            if (inked[2] - inked[0]) * (inked[3] - inked[1]) >= SHOWN * area:
                return ""
        if self._recognised(letter, box, pixels):
            reading.recognised = True
            return ""
        if self._mode(letter) in INVISIBLE:
            return "usynlig skrift"
        middle = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        if any(_holds(cover, *middle) for cover in self._covers):
            return "dækket"
        return "ses ikke"

    def _recognised(self, letter: Letter, box: Box, pixels: tuple[int, int, int, int]) -> bool:
        """Whether the letter stands for one that is seen in a picture of the page."""
        over = self._reading.pictures if self._mode(letter) in INVISIBLE else self._whole
        middle = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        if not any(_holds(picture, *middle) for picture in over):
            return False
        darkest, lightest = self._grey.crop(pixels).getextrema()
        return bool(lightest - darkest >= CONTRAST)  # type: ignore[operator]

    def _mode(self, letter: Letter) -> int:
        thing = pdfium.FPDFText_GetTextObject(self._text, letter.index)
        return int(pdfium.FPDFTextObj_GetTextRenderMode(thing)) if thing else 0

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        x0, y0 = int(max(box.x0, 0) * self._scale), int(max(box.y0, 0) * self._scale)
        x1, y1 = int(box.x1 * self._scale) + 1, int(box.y1 * self._scale) + 1
        return x0, y0, max(min(x1, self._ink.width), x0 + 1), max(min(y1, self._ink.height), y0 + 1)


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def lines_of(letters: list[Letter]) -> list[Box]:
    """One box around the letters of each line."""
    boxes: list[Box] = []
    fresh = True
    for letter in letters:
        if letter.text == "\n":
            fresh = True
        if letter.box is None:
            continue
        last = None if fresh or not boxes else boxes[-1]
        if last is None or letter.box.y0 > last.y1 or letter.box.y1 < last.y0:
            boxes.append(letter.box)
        else:
            boxes[-1] = Box(
                min(last.x0, letter.box.x0), min(last.y0, letter.box.y0),
                max(last.x1, letter.box.x1), max(last.y1, letter.box.y1),
            )  # fmt: skip
        fresh = False
    return [Box(*(round(side, 1) for side in (b.x0, b.y0, b.x1, b.y1))) for b in boxes]
