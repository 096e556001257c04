"""What an item comes to, in one look: the money, the deadline, the next step, the time to read it.

Pure: found in the printed words of the item's own view, and nothing beyond them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from raadslag.lib import dates, money
from raadslag.lib.danish import sentences
from raadslag.meetings.presentation import ItemView, RouteStepView

WORDS_A_MINUTE = 200
AMOUNTS = 3
DEADLINE = re.compile(r"(?i)\b(?:senest|inden|frist(?:en)?|deadline|udløber)\b")


@dataclass(frozen=True, slots=True)
class Gist:
    """amounts: in kroner, as they first occur; deadline: with the sentence it stands in.

    next_step: the first body on the printed route that is still to treat it.
    """

    amounts: tuple[int, ...]
    deadline: date | None
    deadline_words: str
    next_step: RouteStepView | None
    minutes: int  # to read the text; 0 where there is none


def of(item: ItemView) -> Gist:
    """The gist of an item. What it recommends comes before what its other sections say."""
    day, words = _deadline(item)
    return Gist(
        amounts=_amounts(item),
        deadline=day,
        deadline_words=words,
        next_step=next((step for step in item.route if step.state == "coming"), None),
        minutes=_minutes(item),
    )


def _amounts(item: ItemView) -> tuple[int, ...]:
    """Those of the recommendation, or else those of the section on economy."""
    for texts in (_asked(item), _sections(item, "economy")):
        found = dict.fromkeys(amount.kroner for text in texts for amount in money.find(text))
        if found:
            return tuple(found)[:AMOUNTS]
    return ()


def _deadline(item: ItemView) -> tuple[date | None, str]:
    """The first date that a sentence says something must be done by."""
    for text in (*_asked(item), *(section.text for section in item.sections)):
        if not DEADLINE.search(text):
            continue
        for sentence in sentences(text):
            word = DEADLINE.search(sentence.text)
            days = [d.value for d in dates.find(sentence.text) if word and d.start >= word.start()]
            if days and days[0]:
                return days[0], sentence.text
    return None, ""


def _asked(item: ItemView) -> Iterable[str]:
    if item.clauses:
        return [clause.text for clause in item.clauses]
    return _sections(item, "recommendation")


def _sections(item: ItemView, kind: str) -> Iterator[str]:
    return (section.text for section in item.sections if section.kind == kind)


def _minutes(item: ItemView) -> int:
    texts = [section.text for section in item.sections] + [point.text for point in item.points]
    words = sum(len(text.split()) for text in texts)
    return -(-words // WORDS_A_MINUTE)
