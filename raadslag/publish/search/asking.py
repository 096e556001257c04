"""A search as the engine is asked it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, product

from tantivy import Occur, Query

from raadslag.lib.words.terms import asked, folded
from raadslag.publish.search.filters import Search
from raadslag.publish.search.questions import Clause, Question, Sort
from raadslag.publish.search.schema import FACETS, KINDS, schema

_TITLE, _DECISION = 3.0, 1.2  # what a word there weighs beside one in the text
_READINGS = 8  # of an ambiguous phrase that are tried
_SHORTEST_BEGINNING = 3

Part = tuple[Occur, Query]


def whole(search: Search, *, withheld: Sequence[str]) -> Query:
    """All that a search asks for.

    withheld: owners of documents that the index may hold wrongly, and that must not be found.
    """
    parts: list[Part] = [
        *words(search.question),
        *_narrowed(search),
        *_weights(search.question),
    ]
    if not any(occur is Occur.Must for occur, _ in parts):
        parts.append((Occur.Must, silent("kind", KINDS)))
    if withheld:
        parts.append((Occur.MustNot, Query.term_set_query(schema(), "owner", list(withheld))))
    return Query.boolean_query(parts)


def words(question: Question, field: str = "text") -> list[Part]:
    """What must stand in a document, and what must not."""
    return [
        (Occur.Must if clause.wanted else Occur.MustNot, _clause(clause, field))
        for clause in question.clauses
    ]


def _clause(clause: Clause, field: str) -> Query:
    match clause.sort:
        case Sort.WORD:
            return _any_of(field, asked(clause.words[0]))
        case Sort.PHRASE:
            return _phrase(field, clause.words)
        case Sort.NUMBER:
            return Query.phrase_prefix_query(schema(), field, [folded(w) for w in clause.words])


def _any_of(field: str, terms: Sequence[str]) -> Query:
    return _best_of([Query.term_query(schema(), field, term) for term in terms])


def _phrase(field: str, said: Sequence[str]) -> Query:
    """The words in a row; where a common one stands, any word may."""
    telling = [(place, asked(word)) for place, word in enumerate(said) if asked(word)]
    if len(telling) < 2:
        return _any_of(field, telling[0][1]) if telling else Query.empty_query()
    places = [place - telling[0][0] for place, _ in telling]
    readings = islice(product(*(terms for _, terms in telling)), _READINGS)
    return _best_of(
        [
            Query.phrase_query(schema(), field, list(zip(places, reading, strict=True)))
            for reading in readings
        ]
    )


def _best_of(queries: list[Query]) -> Query:
    """What any of them finds, as good as the best of them says."""
    if not queries:
        return Query.empty_query()
    return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries)


def _weights(question: Question) -> list[Part]:
    """What makes one document better than another: words in the title and in the decision."""
    parts: list[Part] = []
    for word in question.words:
        for field, weight in (("title", _TITLE), ("decision", _DECISION)):
            query = Query.boost_query(_any_of(field, asked(word)), weight)
            parts.append((Occur.Should, query))
    return parts


def _narrowed(search: Search) -> list[Part]:
    parts = [(f, v) for f in FACETS if (v := search.values(f))]
    if search.place:
        parts.append(("municipality", [search.place]))
    return [(Occur.Must, silent(facet, values)) for facet, values in parts]


def silent(field: str, values: Iterable[str]) -> Query:
    """One of these values, which makes no document better than another."""
    return Query.const_score_query(Query.term_set_query(schema(), field, list(values)), 0.0)


def beginning(word: str) -> Query | None:
    """Documents with a word that begins like this; None where it is too short to mean one."""
    if len(word) < _SHORTEST_BEGINNING:
        return None
    return Query.fuzzy_term_query(schema(), "said", word, distance=0, prefix=True)


def nearly(word: str) -> Query | None:
    """Documents with a word that is spelt nearly like this; None where anything would be."""
    if len(word) < _SHORTEST_BEGINNING + 1 or not word.isalpha():
        return None
    return Query.fuzzy_term_query(schema(), "said", word, distance=farthest(word))


def farthest(word: str) -> int:
    """How many slips of the pen another spelling may be away."""
    return 1 if len(word) < 7 else 2
