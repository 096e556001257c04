"""Asking the index: what a search finds, how much of each facet, and what else may be meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rapidfuzz.distance import OSA
from tantivy import DocAddress, Occur, Query, SearchResult

from raadslag.lib.words.terms import WORD
from raadslag.publish.search import asking
from raadslag.publish.search.filters import Search
from raadslag.publish.search.keeping import Ready
from raadslag.publish.search.questions import Question, Sort
from raadslag.publish.search.schema import BETWEEN, COLUMNS, FACETS

_VALUES = 200  # of a facet that are counted
_SHARED = 5_000  # of a column that several facets share: all there are
_WEIGHED = 100  # of the best documents: these are put in order by their weight too
_LOOKED_AT = 40  # documents that another spelling is looked for in
_PAGES = 6  # pages of each attachment that are compared


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found. Its words are as indexed; whether it is shown, the snapshots decide."""

    owner: str
    kind: str
    changed: int
    said: str
    ruled: str
    page: int | None = None  # of an attachment: the page that speaks most of what was asked
    page_said: str = ""


@dataclass(slots=True)
class Found:
    """What a search found. facets: value and count, of each facet that has any."""

    count: int
    hits: list[Hit]
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    beginning: str = ""  # the last word asked for, where only words beginning so were found


@dataclass(frozen=True, slots=True)
class Finder:
    """Asks an index that is ready."""

    ready: Ready

    def find(
        self,
        search: Search,
        *,
        limit: int,
        offset: int = 0,
        order: str = "",
        facets: bool = True,
    ) -> Found:
        """The documents from offset on. order: a field, its highest value first; "" the best first."""
        query = self._query(search)
        found = self._ask(query, limit=limit, offset=offset, order=order)
        if not found.count and (begun := self._begun(search)):
            longer = self._ask(begun, limit=limit, offset=offset, order=order)
            if longer.count:
                query, found = begun, longer
                found.beginning = _unfinished(search)
        if facets:
            found.facets = self._facets(search, query, begun=bool(found.beginning))
        if search.question.wanted:
            found.hits = self._with_pages(found.hits, search)
        return found

    def meant(self, search: Search) -> Search | None:
        """The search with words that are found in place of those that are not; None for none.

        The words come from documents that may be found, so they tell of nothing that went.
        """
        instead = {
            word: other
            for clause in search.question.wanted
            if clause.sort is Sort.WORD
            for word in clause.words
            if not self.count(search.asking(word)) and (other := self._nearest(search, word))
        }
        if not instead:
            return None
        text = WORD.sub(lambda m: instead.get(m[0].lower(), m[0]), search.question.text)
        corrected = search.asking(text)
        return corrected if self.count(corrected) else None

    def owners(self, search: Search, *, among: Sequence[str]) -> set[str]:
        """Which of these ids own a document that the search finds."""
        if not among:
            return set()
        ours = asking.silent("owner", among)
        query = Query.boolean_query([(Occur.Must, self._query(search)), (Occur.Must, ours)])
        return {hit.owner for hit in self._ask(query, limit=len(among), offset=0, order="").hits}

    def count(self, search: Search) -> int:
        return _count(self.ready.opened.searcher.search(self._query(search), 1))

    def _query(self, search: Search) -> Query:
        return asking.whole(search, withheld=self.ready.withheld)

    def _ask(self, query: Query, *, limit: int, offset: int, order: str) -> Found:
        searcher = self.ready.opened.searcher
        if order:
            result = searcher.search(query, limit, offset=offset, order_by_field=order)
            return Found(_count(result), [self._hit(address) for _, address in result.hits])
        result = searcher.search(query, max(_WEIGHED, offset + limit))
        best = self._weighed(result.hits)[offset : offset + limit]
        return Found(_count(result), [self._hit(address) for address in best])

    def _weighed(self, hits: Sequence[tuple[Any, DocAddress]]) -> list[DocAddress]:
        """The hits by their score and what a document's words count, as far as it can matter.

        The engine could weigh every document by itself, at five times the cost of finding them.
        """
        addresses = [address for _, address in hits]
        weights = self.ready.opened.searcher.fast_field_values("weight", addresses[:_WEIGHED])
        scores = [score * (weight or 1) for (score, _), weight in zip(hits, weights, strict=False)]
        order = sorted(range(len(scores)), key=lambda place: -scores[place])
        return [*(addresses[place] for place in order), *addresses[_WEIGHED:]]

    def _hit(self, address: DocAddress) -> Hit:
        kept: dict[str, list[Any]] = self.ready.opened.searcher.doc(address).to_dict()
        return Hit(
            kept["owner"][0],
            kept["kind"][0],
            kept["changed"][0],
            kept["said"][0],
            kept.get("ruled", [""])[0],
        )

    def _begun(self, search: Search) -> Query | None:
        """The query with the last word as the beginning of one; None where it can be none."""
        begins = asking.beginning(_unfinished(search))
        if begins is None:
            return None
        rest = Question("", search.question.clauses[:-1])
        query = self._query(replace(search, question=rest))
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, begins)])

    def _facets(
        self, search: Search, query: Query, *, begun: bool
    ) -> dict[str, list[tuple[str, int]]]:
        """How many documents have each value; of a facet that is narrowed, as if it were not."""
        narrowed = {one.facet for one in search.chosen}
        known = narrowed | ({"municipality"} if search.place else set())
        counted = self._counts(query, [facet for facet in FACETS if facet not in known])
        for facet in narrowed:
            wider = search.without(*(one for one in search.chosen if one.facet == facet))
            wide = self._begun(wider) if begun else self._query(wider)
            counted |= self._counts(wide or Query.empty_query(), [facet])
        return counted

    def _counts(self, query: Query, facets: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
        """The values of these facets, the most frequent first."""
        columns = [column for column, held in COLUMNS.items() if set(held) & set(facets)]
        if not columns:
            return {}
        wanted = {
            column: {"terms": {"field": column, "size": _VALUES if column in FACETS else _SHARED}}
            for column in columns
        }
        answer: dict[str, Any] = self.ready.opened.searcher.aggregate(query, wanted)
        counts: dict[str, Counter[str]] = {facet: Counter() for facet in facets}
        for column in columns:
            for bucket in answer[column]["buckets"]:
                values = zip(COLUMNS[column], bucket["key"].split(BETWEEN), strict=True)
                for facet, value in values:
                    if value and facet in counts:
                        counts[facet][value] += bucket["doc_count"]
        return {facet: count.most_common() for facet, count in counts.items()}

    def _with_pages(self, hits: list[Hit], search: Search) -> list[Hit]:
        """Attachments with the page that speaks most of what was asked."""
        owners = [hit.owner for hit in hits if hit.kind == "attachment"]
        wanted = [
            (Occur.Should, query)
            for occur, query in asking.words(search.question, "page_text")
            if occur is Occur.Must
        ]
        if not owners or not wanted:
            return hits
        ours = asking.silent("owner", owners)
        query = Query.boolean_query([(Occur.Must, ours), (Occur.Must, Query.boolean_query(wanted))])
        searcher = self.ready.opened.searcher
        best: dict[str, dict[str, list[Any]]] = {}
        for _, address in searcher.search(query, _PAGES * len(owners), count=False).hits:
            kept = searcher.doc(address).to_dict()
            best.setdefault(kept["owner"][0], kept)
        return [_on_page(hit, best.get(hit.owner)) for hit in hits]

    def _nearest(self, search: Search, word: str) -> str:
        """The word nearest in spelling, of those the one that most documents have; "" for none."""
        nearly = asking.nearly(word)
        if nearly is None:
            return ""
        query = Query.boolean_query(
            [(Occur.Must, self._query(search.asking(""))), (Occur.Must, nearly)]
        )
        seen: Counter[str] = Counter()
        for hit in self._ask(query, limit=_LOOKED_AT, offset=0, order="").hits:
            seen.update(set(WORD.findall(hit.said.lower())))
        farthest = asking.farthest(word)
        near = {other: OSA.distance(word, other, score_cutoff=farthest) for other in seen}
        fits = [other for other, distance in near.items() if 0 < distance <= farthest]
        return min(fits, key=lambda other: (near[other], -seen[other], other), default="")


def _count(result: SearchResult) -> int:
    return result.count or 0  # type: ignore[attr-defined]  # it is there


def _unfinished(search: Search) -> str:
    """The last word asked for, as one types it; "" where it is no single word."""
    last = search.question.clauses[-1:]
    if last and last[0].wanted and last[0].sort is Sort.WORD:
        return last[0].words[0]
    return ""


def _on_page(hit: Hit, page: dict[str, list[Any]] | None) -> Hit:
    if page is None or hit.kind != "attachment":
        return hit
    return replace(hit, page=page["page"][0], page_said=page["said"][0])
