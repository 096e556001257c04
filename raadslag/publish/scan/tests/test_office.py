"""What Office files, pages, mails, pictures and archives hold beside what a reader sees."""

import io
import zipfile

import docx
import openpyxl
import pptx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from PIL import Image
from pptx.util import Inches

from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan.clean import clean
from raadslag.publish.scan.scanning import scan

SECRET = "Viggo Vang"
SEEN = "Forvaltningen foreslår en ny sti"


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def told(report, kind):
    return [(one.place, one.words) for one in report.findings if one.kind == kind]


# Word


def word(change=None):
    document = docx.Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    paragraph = document.add_paragraph(SEEN + ". ")
    if change:
        change(document, paragraph)
    return saved(document)


def tracked(kind, text):
    inner = "delText" if kind in ("del", "moveFrom") else "t"
    return lambda _, p: p._p.append(
        parse_xml(
            f'<w:{kind} {nsdecls("w")} w:id="1" w:author="Karen"><w:r><w:{inner}>{text}</w:{inner}></w:r></w:{kind}>'
        )
    )


def run(**looks):
    def change(_, paragraph):
        piece = paragraph.add_run(SECRET)
        for name, value in looks.items():
            if name == "white":
                piece.font.color.rgb = RGBColor(255, 255, 255)
            elif name == "marked":
                piece.font.highlight_color = value
            else:
                setattr(piece.font, name, value)

    return change


def hidden_by_style(document, paragraph):
    style = document.styles.add_style("Skjult", 2)
    style.font.hidden = True
    paragraph.add_run(SECRET, style="Skjult")


@pytest.mark.parametrize(
    ("change", "kind", "place"),
    [
        pytest.param(tracked("del", SECRET), "file_change", "slettet af Karen", id="deleted"),
        pytest.param(tracked("moveFrom", SECRET), "file_change", "flyttet væk af Karen", id="moved away"),
        pytest.param(run(hidden=True), "file_hidden", "skjult tekst", id="hidden"),
        pytest.param(hidden_by_style, "file_hidden", "skjult tekst", id="hidden by its style"),
        pytest.param(run(white=True), "file_hidden", "tekst i samme farve som baggrunden", id="white"),
        pytest.param(run(marked=WD_COLOR_INDEX.BLACK), "file_hidden", "tekst i samme farve som baggrunden", id="marked black"),
        pytest.param(run(size=Pt(1)), "file_hidden", "tekst for lille til at læse", id="tiny"),
    ],
)  # fmt: skip
def test_words_of_a_document_that_nobody_sees(change, kind, place):
    content = word(change)
    report = scan(content, "a.docx")

    assert told(report, kind) == [(place, SECRET)]
    assert report.pages == [f"{SEEN}. "]
    assert SECRET not in str(scan(clean(content, ""), "a.docx"))


def test_what_was_inserted_is_both_seen_and_told():
    content = word(tracked("ins", SECRET))
    report = scan(content, "a.docx")

    assert told(report, "file_change") == [("indsat af Karen", SECRET)]
    assert SECRET in report.pages[0]
    cleaned = scan(clean(content, ""), "a.docx")
    assert SECRET in cleaned.pages[0]
    assert told(cleaned, "file_change") == []


def test_white_words_in_a_plain_table_are_hidden_and_in_a_coloured_one_seen():
    def change(style):
        def write(document, _):
            table = document.add_table(1, 1)
            if style:
                table.style = style
            piece = table.cell(0, 0).paragraphs[0].add_run(SECRET)
            piece.font.color.rgb = RGBColor(255, 255, 255)

        return write

    assert len(told(scan(word(change(None)), "a.docx"), "file_hidden")) == 1
    coloured = scan(word(change("Medium Shading 1 Accent 1")), "a.docx")
    assert told(coloured, "file_hidden") == []


def test_a_black_figure_over_the_text_is_told():
    def change(_, paragraph):
        paragraph.add_run()._r.append(
            parse_xml(
                '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
                ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
                ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
                '<wp:anchor behindDoc="0"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></wp:anchor></w:drawing>'
            )
        )

    assert told(scan(word(change), "a.docx"), "file_hidden") == [
        ("sort figur over teksten", "Figuren kan dække tekst.")
    ]


def test_white_words_on_a_dark_ground_are_seen():
    def change(document, paragraph):
        run(white=True)(document, paragraph)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="1F3864"/>')
        )

    report = scan(word(change), "a.docx")

    assert told(report, "file_hidden") == []
    assert SECRET in report.pages[0]


def test_remarks_and_makers_of_a_document():
    def change(document, paragraph):
        document.add_comment(paragraph.runs, text="Spørg Viggo: 070761-4285", author="Karen")
        document.core_properties.author = "Bent Birk"
        document.core_properties.last_modified_by = "Asta"

    content = word(change)
    report = scan(content, "a.docx")

    assert told(report, "file_comment") == [("kommentar af Karen", "Spørg Viggo: 0707xx-xxxx")]
    assert told(report, "cpr") == [("kommentar af Karen", "0707xx-xxxx")]
    assert told(report, "file_metadata") == [
        ("filens oplysninger", "forfatter: Bent Birk; senest gemt af: Asta")
    ]
    cleaned = clean(content, "")
    assert not {one.kind for one in scan(cleaned, "a.docx").findings} & {
        "file_comment",
        "cpr",
        "file_metadata",
    }
    docx.Document(io.BytesIO(cleaned))  # a whole document still


def test_notes_heads_and_feet_are_read():
    def change(document, _):
        document.sections[0].header.paragraphs[0].text = "Fortroligt 070761-4285"

    assert told(scan(word(change), "a.docx"), "cpr") == [("filens tekst", "0707xx-xxxx")]


def with_part(content, name, data):
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr(name, data)
    return stream.getvalue()


def test_a_file_within_is_scanned_as_if_it_came_alone():
    sheet = openpyxl.Workbook()
    sheet.active["A1"] = "070761-4285"
    content = with_part(word(), "word/embeddings/Tal.xlsx", saved(sheet))
    report = scan(content, "a.docx")

    assert told(report, "file_embedded") == [("filen Tal.xlsx inde i filen", "Tal.xlsx")]
    assert told(report, "cpr") == [("filen Tal.xlsx inde i filen, ark »Sheet«", "0707xx-xxxx")]


def test_parts_that_nobody_thinks_of_are_swept():
    content = with_part(word(), "word/charts/chart1.xml", "<c><v>070761-4285</v></c>")

    assert told(scan(content, "a.docx"), "cpr") == [("delen word/charts/chart1.xml", "0707xx-xxxx")]


def test_programs_are_told():
    content = with_part(word(), "word/vbaProject.bin", b"\0")

    assert told(scan(content, "a.docx"), "file_program") == [("filen", "vbaProject.bin")]


# Excel


def sheet(change):
    book = openpyxl.Workbook()
    book.properties.creator = None
    page = book.active
    page.title = "Løn"
    page["A1"], page["B1"] = SEEN, 7
    change(book, page)
    return saved(book)


def hidden_sheet(book, _):
    other = book.create_sheet("Kladde")
    other["A1"] = SECRET
    other.sheet_state = "veryHidden"


def hidden_column(_, page):
    page["D2"] = SECRET
    page.column_dimensions["D"].hidden = True


def hidden_row(_, page):
    page["A4"] = SECRET
    page.row_dimensions[4].hidden = True


def white_cell(_, page):
    page["A4"] = SECRET
    page["A4"].font = Font(color="FFFFFFFF")


def black_cell(_, page):
    page["A4"] = SECRET
    page["A4"].fill = PatternFill("solid", fgColor="FF000000")
    page["A4"].font = Font(color="FF000000")


def blank_format(_, page):
    page["A4"] = SECRET
    page["A4"].number_format = ";;;"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (hidden_sheet, "skjult ark »Kladde«"),
        (hidden_column, "ark »Løn«, skjult kolonne D"),
        (hidden_row, "ark »Løn«, skjulte rækker 4"),
        (white_cell, "ark »Løn«, tekst der ikke kan ses"),
        (black_cell, "ark »Løn«, tekst der ikke kan ses"),
        (blank_format, "ark »Løn«, tekst der ikke kan ses"),
    ],
)
def test_cells_that_nobody_sees(change, place):
    report = scan(sheet(change), "a.xlsx")

    assert told(report, "file_hidden") == [(place, SECRET)]
    assert report.pages == [f"{SEEN} 7"]


def test_remarks_at_cells():
    def change(_, page):
        page["A1"].comment = Comment("Spørg Viggo", "Karen")

    ((place, words),) = told(scan(sheet(change), "a.xlsx"), "file_comment")
    assert (place, words) == ("kommentar ved A1", "Spørg Viggo")


def test_a_number_that_lost_its_nought_is_a_cpr_number_all_the_same():
    def change(_, page):
        page["A2"] = 707614285

    assert told(scan(sheet(change), "a.xlsx"), "cpr") == [("ark »Løn«", "0707xx-xxxx")]


def test_texts_that_no_cell_shows_any_longer():
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<si><t>{SECRET}</t></si></sst>"
    )
    content = with_part(sheet(lambda *_: None), "xl/sharedStrings.xml", strings)

    assert told(scan(content, "a.xlsx"), "file_hidden") == [
        ("tekst der ikke længere står i nogen celle", SECRET)
    ]


def test_cells_that_share_their_texts():
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<si><t>Anlæg</t></si><si><r><t>Drift</t></r><r><t> i alt</t></r></si></sst>"
    )
    rows = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>12.5</v></c></row>'
        '<row r="2"><c r="A2" t="s"><v>0</v></c></row></sheetData></worksheet>'
    )
    stream = io.BytesIO()
    old = zipfile.ZipFile(io.BytesIO(sheet(lambda *_: None)))
    with zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, rows if name.endswith("sheet1.xml") else old.read(name))
        new.writestr("xl/sharedStrings.xml", strings)

    assert scan(stream.getvalue(), "a.xlsx").pages == ["Drift i alt 12.5\nAnlæg"]


def test_figures_kept_from_another_workbook():
    data = (
        '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook>'
        f"<sheetDataSet><sheetData><row><cell><v>{SECRET}</v></cell></row></sheetData></sheetDataSet>"
        "</externalBook></externalLink>"
    )
    content = with_part(sheet(lambda *_: None), "xl/externalLinks/externalLink1.xml", data)

    assert told(scan(content, "a.xlsx"), "file_hidden") == [
        ("kopi af data fra et andet regneark", SECRET)
    ]


# PowerPoint


def slides(change):
    show = pptx.Presentation()
    show.core_properties.author = ""
    show.core_properties.last_modified_by = ""
    show.core_properties.title = ""
    slide = show.slides.add_slide(show.slide_layouts[6])
    write(slide, SEEN)
    change(show, slide)
    return saved(show)


def write(slide, words, left=1):
    shape = slide.shapes.add_textbox(Inches(left), Inches(1), Inches(3), Inches(1))
    shape.text_frame.text = words
    return shape


def covered(_, slide):
    shape = slide.shapes.add_textbox(Inches(5), Inches(3), Inches(2), Inches(1))
    shape.text_frame.text = SECRET
    cover = slide.shapes.add_shape(1, Inches(5), Inches(3), Inches(2), Inches(1))
    cover.fill.solid()


def hidden_slide(show, _):
    other = show.slides.add_slide(show.slide_layouts[6])
    write(other, SECRET)
    other._element.set("show", "0")


@pytest.mark.parametrize(
    ("change", "kind", "place"),
    [
        (hidden_slide, "file_hidden", "side 2, skjult"),
        (lambda _, slide: write(slide, SECRET, left=40), "file_hidden", "side 1, uden for siden"),
        (covered, "file_hidden", "side 1, under en anden figur"),
        (
            lambda _, slide: setattr(slide.notes_slide.notes_text_frame, "text", SECRET),
            "file_comment",
            "side 1, talernoter",
        ),
    ],
)
def test_what_a_show_does_not_show(change, kind, place):
    report = scan(slides(change), "a.pptx")

    assert told(report, kind) == [(place, SECRET)]
    assert report.pages == [SEEN]


# OpenDocument


def test_changes_remarks_and_hidden_text_of_a_writer_document():
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:text="{text}"'
        ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
        ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">'
        '<office:automatic-styles><style:style style:name="T1"><style:text-properties text:display="none"/>'
        "</style:style></office:automatic-styles><office:body><office:text>"
        "<text:tracked-changes><text:p>Slettet navn</text:p></text:tracked-changes>"
        f"<text:p>{SEEN}<office:annotation><text:p>Spørg Karen</text:p></office:annotation>"
        f'<text:span text:style-name="T1">{SECRET}</text:span></text:p>'
        "</office:text></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
    report = scan(stream.getvalue(), "a.odt")

    assert report.pages == [SEEN]
    assert told(report, "file_change") == [("registrerede ændringer", "Slettet navn")]
    assert told(report, "file_comment") == [("kommentar", "Spørg Karen")]
    assert told(report, "file_hidden") == [("skjult tekst", SECRET)]


# Pages, mails, pictures, archives


def test_a_web_page():
    page = f'<!doctype html><html><body><!-- {SECRET} --><p>{SEEN}</p><p style="display: none">Skjult her</p></body></html>'
    report = scan(page.encode(), "a.html")

    assert report.pages == [SEEN]
    assert told(report, "file_comment") == [("kommentar i koden", SECRET)]
    assert told(report, "file_hidden") == [("skjult tekst", "Skjult her")]


def test_a_mail():
    mail = (
        "From: Viggo <viggo@gmail.com>\r\nTo: post@egevig.dk\r\nSubject: Sti\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{SEEN}\r\n"
    )
    report = scan(mail.encode(), "a.eml")

    assert SEEN in report.pages[0]
    assert told(report, "email") == [("mailens From", "viggo@gmail.com")]


def photograph():
    image = Image.new("RGB", (20, 20), "green")
    exif = image.getexif()
    exif[315] = "Viggo Vang"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (55.0, 40.0, 0.0)
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=exif)
    return stream.getvalue()


def test_a_picture_says_who_took_it_and_where_and_is_not_scanned_itself():
    report = scan(photograph(), "a.jpg")

    assert [place for place, _ in told(report, "unscanned")] == ["filen"]
    assert ("billedets oplysninger", "ophavsmand: Viggo Vang") in told(report, "file_metadata")
    assert any("GPS" in words for _, words in told(report, "file_metadata"))
    assert told(scan(clean(photograph(), ""), "a.jpg"), "file_metadata") == []


def test_a_photograph_in_a_document_is_cleaned_too():
    def change(document, _):
        document.add_picture(io.BytesIO(photograph()))

    content = word(change)
    assert "Viggo Vang" in str(scan(content, "a.docx").findings)

    cleaned = clean(content, "")

    assert "Viggo Vang" not in str(scan(cleaned, "a.docx").findings)
    assert len(docx.Document(io.BytesIO(cleaned)).inline_shapes) == 1


def test_a_cleaned_photograph_shows_the_same():
    before, after = (Image.open(io.BytesIO(x)) for x in (photograph(), clean(photograph(), "")))

    assert before.tobytes() == after.tobytes()
    assert not after.getexif()


def test_an_archive_is_opened_and_one_within_it():
    def zipped(name, data):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(name, data)
        return stream.getvalue()

    content = zipped("ydre/indre.zip", zipped("løn 070761-4285.txt", "Ring 40 12 34 56"))
    report = scan(content, "a.zip")

    assert len(told(report, "cpr")) == 1
    assert len(told(report, "phone")) == 1
    deep = content
    for _ in range(6):
        deep = zipped("a.zip", deep)
    assert "for dybt" in str(scan(deep, "a.zip"))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "tom"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "gammelt eller krypteret"),
        (b"{\\rtf1 hej}", "RTF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"PK\x03\x04 ikke en zip", "ødelagt"),
        (b"%PDF-1.7 ikke en pdf", "ødelagt"),
        (b"\x89PNG\r\n\x1a\n ikke et billede", "ødelagt"),
        (bytes(range(256)) * 10, "ikke kan kontrolleres"),
    ],
)
def test_what_cannot_be_scanned_is_said_to_be_unscanned(content, why):
    report = scan(content, "a")

    assert why in report.unscanned
    assert report.pages == []


def bomb(part="word/document.xml"):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(part, b"<a>" + b" " * (200 * 1024 * 1024))
    return stream.getvalue()


def entities():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(
            "word/document.xml",
            '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>',
        )
    return stream.getvalue()


@pytest.mark.parametrize("content", [bomb(), entities()], ids=["bomb", "entities"])
def test_hostile_packages_are_unscanned(content):
    assert scan(content, "a.docx").unscanned


@pytest.mark.parametrize("content", [saved(openpyxl.Workbook()), b"Bare tekst."])
def test_what_cannot_be_cleaned_is_refused(content):
    with pytest.raises(Unreadable, match="erstat"):
        clean(content, "")


def test_a_file_is_looked_at_by_its_bytes_and_its_name():
    report = scan(SEEN.encode(), "brev_070761-4285.txt")

    assert told(report, "cpr") == [("filens navn", "0707xx-xxxx")]
