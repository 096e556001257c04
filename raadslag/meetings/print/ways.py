"""The links to a meeting's and an item's documents: the public site's, or the desk's."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from raadslag.meetings.presentation import MeetingView


@dataclass(frozen=True, slots=True)
class Way:
    words: str
    href: str


def of_meeting(view: MeetingView, *, prefix: str = "") -> list[Way]:
    """prefix: "desk-" for the desk's own."""

    def way(words: str, ending: str) -> Way:
        return Way(words, reverse(f"{prefix}document", args=[view.uid, ending]))

    found = [
        way(gettext("Hent PDF"), "pdf"),
        way(gettext("Word"), "docx"),
        way(gettext("Ren tekst"), "txt"),
    ]
    if view.state == "minutes":
        found.append(way("Akoma Ntoso", "xml"))
    if view.edition == "supplementary" and not prefix:
        address = reverse("supplement", args=[view.uid, "pdf"])
        found.append(Way(gettext("Kun tillægsdagsordenen (PDF)"), address))
    if any(file.size is not None for item in view.items for file in item.attachments):
        address = reverse(f"{prefix}pack", args=[view.uid])
        found.append(Way(gettext("Hele pakken med bilag"), address))
    return found


def volumes(view: MeetingView) -> list[Way]:
    """The desk's two volumes, for those who may read both."""
    return [
        Way(gettext("Åbent bind"), reverse("desk-volume", args=[view.uid, "aabent-bind", "pdf"])),
        Way(gettext("Lukket bind"), reverse("desk-volume", args=[view.uid, "lukket-bind", "pdf"])),
    ]


def of_item(uid: str, *, prefix: str = "") -> list[Way]:
    return [
        Way(gettext("Udskrift (PDF)"), reverse(f"{prefix}extract", args=[uid, "pdf"])),
        Way(gettext("Udskrift (Word)"), reverse(f"{prefix}extract", args=[uid, "docx"])),
        Way(gettext("Udskrift (tekst)"), reverse(f"{prefix}extract", args=[uid, "txt"])),
    ]
