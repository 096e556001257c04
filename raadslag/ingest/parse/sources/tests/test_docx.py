import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from raadslag.ingest.parse.lines import Unreadable
from raadslag.ingest.parse.sources import read_bytes

W = nsdecls("w")
NUMBERING = f"""<w:abstractNum {W} w:abstractNumId="90">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
</w:abstractNum>"""


@pytest.fixture
def document():
    return docx.Document()


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def source_of(document):
    return read_bytes(saved(document), "referat.docx")


def texts(document):
    return [line.text for line in source_of(document).lines if not line.blank]


def numbered(document, text, depth, restart=None):
    part = document.part.numbering_part.element
    if not part.xpath("w:abstractNum[@w:abstractNumId='90']"):
        part.insert(0, parse_xml(NUMBERING))
    number = "91" if restart is None else str(92 + restart)
    if not part.xpath(f"w:num[@w:numId='{number}']"):
        again = "" if restart is None else (
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{restart}"/></w:lvlOverride>'
        )  # fmt: skip
        part.append(parse_xml(
            f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="90"/>{again}</w:num>'
        ))  # fmt: skip
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(parse_xml(
        f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    ))  # fmt: skip


def test_headings_weight_and_size(document):
    document.add_heading("Referat", 1)
    document.add_paragraph().add_run("Beslutning").bold = True
    document.add_paragraph("Godkendt.").add_run(" Enigt.").bold = True

    lines = [line for line in source_of(document).lines if line.text]

    assert [(line.text, line.level, line.bold) for line in lines] == [
        ("Referat", 1, True),
        ("Beslutning", None, True),
        ("Godkendt. Enigt.", None, False),
    ]
    assert lines[0].size > lines[1].size


def test_numbers_that_word_prints_stand_in_the_text(document):
    numbered(document, "at broen bygges", 0)
    numbered(document, "i lærk", 1)
    numbered(document, "i eg", 1)
    numbered(document, "at den males", 0)
    numbered(document, "hvid", 1)
    numbered(document, "at regnskabet sendes", 0, restart=1)
    document.add_paragraph("løst", style="List Bullet")

    assert texts(document) == [
        "1. at broen bygges",
        "1.a) i lærk",
        "1.b) i eg",
        "2. at den males",
        "2.a) hvid",
        "1. at regnskabet sendes",
        "- løst",
    ]


def test_a_table_row_is_a_line_and_empty_cells_keep_their_place(document):
    table = document.add_table(2, 3)
    for cell, text in zip(table.rows[0].cells, ("DIR", "ØU", "KB"), strict=True):
        cell.text = text
    table.cell(1, 1).text = "X"

    assert texts(document) == ["DIR\tØU\tKB", "\tX\t"]


def test_a_cell_of_many_paragraphs_gives_each_a_line(document):
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Et\nTo"
    table.cell(0, 0).add_paragraph("Tre")
    table.cell(0, 1).text = "Fire"

    assert texts(document) == ["Et", "To", "Tre", "Fire"]


def test_heads_and_feet_are_furniture(document):
    document.sections[0].header.paragraphs[0].text = "Havneudvalget"
    document.sections[0].footer.paragraphs[0].text = "Side 1"
    document.add_paragraph("Punkt 1")

    source = source_of(document)

    assert [line.text for line in source.lines] == ["Punkt 1"]
    assert {(entry.kind, entry.text) for entry in source.furniture} == {
        ("head", "Havneudvalget"),
        ("foot", "Side 1"),
    }


def test_inserted_text_is_kept_and_deleted_text_told(document):
    paragraph = document.add_paragraph("Godkendt")
    paragraph._p.append(parse_xml(f"<w:ins {W}><w:r><w:t> enstemmigt</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {W}><w:r><w:delText> ikke</w:delText></w:r></w:del>"))

    source = source_of(document)

    assert source.lines[0].text == "Godkendt enstemmigt"
    assert source.warnings == ("Dokumentet har slettet tekst (registrerede ændringer).",)
    assert source.hidden == ("ikke",)


def test_hidden_text_and_comments_are_told(document):
    paragraph = document.add_paragraph("Ses")
    paragraph.add_run("skjult").font.hidden = True
    document.add_comment(paragraph.runs[0], text="Er det rigtigt?", author="Kim")

    source = source_of(document)

    assert source.lines[0].text == "Ses"
    assert source.warnings == ("Dokumentet har skjult tekst.", "Dokumentet har kommentarer.")
    assert source.hidden == ("skjult", "Kim: Er det rigtigt?")


def test_a_text_box_is_read_once(document):
    box = "<w:txbxContent><w:p><w:r><w:t>I boksen</w:t></w:r></w:p></w:txbxContent>"
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    document.add_paragraph("Før").add_run()._r.append(parse_xml(
        f"<mc:AlternateContent {W} {names}><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    ))  # fmt: skip

    assert texts(document) == ["Før", "I boksen"]


def test_links_and_breaks(document):
    paragraph = document.add_paragraph("Se\ttegning\nNæste linje")
    relation = document.part.relate_to(
        "https://eksempel.dk/bro.pdf",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    paragraph._p.append(parse_xml(
        f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}"><w:r><w:t>Bro</w:t></w:r></w:hyperlink>'
    ))  # fmt: skip

    lines = source_of(document).lines

    assert [line.text for line in lines] == ["Se\ttegning", "Næste linjeBro"]
    assert lines[1].links == (("Bro", "https://eksempel.dk/bro.pdf"),)


def test_a_part_cut_off_is_refused(document):
    document.add_paragraph("Tekst")
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(document))) as whole, zipfile.ZipFile(stream, "w") as cut:
        for info in whole.infolist():
            content = whole.read(info)
            cut.writestr(info, content[:200] if info.filename == "word/document.xml" else content)

    with pytest.raises(Unreadable, match="gyldigt XML"):
        read_bytes(stream.getvalue(), "a.docx")
