"""A redacted file is read back by every means: what was taken out is nowhere in it."""

import io
import re
import shutil
import subprocess

import msgspec
import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan.orders import Area, Mark, Order
from raadslag.publish.scan.readback import must_be_gone
from raadslag.publish.scan.redact import redact
from raadslag.publish.scan.report import Box
from raadslag.publish.scan.scanning import scan
from raadslag.publish.scan.tests.pdfs import SECRET, SEEN, annotated, box, make, picture, said
from raadslag.publish.scan.tests.test_office import photograph

HERE = Mark(1, [Box(50, 180, 240, 198)])  # where SECRET is printed
STAYS = "Forvaltningen foreslår en ny sti"


def redacted(content, *marks, areas=(), words=()):
    order = Order(list(marks), list(areas), list(words))
    return redact(content, msgspec.json.encode(order).decode())


def everything(content):
    """All that can be got out of a file without knowing what to look for."""
    yield content
    document = pypdfium2.PdfDocument(content)
    for page in document:
        yield page.get_textpage().get_text_range().encode()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for thing in pdf.objects:
            yield repr(thing).encode()
            if isinstance(thing, pikepdf.Stream):
                yield thing.read_bytes() if thing.get("/Subtype") != "/Image" else b""
        yield repr(pdf.docinfo).encode()
        yield b" ".join(name.encode() for name in pdf.attachments)
    if program := shutil.which("pdftotext"):
        yield subprocess.run([program, "-", "-"], input=content, capture_output=True).stdout


def must_not_hold(content, *secrets):
    for text in everything(content):
        for secret in secrets:
            for encoding in ("latin-1", "utf-8", "utf-16-be", "utf-16-le"):
                code = secret.encode(encoding)
                assert code not in text, (secret, encoding)
                assert code.hex().encode() not in text.lower(), (secret, encoding)


def test_the_passage_is_gone_and_the_rest_is_read():
    result = redacted(make(SEEN + said(f"{SECRET} bor her")), HERE)

    must_not_hold(result, "Hemmelighedskrukken", "Viggo", "Vang")
    (page,) = scan(result, "a.pdf").pages
    assert STAYS in page
    assert "bor her" in page


def test_the_place_is_black_and_what_stands_beside_it_is_seen():
    result = redacted(make(SEEN + said(SECRET)), HERE)

    drawn = pypdfium2.PdfDocument(result)[0].render(scale=1).to_pil().convert("L")
    assert drawn.crop((52, 182, 238, 196)).getextrema()[1] < 30
    assert drawn.crop((50, 128, 200, 145)).getextrema() == (0, 255) or (
        drawn.crop((50, 128, 200, 145)).getextrema()[0] < 80
    )


def test_the_remaining_words_stand_where_they_stood():
    content = make(SEEN + said(f"{SECRET} bor her"))
    before = pypdfium2.PdfDocument(content)[0].get_textpage()
    after = pypdfium2.PdfDocument(redacted(content, HERE))[0].get_textpage()

    def place(text):
        index, count = text.search("bor her").get_next()
        return text.get_charbox(index)[0], text.get_charbox(index + count - 1)[2]

    assert place(after) == pytest.approx(place(before), abs=3)


def test_the_same_words_go_wherever_else_they_stand():
    result = redacted(make(SEEN + said(SECRET), SEEN, SEEN + said(SECRET, y=300)), HERE)

    must_not_hold(result, "Viggo")
    assert [STAYS in page for page in scan(result, "a.pdf").pages] == [True] * 3


def test_words_are_taken_out_without_knowing_where_they_stand():
    result = redacted(make(SEEN + said(SECRET)), words=["hemmelighedskrukken  viggo vang"])

    must_not_hold(result, "Viggo")


def test_half_a_name_does_not_take_other_words_along():
    content = make(SEEN + said("Anne annoncerer en kanne"))

    assert "annoncerer en kanne" in scan(redacted(content, words=["Anne"]), "a.pdf").pages[0]


def leaky(pdf):
    """A file that says the secret everywhere but on the page."""
    pdf.docinfo["/Author"] = SECRET
    pdf.docinfo["/Title"] = SECRET
    with pdf.open_metadata() as xmp:
        xmp["dc:description"] = SECRET
    pdf.attachments["Viggo Vang.txt"] = SECRET.encode()
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SECRET, 0))
    annotated(Subtype=Name.Text, Rect=[0, 0, 9, 9], T="Viggo Vang", Contents=SECRET)(pdf)
    pdf.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS=f"app.alert('{SECRET}')")
    pdf.Root["/AcroForm"] = Dictionary(Fields=[Dictionary(FT=Name.Tx, T="navn", V=SECRET)])
    pdf.Root["/StructTreeRoot"] = Dictionary(Type=Name.StructTreeRoot, ActualText=SECRET)
    pdf.Root["/PageLabels"] = Dictionary(Nums=[0, Dictionary(P=SECRET)])
    page = pdf.pages[1].obj
    page["/PieceInfo"] = Dictionary(App=Dictionary(Private=SECRET))
    page["/Metadata"] = pdf.make_stream(SECRET.encode())
    unused = pdf.make_stream(said(SECRET).encode(), Type=Name.XObject, Subtype=Name.Form)
    page["/Resources"]["/XObject"] = Dictionary(Old=unused)


def test_nothing_is_left_beside_the_pages():
    result = redacted(make(SEEN + said(SECRET), SEEN, change=leaky), HERE)

    must_not_hold(result, "Viggo", "krukken")
    assert [STAYS in page for page in scan(result, "a.pdf").pages] == [True, True]


def test_pages_where_nothing_is_taken_out_keep_their_own_text():
    result = redacted(make(SEEN + said(SECRET), SEEN), HERE)

    with pikepdf.open(io.BytesIO(result)) as pdf:
        assert "/F1" in pdf.pages[1].obj["/Resources"]["/Font"]
        assert "/XObject" not in pdf.pages[1].obj["/Resources"]


def test_words_hidden_on_another_page_go_as_well():
    content = make(SEEN + said(SECRET), SEEN + said("Bent Birk er syg") + box())

    result = redacted(content, HERE)

    must_not_hold(result, "Bent", "syg")
    assert not [f for f in scan(result, "a.pdf").findings if f.kind == "file_hidden"]


def test_a_square_drawn_over_a_passage_stays_over_it():
    """To drop the remark would show what it covers."""
    square = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=[40, 640, 440, 670])

    def change(pdf):
        form = pdf.make_stream(b"0 g 0 0 400 30 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 400, 30]))  # fmt: skip
        square["/AP"] = Dictionary(N=form)
        pdf.pages[1].obj["/Annots"] = Array([pdf.make_indirect(square)])

    content = make(SEEN + said("Bent Birk"), SEEN + said(SECRET), change=change)
    result = redacted(content, words=["Bent Birk"])

    must_not_hold(result, "Viggo")
    drawn = pypdfium2.PdfDocument(result)[1].render(scale=1).to_pil().convert("L")
    assert drawn.crop((60, 180, 230, 196)).getextrema()[1] < 30


@pytest.mark.parametrize("rotate", [0, 90])
def test_words_in_a_remark_drawn_on_the_page_are_covered_too(rotate):
    def change(pdf):
        form = pdf.make_stream(b"0 0 1 rg 0 0 200 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 200, 20]))  # fmt: skip
        note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=[300, 400, 500, 420], Contents=f"Ring til {SECRET}", AP=Dictionary(N=form))  # fmt: skip
        pdf.pages[1].obj["/Annots"] = Array([pdf.make_indirect(note)])

    content = make(SEEN + said(SECRET), SEEN, change=change, rotate=rotate)
    result = redacted(content, words=[SECRET])

    must_not_hold(result, "Viggo")
    drawn = pypdfium2.PdfDocument(result)[1].render(scale=1).to_pil()
    blue = [p for p in drawn.get_flattened_data() if p[2] > 200 and p[0] < 60]
    assert not blue


def test_what_a_camera_wrote_into_a_photograph_on_another_page_goes():
    def change(pdf):
        image = pikepdf.Stream(
            pdf, photograph(), Type=Name.XObject, Subtype=Name.Image, Width=20, Height=20,
            ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode,
        )  # fmt: skip
        page = pdf.pages[1]
        page.obj["/Resources"]["/XObject"] = Dictionary(Foto=pdf.make_indirect(image))
        page.contents_add(b"q 99 0 0 99 50 50 cm /Foto Do Q\n")

    content = make(SEEN + said("Bent Birk"), SEEN, change=change)
    assert "Viggo Vang" in str(scan(content, "a.pdf").findings)

    result = redacted(content, words=["Bent Birk"])

    must_not_hold(result, "Viggo")
    drawn = pypdfium2.PdfDocument(result)[1].render(scale=1).to_pil()
    red, green, blue = drawn.getpixel((100, 742))
    assert green > 100 > max(red, blue)


def test_a_turned_page_is_covered_where_it_is_seen():
    content = make(SEEN + said(SECRET), rotate=90)
    (page,) = list(scan(content, "a.pdf").pages)
    assert SECRET in page

    result = redacted(content, words=[SECRET])

    must_not_hold(result, "Viggo")
    size = pypdfium2.PdfDocument(result)[0].get_size()
    assert size == pytest.approx((842, 595))


def test_an_area_is_covered_and_the_same_words_elsewhere_stay():
    content = make(SEEN + said(SECRET), SEEN + said(SECRET, y=300))

    result = redacted(content, areas=[Area(1, 0.05, 0.2, 0.6, 0.05)])

    first, second = scan(result, "a.pdf").pages
    assert SECRET not in first
    assert SECRET in second


def test_an_area_of_a_scanned_page_is_covered():
    def change(pdf):
        picture(pdf, pdf.pages[0], b"\xc0" * 100, (10, 10), place=(0, 0, 595, 842))

    result = redacted(make("", change=change), areas=[Area(1, 0.1, 0.1, 0.5, 0.2)])

    drawn = pypdfium2.PdfDocument(result)[0].render(scale=1).to_pil().convert("L")
    assert drawn.crop((65, 90, 350, 245)).getextrema()[1] < 30
    assert drawn.getpixel((500, 700)) > 150


def test_a_passage_over_two_lines_goes_and_its_parts_elsewhere_stay():
    content = make(
        SEEN + said("Bent") + said("Birk bor her", y=630), SEEN + said("En birk ved vejen")
    )

    result = redacted(content, words=["Bent Birk"])

    first, second = scan(result, "a.pdf").pages
    assert "Birk" not in first
    assert "En birk ved vejen" in second


def test_it_is_refused_when_there_is_nothing_to_take_out():
    with pytest.raises(Unreadable, match="intet at sløre"):
        redacted(make(SEEN), words=["Findes ikke"])
    with pytest.raises(Unreadable, match="ingen side 7"):
        redacted(make(SEEN), Mark(7, [Box(0, 0, 9, 9)]))


def in_a_stream(pdf):
    pdf.Root["/Gemt"] = pdf.make_stream(SECRET.encode("utf-16-be"))


def in_hexadecimal(pdf):
    code = SECRET.encode().hex()
    pdf.Root["/Gemt"] = pdf.make_stream(f"<{code}> Tj".encode())


@pytest.mark.parametrize(
    ("content", "how"),
    [
        (make(said(SECRET)), "tekst"),
        (make(said(SECRET, mode=3)), "tekst"),
        (make(SEEN, change=lambda pdf: pdf.docinfo.update({"/Author": SECRET})), "filens dele"),
        (make(SEEN, change=in_a_stream), "filens dele"),
        (make(SEEN, change=in_hexadecimal), "filens dele"),
        (make(SEEN) + SECRET.encode(), "filens bytes"),
    ],
)
def test_reading_back_finds_what_is_left(content, how):
    with pytest.raises(Unreadable, match=re.escape(how)):
        must_be_gone(content, [SECRET], [])


def test_reading_back_looks_at_the_words_under_what_is_covered():
    with pytest.raises(Unreadable, match="teksten på side 1"):
        must_be_gone(make(said("Bo") + box()), [], [[Box(45, 175, 100, 200)]])


def test_reading_back_looks_at_the_picture():
    with pytest.raises(Unreadable, match="billedet af side 1"):
        must_be_gone(make(SEEN + said(SECRET)), [], [[Box(50, 180, 240, 198)]])
