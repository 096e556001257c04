import pypdfium2
import pytest

from raadslag.ingest.parse.lines import Unreadable
from raadslag.ingest.parse.sources import read_bytes
from raadslag.ingest.parse.sources.hyphens import rejoin
from raadslag.ingest.parse.sources.tests.forms import pdf

LONG = (
    "Kommunalbestyrelsen besluttede på mødet at afsætte midler til renovering af svømmehallen, "
    "herunder nye omklædningsrum, og bad forvaltningen undersøge mulighederne for tilskud fra "
    "fonde og foreninger i lokalområdet, inden budgettet skal forhandles igen til efteråret. "
)
PLAIN = '#set page(width: 300pt, height: 400pt, margin: 40pt)\n#set text(lang: "da", size: 10pt)\n'


def source_of(body, head=PLAIN, **inputs):
    return read_bytes(pdf(head + body, **inputs), "a.pdf")


def texts(source):
    return [line.text for line in source.lines if not line.blank]


@pytest.mark.parametrize("justify", ["true", "false"])
@pytest.mark.parametrize("hyphenate", ["true", "false"])
def test_a_paragraph_is_one_line_also_across_pages(justify, hyphenate):
    paragraphs = [f"{number} {LONG * 4}".strip() for number in ("Først", "Dernæst", "Endelig")]
    head = f"{PLAIN}#set par(justify: {justify})\n#set text(hyphenate: {hyphenate})\n"

    source = source_of("\n\n".join(paragraphs), head)

    assert len(source.pages) > 1
    assert texts(source) == paragraphs
    assert source.lines[0].boxes[0].page == 1
    assert source.lines[-1].boxes[-1].page == len(source.pages)


def test_columns_are_read_one_after_the_other():
    first, second = f"Venstre {LONG * 3}".strip(), f"Højre {LONG * 3}".strip()

    source = source_of(f"#columns(2)[{first}\n\n{second}]")

    assert texts(source) == [first, second]


def test_running_heads_feet_and_page_numbers_are_furniture():
    head = PLAIN.replace(
        "margin: 40pt",
        "margin: 40pt, header: [Havneudvalget #h(1fr) 3. maj 2021],"
        "footer: context [Side #counter(page).display() af #counter(page).final().first()]",
    )

    source = source_of("\n\n".join([LONG * 4] * 3), head)

    assert texts(source) == [(LONG * 4).strip()] * 3
    pages = len(source.pages)
    assert [entry.kind for entry in source.furniture] == ["head", "head", "page"] * pages
    assert source.furniture[-1].text == f"Side {pages} af {pages}"
    assert source.furniture[-1].box.page == pages


@pytest.mark.parametrize(
    ("text", "kind"), [("Side 1 af 1", "page"), ("- 1 -", "page"), ("1", "page"), ("2021", None)]
)
def test_a_page_number_on_a_single_page(text, kind):
    source = source_of(f'Punkt 1\n#place(bottom)[#"{text}"]')

    assert [entry.kind for entry in source.furniture] == ([kind] if kind else [])
    assert (text in texts(source)) == (kind is None)


def test_size_weight_and_place_of_a_heading():
    source = source_of("= Beslutning\nGodkendt.\n\n*Dato* i dag")
    heading, text, date = (line for line in source.lines if line.text)

    assert heading.bold
    assert not text.bold
    assert not date.bold
    assert heading.size > text.size == pytest.approx(10)
    box = heading.boxes[0]
    assert (box.page, box.x0) == (1, pytest.approx(40, abs=2))
    assert 38 <= box.y0 < box.y1 < 60
    assert source.pages == ((300.0, 400.0),)


def test_list_entries_stand_apart_and_go_on_below_their_words():
    source = source_of(f"+ at {LONG}\n+ at det tages til efterretning.\n\n- kort\n- tegning")

    assert texts(source) == [
        f"1. at {LONG}".strip(),
        "2. at det tages til efterretning.",
        "- kort",
        "- tegning",
    ]


def test_a_table_row_is_a_line_with_tabs():
    source = source_of(
        "#table(columns: (60pt, 80pt, 60pt), [Post], [Anmærkning], [Kr.],"
        "[Bro], [Lærketræ og beslag af stål til hele broen], [310.000])"
    )

    assert texts(source) == [
        "Post\tAnmærkning\tKr.",
        "Bro\tLærketræ og beslag af stål til hele broen\t310.000",
    ]


def test_a_contents_entry_keeps_its_page_number():
    source = source_of("Ny badebro #box(width: 1fr, repeat[.]) 3")

    assert texts(source)[0].startswith("Ny badebro")
    assert texts(source)[0].endswith("3")


def test_a_date_does_not_begin_an_entry():
    body = "Udvalget drøftede sagen på mødet den foregående onsdag, som var den 12. januar 2021 om."

    assert texts(source_of(body)) == [body]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_has_its_boxes_where_they_are_seen(turn):
    document = pypdfium2.PdfDocument(pdf(PLAIN + "Overskrift\n\nTekst"))
    document[0].set_rotation(turn)
    source = read_bytes(saved(document), "a.pdf")

    assert set(" ".join(texts(source)).split()) == {"Overskrift", "Tekst"}
    width, height = source.pages[0]
    box = source.lines[0].boxes[0]
    assert (width > height) == (turn in (90, 270))
    assert 0 <= box.x0 < box.x1 <= width
    assert 0 <= box.y0 < box.y1 <= height


def saved(document):
    import io

    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_text_off_the_page_is_told():
    source = source_of("Ses\n#place(dx: 400pt)[Uden for siden]")

    assert texts(source) == ["Ses"]
    assert source.warnings == ("Side 1 har tekst, der ikke kan ses.",)
    assert source.hidden == ("Uden for siden",)


def test_a_page_with_a_drawing_alone_parts_the_text():
    source = source_of(
        "Forside\n#pagebreak()\n"
        "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
        "<rect width='9' height='9' fill='red'/></svg>\"), format: \"svg\")\n#pagebreak()\nBagside"
    )

    assert texts(source) == ["Forside", "Bagside"]
    assert len(source.pages) == 3


PIXEL = (
    "#image(bytes((137,80,78,71,13,10,26,10,0,0,0,13,73,72,68,82,0,0,0,1,0,0,0,1,8,2,0,0,0,144,119,"
    "83,222,0,0,0,12,73,68,65,84,8,215,99,248,207,192,0,0,3,1,1,0,24,221,141,176,0,0,0,0,73,69,78,"
    '68,174,66,96,130)), format: "png", width: 100%)'
)


def test_a_scan_is_refused_and_said_to_be_one():
    with pytest.raises(Unreadable, match="billeder uden tekst"):
        source_of(PIXEL)


def test_one_scanned_page_among_others_is_told():
    source = source_of(f"Forside\n#pagebreak()\n{PIXEL}")

    assert source.warnings == ("Side 2 er et billede uden tekst.",)


def test_an_empty_page_is_no_scan():
    with pytest.raises(Unreadable, match="ingen tekst"):
        source_of("#pagebreak()")


def test_damaged_files_are_refused():
    whole = pdf(PLAIN + LONG)
    with pytest.raises(Unreadable, match="delagt"):
        read_bytes(whole[:300], "a.pdf")


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("kommu", "nalbestyrelsen", "kommunalbestyrelsen"),
        ("Social", "og Sundhedsudvalget", "Social- og Sundhedsudvalget"),
        ("børne", "eller ungeindsats", "børne- eller ungeindsats"),
        ("SOSU", "området", "SOSU-området"),
        ("IT", "afdelingen", "IT-afdelingen"),
        ("Nord", "Sjælland", "Nord-Sjælland"),
        ("2021", "2024", "2021-2024"),
        ("e", "mail", "e-mail"),
        ("sund", "hedsplejen", "sundhedsplejen"),
        ("ad hoc", "udvalg", "ad hoc-udvalg"),
    ],
)
def test_broken_words_are_made_whole(left, right, whole):
    assert rejoin(left, right, frozenset({"hoc-udvalg"})) == whole
