"""Reading a redacted file back by every means that a curious reader has."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence

import pikepdf
import pypdfium2

from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan.report import Box

SHORTEST = 4  # letters and figures: shorter words stand in any file by chance
SHORTEST_IN_BYTES = 6
_NO_TEXT = frozenset({"/Image", "/Type1C", "/CIDFontType0C", "/OpenType"})
EDGE = 1.0  # points of a box that may be half covered
DARK = 60  # of 255: the lightest that is black
SCALE = 1.0  # pixels a point
FAILED = "Sløringen kan ikke gennemføres: det slørede kan stadig læses i filen ({}). Erstat filen."


def must_be_gone(content: bytes, passages: Iterable[str], boxes: Sequence[Sequence[Box]]) -> None:
    """Raises Unreadable where a passage can still be read, or a covered place still shows something."""
    wanted = set(passages)
    told = [pattern for passage in wanted if (pattern := pattern_of(passage))]
    exact = [pattern for passage in wanted if (pattern := _exact(passage))]
    for patterns, how, texts in (
        (told, "tekst", _as_text(content)),
        (told, "filens dele", _as_values(content)),
        (exact, "filens dele", _as_streams(content)),
        (exact, "filens bytes", _decoded(content)),
    ):
        if any(pattern.search(text) for text in texts for pattern in patterns):
            raise Unreadable(FAILED.format(how))
    _must_be_empty(content, boxes)


def pattern_of(passage: str) -> re.Pattern[str] | None:
    """The passage as whole words, however its letters are spaced; None where it is too short to look for."""
    letters = re.findall(r"\w", passage)
    if len(letters) < SHORTEST:
        return None
    return re.compile(r"(?<!\w)" + r"\W{0,3}".join(map(re.escape, letters)) + r"(?!\w)", re.I)


def _exact(passage: str) -> re.Pattern[str] | None:
    """The passage letter by letter, for bytes in which anything shorter or looser stands by chance."""
    pieces = re.findall(r"\w+", passage)
    if sum(map(len, pieces)) < SHORTEST_IN_BYTES:
        return None
    return re.compile(r"(?<!\w)" + r"[^\w\0]{1,3}".join(map(re.escape, pieces)) + r"(?!\w)", re.I)


def _as_text(content: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(content)
    for page in document:
        text = page.get_textpage()
        yield text.get_text_range()
        text.close()
        page.close()
    document.close()


def _as_values(content: bytes) -> Iterator[str]:
    """Every text that an object of the file holds."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for thing in pdf.objects:
            yield from _texts(thing)


def _as_streams(content: bytes) -> Iterator[str]:
    """Every stream unpacked, but for fonts' outlines and the pixels of pictures: those are looked at drawn."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and not (
                str(thing.get("/Subtype", "")) in _NO_TEXT or "/Length1" in thing
            ):
                yield from _decoded(thing.read_bytes())


def _texts(thing: object, depth: int = 0) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif depth < 40 and isinstance(thing, pikepdf.Array):
        for one in thing:
            if not getattr(one, "is_indirect", False):
                yield from _texts(one, depth + 1)
    elif depth < 40 and isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for _, one in thing.items():
            if not getattr(one, "is_indirect", False):
                yield from _texts(one, depth + 1)


def _decoded(content: bytes) -> Iterator[str]:
    """As text in each way that PDF writes text, hexadecimal included."""
    for encoding in ("latin-1", "utf-8", "utf-16-be", "utf-16-le"):
        yield content.decode(encoding, "ignore")
    for match in re.finditer(rb"<([0-9A-Fa-f\s]{8,})>", content):
        digits = re.sub(rb"\s", b"", match[1])
        code = bytes.fromhex((digits[:-1] if len(digits) % 2 else digits).decode("ascii"))
        yield code.decode("latin-1")
        yield code.decode("utf-16-be", "ignore")


def _must_be_empty(content: bytes, boxes: Sequence[Sequence[Box]]) -> None:
    """Nothing is seen or read where something was covered."""
    document = pypdfium2.PdfDocument(content)
    for index, own in enumerate(boxes):
        if own:
            page = document[index]
            _page_must_be_empty(page, own, f"side {index + 1}")
            page.close()
    document.close()


def _page_must_be_empty(page: pypdfium2.PdfPage, boxes: Sequence[Box], where: str) -> None:
    drawn = page.render(scale=SCALE).to_pil().convert("L")
    text, height = page.get_textpage(), page.get_height()
    for box in boxes:
        inner = (box.x0 + EDGE, box.y0 + EDGE, box.x1 - EDGE, box.y1 - EDGE)
        left, top = max(round(inner[0] * SCALE), 0), max(round(inner[1] * SCALE), 0)
        right = min(round(inner[2] * SCALE), drawn.width)
        bottom = min(round(inner[3] * SCALE), drawn.height)
        if right <= left or bottom <= top:
            continue
        if drawn.crop((left, top, right, bottom)).getextrema()[1] > DARK:
            raise Unreadable(FAILED.format(f"billedet af {where}"))
        read = text.get_text_bounded(inner[0] + EDGE, height - inner[3], inner[2] - EDGE, height - inner[1])  # fmt: skip
        if any(letter.isalnum() for letter in read):
            raise Unreadable(FAILED.format(f"teksten på {where}"))
    text.close()
