"""PDFs made for the tests: a page is what its content stream says."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name

SEEN = "BT /F1 12 Tf 50 700 Td (Forvaltningen foreslår en ny sti) Tj ET\n"
SECRET = "Hemmelighedskrukken Viggo Vang"


def said(words, x=50, y=650, *, size=12, mode=0, colour="0 g"):
    """The code that prints words."""
    return f"BT {colour} {mode} Tr /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n"


def box(x=40, y=640, width=400, height=30, colour="0 g"):
    return f"q {colour} {x} {y} {width} {height} re f Q\n"


def make(*contents, change=None, rotate=0):
    """The bytes of a PDF with a page for each content. change: called with the file before it is saved."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
    )
    for content in contents:
        page = Dictionary(
            Type=Name.Page,
            MediaBox=[0, 0, 595, 842],
            Rotate=rotate,
            Resources=Dictionary(Font=Dictionary(F1=font)),
            Contents=pdf.make_stream(content.encode("cp1252")),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    if change:
        change(pdf)
    return saved(pdf)


def saved(pdf):
    stream = io.BytesIO()
    pdf.save(stream, compress_streams=False)
    return stream.getvalue()


def annotated(**fields):
    """A change that puts an annotation on the first page."""

    def change(pdf):
        note = Dictionary(Type=Name.Annot, **fields)
        pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(note)])

    return change


def appearance(pdf, content, width, height):
    form = pdf.make_stream(content.encode())
    form["/Type"], form["/Subtype"] = Name.XObject, Name.Form
    form["/BBox"] = Array([0, 0, width, height])
    return Dictionary(N=form)


def picture(pdf, page, pixels, size, *, place, name="/Bild"):
    """Puts a grey picture on a page; place: x, y, width, height."""
    image = pikepdf.Stream(
        pdf, pixels, Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1],
        ColorSpace=Name.DeviceGray, BitsPerComponent=8,
    )  # fmt: skip
    page.obj["/Resources"]["/XObject"] = Dictionary({name: pdf.make_indirect(image)})
    x, y, width, height = place
    page.contents_add(f"q {width} 0 0 {height} {x} {y} cm {name} Do Q\n".encode(), prepend=True)
