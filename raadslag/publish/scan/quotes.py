"""Passages of closed texts that stand in open ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

WORDS = 8  # so many words in a row are a quotation
FORMULA = 3  # words that so many open texts share are the minutes' own formula, quoted from nowhere
_WORD = re.compile(r"\w+")


def quoted(closed: Iterable[str], texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The open texts that repeat a closed one: each one's place in `texts`, and the words repeated."""
    runs = {run for words in closed for run, _, _ in _runs(words)}
    if not runs:
        return
    told = [[one for one in _runs(text) if one[0] in runs] for text in texts]
    times = Counter(run for found in told for run in {one[0] for one in found})
    for place, found in enumerate(told):
        own = [one for one in found if times[one[0]] < FORMULA]
        for start, end in _joined((start, end) for _, start, end in own):
            yield place, texts[place][start:end]


def _runs(text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    words = [(match[0].lower(), match.start(), match.end()) for match in _WORD.finditer(text)]
    for first in range(len(words) - WORDS + 1):
        run = words[first : first + WORDS]
        yield tuple(word for word, _, _ in run), run[0][1], run[-1][2]


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that overlap, as one."""
    current: tuple[int, int] | None = None
    for start, end in spans:
        if current and start <= current[1]:
            current = current[0], max(end, current[1])
            continue
        if current:
            yield current
        current = start, end
    if current:
        yield current
