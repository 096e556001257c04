"""Minutes as Akoma Ntoso 3.0: a `debate`, valid against the strict schema.

Persons, bodies and outcomes are named once among the references, under their permanent ids, and
pointed at; every vote stands among the metadata with its counts.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from lxml import etree

from raadslag.meetings.presentation import ItemView, MeetingView, PersonRef, VoteView
from raadslag.meetings.print.values import (
    AnyPart,
    Bullets,
    Clause,
    Clauses,
    Document,
    Figures,
    Files,
    Item,
    Paragraph,
    Pieces,
    Quote,
    Section,
    Subheading,
    Table,
)
from raadslag.meetings.print.wording import clean, named

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
SOURCE = "#raadslag"
UNDATED = date(1, 1, 1)  # the schema demands a day; xml has none earlier
ONTOLOGY = "/akn/ontology"

Element = etree._Element


class NotMinutes(Exception):
    """Only minutes are a record of what was decided: an agenda has no form here."""


def write(view: MeetingView, document: Document) -> bytes:
    """The minutes as XML. view and document are of the same meeting. Raises NotMinutes."""
    if view.state != "minutes":
        raise NotMinutes
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})  # type: ignore[dict-item]  # the stubs know no default
    debate = _under(root, "debate", name="referat")
    _Meta(view, document).write(_under(debate, "meta"))
    _preface(_under(debate, "preface"), view, document)
    _Body(view, document).write(_under(debate, "debateBody"))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _under(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    element.text = text or None
    return element


def _day(view: MeetingView) -> str:
    return (view.on or UNDATED).isoformat()


def _person_id(person: PersonRef) -> str:
    """The id a person goes by in this document; "" for a name that is no known person."""
    return f"person-{person.uid}" if person.uid else ""


# What the document is, and whom and what it names


class _Meta:
    def __init__(self, view: MeetingView, document: Document) -> None:
        self.view, self.document = view, document
        self.work = f"/akn/dk/debate/{view.municipality}/{_day(view)}/{view.uid}"

    def write(self, meta: Element) -> None:
        identification = _under(meta, "identification", source=SOURCE)
        self._work(_under(identification, "FRBRWork"))
        self._expression(_under(identification, "FRBRExpression"))
        self._manifestation(_under(identification, "FRBRManifestation"))
        self._votes(meta)
        self._references(_under(meta, "references", source=SOURCE))

    def _work(self, work: Element) -> None:
        self._core(work, self.work, _day(self.view), "mødet")
        _under(work, "FRBRcountry", value="dk")
        _under(work, "FRBRsubtype", value="referat")
        _under(work, "FRBRname", value=self.document.title)

    def _expression(self, expression: Element) -> None:
        self._core(expression, self._version(), self._released(), "offentliggjort")
        if self.view.version is not None:
            _under(expression, "FRBRversionNumber", value=str(self.view.version))
        _under(expression, "FRBRlanguage", language="dan")

    def _manifestation(self, manifestation: Element) -> None:
        self._core(manifestation, f"{self._version()}.xml", self._released(), "offentliggjort")
        _under(manifestation, "FRBRformat", value="application/akn+xml")

    def _version(self) -> str:
        number = f"@{self.view.version}" if self.view.version is not None else ""
        return f"{self.work}/dan{number}"

    def _released(self) -> str:
        return self.view.released.date().isoformat() if self.view.released else _day(self.view)

    def _core(self, level: Element, address: str, day: str, what: str) -> None:
        _under(level, "FRBRthis", value=f"{address}/!main")
        _under(level, "FRBRuri", value=address)
        _under(level, "FRBRdate", date=day, name=what)
        _under(level, "FRBRauthor", href="#udvalg")

    def _votes(self, meta: Element) -> None:
        places = {item.uid: at for at, item in enumerate(self.document.items, 1)}
        votes = [
            (places[item.uid], number, vote, item)
            for item in self.view.items
            for number, vote in enumerate(item.decision.votes if item.decision else [], 1)
            if any(side.count is not None for side in vote.sides)
        ]
        if not votes:
            return
        parliamentary = _under(_under(meta, "analysis", source=SOURCE), "parliamentary")
        for at, number, vote, item in votes:
            self._vote(parliamentary, f"afstemning_{at}_{number}", vote, item, at)

    def _vote(
        self, parliamentary: Element, name: str, vote: VoteView, item: ItemView, at: int
    ) -> None:
        stated = {"outcome": f"#{item.decision.outcome}"} if item.decision and vote.main else {}
        voting = _under(parliamentary, "voting", eId=name, href=f"#punkt_{at}", **stated)
        for side in vote.sides:
            if side.count is not None:
                _under(
                    voting,
                    "count",
                    eId=f"{name}__{side.side}",
                    value=str(side.count),
                    refersTo=f"#{side.side}",
                )

    def _references(self, references: Element) -> None:
        def name(tag: str, eid: str, path: str, words: str) -> None:
            _under(references, tag, eId=eid, href=f"{ONTOLOGY}/{path}", showAs=words or eid)

        view, place = self.view, self.view.municipality
        name("TLCOrganization", "raadslag", "organization/raadslag", "Rådslag")
        name("TLCOrganization", "kommune", f"organization/{place}", self.document.municipality)
        name("TLCOrganization", "udvalg", f"organization/{view.body.uid}", self.document.heading)
        for person in self._persons():
            name("TLCPerson", _person_id(person), f"person/{person.uid}", clean(person.name))
        for outcome in sorted({i.decision.outcome for i in view.items if i.decision}):
            name("TLCConcept", outcome, f"concept/udfald/{outcome}", outcome)
        for side in ("for", "against", "abstained"):
            name("TLCConcept", side, f"concept/stemme/{side}", side)

    def _persons(self) -> list[PersonRef]:
        named_here = [one.person for one in self.view.presence]
        for item in self.view.items:
            named_here += [one.person for one in item.participation]
            named_here += [one.person for one in (item.decision.dissents if item.decision else [])]
        return list({person.uid: person for person in named_here if person.uid}.values())


def _preface(preface: Element, view: MeetingView, document: Document) -> None:
    title = _under(_under(preface, "longTitle"), "p")
    _under(title, "docType", document.kind).tail = " "
    _under(title, "docProponent", document.heading, refersTo="#udvalg").tail = " "
    _under(title, "docDate", document.when or "uden dato", date=_day(view))
    for label, value in document.facts:
        _under(preface, "p", f"{label}: {value}")
    for notice in document.notices:
        _under(preface, "p", notice)


# What was said and decided


class _Body:
    def __init__(self, view: MeetingView, document: Document) -> None:
        self.view, self.document = view, document
        self._used: dict[str, int] = {}

    def write(self, body: Element) -> None:
        if self.view.presence:
            self._roll_call(body)
        views = {view.uid: view for view in self.view.items}
        for at, item in enumerate(self.document.items, 1):
            self._item(body, views.get(item.uid), item, at)
        if len(body) == 0:
            nothing = _under(body, "debateSection", name="tom", eId="tom")
            self._p(nothing, "tom", [("Der er ingen punkter på dagsordenen.", "")])

    def _roll_call(self, body: Element) -> None:
        roll = _under(body, "rollCall", eId="deltagere")
        _under(roll, "heading", "Deltagere", eId="deltagere__heading")
        for one in self.view.presence:
            line = self._p(roll, "deltagere", [])
            self._name(line, one.person)
            absent = "fraværende" if one.present is False else ""
            said = [words for words in (clean(one.role), absent, clean(one.note)) if words]
            if said:
                self._text(line, ", " + ", ".join(said))

    def _item(self, body: Element, view: ItemView | None, item: Item, at: int) -> None:
        eid = f"punkt_{at}"
        section = _under(body, "debateSection", name="punkt", eId=eid)
        section.set("GUID", item.uid)
        if item.number:
            _under(section, "num", item.number, eId=f"{eid}__num")
        title = f"{item.prefix} – {item.title}" if item.prefix else item.title
        _under(section, "heading", title, eId=f"{eid}__heading")
        if item.closed:
            ground = f": {item.ground}" if item.ground else ""
            self._p(section, eid, [(f"Lukket punkt{ground}", "")])
        for label, value in item.facts:
            self._p(section, eid, [(f"{label} {value}", "")])
        for one in item.sections:
            self._section(section, one, eid, view)
        if len(section) == bool(item.number) + 1:
            self._p(section, eid, [("Punktet har ingen tekst.", "")])

    def _section(self, parent: Element, one: Section, within: str, view: ItemView | None) -> None:
        if one.mark == "decision":
            eid = self._eid(within, "beslutning")
            section = _under(parent, "resolutions", eId=eid)
            if view and view.decision and view.decision.outcome != "none":
                section.set("refersTo", f"#{view.decision.outcome}")
        else:
            eid = self._eid(within, "afsnit")
            section = _under(parent, "debateSection", name=one.mark or "afsnit", eId=eid)
        if one.heading:
            _under(section, "heading", one.heading, eId=f"{eid}__heading")
        for part in one.parts:
            self._part(section, part, eid)
        if len(section) == bool(one.heading):
            self._p(section, eid, [(one.outcome, "")])

    def _part(self, parent: Element, part: AnyPart, within: str) -> None:
        if isinstance(part, Paragraph):
            self._p(parent, within, part.pieces)
        elif isinstance(part, Subheading):
            line = self._p(parent, within, [])
            _under(line, "b", part.text)
        elif isinstance(part, Bullets):
            self._list(parent, within, [("–", entry) for entry in part.entries])
        elif isinstance(part, Clauses):
            self._list(parent, within, [_clause(clause) for clause in part.entries])
        elif isinstance(part, Files):
            if part.count:
                self._p(parent, within, [(part.count, "")])
            entries = [(f.label, [(f.title, f.address), (_note(f.note), "")]) for f in part.entries]
            self._list(parent, within, entries)
        elif isinstance(part, Figures):
            self._table(parent, within, [list(row) for row in part.rows])
        elif isinstance(part, Table):
            rows = [part.headings, *part.rows]
            self._table(parent, within, rows, caption=part.caption, with_headings=True)
        elif isinstance(part, Quote):
            self._p(parent, within, [(f"{part.by}:", "")])
            for words in part.paragraphs:
                self._p(parent, within, words)

    def _list(self, parent: Element, within: str, entries: list[tuple[str, Pieces]]) -> None:
        eid = self._eid(within, "liste")
        block = _under(parent, "blockList", eId=eid)
        for label, pieces in entries:
            entry_id = self._eid(eid, "led")
            entry = _under(block, "item", eId=entry_id)
            if label:
                _under(entry, "num", label, eId=f"{entry_id}__num")
            self._p(entry, entry_id, pieces)

    def _table(
        self,
        parent: Element,
        within: str,
        rows: list[list[str]],
        *,
        caption: str = "",
        with_headings: bool = False,
    ) -> None:
        eid = self._eid(within, "tabel")
        table = _under(parent, "table", eId=eid)
        if caption:
            _under(table, "caption", caption, eId=f"{eid}__caption")
        for at, row in enumerate(rows, 1):
            line = _under(table, "tr", eId=f"{eid}__tr_{at}")
            tag = "th" if with_headings and at == 1 else "td"
            for number, words in enumerate(row, 1):
                cell_id = f"{eid}__tr_{at}__{tag}_{number}"
                self._p(_under(line, tag, eId=cell_id), cell_id, [(words, "")])

    def _p(self, parent: Element, within: str, pieces: Pieces) -> Element:
        line = _under(parent, "p", eId=self._eid(within, "p"))
        for words, address in pieces:
            if address:
                _under(line, "a", words, href=address, eId=self._eid(within, "a"))
            else:
                self._text(line, words)
        return line

    def _name(self, line: Element, person: PersonRef) -> None:
        if eid := _person_id(person):
            _under(line, "person", named(person), refersTo=f"#{eid}", eId=self._eid("navn", "n"))
        else:
            self._text(line, named(person))

    def _text(self, line: Element, words: str) -> None:
        if len(line):
            line[-1].tail = (line[-1].tail or "") + words
        else:
            line.text = (line.text or "") + words

    def _eid(self, within: str, kind: str) -> str:
        """An id of its own: "punkt_2__p_3"."""
        stem = f"{within}__{kind}"
        self._used[stem] = self._used.get(stem, 0) + 1
        return f"{stem}_{self._used[stem]}"


def _clause(clause: Clause) -> tuple[str, Pieces]:
    said = ": ".join(words for words in (clause.outcome, clause.result) if words)
    return clause.label, [(f"{clause.text} ({said})" if said else clause.text, "")]


def _note(note: str) -> str:
    return f" ({note})" if note else ""
