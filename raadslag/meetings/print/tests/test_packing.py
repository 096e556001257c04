"""A pack: what comes along, how it is marked, and what is left behind."""

from __future__ import annotations

import io
import os

import pikepdf
import pypdfium2
import pytest
import typst
from PIL import Image

from raadslag.meetings.print import composing, packing, press
from raadslag.meetings.print.composing import Printing
from raadslag.meetings.print.packing import Enclosed

PDF = "application/pdf"


@pytest.fixture(scope="module", autouse=True)
def presses():
    yield
    for waiting in press._presses(os.getpid()).queue:
        waiting.close()


@pytest.fixture
def file(tmp_path):
    """Make an attachment of so many pages; turned: degrees clockwise."""

    def make(uid: str, label: str, pages: int = 2, turned: int = 0, **changes) -> Enclosed:
        path = tmp_path / f"{uid}.pdf"
        source = "\n#pagebreak()\n".join(f"{uid} ark {n}" for n in range(1, pages + 1))
        pdf = pikepdf.open(io.BytesIO(typst.compile(source.encode())))
        for page in pdf.pages:
            page.rotate(turned, relative=False)
        pdf.save(path)
        values = {"address": "", "title": f"Titel {uid}", "media_type": PDF, "path": str(path)}
        return Enclosed(uid=uid, label=label, **(values | changes))

    return make


@pytest.fixture
def pack(minutes, tmp_path):
    def make(*files: Enclosed) -> pikepdf.Pdf:
        out = tmp_path / "pakke.pdf"
        document = composing.meeting(minutes, Printing())
        pages = press.pack_pdf(document, files, out)
        pdf = pikepdf.open(out)
        assert len(pdf.pages) == pages
        return pdf

    return make


def texts(pdf: pikepdf.Pdf) -> list[str]:
    buffer = io.BytesIO()
    pdf.save(buffer)
    document = pypdfium2.PdfDocument(buffer.getvalue())
    return [page.get_textpage().get_text_range() for page in document]


def test_every_page_of_an_attachment_is_stamped_with_whose_and_which_it_is(pack, file):
    pages = texts(pack(file("file00000001", "2.1"), file("file00000002", "2.2", pages=1)))

    at = next(n for n, page in enumerate(pages) if "file00000001 ark 1" in page)
    assert f"Bilag 2.1 side 1 · pakkens side {at + 1}" in pages[at]
    assert f"Bilag 2.1 side 2 · pakkens side {at + 2}" in pages[at + 1]
    assert f"Bilag 2.2 side 1 · pakkens side {at + 3}" in pages[at + 2]


def test_the_list_of_attachments_says_on_which_page_each_begins(pack, file):
    pages = texts(pack(*(file(f"file{n:08}", f"2.{n}") for n in range(1, 60))))

    overview = [n for n, page in enumerate(pages) if "Bilag i pakken" in page]
    first = next(n for n, page in enumerate(pages) if "file00000001 ark 1" in page)
    assert first - overview[0] > 1, "the list takes more than a page, and its numbers still fit"
    said = pages[overview[0]].split("Titel file00000002")[1].split()
    assert str(first + 3) in said[1] or str(first + 3) in said


def test_links_and_bookmarks_lead_to_the_attachments(pack, file):
    pdf = pack(file("file00000001", "2.1"))

    first = next(n for n, page in enumerate(texts(pdf)) if "file00000001 ark 1" in page)
    led = [
        pdf.pages.index(pikepdf.Page(note.Dest[0]))
        for page in pdf.pages
        for note in page.obj.get("/Annots", [])
        if isinstance(note.get("/Dest"), pikepdf.Array)
    ]
    assert led == [first, first]  # from the item, and from the list
    with pdf.open_outline() as outline:
        attachments = outline.root[-1]
        assert (attachments.title, [c.title for c in attachments.children]) == (
            "Bilag",
            ["2.1 Titel file00000001"],
        )


def test_no_link_to_the_made_up_place_is_left(pack, file):
    pdf = pack(file("file00000001", "2.1", media_type="application/zip", address="https://s.dk/b/"))

    addresses = [
        str(note.A.URI)
        for page in pdf.pages
        for note in page.obj.get("/Annots", [])
        if "/A" in note and "/URI" in note.A
    ]
    assert "https://s.dk/b/" in addresses
    assert [a for a in addresses if a.startswith(packing.PLACE)] == []


def test_a_pack_claims_neither_pdf_a_nor_pdf_ua(pack, file):
    pdf = pack(file("file00000001", "2.1"))

    with pdf.open_metadata() as metadata:
        assert [key for key in metadata if "aiim.org/pdf" in key and "/id/" in key] == []
        assert metadata["dc:title"] == "Referat, Klimaudvalget, 4. marts 2025"


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_stamp_stands_upright_at_the_upper_right_however_the_page_is_turned(pack, file, turned):
    pdf = pack(file("file00000001", "2.1", pages=1, turned=turned))
    page = pypdfium2.PdfDocument(_saved(pdf))[len(pdf.pages) - 1]
    picture = page.render(scale=1).to_pil().convert("L")

    right, top = picture.width, picture.height
    corner = picture.crop((right - 190, 0, right, 40))
    assert min(corner.get_flattened_data()) < 100, "letters in the corner"
    dark = [
        x
        for x in range(corner.width)
        if min(corner.crop((x, 0, x + 1, 40)).get_flattened_data()) < 140
    ]
    assert dark[-1] - dark[0] > 90, "in a line across, not down"
    assert top > 40


def _saved(pdf: pikepdf.Pdf) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def test_a_picture_gets_a_page_of_its_own_without_its_metadata(pack, file, tmp_path):
    path = tmp_path / "kort.jpg"
    exif = Image.Exif()
    exif[0x010E] = "hemmelig beskrivelse"
    Image.new("RGB", (400, 200), "teal").save(path, exif=exif)
    entry = file("file00000001", "2.1")._replace(path=str(path), media_type="image/jpeg")

    pdf = pack(entry)

    last = pdf.pages[-1]
    assert last.mediabox[2] > last.mediabox[3]
    assert b"hemmelig" not in _saved(pdf)


@pytest.mark.parametrize(
    ("content", "media_type", "why"),
    [
        (b"%PDF-1.7 nothing more", PDF, packing.BROKEN),
        (b"", PDF, packing.BROKEN),
        (b"nothing", "image/png", packing.BROKEN),
        (b"PK", "application/vnd.ms-excel", packing.OTHER),
        (None, PDF, packing.LOST),
    ],
)
def test_what_cannot_come_along_is_listed_with_the_reason(
    pack, file, tmp_path, content, media_type, why
):
    path = tmp_path / "fil"
    if content is not None:
        path.write_bytes(content)
    entry = file("file00000001", "2.1")._replace(
        path=str(path) if content is not None else "", media_type=media_type
    )

    pages = texts(pack(entry))

    assert why.split(":")[1] in pages[-1].replace("\r\n", " ")


def test_a_file_with_a_password_is_listed(pack, file, tmp_path):
    entry = file("file00000001", "2.1")
    with pikepdf.open(entry.path, allow_overwriting_input=True) as pdf:
        pdf.save(entry.path, encryption=pikepdf.Encryption(owner="a", user="b"))

    assert "beskyttet med adgangskode" in texts(pack(entry))[-1].replace("\r\n", " ")


def test_what_is_filled_into_a_form_stays_on_the_page(pack, file):
    entry = file("file00000001", "2.1", pages=1)
    with pikepdf.open(entry.path, allow_overwriting_input=True) as pdf:
        field = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T=pikepdf.String("navn"),
                V=pikepdf.String("Udfyldt svar"),
                DA=pikepdf.String("/Helv 12 Tf 0 g"),
                Rect=[50, 500, 250, 520],
                F=4,
            )
        )
        helvetica = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([field])
        pdf.Root.AcroForm = pdf.make_indirect(
            pikepdf.Dictionary(
                Fields=[field],
                NeedAppearances=True,
                DR=pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=helvetica)),
            )
        )
        pdf.save(entry.path)

    assert "Udfyldt svar" in texts(pack(entry))[-1]


def test_nothing_that_acts_by_itself_comes_along(pack, file):
    entry = file("file00000001", "2.1", pages=1)
    with pikepdf.open(entry.path, allow_overwriting_input=True) as pdf:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.Root.OpenAction = script
        page = pdf.pages[0].obj
        page.AA = pikepdf.Dictionary(O=script)
        rect = [0, 0, 9, 9]
        notes = [
            {"Subtype": pikepdf.Name.Link, "Rect": rect, "A": script},
            {"Subtype": pikepdf.Name.FileAttachment, "Rect": rect},
            {"Subtype": pikepdf.Name.Widget, "Rect": rect, "AA": pikepdf.Dictionary(K=script)},
        ]
        page.Annots = pikepdf.Array(
            [pikepdf.Dictionary(Type=pikepdf.Name.Annot, **n) for n in notes]
        )
        pdf.save(entry.path)

    pdf = pack(entry)

    assert "/OpenAction" not in pdf.Root
    assert "/AA" not in pdf.pages[-1].obj
    kept = pdf.pages[-1].obj.Annots
    assert [str(n.Subtype) for n in kept] == ["/Link", "/Widget"]
    assert all("/A" not in n and "/AA" not in n for n in kept)
    assert b"app.alert" not in _saved(pdf)
