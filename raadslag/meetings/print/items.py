"""An item as the papers print it, in the order a Danish protocol has: case, recommendation, decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.utils import timezone

from raadslag.meetings.presentation import (
    AttachmentView,
    ClauseView,
    DecisionView,
    EarlierView,
    ItemView,
    ParticipationView,
    PointView,
    RouteStepView,
    WithheldView,
)
from raadslag.meetings.print.look import Look
from raadslag.meetings.print.values import (
    AnyPart,
    Bullets,
    Clause,
    Clauses,
    File,
    Files,
    Item,
    Paragraph,
    Quote,
    Section,
    Subheading,
    Tick,
)
from raadslag.meetings.print.votes import tables
from raadslag.meetings.print.wording import (
    clean,
    line,
    lines,
    long_day,
    named,
    parts,
    sentence,
)
from raadslag.meetings.shown import PARTICIPATION_KINDS, detail_of, outcome_of
from raadslag.web.outcomes import sign

UNTITLED = "Uden titel"
LONGEST_ABBREVIATION = 6
DECIDER = "Beslutningen træffes af"
NO_TEXT = "Punktet er behandlet for lukkede døre. Teksten er ikke offentlig."
STOPPED = "Standset: sagen er bragt for kommunalbestyrelsen (kommunestyrelsesloven § 23)."


def item(view: ItemView, look: Look, file_address: Callable[[AttachmentView], str]) -> Item:
    """file_address: where an attachment can be had, "" nowhere."""
    prefix, title = _title(view, look)
    return Item(
        uid=view.uid,
        number=clean(view.number),
        title=title,
        prefix=prefix,
        closed=view.closed,
        ground=clean(view.ground),
        facts=_facts(view, look),
        ticks=_ticks(view.route) if look.route == "ticks" else [],
        sections=[
            section
            for section in _sections(view, look, file_address)
            if section.parts or section.outcome
        ],
        outcome="Lukket" if view.closed and not view.decision else _outcome(view.decision),
    )


def _title(view: ItemView, look: Look) -> tuple[str, str]:
    """(route before the title, title): a route that was printed in the title is taken apart."""
    known = "/".join(_way(view)) if _is_short(view) else ""
    title = clean(view.title) or UNTITLED
    printed, dash, rest = title.partition(" - ")
    if dash and rest and printed in (known, _before(title, clean(view.matter))):
        known, title = printed, rest
    return (known if look.route == "prefix" else ""), title


def _before(title: str, matter: str) -> str:
    """What stands in the title before the matter that travels under it."""
    return title.removesuffix(matter).rstrip(" -") if matter and title.endswith(matter) else ""


def _way(view: ItemView) -> list[str]:
    return [clean(step.abbreviation) for step in view.route if step.abbreviation]


def _is_short(view: ItemView) -> bool:
    """Whether the bodies on the way are abbreviated, as they must be to stand before a title."""
    return all(len(name) <= LONGEST_ABBREVIATION for name in _way(view))


def _facts(view: ItemView, look: Look) -> list[tuple[str, str]]:
    spelt_out = look.route == "prefix" and not _is_short(view) and len(view.route) > 1
    stated = (
        ("Sagsnr.", view.case_number),
        ("Sagsbehandler", view.caseworker),
        ("Sagens vej:", " – ".join(_way(view)) if spelt_out else ""),
    )
    return [(label, clean(value)) for label, value in stated if value]


def _ticks(route: Sequence[RouteStepView]) -> list[Tick]:
    """The way with how far it has come; of a route that is only printed that is not known."""
    known = any(step.state != "coming" for step in route)
    return [
        Tick(
            label=clean(step.abbreviation),
            name=clean(step.body.name) if step.body else clean(step.abbreviation),
            state=step.state if known else "",
        )
        for step in route
    ]


def _outcome(decision: DecisionView | None) -> str:
    """'Udsat til 27. januar 2026'; "" where the words of the decision alone can tell."""
    outcome = outcome_of(decision)
    if outcome in (None, "other"):
        return ""
    return f"{sign(outcome).word} {detail_of(decision)}".strip()


# The sections, each in its place. What the record holds apart is printed from there: the case text's
# own section of that kind says where it stands.

_OWN = ("recommendation", "history", "decision", "attachments")


def _sections(
    view: ItemView, look: Look, file_address: Callable[[AttachmentView], str]
) -> Iterator[Section]:
    own = {
        "recommendation": _recommendation(view),
        "history": _history(view, look),
        "decision": _decision(view),
        "attachments": _attachments(view, look, file_address),
    }
    yield from _said_of_closed(view)
    if view.points and not any(section.kind == "case" for section in view.sections):
        yield Section(heading="", parts=[part for one in view.points for part in _point(one)])
    printed = set()
    for section in view.sections:
        if section.kind not in _OWN:
            yield Section(heading=clean(section.heading), parts=parts(section.text))
        elif section.kind == "recommendation" and own["recommendation"] is not None:
            printed.add("recommendation")
            yield own["recommendation"]
        elif section.kind == "history" and own["history"] is None:
            yield Section(heading=clean(section.heading), parts=parts(section.text))
        elif section.kind == "recommendation":
            yield Section(heading=clean(section.heading), parts=parts(section.text), mark="asked")
    if view.guests:
        guests = [line(sentence([guest.name, guest.title])) for guest in view.guests]
        yield Section(
            heading="Gæster under punktet", parts=[Paragraph(pieces=guest) for guest in guests]
        )
    if look.route == "decider":
        yield from _decider(view)
    for kind in _OWN:
        section_of_kind = own[kind]
        if section_of_kind is not None and kind not in printed:
            yield section_of_kind


def _said_of_closed(view: ItemView) -> Iterator[Section]:
    if not view.closed:
        return
    words = view.public_decision
    if words and (view.decision is None or words != view.decision.text):
        yield Section(heading="Offentlig beslutning", parts=parts(words))
    elif not view.sections and view.decision is None:
        yield Section(heading="", parts=[Paragraph(pieces=line(NO_TEXT), quiet=True)])


def _decider(view: ItemView) -> Iterator[Section]:
    """Who decides in the end; nothing where the case text says it already."""
    if any(clean(section.heading) == DECIDER for section in view.sections):
        return
    deciding = [step.body.name for step in view.route if step.role == "deciding" and step.body]
    if name := clean(view.decided_by) or clean(deciding[-1] if deciding else ""):
        yield Section(heading=DECIDER, parts=[Paragraph(pieces=line(name))])


def _point(one: PointView) -> Iterator[AnyPart]:
    heading = sentence([f"{clean(one.label)} {clean(one.title)}".strip()])
    oral = " (mundtligt)" if one.oral else ""
    if heading or oral:
        yield Subheading(text=f"{heading}{oral}".strip())
    yield from parts(one.text)


def _recommendation(view: ItemView) -> Section | None:
    if not view.clauses:
        return None
    said: list[AnyPart] = []
    if view.recommender:
        said.append(Paragraph(pieces=line(f"{clean(view.recommender)} indstiller,")))
    said.append(Clauses(entries=list(_clauses(view.clauses))))
    return Section(heading="Indstilling", parts=said, mark="asked")


def _clauses(clauses: Sequence[ClauseView]) -> Iterator[Clause]:
    alone = len(clauses) == 1
    for number, clause in enumerate(clauses, 1):
        yield Clause(
            label=clean(clause.label).rstrip(".") or ("" if alone else str(number)),
            text=clean(clause.text),
            outcome=str(sign(clause.outcome).word) if clause.outcome else "",
            result=clean(clause.result),
        )


def _decision(view: ItemView) -> Section | None:
    decision = view.decision
    if decision is None:
        return None
    said: list[AnyPart] = parts(decision.text)
    said += [Paragraph(pieces=line(STOPPED))] if decision.stopped else []
    said += tables(decision.votes)
    said += [
        Quote(by=f"{named(dissent.person)}, afvigende mening", paragraphs=lines(dissent.text))
        for dissent in decision.dissents
    ]
    said += [
        Paragraph(pieces=line(words), quiet=True) for words in _participation(view.participation)
    ]
    return Section(heading="Beslutning", parts=said, mark="decision", outcome=_outcome(decision))


def _participation(participation: Iterable[ParticipationView]) -> Iterator[str]:
    for one in participation:
        said = clean(one.note) or PARTICIPATION_KINDS.get(one.kind, "")
        stands_for = f"i stedet for {clean(one.substitute_for)}" if one.substitute_for else ""
        words = sentence([said, stands_for])
        yield f"{named(one.person)}: {words}" if words else named(one.person)


def _history(view: ItemView, look: Look) -> Section | None:
    if not view.earlier:
        return None
    if look.history == "dates":
        days = Bullets(entries=[line(_treated(earlier)) for earlier in view.earlier])
        return Section(heading="Tidligere behandling", parts=[days])
    words: list[AnyPart] = [
        Quote(by=_treated(earlier), paragraphs=lines(earlier.text)) for earlier in view.earlier
    ]
    return Section(heading="Historik", parts=words)


def _treated(earlier: EarlierView) -> str:
    body = earlier.body or (earlier.item.body.name if earlier.item and earlier.item.body else "")
    number = f"punkt {clean(earlier.number)}" if earlier.number else ""
    return sentence([clean(body), long_day(earlier.on), number]) or "Tidligere behandlet"


def _attachments(
    view: ItemView, look: Look, file_address: Callable[[AttachmentView], str]
) -> Section | None:
    if not view.attachments and not view.withheld:
        return None
    first = view.number or str(view.position)
    entries = [
        File(
            uid=file.uid,
            label=f"{clean(first)}.{position}",
            title=clean(file.title),
            note=_said_of_file(file),
            address=file_address(file),
        )
        for position, file in enumerate(view.attachments, 1)
    ]
    count = _count(view.attachments) if look.counts_attachments else ""
    said: list[AnyPart] = [Files(count=count, entries=entries)] if entries else []
    said += [Paragraph(pieces=line(_taken_back(one)), quiet=True) for one in view.withheld]
    return Section(heading="Bilag", parts=said)


def withheld(view: WithheldView) -> Item:
    """What stands where an item was taken back: that it was, when and why."""
    said = Paragraph(pieces=line(_taken_back(view)))
    return Item(
        uid=view.uid,
        number=clean(view.number),
        title="Punktet er trukket tilbage",
        sections=[Section(heading="", parts=[said])],
    )


def _taken_back(view: WithheldView) -> str:
    return f"Trukket tilbage {long_day(timezone.localdate(view.at))}: {clean(view.why)}"


def _count(files: Sequence[AttachmentView]) -> str:
    """'4 bilag, heraf 3 anbefales'"""
    recommended = sum(file.recommended for file in files)
    return f"{len(files)} bilag" + (f", heraf {recommended} anbefales" if recommended else "")


def _said_of_file(file: AttachmentView) -> str:
    pages = "" if file.pages is None else "1 side" if file.pages == 1 else f"{file.pages} sider"
    return sentence(
        [
            "anbefales læst" if file.recommended else "",
            "lukket bilag" if file.closed else "",
            pages,
        ]
    )
