"""A meeting's values (presentation.py) as the components of the pages take them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext, gettext_noop

from raadslag.meetings import gist
from raadslag.meetings.gist import Gist
from raadslag.meetings.presentation import (
    AttachmentView,
    BodyRef,
    CommitmentView,
    DecisionView,
    ItemRef,
    ItemView,
    MeetingView,
    ParticipationView,
    PathStepView,
    PathView,
    RouteStepView,
    SectionView,
    SideView,
    VoteView,
)
from raadslag.web import parts

STRUCTURAL_SECTIONS = frozenset({"recommendation", "decision", "attachments"})
"""Sections whose words the page shows in a place of their own, so that they do not stand twice."""

COMMITMENT_KINDS = {
    "postponed": gettext_noop("Genoptages"),
    "report": gettext_noop("Status eller evaluering"),
    "note": gettext_noop("Notat"),
    "grant": gettext_noop("Bevilling"),
    "response": gettext_noop("Høringssvar"),
    "action": gettext_noop("Handling"),
}
COMMITMENT_STATUSES = {
    "open": gettext_noop("Åben"),
    "done": gettext_noop("Indfriet"),
    "lapsed": gettext_noop("Bortfaldet"),
}
PARTICIPATION_KINDS = {
    "absent": gettext_noop("Fraværende"),
    "left": gettext_noop("Forlod mødet"),
    "arrived": gettext_noop("Kom til stede"),
    "disqualified": gettext_noop("Inhabil"),
    "not_disqualified": gettext_noop("Ikke inhabil"),
    "dissent": gettext_noop("Stemte imod"),
    "abstained": gettext_noop("Undlod at stemme"),
    "reservation": gettext_noop("Tog forbehold"),
    "statement": gettext_noop("Ført til protokollen"),
    "substitute": gettext_noop("Stedfortræder"),
}


@dataclass(frozen=True, slots=True)
class Addresses:
    """The names of the addresses that a page links to: the public site's, or the desk's."""

    prefix: str = ""

    def meeting(self, uid: str) -> str:
        return reverse(f"{self.prefix}meeting", args=[uid])

    def item(self, uid: str) -> str:
        return reverse(f"{self.prefix}item", args=[uid])

    def case(self, uid: str) -> str:
        return reverse(f"{self.prefix}case", args=[uid])

    def body(self, uid: str) -> str:
        return reverse(f"{self.prefix}body", args=[uid])

    def attachment(self, view: AttachmentView) -> str:
        """Where it can be read; "" where only its title may be seen."""
        known = view.size is not None if self.prefix else bool(view.sha256)
        return reverse(f"{self.prefix}attachment", args=[view.uid]) if known else ""

    def file(self, view: AttachmentView) -> str:
        """Where the public file can be had; "" at the desk, and where only its title is public."""
        return (
            reverse("file", args=[view.uid, view.name]) if view.sha256 and not self.prefix else ""
        )

    def person(self, uid: str) -> str:
        return reverse(f"{self.prefix}person", args=[uid])


PUBLIC = Addresses()
WORDS_ON_PATH = 30  # of a decision; the whole of it stands with the item


@dataclass(frozen=True, slots=True)
class Participant:
    """What is said of one member at an item. href: None for a name that is no known person."""

    said: str
    name: str
    href: str | None
    note: str


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item with what its components take."""

    item: ItemView
    route: list[parts.RouteStep]
    decider: str  # in words, "" where no deciding body is printed
    clauses: list[
        tuple[str, str | None]
    ]  # with its own outcome where the clauses were decided apart
    outcome: str | None  # None while nothing is decided
    detail: str
    votes: list[parts.Vote]
    sections: list[SectionView]
    attachments: list[parts.Attachment]
    participation: list[Participant]
    case_href: str
    gist: Gist
    next_step: str  # in words, "" where the route names none


def item(view: ItemView, addresses: Addresses) -> ShownItem:
    """The item as the item template takes it."""
    decision = view.decision
    summary = gist.of(view)
    return ShownItem(
        item=view,
        route=[route_step(step, addresses) for step in view.route],
        decider=view.decided_by or _decider(view.route),
        clauses=[(clause.text, clause.outcome or None) for clause in view.clauses],
        outcome=outcome_of(decision),
        detail=detail_of(decision),
        votes=[vote(v) for v in decision.votes] if decision else [],
        sections=[s for s in view.sections if s.text and not _stands_elsewhere(s, view)],
        attachments=[_attachment(file, addresses) for file in view.attachments],
        participation=[_participation(said, addresses) for said in view.participation],
        case_href=addresses.case(view.proposal_uid) if view.proposal_uid else "",
        gist=summary,
        next_step=_next_step(summary.next_step),
    )


def _stands_elsewhere(section: SectionView, view: ItemView) -> bool:
    """Whether the page shows its words in a place of their own.

    The history does where each of its lines was read as an earlier treatment.
    """
    if section.kind == "history":
        told = sum(1 + len(earlier.text.splitlines()) for earlier in view.earlier)
        return bool(view.earlier) and len(section.text.splitlines()) <= told
    return section.kind in STRUCTURAL_SECTIONS


def _next_step(step: RouteStepView | None) -> str:
    """ "Økonomiudvalget skal indstille"."""
    if step is None:
        return ""
    name = body_name(step.body) or step.abbreviation
    return f"{name} {gettext(_DEEDS[(step.role, 'coming')])}"


def _attachment(view: AttachmentView, addresses: Addresses) -> parts.Attachment:
    return parts.Attachment(
        title=view.title,
        url=addresses.attachment(view),
        download=addresses.file(view),
        pages=view.pages,
        recommended=view.recommended,
        closed=view.closed,
    )


def _participation(said: ParticipationView, addresses: Addresses) -> Participant:
    words = PARTICIPATION_KINDS.get(said.kind, "")
    name = f"{said.person.name} ({said.person.party})" if said.person.party else said.person.name
    href = addresses.person(said.person.uid) if said.person.uid else None
    return Participant(gettext(words) if words else "", name, href, said.note)


def _decider(route: Sequence[RouteStepView]) -> str:
    deciding = [step for step in route if step.role == "deciding"]
    return deciding[-1].body.name if deciding and deciding[-1].body else ""


def route_step(step: RouteStepView, addresses: Addresses) -> parts.RouteStep:
    state: parts.State = "here" if step.state == "here" else "coming"
    return parts.RouteStep(
        label=step.abbreviation,
        name=step.body.name if step.body else step.abbreviation,
        state="done" if step.state == "done" else state,
        href=addresses.item(step.item_uid) if step.item_uid and step.state == "done" else None,
    )


def outcome_of(decision: DecisionView | None) -> str | None:
    """The key of the outcome's word and sign; None where nothing is decided."""
    return decision.outcome if decision and decision.outcome != "none" else None


def detail_of(decision: DecisionView | None) -> str:
    """What follows the outcome's word: "til 27. januar 2021", "til Økonomiudvalget"."""
    if decision is None:
        return ""
    if decision.postponed_to:
        return gettext("til %(day)s") % {"day": date_format(decision.postponed_to, "j. F Y")}
    if decision.sent_to:
        return gettext("til %(body)s") % {"body": decision.sent_to.name}
    return ""


def vote(view: VoteView) -> parts.Vote:
    sides = [
        parts.Side(side.side, list(side.names), side.count, _parties(side)) for side in view.sides
    ]
    return parts.Vote(sides, view.subject)


def _parties(side: SideView) -> tuple[tuple[str, int], ...]:
    """The votes of each party, the most first; () where they do not make up the printed count."""
    votes = Counter[str]()
    for voter in side.voters:
        votes[voter.party] += voter.count or 1
    if "" in votes or votes.total() != side.count:
        return ()
    return tuple(sorted(votes.items(), key=lambda one: (-one[1], one[0])))


def contents(meeting: MeetingView) -> list[parts.ContentsEntry]:
    """The meeting's items as its contents list, each with its outcome."""
    return [
        parts.ContentsEntry(
            title=view.title,
            href=f"#punkt-{view.uid}",
            number=view.number,
            outcome="closed" if view.closed else outcome_of(view.decision),
        )
        for view in meeting.items
    ]


# The case's path

_DEEDS = {
    ("recommending", "done"): gettext_noop("indstillede"),
    ("deciding", "done"): gettext_noop("besluttede"),
    ("", "done"): gettext_noop("behandlede"),
    ("recommending", "coming"): gettext_noop("skal indstille"),
    ("deciding", "coming"): gettext_noop("skal beslutte"),
    ("", "coming"): gettext_noop("skal behandle"),
}


def treatments(
    path: PathView, addresses: Addresses, *, here: str = "", today: date
) -> list[parts.Treatment]:
    """The steps of a case's path. here: the uid of the item whose page it stands on."""
    return [
        _treatment(step, addresses, is_here=bool(step.item and step.item.uid == here), today=today)
        for step in path.steps
    ]


def _treatment(
    step: PathStepView, addresses: Addresses, *, is_here: bool, today: date
) -> parts.Treatment:
    ahead = step.coming or bool(step.on and step.on > today)
    decision = step.decision
    postponed = outcome_of(decision) == "postponed"
    deed = _DEEDS[(step.role, "coming" if ahead else "done")]
    return parts.Treatment(
        body=body_name(step.body) or step.abbreviation,
        state="here" if is_here else "coming" if ahead else "done",
        href=addresses.item(step.item.uid) if step.item else None,
        day=step.on,
        deed="" if postponed else gettext(deed),
        outcome=outcome_of(decision),
        detail=detail_of(decision),
        words=Truncator(decision.text).words(WORDS_ON_PATH) if decision else "",
        vote=main_vote(decision),
    )


def main_vote(decision: DecisionView | None) -> parts.Vote | None:
    """The vote on the recommendation itself, of several."""
    votes = decision.votes if decision else []
    return next((vote(view) for view in votes if view.main), None)


def day_words(on: date | None) -> str:
    return date_format(on, "j. F Y") if on else gettext("Uden dato")


def body_name(body: BodyRef | None) -> str:
    return body.name if body else ""


# What became of it


@dataclass(frozen=True, slots=True)
class ShownCommitment:
    """A commitment in words. lines: of the source, None where it was not read from one."""

    uid: str
    text: str
    kind: str
    status: str
    owner: str
    amount: int | None
    due: date | None
    due_words: str
    overdue: bool
    lines: tuple[int, int] | None
    item_href: str
    item_words: str
    closed_by_href: str
    closed_by_words: str


def commitments(
    views: Sequence[CommitmentView], addresses: Addresses, *, today: date
) -> list[ShownCommitment]:
    return [_commitment(view, addresses, today=today) for view in views]


def _commitment(view: CommitmentView, addresses: Addresses, *, today: date) -> ShownCommitment:
    return ShownCommitment(
        uid=view.uid,
        text=view.text,
        kind=gettext(COMMITMENT_KINDS.get(view.kind, view.kind)),
        status=gettext(COMMITMENT_STATUSES.get(view.status, view.status)),
        owner=view.owner,
        amount=view.amount,
        due=view.due,
        due_words=view.due_words,
        overdue=view.status == "open" and bool(view.due and view.due < today),
        lines=view.source_lines,
        item_href=addresses.item(view.item.uid) if view.item else "",
        item_words=_item_words(view.item),
        closed_by_href=addresses.item(view.closed_by.uid) if view.closed_by else "",
        closed_by_words=_item_words(view.closed_by),
    )


def _item_words(ref: ItemRef | None) -> str:
    if ref is None:
        return ""
    where = [body_name(ref.body), date_format(ref.on, "j. F Y") if ref.on else ""]
    return ", ".join([f"{ref.number} {ref.title}".strip(), *(words for words in where if words)])
