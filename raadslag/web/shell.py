"""What stands round every page: whose site it is, the main menu, the languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.translation import get_language, gettext, gettext_noop

from raadslag.web.http import Place

# (name of the address, what the menu says). The rooms above own the addresses;
# the shell knows their names only.
NAVIGATION: Final = (
    ("meetings", gettext_noop("Møder")),
    ("bodies", gettext_noop("Udvalg")),
    ("cases", gettext_noop("Sager")),
    ("promises", gettext_noop("Hvad blev der af det?")),
    ("persons", gettext_noop("Personer")),
)


CONTENT: Final = ("aar", "maaned", "udvalg", "side", "page", "q")
"""What an address asks that makes another page of it, and not the same in another form."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the main menu. current: "page" on the page itself, "true" below it, else ""."""

    text: str
    href: str
    current: str


@dataclass(frozen=True, slots=True)
class Language:
    """A language the page can be read in, and this page's address in it."""

    code: str
    name: str
    href: str
    is_current: bool


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: municipality, front, search, accessibility, data, navigation, languages,
    site_url, canonical.

    An address is "" when the site has no page of that name (a menu entry is then left out).
    """
    place: Place | None = getattr(request, "municipality", None)
    return {
        "municipality": place,
        "front": address("front", place) or address("start", None),
        "search": address("search", place) or address("search-all", None),
        "accessibility": address("accessibility", place),
        "data": (address("data-files", place) if place else "") or address("data", None),
        "navigation": menu(request.path, place),
        "languages": languages(request.get_full_path()),
        "site_url": settings.SITE_URL,
        "canonical": canonical(request),
    }


def canonical(request: HttpRequest) -> str:
    """The one address of what the page shows, absolute: without what only changes its form."""
    said = [(name, request.GET[name]) for name in CONTENT if request.GET.get(name)]
    query = f"?{urlencode(said)}" if said else ""
    return f"{settings.SITE_URL}{request.path}{query}"


def address(name: str, place: Place | None) -> str:
    """Where the page of that name stands in this municipality, or else on the site; else ""."""
    scopes = [{"municipality": place.slug}, {}] if place else [{}]
    for scope in scopes:
        try:
            return reverse(name, kwargs=scope)
        except NoReverseMatch:
            continue
    return ""


def menu(path: str, place: Place | None) -> list[MenuEntry]:
    """The main menu as seen from the page at `path`."""
    found = ((gettext(text), address(name, place)) for name, text in NAVIGATION)
    return [MenuEntry(text, href, _current(path, href)) for text, href in found if href]


def _current(path: str, href: str) -> str:
    if path == href:
        return "page"
    return "true" if path.startswith(href) else ""


def languages(full_path: str) -> list[Language]:
    """This page in each language. The language stands in the address: it needs no cookie.

    A page that has one address only stands in one language.
    """
    now = get_language()
    found = [
        Language(
            code, name, full_path if code == now else translate_url(full_path, code), code == now
        )
        for code, name in settings.LANGUAGES
    ]
    return [one for one in found if one.is_current or one.href != full_path]
