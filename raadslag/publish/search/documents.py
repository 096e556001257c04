"""What is public as documents of the index. Reads the snapshots' content as it is stored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tantivy import Document, PreTokenizedString, Token

from raadslag.cases.rules import read_case_number
from raadslag.lib import money
from raadslag.lib.danish import composed
from raadslag.lib.words.terms import WORD, terms
from raadslag.publish.models import (
    PublicAttachment,
    PublicBody,
    PublicCase,
    PublicItem,
    PublicPerson,
)
from raadslag.publish.search.schema import BETWEEN, COLUMNS, FACETS

# The lower bounds of the amounts a search can be narrowed to, in kroner.
AMOUNTS = (1, 100_000, 1_000_000, 10_000_000)
_LONG_AGO, _UNDATED, _A_YEAR, _ATTACHED = 2000, 20, 0.02, 0.8  # see Facts.weight
_MONEY_IN = frozenset({"recommendation", "decision", "economy"})  # kinds of sections
_ATTACHMENTS = "attachments"
_HYPHEN_AT_LINE_END = re.compile(r"(?<=[a-zæøå])-\n(?=[a-zæøå])")


def tokens(text: str) -> PreTokenizedString:
    """The terms of a text, each at the place of its word."""
    return PreTokenizedString(
        "",
        [
            Token(term, place, 0, 0)
            for place, word in enumerate(WORD.findall(text.lower()))
            for term in terms(word)
        ],
    )


def stamp(moment: datetime) -> int:
    """Microseconds, as the index keeps when something changed."""
    return int(moment.timestamp() * 1_000_000)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document can be narrowed to; "" and None where it has no such thing."""

    kind: str
    municipality: str
    body: str = ""
    on: date | None = None
    group: str = ""
    outcome: str = ""
    amount: str = ""

    @property
    def year(self) -> str:
        return str(self.on.year) if self.on else ""

    @property
    def weight(self) -> float:
        """How many times its words count: a newer document's more, an attachment's less."""
        years = min(max(self.on.year - _LONG_AGO, 0), 50) if self.on else _UNDATED
        return (1 + _A_YEAR * years) * (_ATTACHED if self.kind == "attachment" else 1)


def _document(owner: str, changed: datetime, facts: Facts) -> Document:
    document = Document()
    document.add_text("owner", owner)
    document.add_integer("changed", stamp(changed))
    document.add_integer("day", facts.on.toordinal() if facts.on else 0)
    document.add_float("weight", facts.weight)
    values = {facet: getattr(facts, facet) for facet in FACETS}
    for facet, value in values.items():
        if value:
            document.add_text(facet, value)
    for column, counted in COLUMNS.items():
        if column not in values:
            document.add_text(column, BETWEEN.join(values[facet] for facet in counted))
    return document


def _add(
    document: Document,
    *,
    title: str,
    text: Iterable[str],
    decision: str = "",
    weighs: bool = True,
) -> None:
    """The words of a document: its title, what it says, and what was decided.

    weighs: whether a word in the title says what the document is about.
    """
    title, said, ruled = composed(title), composed("\n".join(text)), composed(decision)
    title_tokens = tokens(title)
    document.add_pre_tokenized_text("text", title_tokens)
    if weighs:
        document.add_pre_tokenized_text("title", title_tokens)
    document.add_pre_tokenized_text("text", tokens(said))
    document.add_text("said", f"{title}\n{said}")
    if ruled:
        ruled_tokens = tokens(ruled)
        document.add_pre_tokenized_text("text", ruled_tokens)
        document.add_pre_tokenized_text("decision", ruled_tokens)
        document.add_text("ruled", ruled)


def _group(case_number: str) -> str:
    """The main group of KL's subject plan: "27" of "27.03.00-P22-1-24"."""
    kle = read_case_number(case_number) if case_number else None
    return kle.subject[:2] if kle else ""


def _amount(content: dict[str, Any]) -> str:
    """The lower bound of the bracket that the largest amount proposed or decided falls in."""
    texts = [s.get("text", "") for s in content.get("sections", ()) if s.get("kind") in _MONEY_IN]
    texts += [clause.get("text", "") for clause in content.get("clauses", ())]
    texts.append((content.get("decision") or {}).get("text", ""))
    sums = [abs(amount.kroner) for text in texts for amount in money.find(text)]
    sums += [c["amount"] for c in content.get("commitments", ()) if c.get("amount")]
    largest = max(sums, default=0)
    return str(max(bound for bound in AMOUNTS if bound <= largest)) if largest else ""


def of_item(item: PublicItem) -> Document:
    """An item, or the decision taken on it. Reads its meeting."""
    content = item.content
    decision = content.get("decision") or {}
    ruled = decision.get("text") or decision.get("outcome", "none") != "none"
    facts = Facts(
        kind="decision" if ruled else "item",
        municipality=item.municipality,
        body=item.meeting.body_uid,
        on=item.meeting.on,
        group=item.subject[:2],
        outcome=item.outcome,
        amount=_amount(content),
    )
    document = _document(item.uid, item.modified, facts)
    body = item.meeting.content.get("body", {})
    written = [content.get("case_number", ""), item.meeting.body_name, body.get("abbreviation", "")]
    head = " · ".join(word for word in written if word)
    _add(
        document,
        title=item.title,
        text=[*_said_of(content), head],
        decision="\n".join(_ruled_of(content, decision)),
    )
    return document


def _said_of(content: dict[str, Any]) -> Iterator[str]:
    """The texts of an item but its decision."""
    for section in content.get("sections", ()):
        if section.get("kind") != _ATTACHMENTS:  # their titles follow
            yield section.get("heading", "")
            yield section.get("text", "")
    for clause in content.get("clauses", ()):
        yield clause.get("text", "")
    for point in content.get("points", ()):
        yield point.get("title", "")
        yield point.get("text", "")
    for attachment in content.get("attachments", ()):
        yield attachment.get("title", "")
    for name in ("public_title", "recommender", "caseworker"):
        yield content.get(name, "")
    for one in content.get("participation", ()):
        yield one.get("person", {}).get("name", "")


def _ruled_of(content: dict[str, Any], decision: dict[str, Any]) -> Iterator[str]:
    yield content.get("public_decision", "")
    yield decision.get("text", "")
    for clause in content.get("clauses", ()):
        yield clause.get("result", "")
    for dissent in decision.get("dissents", ()):
        yield f"{dissent.get('person', {}).get('name', '')}: {dissent.get('text', '')}"


def of_attachment(attachment: PublicAttachment) -> Iterator[Document]:
    """An attachment with all its pages, and each page by itself. Reads item, meeting and file."""
    pages = attachment.file.pages if attachment.file else []
    item = attachment.item
    facts = Facts(
        kind="attachment",
        municipality=attachment.municipality,
        body=item.meeting.body_uid,
        on=item.meeting.on,
        group=item.subject[:2],
        amount=_amount(item.content),
    )
    whole = _document(attachment.uid, attachment.modified, facts)
    whole.add_text("owner", item.uid)  # the item's facts are its own
    _add(whole, title=attachment.title, text=(), weighs=False)  # "Bilag 1", "Kort"
    for number, text in enumerate(pages, start=1):
        said = _HYPHEN_AT_LINE_END.sub("", composed(text))
        if said.strip():
            words = tokens(said)
            whole.add_pre_tokenized_text("text", words)
            page = Document()
            page.add_text("owner", attachment.uid)
            page.add_text("owner", item.uid)
            page.add_integer("page", number)
            page.add_pre_tokenized_text("page_text", words)
            page.add_text("said", said)
            yield page
    yield whole


def of_case(case: PublicCase) -> Document:
    """A case's path: its title, its numbers and the bodies it went through."""
    numbers = case.content.get("case_numbers", ())
    facts = Facts(
        kind="case",
        municipality=case.municipality,
        on=case.latest_on,
        group=next(filter(None, map(_group, numbers)), ""),
    )
    document = _document(case.uid, case.modified, facts)
    bodies = {(s.get("body") or {}).get("name", "") for s in case.content.get("steps", ())}
    _add(document, title=case.title, text=[" · ".join([*numbers, *sorted(bodies - {""})])])
    return document


def of_body(body: PublicBody) -> Document:
    """A body: its names, and those who sit in it."""
    facts = Facts(kind="body", municipality=body.municipality, body=body.uid)
    document = _document(body.uid, body.modified, facts)
    content = body.content
    names = [content.get("abbreviation", ""), *content.get("former_names", ())]
    members = [(one.get("person") or {}).get("name", "") for one in content.get("members", ())]
    said = [", ".join(filter(None, names)), ", ".join(filter(None, members))]
    _add(document, title=body.name, text=filter(None, said))
    return document


def of_person(person: PublicPerson) -> Document:
    """A person: party, offices and bodies."""
    facts = Facts(kind="person", municipality=person.municipality)
    document = _document(person.uid, person.modified, facts)
    content = person.content
    offices = [
        f"{office.get('kind_words', '')}, {(office.get('body') or {}).get('name', '')}"
        for office in content.get("offices", ())
    ]
    attended = [(one.get("body") or {}).get("name", "") for one in content.get("attended", ())]
    said = [content.get("party_name", ""), *offices, *attended]
    _add(document, title=person.name, text=filter(None, dict.fromkeys(said)))
    return document
