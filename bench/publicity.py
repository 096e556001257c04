"""Public items in any number, for the measurements: put straight into the snapshots.

Their sentences are those of the demo's cases, with a third of the longer words replaced by others of
the Danish word list, drawn as words are in running text: few often, most of them seldom.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

AT = datetime(2026, 1, 1, tzinfo=UTC)
PLACES, BODIES, ITEMS = 20, 8, 25  # municipalities, bodies of each, items of a meeting
LENGTH = 1_675  # characters of an item, on the average
_SWAPPED = 0.3
_WORDS = 200_000
_AT_A_TIME = 5_000
_OUTCOMES = ("adopted", "adopted", "adopted", "noted", "noted", "discussed", "postponed", "none")


class Words:
    """Draws sentences; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        from raadslag.lib.words.dictionary import _trie

        self.random = random.Random(seed)
        self._sentences = list(_sentences())
        known = sorted({word for word in _trie().keys() if len(word) > 5})  # noqa: SIM118
        self._words = self.random.sample(known, min(_WORDS, len(known)))
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))

    def drawn(self, count: int) -> list[str]:
        return self.random.choices(self._words, cum_weights=self._weights, k=count)

    def sentence(self) -> str:
        words = self.random.choice(self._sentences)
        swapped = iter(self.drawn(len(words)))
        return " ".join(
            next(swapped) if len(word) > 6 and self.random.random() < _SWAPPED else word
            for word in words
        )

    def text(self, length: int) -> str:
        said: list[str] = []
        size = 0
        while size < length:
            said.append(self.sentence())
            size += len(said[-1]) + 1
        return " ".join(said)


def _sentences() -> Iterator[list[str]]:
    """The sentences of the demo's cases, as words."""
    from raadslag import demo
    from raadslag.lib.danish import sentences

    folder = Path(demo.__file__).parent / "content" / "cases"
    for file in sorted(folder.glob("*.toml")):
        for text in _strings(tomllib.loads(file.read_text("utf-8"))):
            for sentence in sentences(text):
                words = sentence.text.split()
                if len(words) > 4:
                    yield words


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def publish(count: int, words: Words) -> None:
    """Fill the snapshots with so many items, and what they hang on. Says nothing to the sequence."""
    from raadslag.publish.models import PublicItem, PublicMeeting, Release

    bodies = _bodies()
    meetings = [_meeting(number, bodies) for number in range(-(-count // ITEMS))]
    for rows in _batches(meetings):
        Release.objects.bulk_create([release for release, _ in rows])
        PublicMeeting.objects.bulk_create([meeting for _, meeting in rows])
    items = (_item(number, meetings[number // ITEMS][1], words) for number in range(count))
    for rows in _batches(items):
        PublicItem.objects.bulk_create(rows)


def _batches(rows: Any) -> Iterator[list[Any]]:
    rest = iter(rows)
    while batch := list(islice(rest, _AT_A_TIME)):
        yield batch


def _bodies() -> Sequence[Any]:
    from raadslag.publish.models import PublicBody, PublicMunicipality

    made = []
    for place in range(PLACES):
        slug = f"by{place:02}"
        PublicMunicipality.objects.create(slug=slug, name=f"By {place}")
        for number in range(BODIES):
            name = f"Udvalg {number}"
            made.append(
                PublicBody(
                    uid=f"udv{place:03}{number:03}",
                    municipality=slug,
                    name=name,
                    kind="standing",
                    current=True,
                    content={"name": name, "abbreviation": f"U{number}"},
                )
            )
    return PublicBody.objects.bulk_create(made)


def _meeting(number: int, bodies: Sequence[Any]) -> tuple[Any, Any]:
    from raadslag.publish.models import PublicMeeting, Release, ReleaseKind

    body, uid = bodies[number % len(bodies)], f"moede{number:07}"
    release = Release(
        pk=number + 1,
        municipality=body.municipality,
        meeting_uid=uid,
        number=1,
        kind=ReleaseKind.MINUTES,
        at=AT,
        digest="x",
    )
    meeting = PublicMeeting(
        uid=uid,
        municipality=body.municipality,
        content={"body": body.content},
        release=release,
        body_uid=body.uid,
        body_name=body.name,
        on=date(2010, 1, 4) + timedelta(days=number * 7919 % 5800),
        state="minutes",
    )
    return release, meeting


def _item(number: int, meeting: Any, words: Words) -> Any:
    from raadslag.publish.models import PublicItem

    draw = words.random
    outcome = draw.choice(_OUTCOMES)
    decided = words.sentence() if outcome != "none" else ""
    title = words.sentence()[:80].rstrip(" .,")
    content = {
        "uid": f"punkt{number:07}",
        "title": title,
        "case_number": f"{draw.randrange(33):02}.{draw.randrange(9):02}.00-P20-{number % 97}-{draw.randrange(10, 26)}",
        "sections": [
            {
                "heading": "Sagsfremstilling",
                "kind": "case",
                "text": words.text(draw.randrange(800, 2_000)),
            },
            {
                "heading": "Indstilling",
                "kind": "recommendation",
                "text": f"{words.sentence()} Der gives {draw.randrange(5, 50_000) * 1000} kr.",
            },
        ],
        "decision": {"text": decided, "outcome": outcome},
    }
    return PublicItem(
        uid=content["uid"],
        municipality=meeting.municipality,
        content=content,
        meeting=meeting,
        position=number % ITEMS + 1,
        title=title,
        closed=False,
        outcome=outcome,
        subject=content["case_number"][:8],
        created=AT,
        modified=AT,
    )
