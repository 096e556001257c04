"""Pictures: what the camera wrote into them. What they show, nobody here can read."""

from __future__ import annotations

import io
import warnings

from PIL import ExifTags, Image, UnidentifiedImageError

from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan.findings import Notes
from raadslag.publish.scan.report import FileReport

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
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as image:  # reads the head, not the pixels
                exif, info = image.getexif(), dict(image.info)
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        ValueError,
        SyntaxError,
    ) as error:
        raise Unreadable("Billedet er ødelagt og kan ikke åbnes.") from error
    said = [
        f"{label}: {text}"
        for tags in (exif, exif.get_ifd(ExifTags.IFD.Exif))
        for tag, label in _SAID.items()
        if (text := _text(tag, tags.get(tag)))
    ]
    said += [
        f"{key}: {text}"
        for key, text in info.items()
        if isinstance(text, str) and key in ("Author", "Comment", "Description", "Title", "comment")
    ]
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        notes.note(
            "file_metadata", "billedets oplysninger", "Stedet, hvor billedet er taget (GPS)."
        )
    notes.hidden("file_metadata", "billedets oplysninger", "; ".join(said))
    return notes.report()


def _text(tag: int, value: object) -> str:
    if isinstance(value, bytes):
        if tag == ExifTags.Base.UserComment:
            value = value[8:]  # the first eight say the encoding
        encoding = "utf-16-le" if tag in _WIDE else "utf-8"
        return bytes(value).decode(encoding, "replace").strip("\0 ")
    return str(value).strip("\0 ") if value is not None else ""
