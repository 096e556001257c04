"""A client of the API: walks it by its links alone, and holds every answer against OParl's schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings
from jsonschema import Draft7Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

SCHEMAS = Path(__file__).parent / "schema"
TYPES = "https://schema.oparl.org/1.1/"
FORMATS = FormatChecker(formats=())
API = f"{settings.SITE_URL}/api/"


@FORMATS.checks("url")
def _is_address(value):
    return not isinstance(value, str) or bool(re.fullmatch(r"https?://[^\s/]+(/\S*)?", value))


@FORMATS.checks("date")
def _is_day(value):
    return not isinstance(value, str) or bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value))


@FORMATS.checks("date-time")
def _is_moment(value):
    wanted = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"
    return not isinstance(value, str) or bool(re.fullmatch(wanted, value))


@cache
def _validator(name: str) -> Draft7Validator:
    schemas = {path.stem: json.loads(path.read_text()) for path in SCHEMAS.glob("*.json")}
    schemas["Body"]["properties"]["mainOrganization"] = {"type": "string", "format": "url"}
    registry = Registry().with_resources(
        (f"{TYPES}{stem}.json", Resource(contents=schema, specification=DRAFT7))
        for stem, schema in schemas.items()
    )
    return Draft7Validator(schemas[name], registry=registry, format_checker=FORMATS)


def faults(thing: dict) -> list[str]:
    """What OParl would not have in an object: by its schema, and by the text around it."""
    name = thing["type"].removeprefix(TYPES)
    found = [f"{e.json_path}: {e.message}" for e in _validator(name).iter_errors(thing)]
    found += [f"{key} is missing" for key in ("created", "modified") if key not in thing]
    found += [f"{path} is empty" for path, value in _leaves(thing) if value in (None, "", [])]
    known = _validator(name).schema["properties"]
    found += [f"{key}: no such property" for key in thing if key not in known and ":" not in key]
    return [f"{thing['id']} {fault}" for fault in found]


def _leaves(value, path="$") -> Iterator[tuple[str, object]]:
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            if (path, key) != ("$", "legislativeTerm"):  # mandatory, so also where it is empty
                yield from _leaves(inner, f"{path}.{key}")
    elif isinstance(value, list) and value:
        for inner in value:
            yield from _leaves(inner, f"{path}[]")
    else:
        yield path, value


def inside(thing: dict) -> Iterator[dict]:
    """The object and every OParl object that stands in it."""
    yield thing
    for value in thing.values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and str(one.get("type", "")).startswith(TYPES):
                yield from inside(one)


def addresses(value) -> Iterator[str]:
    """Every address of this site that an answer holds."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)
    elif isinstance(value, str) and value.startswith(settings.SITE_URL):
        yield value.partition("#")[0]


class Harvester:
    """Fetches with Django's test client; counts what it fetched."""

    def __init__(self, client) -> None:
        self.client = client
        self.fetched = 0

    def get(self, address: str) -> dict:
        assert address.startswith(settings.SITE_URL), address
        self.fetched += 1
        response = self.client.get(address.removeprefix(settings.SITE_URL))
        assert response.status_code == 200, (address, response.status_code)
        return json.loads(response.content)

    def list(self, address: str) -> Iterator[dict]:
        """The objects of a list, over all its pages."""
        while address:
            page = self.get(address)
            assert {"data", "pagination", "links"} <= page.keys()
            yield from page["data"]
            address = page["links"].get("next", "")

    def bodies(self) -> list[dict]:
        system = self.get(f"{API}oparl/v1.1/system")
        assert faults(system) == []
        return list(self.list(system["body"]))

    def everything(self, query: str = "") -> dict[str, dict]:
        """Every object that the lists lead to, by its id. query: what each list is asked with."""
        found: dict[str, dict] = {}
        for body in self.bodies():
            for name in LISTS:
                for thing in self.list(body[name] + query):
                    found.setdefault(thing["id"], thing)
            found[body["id"]] = body
        return found


LISTS = (
    "organization",
    "person",
    "meeting",
    "paper",
    "agendaItem",
    "consultation",
    "file",
    "membership",
    "locationList",
    "legislativeTermList",
)
