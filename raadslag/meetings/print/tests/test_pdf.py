"""The PDF as readers, screen readers and archives take it, read back from the file."""

from __future__ import annotations

import io
import os
import re

import pikepdf
import pypdfium2
import pytest

from raadslag.meetings.print import composing, press
from raadslag.meetings.print.composing import Printing
from raadslag.meetings.print.look import Look
from raadslag.meetings.print.press import NotPrinted, Press

INJECTION = (
    '#import "/etc/passwd" <script> $x^2$ *fed* @ref #read("/etc/passwd") \\#eval("1+1") ]#['
)


@pytest.fixture(scope="module", autouse=True)
def presses():
    """The worker processes end with the tests of this file."""
    yield
    for waiting in press._presses(os.getpid()).queue:
        waiting.close()


def printed(view, **look) -> bytes:
    return press.document_pdf(composing.meeting(view, Printing(look=Look(**look))))


def words(pdf: bytes) -> str:
    """All its text, with white space made even and hyphens at line ends taken out."""
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return re.sub(r"\s+", " ", re.sub(r"(?:\x02|\xad|\ufffe)\s*", "", text))


def roles(pdf: bytes) -> list[str]:
    """The structure's elements in reading order."""
    found: list[str] = []

    def walk(element: pikepdf.Object) -> None:
        if isinstance(element, pikepdf.Array):
            for child in element:
                walk(child)
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                found.append(str(element.S).removeprefix("/"))
            if "/K" in element:
                walk(element.K)

    with pikepdf.open(io.BytesIO(pdf)) as document:
        walk(document.Root.StructTreeRoot)
    return found


def test_one_file_is_pdf_ua_and_pdf_a_with_title_and_language(minutes):
    with pikepdf.open(io.BytesIO(printed(minutes))) as pdf, pdf.open_metadata() as metadata:
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert metadata["{http://www.aiim.org/pdfa/ns/id/}part"] == "2"
        assert metadata["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "A"
        assert metadata["dc:title"] == "Referat, Klimaudvalget, 4. marts 2025"
        assert str(pdf.Root.Lang) == "da"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_the_structure_is_that_of_the_meeting(minutes):
    found = roles(printed(minutes))

    assert found.count("H1") == 5  # contents, participants, three items
    assert found.count("TOCI") == 3
    assert found.count("Table") == 1
    assert found.count("TH") == 3
    assert found.index("TOC") < found.index("Table") < len(found)
    assert {"L", "LI", "LBody"} <= set(found)


def test_bookmarks_name_the_items(minutes):
    with pikepdf.open(io.BytesIO(printed(minutes))) as pdf, pdf.open_outline() as outline:
        titles = [entry.title for entry in outline.root]

    assert [title.replace("\u00a0", " ") for title in titles] == [
        "Indhold",
        "Deltagere",
        "1 Meddelelser",
        "2 KMU/KB – Vindmøller ved Sandkær",
        "3 Salg af grund til Bo Hansen",
    ]


def test_everything_the_document_says_can_be_read_in_order(minutes):
    text = words(printed(minutes, counts_attachments=True))

    said = [
        "Klimaudvalget",
        "tirsdag 4. marts 2025 kl. 17.00–19.05",
        "Indhold",
        "Mia Bjerg (G), formand",
        "Nyt fra formanden (mundtligt)",
        "Sagsnr. 01.02.15-P16-1-24",
        "en gås",
        "I alt 140.000 kr.",
        "Direktøren for Teknik indstiller,",
        "at bygherren betaler. Forkastet",
        "Miljøudvalget, 7. januar 2025, punkt 4",
        "Godkendt med 4 stemmer mod 3.",
        "Mia Bjerg (G), afvigende mening",
        "2 bilag, heraf 1 anbefales",
        "Lukket punkt · forvaltningsloven § 27",
    ]
    places = [text.replace("\u00a0", " ").find(sentence) for sentence in said]
    assert -1 not in places, [s for s, at in zip(said, places, strict=True) if at < 0]
    assert places == sorted(places)


def test_what_stands_in_the_data_is_never_markup(minutes):
    """Injection is impossible by construction: the template shows strings, and is never made of them."""
    minutes.place = minutes.body.name = INJECTION
    item = minutes.items[1]
    item.title = item.matter = item.sections[0].text = item.decision.text = INJECTION
    item.attachments[0].title = item.clauses[0].text = INJECTION

    text = words(printed(minutes, name=INJECTION))

    even = re.sub(r"\s+", "", text)
    assert even.count(re.sub(r"\s+", "", INJECTION)) >= 8
    assert "root:" not in text


@pytest.mark.parametrize(
    "letters", ["✕ 😀 中文 \uf0b7", "\x02\x0b", "Ω α Ж العربية", "a\u200bb\u00adc"]
)
def test_letters_that_no_typeface_has_stop_nothing(minutes, letters):
    minutes.items[0].title = f"Før {letters} efter"

    assert "efter" in words(printed(minutes))


def test_a_table_repeats_its_head_and_a_long_decision_breaks(minutes):
    from raadslag.meetings.presentation import SideView, VoteView

    names = [f"Person Nummer {n} fra et meget langt partinavn" for n in range(160)]
    minutes.items[1].decision.votes = [
        VoteView(sides=[SideView(side="for", names=names[at : at + 2]) for at in range(0, 160, 2)])
    ]

    pdf = printed(minutes)

    assert words(pdf).count("Stemmer Hvem") > 1
    assert "Nummer 159" in words(pdf)


def test_a_decision_is_never_alone_at_the_foot_of_a_page(minutes):
    """Whatever stands above: its heading stands on the page where its words stand."""
    for lines in range(0, 44, 3):
        minutes.items[1].sections[0].text = "\n".join(["Det er en sætning."] * lines)
        document = pypdfium2.PdfDocument(printed(minutes))
        pages = [page.get_textpage().get_text_range() for page in document]
        (holding,) = [page for page in pages if "Godkendt med 4 stemmer mod 3." in page]
        assert re.search(r"Beslutning\s+Godkendt\s+Godkendt med 4", holding)


def test_the_foot_counts_the_pages_and_names_the_version(minutes):
    document = pypdfium2.PdfDocument(printed(minutes))

    last = document[len(document) - 1].get_textpage().get_text_range()

    assert f"Side {len(document)} af {len(document)}" in last
    assert "Referat, udgave 2, offentliggjort 6. marts 2025" in last


def test_the_same_document_gives_the_same_bytes(minutes):
    assert printed(minutes) == printed(minutes)


def test_a_press_is_renewed_after_so_much_work(minutes, monkeypatch):
    monkeypatch.setattr(press, "RENEWED_AFTER", 20_000)
    worker = Press()
    job = press._job(press._data(composing.meeting(minutes, Printing())))

    processes = set()
    for _ in range(8):
        worker.work(job, "document")
        processes.add(worker._guard.pid)
    worker.close()

    assert len(processes - {None}) > 1
    assert None in processes


def test_a_job_that_takes_too_long_is_given_up(minutes, monkeypatch):
    monkeypatch.setattr(press, "SECONDS", 0.001)
    worker = Press()

    with pytest.raises(NotPrinted):
        worker.work(press._job(press._data(composing.meeting(minutes, Printing()))), "document")
    worker.close()


@pytest.mark.parametrize(
    ("picture", "media_type"),
    [
        pytest.param(b"not a picture", "image/png", id="no picture"),
        pytest.param(b"<svg", "image/svg+xml", id="broken"),
        pytest.param(
            b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="/etc/passwd.png"/></svg>',
            "image/svg+xml",
            id="reaches for a file",
        ),
    ],
)
def test_a_logo_that_cannot_be_drawn_is_refused(picture, media_type):
    with pytest.raises(NotPrinted):
        press.logo_png(picture, media_type)


def test_a_logo_is_drawn_anew_without_what_else_its_file_holds():
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><metadata>hemmeligt</metadata>'
        b'<script>alert(1)</script><rect width="40" height="10" fill="#0b4a36"/></svg>'
    )

    png = press.logo_png(svg, "image/svg+xml")

    assert png.startswith(b"\x89PNG")
    assert b"hemmeligt" not in png
    assert b"alert" not in png


def test_the_logo_stands_on_the_first_page_and_is_named(minutes):
    from base64 import b64encode

    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10"/></svg>'

    found = roles(printed(minutes, logo=b64encode(press.logo_png(svg, "image/svg+xml")).decode()))

    assert found.count("Figure") == 1
