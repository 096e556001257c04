"""The town's papers as files, as its old systems would have left them.

Made by `python -m raadslag.demo.deliver`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from raadslag.demo.cases import cases
from raadslag.demo.compose import ComposedMeeting, meetings
from raadslag.demo.house.sheet import Sheet
from raadslag.demo.house.styles import dress
from raadslag.demo.town import Facts, content, read
from raadslag.demo.writers import docx, html, pdf, text, xlsx, xml

FILES = Path(__file__).parent / "files"

WRITERS: dict[str, tuple[str, Callable[[Sheet], bytes]]] = {
    "firstagenda-prefix": ("pdf", pdf.firstagenda),
    "firstagenda-fields": ("pdf", pdf.firstagenda),
    "polweb": ("txt", text.polweb),
    "edagsorden": ("html", html.edagsorden),
    "sbsys-preview": ("html", html.sbsys_preview),
    "sbsys-xml": ("xml", xml.sbsys),
    "docx": ("docx", docx.elders),
}

FOLDERS = {
    "KB": "kommunalbestyrelsen",
    "ØU": "oekonomiudvalget",
    "BSF": "boern-skole-familie",
    "KNL": "klima-natur-landdistrikter",
    "SSÆ": "social-sundhed-aeldre",
    "AEKF": "arbejdsmarked-erhverv-kultur-fritid",
    "ÆR": "aeldreraadet",
}

ATTACHMENTS = "bilag"
ATTACHED: dict[str, Callable[[str, Facts], bytes]] = {
    "pdf": pdf.attachment,
    "docx": docx.attachment,
    "xlsx": xlsx.attachment,
}


def path_of(meeting: ComposedMeeting) -> str:
    """Where the meeting's paper lies below `files`."""
    ending, _ = WRITERS[meeting.layout]
    kind = "referat" if meeting.minutes else "dagsorden"
    return f"{FOLDERS[meeting.body.key]}/{meeting.date.isoformat()}-{kind}.{ending}"


def papers() -> Iterator[tuple[str, Sheet]]:
    """Every meeting's paper: its path and what stands on it."""
    for meeting in meetings():
        yield path_of(meeting), dress(meeting)


def written(sheet: Sheet) -> bytes:
    _, write = WRITERS[sheet.meeting.layout]
    return write(sheet)


def attachments() -> Iterator[tuple[str, bytes]]:
    """The attachments that exist as files: path and bytes."""
    for case in cases().values():
        for entry in case.attachments:
            if entry.file is not None:
                facts = read(content() / "attachments" / f"{entry.file}.toml")
                ending = facts.get("format", "pdf")
                yield f"{ATTACHMENTS}/{entry.file}.{ending}", ATTACHED[ending](entry.title, facts)


def deliver(folder: Path = FILES) -> int:
    """Write every paper whose bytes have changed; the number of papers."""
    found = [(path, written(sheet)) for path, sheet in papers()]
    found += list(attachments())
    for path, data in found:
        target = folder / path
        if target.exists() and target.read_bytes() == data:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return len(found)


if __name__ == "__main__":
    sys.stdout.write(f"{deliver()} papirer i {FILES.name}\n")
