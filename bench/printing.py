"""How fast documents are printed, beside WeasyPrint setting the same words from HTML.

Minutes of 40 items on more than 80 pages: at most 0.5 s, and ten times faster than WeasyPrint. A pack
of 800 pages: 2 s. Both as a reader waits for them: data to the worker, PDF back. Memory: the most
that one worker process held, over documents of all lengths (the soak test prints 500).
"""

from __future__ import annotations

import html
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from bench.papers import BODIES, DECISIONS, MATTERS, SENTENCES

ITEMS = 40
RUNS = 5
ATTACHMENTS, PAGES = 45, 16


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "raadslag.config.settings")
    import django

    django.setup()
    from raadslag.meetings.print import composing, press
    from raadslag.meetings.print.composing import Printing

    def printed(number: int) -> bytes:
        return press.document_pdf(composing.meeting(minutes(number), Printing()))

    pages = _pages(printed(0))  # the worker starts, and reads the typefaces
    took = _least(printed)
    _say(f"minutes, {ITEMS} items, {pages} pages", took)
    document = composing.meeting(minutes(0), Printing())
    _weasy(document, took)
    _packs()
    sys.stdout.write(f"{'worker, most memory':38} {_most_memory():8.0f} MB\n")


def _weasy(document: object, ours: float) -> None:
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as missing:
        sys.stdout.write(f"WeasyPrint cannot be measured here: {missing}\n")
        return
    page = as_html(document)
    start = time.perf_counter()
    pdf = HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    took = time.perf_counter() - start
    _say(f"WeasyPrint, tagged, {_pages(pdf)} pages", took)
    start = time.perf_counter()
    HTML(string=page).write_pdf()
    _say("WeasyPrint, plain", time.perf_counter() - start)
    sys.stdout.write(f"{'':38} {took / ours:8.1f} times ours\n")


def _packs() -> None:
    from raadslag.meetings.print import composing, press
    from raadslag.meetings.print.composing import Printing

    with tempfile.TemporaryDirectory() as folder:
        files = list(_attachments(Path(folder)))
        out = Path(folder) / "pakke.pdf"

        def packed(number: int) -> int:
            fresh = composing.meeting(minutes(100 + number), Printing())
            return press.pack_pdf(fresh, files, out)

        took = _least(packed)
        _say(f"pack of {_pages(out.read_bytes())} pages", took)


def _attachments(folder: Path) -> Iterator[object]:
    import typst

    from raadslag.meetings.print.packing import Enclosed

    for number in range(ATTACHMENTS):
        path = folder / f"{number}.pdf"
        source = f'#set text(lang: "da")\n#for n in range({PAGES}) [= Side #n \n#lorem(300)\n#pagebreak(weak: true)]'
        typst.compile(source.encode(), output=str(path))
        label = f"{number // 3 + 1}.{number % 3 + 1}"
        yield Enclosed(f"f{number:011}", label, f"Notat {number}", str(path), "application/pdf", "")


def minutes(number: int):  # type: ignore[no-untyped-def]
    """Made-up minutes, the same ones for the same number, no paragraph of which stands in others."""
    from raadslag.meetings.presentation import BodyRef, MeetingView

    chance = random.Random(number)
    return MeetingView(
        uid="bench0000001",
        municipality="bench",
        municipality_name="Egevig",
        body=BodyRef(uid="body00000001", name=BODIES[2]),
        on=date(2026, 3, 3),
        state="minutes",
        items=[_item(chance, position) for position in range(1, ITEMS + 1)],
    )


def _item(chance: random.Random, number: int):  # type: ignore[no-untyped-def]
    from raadslag.meetings import presentation as shown

    def text(paragraphs: int) -> str:
        return "\n".join(paragraph() for _ in range(paragraphs))

    def paragraph() -> str:
        sentences = [
            f"{s[:-1]} ({chance.randrange(10**6)})." for s in chance.choices(SENTENCES, k=5)
        ]
        return " ".join(sentences)

    figures = "\n".join(f"Udgift {n} {chance.randrange(10, 900)}.000 kr." for n in range(1, 6))
    listed = "\n".join(f"- {sentence}" for sentence in chance.choices(SENTENCES, k=4))
    sides = [
        shown.SideView(side="for", count=13, names=["A", "V", "F"]),
        shown.SideView(side="against", count=5, names=["C", "O"]),
    ]
    return shown.ItemView(
        uid=f"item{number:08}",
        position=number,
        number=str(number),
        title=f"{chance.choice(MATTERS)}, {number}. behandling",
        case_number=f"01.02.15-P16-{number}-24",
        recommender="Direktøren for Teknik og Klima",
        clauses=[shown.ClauseView(label="", text=f"at {text(1)}") for _ in range(2)],
        sections=[
            shown.SectionView(heading="Anledning", kind="case", text=text(1)),
            shown.SectionView(heading="Sagsfremstilling", kind="case", text=f"{text(3)}\n{listed}"),
            shown.SectionView(heading="Økonomi", kind="economy", text=f"{text(1)}\n{figures}"),
        ],
        attachments=[
            shown.AttachmentView(uid=f"f{3 * (number - 1) + n:011}", title=f"Notat {n}")
            for n in range(3)
        ],
        earlier=[
            shown.EarlierView(body=body, on=date(2026, 2, 3), number="4", text=text(1))
            for body in BODIES[:1]
        ],
        decision=shown.DecisionView(
            text=chance.choice(DECISIONS), outcome="adopted", votes=[shown.VoteView(sides=sides)]
        ),
    )


# The same words as HTML


STYLE = """
@page { size: A4; margin: 31mm 33mm 29mm 47mm;
  @top-left { content: "Økonomiudvalget" } @bottom-right { content: "Side " counter(page) " af " counter(pages) } }
body { font: 10.5pt/14.5pt "IBM Plex Serif"; hyphens: auto }
h1, h2, h3, th { font-family: "IBM Plex Sans"; break-after: avoid } .decision { border-top: 1.6pt solid; break-inside: avoid }
.toc a::after { content: leader(".") target-counter(attr(href), page) } table { width: 100%; border-collapse: collapse }
"""


def as_html(document) -> str:  # type: ignore[no-untyped-def]
    """The document's words as a page with the same typefaces, page and contents."""
    from raadslag.meetings.print.typesetting import FONTS

    faces = "".join(
        f'@font-face {{ font-family: "IBM Plex {family}"; font-weight: {weight}; '
        f'src: url("{(FONTS / f"IBMPlex{family}-{cut}.ttf").as_uri()}") }}'
        for family in ("Serif", "Sans")
        for cut, weight in (("Regular", 400), ("SemiBold", 600))
    )
    contents = "".join(
        f'<li><a href="#p{item.uid}">{item.number} {html.escape(item.title)}</a></li>'
        for item in document.items
    )
    items = "".join(map(_item_html, document.items))
    return (
        f'<!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title>{document.title}</title>'
        f"<style>{faces}{STYLE}</style></head><body><h1>{document.heading}</h1>"
        f'<ul class="toc">{contents}</ul>{items}</body></html>'
    )


def _item_html(item) -> str:  # type: ignore[no-untyped-def]
    sections = "".join(
        f'<section class="{section.mark}"><h3>{html.escape(section.heading)}</h3>'
        f"{''.join(map(_part_html, section.parts))}</section>"
        for section in item.sections
    )
    return f'<h2 id="p{item.uid}">{item.number} {html.escape(item.title)}</h2>{sections}'


def _part_html(part) -> str:  # type: ignore[no-untyped-def]
    from raadslag.meetings.print import values

    if isinstance(part, values.Bullets):
        return f"<ul>{''.join(f'<li>{_words(line)}</li>' for line in part.entries)}</ul>"
    if isinstance(part, values.Clauses):
        return f"<ol>{''.join(f'<li>{html.escape(c.text)}</li>' for c in part.entries)}</ol>"
    if isinstance(part, values.Files):
        return f"<ol>{''.join(f'<li>{html.escape(f.title)}</li>' for f in part.entries)}</ol>"
    if isinstance(part, values.Figures):
        return _table_html([], [list(row) for row in part.rows])
    if isinstance(part, values.Table):
        return _table_html(part.headings, part.rows)
    if isinstance(part, values.Quote):
        said = "".join(f"<p>{_words(line)}</p>" for line in part.paragraphs)
        return f"<p>{html.escape(part.by)}</p><blockquote>{said}</blockquote>"
    return f"<p>{_words(part.pieces)}</p>"


def _table_html(headings: list[str], rows: list[list[str]]) -> str:
    head = "".join(f'<th scope="col">{html.escape(words)}</th>' for words in headings)
    body = "".join(
        f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return (
        f"<table>{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>{body}</tbody></table>"
    )


def _words(line: list[tuple[str, str]]) -> str:
    return html.escape("".join(words for words, _ in line))


# Measuring


def _least(deed: Callable[[int], object]) -> float:
    """Seconds of the quickest of several documents, each a new one: the others were disturbed."""
    took = []
    for number in range(1, RUNS + 1):
        start = time.perf_counter()
        deed(number)
        took.append(time.perf_counter() - start)
    return min(took)


def _pages(pdf: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _most_memory() -> float:
    """The most that one worker process has held, in MB."""
    from raadslag.meetings.print import press

    return max((one.held for one in press._presses(os.getpid()).queue), default=0) / 2**20


def _say(name: str, seconds: float) -> None:
    sys.stdout.write(f"{name:38} {seconds:8.2f} s\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
