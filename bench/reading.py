"""How fast documents are read, beside the bare engine.

Text: a record of ten items within 5 ms and 80 MB, beside splitting the same bytes into lines.
PDF: at most 1.3 times the bare text extraction by pypdfium2 of the same file.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pypdfium2 as pdfium
import typst

from bench.papers import minutes
from raadslag.ingest.parse import read
from raadslag.ingest.parse.sources import read_bytes

PAPERS = 60


def main() -> None:
    texts = [minutes(number).encode() for number in range(PAPERS)]
    _text(texts[0])  # patterns are compiled, tables made
    took = _each(_text, texts)
    bare = _each(lambda data: data.decode().splitlines(), texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    _say("text, 10 items", took, bare)
    sys.stdout.write(f"{'':20} peak memory {peak:.0f} MB\n")
    papers = list(pdfs(8))
    read_bytes(papers[0], "referat.pdf")
    _say(
        "PDF to lines",
        _each(lambda data: read_bytes(data, "referat.pdf"), papers),
        _each(_bare, papers),
    )
    _say("PDF to record", _each(_pdf, papers), _each(_bare, papers))


def _text(data: bytes) -> object:
    return read(read_bytes(data, "referat.txt"))


def _pdf(data: bytes) -> object:
    return read(read_bytes(data, "referat.pdf"))


def _bare(data: bytes) -> None:
    document = pdfium.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()
    document.close()


def pdfs(count: int) -> Iterable[bytes]:
    """Minutes set by Typst, about ten pages each, hyphenated and with page numbers."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            paragraphs = minutes(number, items=20).split("\n\n")
            source = Path(folder) / "referat.typ"
            body = "\n".join(f"#par[#text({_quoted(p)})]" for p in paragraphs if p.strip())
            source.write_text(
                '#set page(numbering: "1 / 1")\n#set text(lang: "da", hyphenate: true)\n'
                f"#set par(justify: true)\n{body}\n",
                "utf-8",
            )
            yield typst.compile(source)


def _quoted(text: str) -> str:
    return '"' + text.strip().replace("\\", "\\\\").replace('"', '\\"') + '"'


def _each(deed: Callable[[bytes], object], papers: Iterable[bytes]) -> list[float]:
    """Milliseconds of each."""
    took = []
    for paper in papers:
        start = time.perf_counter()
        deed(paper)
        took.append(1000 * (time.perf_counter() - start))
    return took


def _say(name: str, took: list[float], bare: list[float]) -> None:
    ours, theirs = statistics.median(took), statistics.median(bare)
    sys.stdout.write(
        f"{name:20} {ours:8.2f} ms   bare {theirs:8.2f} ms   {ours / theirs:6.2f} times\n"
    )


if __name__ == "__main__":
    main()
