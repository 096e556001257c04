"""Going through every address there is, and every one that could be, and keeping what each of them says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from lxml import html

from raadslag.cases import models as cases
from raadslag.council import models as council
from raadslag.ingest import models as ingest
from raadslag.meetings import models as meetings
from raadslag.publish import models as publish
from tests.leaks.reading import answered, head_of, words_of
from tests.leaks.tokens import Garden, Planted
from tests.test_addresses import standing

LINK = re.compile(rb"""(?:href|src|action|hx-get|content)=["']([^"'#]+)""")
ANYWHERE = re.compile(rb"""https?://[^\s"'<>\\)]+""")
YEAR = "2026"  # in which all meetings are held
DRAWN = ("page-picture",)
KINDS = [
    "organization",
    "person",
    "meeting",
    "agendaItem",
    "paper",
    "consultation",
    "file",
    "membership",
    "location",
    "legislativeTerm",
]
VALUES = {
    "ending": ("pdf", "docx", "txt", "xml"),
    "municipality": ("soendby", "vestrup"),
    "name": ("bilag.pdf",),
    "subject": ("01", "17.03"),
    "kind": tuple(KINDS),
    "number": ("1",),
    "token": ("hvadsomhelst",),
    "rest": ("findes/ikke",),
    "section": ("1",),
}


MEETINGS = (meetings.Meeting, publish.PublicMeeting)
ITEMS = (meetings.AgendaItem,)
FILES = (cases.Attachment,)
CASES = (cases.Proposal,)
BODIES = (council.Body,)
PERSONS = (council.Person,)
PARTS = (publish.PublicPart, council.Party)
OWN: dict[str, tuple[type[Model], ...]] = {
    **dict.fromkeys(
        ("meeting", "editions", "document", "pack", "supplement", "calendar-meeting", "oparl-meeting-items"), MEETINGS
    ),
    **dict.fromkeys(("item", "extract", "decision"), ITEMS),
    **dict.fromkeys(("attachment", "file", "page-picture"), FILES),
    **dict.fromkeys(("case", "feed-case"), CASES),
    **dict.fromkeys(
        ("body", "feed-body", "calendar-body", "oparl-organization-meetings",
         "oparl-organization-consultations"), BODIES
    ),
    **dict.fromkeys(("person", "feed-person"), PERSONS),
    "party": PARTS,
    "oparl-object": (*MEETINGS, *ITEMS, *FILES, *CASES, *BODIES, *PERSONS, *PARTS),
}  # fmt: skip
"""Whose ids belong in an address."""


@dataclass(slots=True)
class Answer:
    name: str  # of the address, "" for one that no list has
    status: int
    found: set[Planted]
    in_head: set[Planted]
    headers: dict[str, str] = field(default_factory=dict)
    cookies: tuple[str, ...] = ()
    inline: tuple[str, ...] = ()  # scripts and styles that stand in the page


@dataclass(slots=True)
class Hunt:
    """What was met where."""

    garden: Garden
    answers: dict[str, Answer] = field(default_factory=dict)

    def met(self, *names: str) -> set[Planted]:
        """What is found under addresses of these names; of all, where none is given."""
        answers = (one for one in self.answers.values() if not names or one.name in names)
        return {planted for one in answers for planted in one.found | one.in_head}

    def places(self, hidden: set[Planted]) -> list[str]:
        """For a failing test: where what must not be met was."""
        return sorted(
            f"{address}: {planted}"
            for address, answer in self.answers.items()
            for planted in (answer.found | answer.in_head) & hidden
        )

    def statuses(self, name: str, uid: str) -> set[int]:
        """What addresses of this name with the id answer."""
        return {
            one.status
            for address, one in self.answers.items()
            if one.name == name and uid in address
        }


def uids(model: type[Model]) -> set[str]:
    return set(model._default_manager.values_list("uid", flat=True))


def addresses() -> Iterator[tuple[str, str]]:
    """Every public address with every id that could stand there, and its name.

    With each id of its own kind, public or not; and with a stranger of every other kind there is.
    """
    every = {one: uids(one) for one in apps.get_models() if hasattr(one, "uid")}
    strangers = {uid for found in every.values() for uid in sorted(found)[:2]}
    for pattern, name in standing():
        kwargs = re.findall(r"<(\w+)>", pattern)
        own = {uid for model in OWN.get(name, ()) for uid in every[model]}
        for values in _filled(kwargs, sorted(own | strangers), own):
            with suppress(NoReverseMatch):
                yield reverse(name, kwargs=values), name


def _filled(kwargs: list[str], wanted: list[str], own: set[str]) -> Iterator[dict[str, str]]:
    """A stranger comes in one form only."""
    if "uid" not in kwargs:
        yield from _forms(kwargs, every=True)
        return
    rest = [name for name in kwargs if name != "uid"]
    for uid in wanted:
        for values in _forms(rest, every=uid in own):
            yield {"uid": uid, **values}


def _forms(kwargs: list[str], *, every: bool) -> Iterator[dict[str, str]]:
    if not kwargs:
        yield {}
        return
    first, *rest = kwargs
    for value in VALUES[first] if every else VALUES[first][:1]:
        for others in _forms(rest, every=every):
            yield {first: value, **others}


def hunt(garden: Garden, *, first: Iterable[str] = (), client: Client | None = None) -> Hunt:
    """Ask for every address with every id, then follow every link of every answer."""
    client = client or Client(raise_request_exception=False)
    made = Hunt(garden)
    waiting = {
        **dict.fromkeys(("/robots.txt", "/sitemap.xml", "/en/", "/findes-ikke/", *first), ""),
        **dict(addresses()),
    }
    names = dict(waiting)
    while waiting:
        address, name = waiting.popitem()
        response = client.get(address)
        content = answered(response)
        made.answers[address] = _answer(garden, address, name, response, content)
        if response.status_code < 400:
            for link in _links(address, content, response):
                if link not in names:
                    names[link] = waiting[link] = _name(link)
    return made


def _answer(garden: Garden, address: str, name: str, response: Any, content: bytes) -> Answer:
    own = garden.found_in(address)  # what is asked for may be said back
    text = "" if name in DRAWN else words_of(content)
    headers = dict(response.items())
    return Answer(
        name,
        response.status_code,
        garden.found_in(text) - own,
        garden.found_in(head_of(response)) - own,
        headers,
        tuple(response.cookies),
        _inline(content) if headers.get("Content-Type", "").startswith("text/html") else (),
    )


def _inline(content: bytes) -> tuple[str, ...]:
    """Data of schema.org run nowhere: they are no script."""
    if not content.strip():
        return ()
    tree = html.document_fromstring(content)
    scripts = tree.xpath("//script[not(@src) and not(@type='application/ld+json')]")
    found = [*scripts, *tree.xpath("//style | //*[@style]")]
    loud = tree.xpath(
        "//*[@*[starts-with(name(), 'on')]] | //*[@href[starts-with(., 'javascript:')]]"
    )
    return tuple(one.tag for one in (*found, *loud))


def _links(here: str, content: bytes, response: object) -> Iterator[str]:
    """Addresses of ours in an answer, in one spelling each; of a filtered search one of each shape."""
    raw = [*LINK.findall(content), *ANYWHERE.findall(content)] if content[:4] != b"%PDF" else []
    raw.append(response.get("Location", "").encode())  # type: ignore[attr-defined]
    for link in raw:
        with suppress(UnicodeDecodeError, ValueError):
            parts = urlsplit(
                urljoin(f"{settings.SITE_URL}{here}", link.decode().replace("&amp;", "&"))
            )
            own = parts.netloc in ("", urlsplit(settings.SITE_URL).netloc)
            if own and parts.scheme in ("http", "https", "") and _worth_it(parts.path, parts.query):
                yield parts.path + (f"?{parts.query}" if parts.query else "")


def _worth_it(path: str, query: str) -> bool:
    """Staff's own addresses need a sign-in; static files are the same for everyone; filters multiply."""
    if path.startswith(("/static/", "/arbejde/", "/konto/", "/en/")) and path != "/en/":
        return False
    asked = dict(parse_qsl(query))
    month = asked.get("maaned", YEAR)
    return len(asked) <= 1 and month.startswith(YEAR)


def _name(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).url_name or ""
    except Resolver404:
        return ""


# At the desk


AT_THE_DESK: dict[str, tuple[type[Model], ...]] = {
    **dict.fromkeys(
        ("desk", "desk-runs", "desk-merges", "desk-meetings", "desk-incidents", "desk-release", "desk-styles"), ()
    ),
    **dict.fromkeys(
        ("desk-meeting", "desk-document", "desk-release-meeting", "desk-close", "desk-open"),
        MEETINGS[:1],
    ),
    **dict.fromkeys(("desk-item", "desk-extract"), ITEMS),
    **dict.fromkeys(("desk-case", "desk-access"), CASES),
    "desk-attachment": FILES,
    "desk-body": BODIES,
    "desk-person": PERSONS,
    "desk-source": (cases.SourceFile,),
    "desk-run": (ingest.ImportRun,),
    "desk-answer": (publish.GateFinding,),
    "desk-incident": (publish.Incident,),
}  # fmt: skip
"""The pages of staff, and whose ids stand in their addresses."""


def hunt_at_the_desk(garden: Garden, client: Client, *, packs: Iterable[str]) -> Hunt:
    """Ask for every page of staff, with every id there is. packs: of which meetings, they take their time."""
    made = Hunt(garden)
    wanted = [(name, values) for name, models in AT_THE_DESK.items() for values in _of(models)]
    wanted += [("desk-pack", {"uid": uid}) for uid in packs]
    for name, values in wanted:
        try:
            address = reverse(name, kwargs=values)
        except NoReverseMatch:
            address = reverse(name, kwargs={**values, "ending": "txt"})
        response = client.get(address)
        made.answers[address] = _answer(garden, address, name, response, answered(response))
    return made


def _of(models: tuple[type[Model], ...]) -> Iterator[dict[str, str]]:
    if not models:
        yield {}
    for model in models:
        yield from ({"uid": uid} for uid in sorted(uids(model)))
