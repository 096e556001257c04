"""docs/addresses.md lists the public addresses: no address goes unnoticed, and none comes unlisted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

PAGE = Path(__file__).parents[1] / "docs" / "addresses.md"
ROW = re.compile(r"^\| `(?P<address>/[^`]*)` \| (?P<name>\S+) \| \S", re.M)


def _standing(resolver: URLResolver, before: str) -> Iterator[tuple[str, str]]:
    for one in resolver.url_patterns:
        address = before + re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", str(one.pattern))
        if isinstance(one, URLPattern):
            yield address, one.name or ""
        else:
            yield from _standing(one, address)


def standing() -> list[tuple[str, str]]:
    """Every public address of the site, and its name."""
    pages, data = (get_resolver(f"raadslag.publish.{name}") for name in ("urls", "data_urls"))
    return sorted((*_standing(pages, "/"), *_standing(data, "/")))


def listed() -> list[tuple[str, str]]:
    return sorted((row["address"], row["name"]) for row in ROW.finditer(PAGE.read_text("utf-8")))


def test_every_public_address_is_listed():
    assert [one for one in standing() if one not in listed()] == []


def test_every_listed_address_stands():
    assert [one for one in listed() if one not in standing()] == []


def test_every_address_has_a_name_of_its_own():
    names = [name for _, name in standing()]
    assert sorted(set(names)) == sorted(names)
    assert "" not in names
