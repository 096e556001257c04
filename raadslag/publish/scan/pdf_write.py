"""Writing a page that is a picture with its words as a layer, and taking from a file what no page shows."""

from __future__ import annotations

import io
import statistics
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from PIL import Image

from raadslag.publish.scan import jpeg
from raadslag.publish.scan.pdf_page import Letter

QUALITY = 85  # of a photograph
WIDTH = 500  # of every letter of the layer's font, in thousandths of its size
RISE = 1.35  # the font's size by the height of a line's letters
_KEPT = frozenset(
    {
        "/Type",
        "/Parent",
        "/MediaBox",
        "/CropBox",
        "/Rotate",
        "/Resources",
        "/Contents",
        "/Group",
        "/UserUnit",
        "/Annots",
    }
)
_DROPPED = (
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/AA",
    "/StructParent",
    "/StructParents",
    "/Thumb",
    "/OC",
    "/Alternates",
    "/OPI",
)
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a PDF keeps it."""

    width: int
    height: int
    colours: pikepdf.Name
    filter: pikepdf.Name
    data: bytes

    @classmethod
    def of(cls, image: Image.Image, *, photograph: bool) -> Picture:
        if _is_grey(image):
            image = image.convert("L")
        colours = pikepdf.Name.DeviceGray if image.mode == "L" else pikepdf.Name.DeviceRGB
        if photograph:
            stream = io.BytesIO()
            image.save(stream, "JPEG", quality=QUALITY)
            return cls(*image.size, colours, pikepdf.Name.DCTDecode, stream.getvalue())
        packed = zlib.compress(image.tobytes(), 6)
        return cls(*image.size, colours, pikepdf.Name.FlateDecode, packed)


def _is_grey(image: Image.Image) -> bool:
    small = image.resize((max(image.width // 4, 1), max(image.height // 4, 1)))
    red, green, blue = small.split()
    return red.tobytes() == green.tobytes() == blue.tobytes()


def write_page(
    made: pikepdf.Pdf, width: float, height: float, picture: Picture, letters: Sequence[Letter]
) -> None:
    """Append a page of the picture, with the letters where they stand, unseen."""
    image = pikepdf.Stream(
        made,
        picture.data,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=picture.colours,
        BitsPerComponent=8,
        Filter=picture.filter,
    )
    drawn = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Side Do Q\n"
    words = "".join(_shown(line, height) for line in _lines(letters))
    content = f"{drawn}BT 3 Tr\n{words}ET\n".encode("ascii")
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=[0, 0, round(width, 2), round(height, 2)],
        Resources=pikepdf.Dictionary(
            XObject=pikepdf.Dictionary(Side=made.make_indirect(image)),
            Font=pikepdf.Dictionary(Ord=_font(made)),
        ),
        Contents=made.make_stream(content),
    )
    made.pages.append(pikepdf.Page(made.make_indirect(page)))


def _lines(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    line: list[Letter] = []
    for letter in letters:
        if letter.text == "\n":
            yield line
            line = []
        else:
            line.append(letter)
    yield line


def _shown(line: list[Letter], height: float) -> str:
    """The words of a line, each at its place and as wide as it was."""
    boxes = [letter.box for letter in line if letter.box is not None]
    if not boxes:
        return ""
    base = height - statistics.median(box.y1 for box in boxes)
    size = max(max(box.y1 - box.y0 for box in boxes) * RISE, 1.0)
    shown = []
    for word in _words(line):
        own = [letter.box for letter in word if letter.box is not None]
        left, right = own[0].x0, max(box.x1 for box in own)
        text = "".join(letter.text for letter in word)
        stretch = max(100 * (right - left) / (len(text) * size * WIDTH / 1000), 1.0)
        code = f"{text} ".encode("utf-16-be", "replace").hex()
        shown.append(
            f"/Ord {size:.2f} Tf {stretch:.2f} Tz 1 0 0 1 {left:.2f} {base:.2f} Tm <{code}> Tj\n"
        )
    return "".join(shown)


def _words(line: Sequence[Letter]) -> Iterator[list[Letter]]:
    word: list[Letter] = []
    for letter in line:
        if letter.box is not None:
            word.append(letter)
        elif word:
            yield word
            word = []
    if word:
        yield word


def _font(made: pikepdf.Pdf) -> pikepdf.Object:
    """A font without glyphs: letters that are read and copied, never drawn. One for the whole file."""
    for page in made.pages:
        fonts = page.obj.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
        if "/Ord" in fonts:
            return fonts["/Ord"]
    descendant = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType2,
        BaseFont=pikepdf.Name.Ord,
        CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        DW=WIDTH,
        FontDescriptor=pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=pikepdf.Name.Ord,
            Flags=5,
            FontBBox=[0, -250, WIDTH, 750],
            ItalicAngle=0,
            Ascent=750,
            Descent=-250,
            CapHeight=700,
            StemV=80,
        ),
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name.Ord,
        Encoding=pikepdf.Name("/Identity-H"),
        DescendantFonts=[made.make_indirect(descendant)],
        ToUnicode=made.make_stream(_TO_UNICODE),
    )
    return made.make_indirect(font)


def strip(made: pikepdf.Pdf) -> None:
    """Take from every page what is not seen on it, links to the world excepted."""
    for page in made.pages:
        for key in list(page.obj.keys()):
            if key not in _KEPT:
                del page.obj[key]
        links = [one for one in page.obj.get("/Annots", ()) if _leads_out(one)]
        if "/Annots" in page.obj:
            del page.obj["/Annots"]
        if links:
            page.obj["/Annots"] = pikepdf.Array([_link(made, one) for one in links])
    made.remove_unreferenced_resources()
    for thing in made.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            for key in _DROPPED:
                if key in thing:
                    del thing[key]
        if isinstance(thing, pikepdf.Stream) and thing.get("/Filter") == pikepdf.Name.DCTDecode:
            content = jpeg.without_words(thing.read_raw_bytes())
            said = thing.get("/DecodeParms")
            parms = said if isinstance(said, pikepdf.Dictionary) else None
            thing.write(content, filter=pikepdf.Name.DCTDecode, decode_parms=parms)


def _leads_out(annotation: pikepdf.Object) -> bool:
    if not isinstance(annotation, pikepdf.Dictionary) or annotation.get("/Subtype") != "/Link":
        return False
    action = annotation.get("/A", pikepdf.Dictionary())
    return str(action.get("/URI", "")).startswith(("http://", "https://"))


def _link(made: pikepdf.Pdf, annotation: pikepdf.Object) -> pikepdf.Object:
    address = pikepdf.Dictionary(
        Type=pikepdf.Name.Action, S=pikepdf.Name.URI, URI=str(annotation["/A"]["/URI"])
    )
    return made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[float(side) for side in annotation["/Rect"]],
            Border=[0, 0, 0],
            A=address,
        )
    )
