"""What a PDF carries besides its pages: who made it, files within, remarks, forms, layers, scripts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from raadslag.publish.scan import images
from raadslag.publish.scan.findings import Notes
from raadslag.publish.scan.office import Inner
from raadslag.publish.scan.report import Box

_SAID = {
    "/Author": "forfatter",
    "/Subject": "emne",
    "/Keywords": "nøgleord",
    "/Company": "firma",
    "/Manager": "leder",
}
_TOOLS = frozenset(
    {
        "/Title",
        "/Producer",
        "/Creator",
        "/CreationDate",
        "/ModDate",
        "/Trapped",
        "/GTS_PDFXVersion",
        "/SourceModified",
    }
)
_XMP = {
    "{http://purl.org/dc/elements/1.1/}creator": "forfatter",
    "{http://purl.org/dc/elements/1.1/}contributor": "medforfatter",
    "{http://ns.adobe.com/xap/1.0/mm/}Manager": "leder",
}
_PLAIN = frozenset({"/Link", "/Widget", "/Popup", "/PrinterMark", "/Watermark"})
_FIELD = frozenset({"/Tx", "/Ch"})
_EXIF, _XMP_HEAD = b"Exif\0\0", b"http://ns.adobe.com/xap/"
LOOKED_INTO = 1024 * 1024  # bytes of a photograph: what is written stands at its head
MOST_FILES = 100
DAMAGED = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    AttributeError,
    KeyError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the library raises of a file whose parts are not what they should be."""


def look_inside(content: bytes, notes: Notes, inner: Inner) -> None:
    """Adds what is found to the notes; what the library cannot open is said to be unscanned."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            _said_of_itself(pdf, notes)
            _files_within(pdf, notes, inner)
            _layers(pdf, notes)
            _pictures(pdf, notes)
            _scripts(pdf, notes)
            for number, page in enumerate(pdf.pages, 1):
                _annotations(page, number, notes)
            _form(pdf, notes)
    except DAMAGED as error:
        said = "Det, filen bærer ud over siderne, kan ikke læses"
        notes.note("unscanned", "filen", f"{said} ({type(error).__name__}).")


def _said_of_itself(pdf: pikepdf.Pdf, notes: Notes) -> None:
    said = []
    for key, value in pdf.docinfo.items():
        words = str(value).strip()
        if key in _TOOLS:
            notes.words(words, "filens oplysninger")
        elif words and not key.startswith("/PTEX"):
            said.append(f"{_SAID.get(key, key.lstrip('/'))}: {words}")
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        for key, label in _XMP.items():
            stated = xmp.get(key)
            names = [stated] if isinstance(stated, str) else list(stated or ())
            said += [f"{label}: {name}" for name in names if str(name).strip()]
    notes.hidden("file_metadata", "filens oplysninger", "; ".join(dict.fromkeys(said)))
    written = _at(pdf.Root, "/Metadata")
    if isinstance(written, pikepdf.Stream):
        notes.words(written.read_bytes().decode("utf-8", "replace"), "filens oplysninger")


def _files_within(pdf: pikepdf.Pdf, notes: Notes, inner: Inner) -> None:
    for count, (name, spec) in enumerate(pdf.attachments.items()):
        if count >= MOST_FILES:
            notes.note("unscanned", "filen", f"Mere end {MOST_FILES} filer i filen.")
            return
        place = f"filen {name} inde i filen"
        notes.note("file_embedded", place, name)
        notes.inside(inner(spec.get_file().read_bytes(), name), place)


def _pictures(pdf: pikepdf.Pdf, notes: Notes) -> None:
    """What cameras wrote into the photographs of the pages."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Filter") == pikepdf.Name.DCTDecode:
            content = thing.read_raw_bytes()
            if _EXIF in content[:LOOKED_INTO] or _XMP_HEAD in content[:LOOKED_INTO]:
                images.tell_of(content, notes)


def _layers(pdf: pikepdf.Pdf, notes: Notes) -> None:
    off = _at(pdf.Root, "/OCProperties", "/D", "/OFF")
    layers = [layer for layer in off or () if isinstance(layer, pikepdf.Dictionary)]
    names = [str(layer.get("/Name", "uden navn")) for layer in layers]
    if names:
        notes.note("file_hidden", "lag, der er slået fra", ", ".join(names))


def _scripts(pdf: pikepdf.Pdf, notes: Notes) -> None:
    root = pdf.Root
    action = _at(root, "/OpenAction")
    found: bool = _at(root, "/Names", "/JavaScript") is not None or "/AA" in root
    if isinstance(action, pikepdf.Dictionary):
        found = found or action.get("/S") in ("/JavaScript", "/Launch")
    if found:
        notes.note("file_program", "filen", "JavaScript")


def _annotations(page: pikepdf.Page, number: int, notes: Notes) -> None:
    for annotation in page.obj.get("/Annots", ()):
        if not isinstance(annotation, pikepdf.Dictionary):
            continue
        kind = str(annotation.get("/Subtype", ""))
        if kind == "/Link":
            _link(annotation, number, notes)
        if kind in _PLAIN:
            continue
        who, said = str(annotation.get("/T", "")), str(annotation.get("/Contents", ""))
        boxes = [box] if (box := _box(annotation, page)) else []
        if kind == "/Redact":
            said = "En sløring er tegnet, men ikke udført: teksten ligger der endnu."
        elif kind == "/FileAttachment":
            said = f"Vedhæftet fil. {said}"
        if said.strip():
            place = f"side {number}, kommentar" + (f" af {who}" if who else "")
            notes.note("file_comment", place, said, page=number, boxes=boxes)
            notes.words(said, place)


def _link(annotation: pikepdf.Dictionary, number: int, notes: Notes) -> None:
    address = str(_at(annotation, "/A", "/URI") or _at(annotation, "/A", "/F") or "")
    if address.lower().startswith("mailto:"):
        notes.words(address[7:], f"side {number}, link")
    elif address.lower().startswith(("file:", "\\\\")):
        notes.note("file_link", f"side {number}, link", address, page=number)


def _form(pdf: pikepdf.Pdf, notes: Notes) -> None:
    form = _at(pdf.Root, "/AcroForm")
    if form is None:
        return
    if "/XFA" in form:
        notes.note("unscanned", "filen", "Formularen er i formatet XFA.")
    for name, value in _fields(form.get("/Fields", ()), 0):
        notes.words(value, f"feltet {name}")


def _fields(fields: Any, depth: int) -> Iterator[tuple[str, str]]:
    for field in fields if depth < 20 else ():
        value = field.get("/V")
        if field.get("/FT") in _FIELD and value is not None:
            yield str(field.get("/T", "uden navn")), str(value)
        yield from _fields(field.get("/Kids", ()), depth + 1)


def said_on_top(page: pikepdf.Page) -> Iterator[tuple[str, list[float]]]:
    """What is written on the page in remarks and form fields, each with its corners in the page's plane."""
    for annotation in page.obj.get("/Annots", ()):
        if not isinstance(annotation, pikepdf.Dictionary) or "/Rect" not in annotation:
            continue
        holders = (annotation, annotation.get("/Parent"))
        texts = [
            str(holder[key])
            for holder in holders
            if isinstance(holder, pikepdf.Dictionary)
            for key in ("/Contents", "/V")
            if isinstance(holder.get(key), pikepdf.String)
        ]
        if texts:
            yield "\n".join(texts), [float(side) for side in annotation["/Rect"]]


def _box(annotation: pikepdf.Dictionary, page: pikepdf.Page) -> Box | None:
    """Where an annotation of a page that is not turned stands; None where it does not say."""
    place = annotation.get("/Rect")
    if place is None or page.obj.get("/Rotate", 0) != 0:
        return None
    x0, y0, x1, y1 = (float(side) for side in place)
    left, _, _, top = (float(side) for side in page.cropbox)
    return Box(min(x0, x1) - left, top - max(y0, y1), max(x0, x1) - left, top - min(y0, y1))


def _at(holder: Any, *path: str) -> Any:
    """What lies at the end of a path of keys; None where it breaks off."""
    for key in path:
        if not isinstance(holder, pikepdf.Dictionary):
            return None
        holder = holder.get(key)
    return holder
