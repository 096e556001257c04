"""What a reader of a PDF sees, and what else stands in it."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from raadslag.publish.scan.scanning import scan
from raadslag.publish.scan.tests.pdfs import (
    SECRET,
    SEEN,
    annotated,
    appearance,
    box,
    make,
    picture,
    said,
    saved,
)


def of_kind(report, kind):
    return [one for one in report.findings if one.kind == kind]


def black_square(pdf):
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Square, Rect=[40, 640, 440, 670],
        AP=appearance(pdf, "0 g 0 0 400 30 re f", 400, 30),
    )  # fmt: skip
    pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(note)])


def crop(pdf):
    pdf.pages[0].obj["/CropBox"] = Array([0, 600, 595, 842])


def layer_off(pdf):
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Udkast"))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
    pdf.pages[0].obj["/Resources"]["/Properties"] = Dictionary(MC0=layer)


def photo_over(pdf):
    pixels = bytes((x * y) % 256 for y in range(30) for x in range(400))
    page = pdf.pages[0]
    picture(pdf, page, pixels, (400, 30), place=(40, 640, 400, 30))
    streams = page.obj["/Contents"]
    page.obj["/Contents"] = Array([*list(streams)[1:], streams[0]])  # drawn last


@pytest.mark.parametrize(
    ("content", "change", "why"),
    [
        pytest.param(said(SECRET) + box(), None, "dækket", id="under a black box"),
        pytest.param(said(SECRET) + box(colour="1 g"), None, "dækket", id="under a white box"),
        pytest.param(box() + said(SECRET), None, "dækket", id="black on black"),
        pytest.param(said(SECRET, colour="1 g"), None, "ses ikke", id="white on white"),
        pytest.param(said(SECRET, mode=3), None, "usynlig skrift", id="render mode 3"),
        pytest.param(said(SECRET, mode=3) + said("Der er intet at se her i dag"), None, "usynlig skrift", id="under other words"),
        pytest.param(said(SECRET, size=0.4), None, "for lille til at læse", id="tiny"),
        pytest.param(said(SECRET, x=700), None, "uden for siden", id="beside the page"),
        pytest.param(said(SECRET, y=550), crop, "uden for siden", id="outside the crop box"),
        pytest.param(said(SECRET), black_square, "ses ikke", id="under an annotation"),
        pytest.param(said(SECRET), photo_over, "dækket", id="under a photograph"),
        pytest.param(f"/OC /MC0 BDC {said(SECRET)} EMC", layer_off, "ses ikke", id="in a layer turned off"),
        pytest.param(f"q 0 0 10 10 re W n {said(SECRET)} Q", None, "ses ikke", id="clipped"),
    ],
)  # fmt: skip
def test_words_that_nobody_sees_are_found(content, change, why):
    report = scan(make(SEEN + content, change=change), "a.pdf")

    (found, *_) = [one for one in of_kind(report, "file_hidden") if one.page == 1]
    assert found.words == SECRET
    assert found.place == f"side 1, {why}"
    assert found.boxes
    assert "Forvaltningen foreslår en ny sti" in report.pages[0]
    assert "Viggo" not in report.pages[0]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(said(SECRET), id="plain"),
        pytest.param(box() + said(SECRET, colour="1 g"), id="white on black"),
        pytest.param(box(colour="0.9 g") + said(SECRET), id="in a shaded cell"),
        pytest.param(said(SECRET, colour="0.6 g"), id="grey"),
        pytest.param(said(SECRET, size=5), id="small print"),
        pytest.param(said(SECRET) + box(y=600), id="above a box"),
        pytest.param(said(SECRET) + said(SECRET, x=50.3), id="bold by printing twice"),
        pytest.param(said(SECRET, colour="1 0 0 rg"), id="red"),
    ],
)
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_words_that_are_seen_are_not_called_hidden(content, rotate):
    report = scan(make(SEEN + content, rotate=rotate), "a.pdf")

    assert report.findings == []
    assert SECRET in report.pages[0]


def test_words_in_a_form_within_the_page_are_looked_at_too():
    def change(pdf):
        form = pdf.make_stream((said(SECRET) + box()).encode())
        form["/Type"], form["/Subtype"] = Name.XObject, Name.Form
        form["/BBox"] = Array([0, 0, 595, 842])
        form["/Resources"] = pdf.pages[0].obj["/Resources"]
        pdf.pages[0].obj["/Resources"] = Dictionary(
            Font=pdf.pages[0].obj["/Resources"]["/Font"], XObject=Dictionary(Fm=form)
        )

    report = scan(make(SEEN + "/Fm Do\n", change=change), "a.pdf")

    assert [one.words for one in of_kind(report, "file_hidden")] == [SECRET]


def scanned(words_seen):
    """A page that is a picture with striped letters, and the text that a machine read in it."""
    pixels = bytearray(b"\xff" * (595 * 842))
    for y in range(170, 200):
        for x in range(45, 300):
            pixels[y * 595 + x] = (0 if (x // 3) % 2 else 255) if words_seen else 0

    def change(pdf):
        picture(pdf, pdf.pages[0], bytes(pixels), (595, 842), place=(0, 0, 595, 842))

    return make(said(SECRET, mode=3), change=change)


def test_the_text_layer_of_a_scan_is_what_its_picture_shows():
    report = scan(scanned(True), "a.pdf")

    assert SECRET in report.pages[0]
    (found,) = report.findings
    assert found.kind == "unscanned_image"


def test_a_scan_blackened_in_the_picture_keeps_nothing_in_its_text_layer():
    report = scan(scanned(False), "a.pdf")

    assert [one.words for one in of_kind(report, "file_hidden")] == [SECRET]


def test_pages_without_text_are_said_to_be_unscanned():
    def change(pdf):
        for page in list(pdf.pages)[1:]:
            picture(pdf, page, b"\x40" * 100, (10, 10), place=(0, 0, 595, 842))

    (found,) = scan(make(SEEN, "", "", change=change), "a.pdf").findings

    assert (found.kind, found.place) == ("unscanned", "side 2-3")


def test_personal_words_are_found_with_their_place():
    (found,) = scan(make(SEEN, SEEN + said("Hans CPR er 070761-4285")), "a.pdf").findings

    assert (found.kind, found.page, found.words) == ("cpr", 2, "0707xx-xxxx")
    (place,) = found.boxes
    assert 100 < place.x0 < place.x1 < 250
    assert 842 - 662 < place.y0 < place.y1 < 842 - 645


def test_a_hidden_number_is_both_hidden_and_personal_and_never_repeated():
    report = scan(make(SEEN + said("Hans CPR er 070761-4285") + box()), "a.pdf")

    assert {one.kind for one in report.findings} == {"file_hidden", "cpr"}
    assert not any("4285" in one.words for one in report.findings)


@pytest.mark.parametrize(
    ("change", "kind", "words"),
    [
        pytest.param(annotated(Subtype=Name.Text, Rect=[0, 0, 9, 9], T="Karen", Contents="Tjek lige Viggo"), "file_comment", "Tjek lige Viggo", id="remark"),
        pytest.param(annotated(Subtype=Name.Redact, Rect=[0, 0, 9, 9]), "file_comment", "ikke udført", id="redaction not carried out"),
        pytest.param(annotated(Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.URI, URI="mailto:viggo@gmail.com")), "email", "viggo@gmail.com", id="link to a private address"),
        pytest.param(annotated(Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.URI, URI="file:///K:/personale/viggo.docx")), "file_link", "viggo.docx", id="link to a drive"),
        pytest.param(lambda pdf: pdf.docinfo.update({"/Author": "Viggo Vang"}), "file_metadata", "forfatter: Viggo Vang", id="author"),
        pytest.param(lambda pdf: pdf.docinfo.update({"/Title": "Brev til 070761-4285"}), "cpr", "0707xx-xxxx", id="title"),
        pytest.param(lambda pdf: pdf.attachments.__setitem__("loen.txt", b"Viggo: 070761-4285"), "file_embedded", "loen.txt", id="file within"),
        pytest.param(lambda pdf: pdf.attachments.__setitem__("loen.txt", b"Viggo: 070761-4285"), "cpr", "0707xx-xxxx", id="number in a file within"),
        pytest.param(lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS="app.alert(1)")), "file_program", "JavaScript", id="script"),
        pytest.param(lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(Fields=[Dictionary(FT=Name.Tx, T="cpr", V="070761-4285")])), "cpr", "0707xx-xxxx", id="form field"),
        pytest.param(layer_off, "file_hidden", "Udkast", id="layer"),
    ],
)  # fmt: skip
def test_what_the_file_carries_besides_its_pages(change, kind, words):
    found = of_kind(scan(make(SEEN, change=change), "a.pdf"), kind)

    assert any(words in one.words for one in found)


def test_a_file_saved_on_top_of_itself_tells_what_it_was():
    first = make(SEEN + said(SECRET))
    start = first.rindex(b"startxref")
    before = int(first[start:].split()[1])
    number = 90
    fresh = SEEN.encode("cp1252")
    with pikepdf.open(io.BytesIO(first)) as pdf:
        page = pdf.pages[0].obj.objgen[0]
        font = pdf.pages[0].obj["/Resources"]["/Font"]["/F1"].objgen[0]
        parent = pdf.pages[0].obj["/Parent"].objgen[0]
        root = pdf.Root.objgen[0]
    update = b""
    offsets = {}
    for key, body in (
        (number, b"<</Length %d>>stream\n%sendstream" % (len(fresh), fresh)),
        (page, b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 %d 0 R>>>>/Contents %d 0 R>>" % (parent, font, number)),
    ):  # fmt: skip
        offsets[key] = len(first) + len(update)
        update += b"%d 0 obj\n%s\nendobj\n" % (key, body)
    table = len(first) + len(update)
    rows = b"".join(b"%d 1\n%010d 00000 n \n" % (key, at) for key, at in sorted(offsets.items()))
    update += b"xref\n%strailer\n<</Size 91/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (rows, root, before, table)  # fmt: skip

    report = scan(first + update, "a.pdf")

    assert report.pages == ["Forvaltningen foreslår en ny sti"]
    (found,) = report.findings
    assert (found.kind, found.words) == ("file_hidden", SECRET)
    assert "tidligere udgave" in found.place


def test_an_encrypted_file_is_said_to_be_unscanned():
    pdf = pikepdf.open(io.BytesIO(make(SEEN)))
    stream = io.BytesIO()
    pdf.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))

    report = scan(stream.getvalue(), "a.pdf")

    assert report.unscanned == "PDF'en er krypteret."
    assert report.pages == []


def test_saving_again_changes_nothing_of_what_is_found():
    content = make(SEEN + said(SECRET) + box())

    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert scan(saved(pdf), "a.pdf") == scan(content, "a.pdf")
