"""Pictures: what the camera wrote into them. What they show, nobody here can read."""

from __future__ import annotations

import io
import re
import struct
import warnings

from PIL import ExifTags, Image

from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan.findings import Notes
from raadslag.publish.scan.report import FileReport

_WRITTEN = frozenset({"Author", "Comment", "Description", "Title", "comment"})
DAMAGED = (Image.DecompressionBombError, OSError, SyntaxError, ValueError, struct.error)
"""What the library raises of a picture that is not whole."""

_CREATOR = re.compile(r"<dc:creator>\s*<rdf:Seq>\s*<rdf:li>([^<]{1,200})</rdf:li>")
LOOK = "Filen er et billede. Hvad det viser, er ikke kontrolleret."
_SAID = {
    ExifTags.Base.Artist: "ophavsmand", ExifTags.Base.ImageDescription: "beskrivelse",
    ExifTags.Base.Copyright: "ophavsret", ExifTags.Base.XPAuthor: "forfatter",
    ExifTags.Base.XPComment: "kommentar", ExifTags.Base.XPTitle: "titel",
    ExifTags.Base.XPKeywords: "nøgleord", ExifTags.Base.DateTime: "tidspunkt",
    ExifTags.Base.CameraOwnerName: "kameraets ejer", ExifTags.Base.UserComment: "kommentar",
    ExifTags.Base.BodySerialNumber: "kameraets nummer",
}  # fmt: skip
_WIDE = frozenset(
    {
        ExifTags.Base.XPAuthor,
        ExifTags.Base.XPComment,
        ExifTags.Base.XPTitle,
        ExifTags.Base.XPKeywords,
    }
)


def read(content: bytes) -> FileReport:
    """Always has a finding that the picture itself was not looked at. Raises Unreadable."""
    notes = Notes()
    notes.note("unscanned", "filen", LOOK)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of damage: what can be read is read
            with Image.open(io.BytesIO(content)) as image:  # reads the head, not the pixels
                _tell(image, notes)
    except DAMAGED as error:
        raise Unreadable("Billedet er ødelagt og kan ikke åbnes.") from error
    return notes.report()


def tell_of(content: bytes, notes: Notes) -> None:
    """What a picture within another file says besides what it shows; nothing where it cannot be opened."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content)) as image:
                _tell(image, notes)
    except DAMAGED:
        return


def _tell(image: Image.Image, notes: Notes) -> None:
    exif = image.getexif()
    said = [
        f"{label}: {text}"
        for tags in (exif, exif.get_ifd(ExifTags.IFD.Exif))
        for tag, label in _SAID.items()
        if (text := _text(tag, tags.get(tag)))
    ]
    said += [
        f"{key}: {text}"
        for key, text in image.info.items()
        if key in _WRITTEN and isinstance(text, str)
    ]
    for name in ("xmp", "XML:com.adobe.xmp"):
        written = image.info.get(name, "")
        text = written.decode("utf-8", "replace") if isinstance(written, bytes) else str(written)
        notes.words(text, "billedets oplysninger")
        said += [f"ophavsmand: {who}" for who in _CREATOR.findall(text)]
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        where = "Stedet, hvor billedet er taget (GPS)."
        notes.note("file_metadata", "billedets oplysninger", where)
    notes.hidden("file_metadata", "billedets oplysninger", "; ".join(said))


def _text(tag: int, value: object) -> str:
    if isinstance(value, bytes):
        if tag == ExifTags.Base.UserComment:
            value = value[8:]  # the first eight say the encoding
        encoding = "utf-16-le" if tag in _WIDE else "utf-8"
        return bytes(value).decode(encoding, "replace").strip("\0 ")
    return str(value).strip("\0 ") if value is not None else ""
