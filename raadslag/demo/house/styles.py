"""Layouts by name."""

from __future__ import annotations

from collections.abc import Callable

from raadslag.demo.compose import ComposedMeeting
from raadslag.demo.house import edagsorden, elders, firstagenda, polweb, sbsys
from raadslag.demo.house.sheet import Sheet

STYLES: dict[str, Callable[[ComposedMeeting], Sheet]] = {
    "firstagenda-prefix": firstagenda.prefix,
    "firstagenda-fields": firstagenda.fields,
    "edagsorden": edagsorden.sheet,
    "polweb": polweb.sheet,
    "sbsys-preview": sbsys.preview,
    "sbsys-xml": sbsys.export,
    "docx": elders.sheet,
}


def dress(meeting: ComposedMeeting) -> Sheet:
    """The meeting as the system of its body and day prints it."""
    return STYLES[meeting.layout](meeting)
