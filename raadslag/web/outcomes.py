"""How the outcome of an item is shown: one word and one drawn sign for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


@dataclass(frozen=True, slots=True)
class Sign:
    """What a reader sees: the word, and the name of the sign in the icon sheet."""

    word: Promise
    icon: str


SIGNS: Final = {
    "adopted": Sign(gettext_lazy("Godkendt"), "sign-adopted"),
    "noted": Sign(gettext_lazy("Taget til efterretning"), "sign-noted"),
    "discussed": Sign(gettext_lazy("Drøftet"), "sign-discussed"),
    "postponed": Sign(gettext_lazy("Udsat"), "sign-postponed"),
    "rejected": Sign(gettext_lazy("Forkastet"), "sign-rejected"),
    "referred": Sign(gettext_lazy("Sendt videre"), "sign-referred"),
    "other": Sign(gettext_lazy("Andet"), "sign-other"),
    "none": Sign(gettext_lazy("Ingen beslutning"), "sign-none"),
    "coming": Sign(gettext_lazy("Kommer"), "sign-coming"),
    "cancelled": Sign(gettext_lazy("Aflyst"), "sign-cancelled"),
    "closed": Sign(gettext_lazy("Lukket"), "lock"),
}


def sign(outcome: str) -> Sign:
    """The sign of an outcome. Raises KeyError for one that does not exist."""
    return SIGNS[outcome]
