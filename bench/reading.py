"""How fast documents are read, beside the bare engine.

Text: a record of ten items within 5 ms and 80 MB, beside splitting the same bytes into lines. What the
reader keeps from one document for the next is thrown away before each: every one is read as if it came first.
PDF: at most 1.3 times the bare text extraction by pypdfium2 of the same file; all in turn, the least of
several rounds, for several kinds of page.
"""

from __future__ import annotations

import functools
import gc
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pypdfium2 as pdfium
import typst

from bench.papers import minutes
from raadslag.ingest.parse import read
from raadslag.ingest.parse.sources import read_bytes

PAPERS = 60
REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "gold"
"""Real minutes beside the checkout, where there are any; those of about ten items are read."""
ITEMS = range(8, 12)
TIMES = 9
ROUNDS = 15
COLUMN = """#set page(numbering: "1 / 1")
#set text(lang: "da", hyphenate: true)
#set par(justify: true)
"""


def main() -> None:
    texts = [minutes(number).encode() for number in range(PAPERS)]
    _text(texts[0])  # patterns are compiled, tables made
    took = _each(_text, texts, before=_forgetting())
    bare = _each(lambda data: data.decode().splitlines(), texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    _say("text, 10 items", took, bare)
    sys.stdout.write(f"{'':26} peak memory {peak:.0f} MB\n")
    _real_minutes()
    for name, data in kinds():
        _beside(name, data)


def _real_minutes() -> None:
    """Each document by itself, the quickest of several readings."""
    forget = _forgetting()
    for path in sorted(REAL.glob("*.txt")):
        data = path.read_bytes()
        record = read(read_bytes(data, path.name))
        if len(record.items) in ITEMS:
            took = min(_each(_text, [data] * TIMES, before=forget))
            name = f"real, {len(record.items)} items"
            sys.stdout.write(f"{name:26} {took:8.2f} ms   {len(data) / 1000:6.1f} kB\n")


def _beside(kind: str, data: bytes) -> None:
    """Lines and record of a PDF beside its bare extraction."""
    forget = _forgetting()
    rounds = [
        [_each(deed, [data], before=forget)[0] for deed in (_bare, _lines, _pdf)]
        for _ in range(ROUNDS)
    ]
    bare, lines, record = map(min, zip(*rounds, strict=True))
    _say(f"PDF to lines, {kind}", [lines], [bare])
    _say(f"PDF to record, {kind}", [record], [bare])


def _forgetting() -> Callable[[], None]:
    """Empties what the reader keeps of the texts it has seen; what it keeps of its own tables stays."""
    kept = [
        found
        for found in gc.get_objects()
        if isinstance(found, functools._lru_cache_wrapper)
        and found.__module__.startswith("raadslag.ingest.parse")
        and found.cache_parameters()["maxsize"]
    ]

    def forget() -> None:
        for cache in kept:
            cache.cache_clear()

    return forget


def _text(data: bytes) -> object:
    return read(read_bytes(data, "referat.txt"))


def _pdf(data: bytes) -> object:
    return read(read_bytes(data, "referat.pdf"))


def _lines(data: bytes) -> object:
    return read_bytes(data, "referat.pdf")


def _bare(data: bytes) -> None:
    document = pdfium.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()
    document.close()


def pdfs(count: int) -> Iterator[bytes]:
    """Minutes set by Typst, about ten pages each, hyphenated and with page numbers."""
    for number in range(count):
        yield _set(COLUMN, _paragraphs(minutes(number, items=20)))


def kinds() -> Iterator[tuple[str, bytes]]:
    """Name and bytes of a PDF of each kind."""
    paper = minutes(0, items=20)
    yield "one column", _set(COLUMN, _paragraphs(paper))
    yield "two columns", _set(f"{COLUMN}#set page(columns: 2)\n", _paragraphs(paper))
    cells = ", ".join(f"[#text({_quoted(part)})]" for part in _parts(paper))
    yield "tables", _set(COLUMN, f"#table(columns: (1fr, 2fr, 1fr), {cells})")
    many = "\n\n".join(minutes(number, items=20) for number in range(7))
    yield "100 pages", _set(COLUMN, _paragraphs(many))


def _parts(paper: str) -> list[str]:
    return [part for part in paper.split("\n\n") if part.strip()]


def _paragraphs(paper: str) -> str:
    return "\n".join(f"#par[#text({_quoted(part)})]" for part in _parts(paper))


def _set(head: str, body: str) -> bytes:
    return bytes(typst.compile(f"{head}{body}\n".encode()))


def _quoted(text: str) -> str:
    return '"' + text.strip().replace("\\", "\\\\").replace('"', '\\"') + '"'


def _each(
    deed: Callable[[bytes], object],
    papers: Iterable[bytes],
    *,
    before: Callable[[], None] = lambda: None,
) -> list[float]:
    """Milliseconds of each, without what is done before it."""
    took = []
    for paper in papers:
        before()
        start = time.perf_counter()
        deed(paper)
        took.append(1000 * (time.perf_counter() - start))
    return took


def _say(name: str, took: list[float], bare: list[float]) -> None:
    ours, theirs = statistics.median(took), statistics.median(bare)
    sys.stdout.write(
        f"{name:26} {ours:8.2f} ms   bare {theirs:8.2f} ms   {ours / theirs:6.2f} times\n"
    )


if __name__ == "__main__":
    main()
