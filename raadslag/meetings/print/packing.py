"""A pack: the document, and behind it every attachment, each page stamped. Runs in the worker.

PDF files are appended as they are, without what could act by itself; pictures get a page; of
anything else the list says where it is to be had.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from PIL import Image

from raadslag.meetings.print.typesetting import compiled

PLACE = "https://pakke.invalid/"
"""Links below this address are made into jumps; the domain can never exist (RFC 2606)."""
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
STAMP = (170.0, 16.0)  # points
FROM_EDGE = 12.0  # points from the corner of the page
ACTING = ("/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D")
CLAIMS = ("{http://www.aiim.org/pdfa/", "{http://www.aiim.org/pdfua/")
LARGEST_PICTURE = 40_000_000  # pixels

LOCKED = "ikke i pakken: filen er beskyttet med adgangskode"
BROKEN = "ikke i pakken: filen kan ikke læses"
OTHER = "ikke i pakken: filen er ikke en PDF"
LOST = "ikke i pakken: filen mangler"


class Enclosed(NamedTuple):
    """An attachment as it is handed to the worker. path: "" where there is no file.

    address: where it can be had by itself, "" nowhere
    """

    uid: str
    label: str
    title: str
    path: str
    media_type: str
    address: str


@dataclass(slots=True)
class _Taken:
    """An attachment and its pages. page: the first one's number in the pack, 0 for none."""

    file: Enclosed
    pdf: pikepdf.Pdf | None
    note: str
    page: int = 0

    @property
    def pages(self) -> int:
        return len(self.pdf.pages) if self.pdf is not None else 0


def pack(data: dict[str, Any], files: Sequence[Enclosed], out: Path) -> int:
    """Write the pack; how many pages it came to."""
    with ExitStack() as stack:
        taken = [_take(file, stack) for file in files]
        _lead_to_pages(data, {one.file.uid for one in taken if one.pages})
        main = stack.enter_context(pikepdf.open(io.BytesIO(compiled("document.typ", data))))
        overview = stack.enter_context(_overview(data, taken, before=len(main.pages)))
        main.pages.extend(overview.pages)
        appended = [(one, page) for one in taken for page in _append(main, one)]
        _stamp(main, appended, stack)
        _jump(main, taken)
        _bookmark(main, taken)
        _unclaim(main)
        main.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return len(main.pages)


# What is taken in


def _take(file: Enclosed, stack: ExitStack) -> _Taken:
    if not file.path:
        return _Taken(file, None, LOST)
    try:
        if file.media_type == "application/pdf":
            return _Taken(file, stack.enter_context(_readable(file.path)), "")
        if file.media_type in PICTURES:
            picture = io.BytesIO(_picture(file))
            return _Taken(file, stack.enter_context(pikepdf.open(picture)), "")
    except pikepdf.PasswordError:
        return _Taken(file, None, LOCKED)
    except (pikepdf.PdfError, OSError, ValueError, Image.DecompressionBombError):
        return _Taken(file, None, BROKEN)
    return _Taken(file, None, OTHER)


def _readable(path: str) -> pikepdf.Pdf:
    pdf = pikepdf.open(path)
    if len(pdf.pages) == 0:
        raise ValueError("no pages")
    if "/AcroForm" in pdf.Root:  # the form stays behind: what is filled in is drawn on the page
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("all")
    return pdf


def _picture(file: Enclosed) -> bytes:
    """The picture on an A4 page, lying where it is wider than high."""
    with Image.open(file.path) as image:
        if image.width * image.height > LARGEST_PICTURE:
            raise ValueError("too large")
        fresh = io.BytesIO()  # written anew: nothing of the file's metadata comes along
        image.convert("RGB").save(fresh, "JPEG", quality=88)
        wide = image.width > image.height
    data = {
        "title": file.title,
        "wide": wide,
        "picture": list(fresh.getvalue()),
        "made": 0,
    }
    return compiled("picture.typ", data, archival=False)


def _append(main: pikepdf.Pdf, one: _Taken) -> Iterator[pikepdf.Page]:
    """Append an attachment's pages, without what could act by itself."""
    if one.pdf is None:
        return
    first = len(main.pages)
    main.pages.extend(one.pdf.pages)
    for at in range(first, len(main.pages)):
        page = main.pages[at]
        _tame(page)
        yield page


def _tame(page: pikepdf.Page) -> None:
    for key in ("/AA", "/Metadata", "/PieceInfo"):
        if key in page.obj:
            del page.obj[key]
    if "/Annots" not in page.obj:
        return
    kept = [note for note in page.obj.Annots if _is_tame(note)]
    page.obj.Annots = pikepdf.Array(kept)


def _is_tame(note: pikepdf.Object) -> bool:
    """Whether an annotation may stay; what it would do but follow a web address is taken off."""
    if not isinstance(note, pikepdf.Dictionary) or str(note.get("/Subtype", "")) in ACTING:
        return False
    if "/AA" in note:
        del note["/AA"]
    action = note.get("/A")
    if isinstance(action, pikepdf.Dictionary) and str(action.get("/S", "")) != "/URI":
        del note["/A"]
    return True


# What is added


def _lead_to_pages(data: dict[str, Any], taken: Collection[str]) -> None:
    """Let the document's own lists lead to the pages behind it, and not out of the pack."""
    for item in data["items"]:
        for section in item["sections"]:
            for part in section["parts"]:
                for entry in part["entries"] if part["kind"] == "files" else ():
                    if entry["uid"] in taken:
                        entry["address"] = PLACE + entry["uid"]


def _overview(data: dict[str, Any], taken: Sequence[_Taken], *, before: int) -> pikepdf.Pdf:
    """The list of attachments. Its own length moves what it tells of: it is set until that fits."""
    length = 1
    while True:
        page = before + length + 1
        for one in taken:
            one.page = page if one.pages else 0
            page += one.pages
        pdf = pikepdf.open(io.BytesIO(compiled("overview.typ", _listed(data, taken))))
        if len(pdf.pages) == length:
            return pdf
        length = len(pdf.pages)


def _listed(data: dict[str, Any], taken: Sequence[_Taken]) -> dict[str, Any]:
    files = [
        {
            "label": one.file.label,
            "title": one.file.title,
            "note": one.note,
            "page": one.page,
            "address": PLACE + one.file.uid if one.page else one.file.address,
        }
        for one in taken
    ]
    frame = ("title", "municipality", "language", "version", "look", "made")
    return {key: data[key] for key in frame} | {"files": files}


def _stamp(
    main: pikepdf.Pdf, appended: Sequence[tuple[_Taken, pikepdf.Page]], stack: ExitStack
) -> None:
    if not appended:
        return
    first = {id(one): one.page for one, _ in appended}
    start = min(first.values())
    words = [
        f"Bilag {one.file.label} side {start + at - one.page + 1} · pakkens side {start + at}"
        for at, (one, _) in enumerate(appended)
    ]
    data = {"stamps": words, "width": STAMP[0], "height": STAMP[1], "made": 0}
    stamps = stack.enter_context(
        pikepdf.open(io.BytesIO(compiled("stamps.typ", data, archival=False)))
    )
    for (_, page), stamp in zip(appended, stamps.pages, strict=True):
        page.add_overlay(stamp, _corner(page))


def _corner(page: pikepdf.Page) -> pikepdf.Rectangle:
    """The upper right corner as the page is seen, which a turned page has elsewhere."""
    box = pikepdf.Rectangle(page.cropbox)
    turned = int(page.obj.get("/Rotate", 0)) % 360
    width, height = STAMP if turned in (0, 180) else STAMP[::-1]
    at_left, at_foot = turned in (90, 180), turned in (180, 270)
    x = box.llx + FROM_EDGE if at_left else box.urx - FROM_EDGE - width
    y = box.lly + FROM_EDGE if at_foot else box.ury - FROM_EDGE - height
    return pikepdf.Rectangle(x, y, x + width, y + height)


def _jump(main: pikepdf.Pdf, taken: Sequence[_Taken]) -> None:
    """Make the links to attachments lead to their first page."""
    first = {PLACE + one.file.uid: one.page for one in taken if one.page}
    for page in main.pages:
        if "/Annots" not in page.obj:
            continue
        for note in page.obj.Annots:
            action = note.get("/A", None)
            uri = str(action.get("/URI", "")) if isinstance(action, pikepdf.Dictionary) else ""
            if uri in first:
                del note["/A"]
                target = main.pages[first[uri] - 1].obj
                note.Dest = pikepdf.Array([target, pikepdf.Name.Fit])


def _bookmark(main: pikepdf.Pdf, taken: Sequence[_Taken]) -> None:
    with main.open_outline() as outline:
        root = pikepdf.OutlineItem("Bilag", _first(taken, main) - 1)
        for one in taken:
            if one.page:
                title = f"{one.file.label} {one.file.title}"
                root.children.append(pikepdf.OutlineItem(title, one.page - 1))
        if root.children:
            outline.root.append(root)


def _first(taken: Sequence[_Taken], main: pikepdf.Pdf) -> int:
    return min((one.page for one in taken if one.page), default=len(main.pages))


def _unclaim(main: pikepdf.Pdf) -> None:
    """Take off the claims to PDF/A and PDF/UA: they hold for the document, not for what is behind."""
    with main.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for claim in [key for key in metadata if key.startswith(CLAIMS)]:
            del metadata[claim]
