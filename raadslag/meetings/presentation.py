"""A meeting as a page shows it: plain values, the same for staff and for the public.

`present.py` makes them from the rows that a user may see; `publish` keeps those made for the
public as the snapshots that the public pages read. One set of templates shows both, so what is
public looks just like what the secretary saw before she released it.

Fields are None, "" or [] where nothing is stated. Dates are dates, texts plain text.
"""

from __future__ import annotations

from datetime import date, datetime, time

import msgspec

FORMAT_VERSION = 1


class View(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Base of what is shown: leaves out what is not stated, so that snapshots stay small."""


class BodyRef(View):
    uid: str
    name: str
    abbreviation: str = ""


class PersonRef(View):
    """A person as printed in one place. uid is None where the name is no known person."""

    name: str
    uid: str | None = None
    party: str = ""


class ItemRef(View):
    """Enough of an item to link to it from elsewhere."""

    uid: str
    number: str = ""
    title: str = ""
    body: BodyRef | None = None
    meeting_uid: str = ""
    on: date | None = None


class PresenceView(View):
    person: PersonRef
    role: str = ""  # formand, direktør …
    present: bool | None = None  # None: not stated
    note: str = ""  # "fra kl. 18.10", "i stedet for …"


class ParticipationView(View):
    """What is said of one member at one item: away, disqualified, dissenting, standing in."""

    person: PersonRef
    kind: str = ""
    note: str = ""
    substitute_for: str = ""


class GuestView(View):
    name: str
    title: str = ""


class SectionView(View):
    heading: str
    kind: str = ""  # recommendation, history … : see meetings.models.SectionKind
    text: str = ""


class PointView(View):
    label: str
    title: str = ""
    text: str = ""
    oral: bool = False


class AttachmentView(View):
    uid: str
    title: str
    recommended: bool = False
    closed: bool = False  # never true in a public snapshot
    url: str = ""
    pages: int | None = None
    size: int | None = None  # bytes
    sha256: str = ""  # of the file's bytes; "" where only the title is shown
    media_type: str = ""  # "application/pdf"
    name: str = ""  # the file's, fit for a download


class ClauseView(View):
    label: str
    text: str
    outcome: str = ""  # where the clauses were decided apart
    result: str = ""  # the words of that decision


class VoterView(View):
    """A member, party or group on one side. uid: None where the name is no known person."""

    name: str  # as printed: a name or a letter
    uid: str | None = None
    party: str = ""  # the letter, where a party or group is what voted
    count: int | None = None  # votes behind it; None: not printed


class SideView(View):
    """One side of a vote. count is None where only names are printed."""

    side: str  # for, against, abstained
    names: list[str] = []
    count: int | None = None
    voters: list[VoterView] = []  # those of `names`, in the same order


class VoteView(View):
    subject: str = ""
    main: bool = True  # the vote on the recommendation itself
    sides: list[SideView] = []


class DissentView(View):
    person: PersonRef
    text: str


class DecisionView(View):
    text: str = ""
    outcome: str = "none"
    verb: str = ""
    effect: str = ""
    role: str = ""  # recommending, deciding; "" not stated
    stopped: bool = False
    postponed_to: date | None = None
    sent_to: BodyRef | None = None
    votes: list[VoteView] = []
    dissents: list[DissentView] = []


class RouteStepView(View):
    abbreviation: str
    body: BodyRef | None = None
    role: str = ""
    state: str = "coming"  # done, here, coming
    item_uid: str | None = None
    on: date | None = None


class EarlierView(View):
    """An earlier treatment as printed; item where that treatment is in the record."""

    body: str = ""
    on: date | None = None
    number: str = ""
    text: str = ""
    item: ItemRef | None = None


class CommitmentView(View):
    uid: str
    kind: str
    text: str  # the sentence it rests on
    owner: str = ""
    due: date | None = None
    due_words: str = ""  # as said, where it is no date: "ca. ½ år"
    amount: int | None = None  # kroner
    status: str = "open"
    item: ItemRef | None = None
    closed_by: ItemRef | None = None
    source_lines: tuple[int, int] | None = None


class SourceView(View):
    """Where the item was read from. For the public only the name and the lines."""

    name: str
    layout: str = ""
    lines: tuple[int, int] | None = None
    uid: str = ""


class WithheldView(View):
    """That an item or an attachment stood here and was taken back; says nothing of its matter."""

    uid: str
    at: datetime
    why: str
    number: str = ""  # of the item
    position: int = 0  # among the items or attachments, from 1


class ItemView(View):
    uid: str
    position: int
    title: str
    number: str = ""
    closed: bool = False
    public_title: str = ""  # of a closed item: what the public may know of it, given by a person
    public_decision: str = ""
    ground: str = ""  # why it is closed
    case_number: str = ""
    proposal_uid: str | None = None
    matter: str = ""  # the title of what travels, without the bodies printed before it here
    caseworker: str = ""
    recommender: str = ""
    decided_by: str = ""
    route: list[RouteStepView] = []
    clauses: list[ClauseView] = []
    sections: list[SectionView] = []
    points: list[PointView] = []
    guests: list[GuestView] = []
    attachments: list[AttachmentView] = []
    withheld: list[WithheldView] = []  # attachments that were taken back
    participation: list[ParticipationView] = []
    earlier: list[EarlierView] = []
    decision: DecisionView | None = None
    commitments: list[CommitmentView] = []
    source: SourceView | None = None


class MeetingView(View):
    uid: str
    municipality: str  # slug
    municipality_name: str
    body: BodyRef
    on: date | None = None
    start: time | None = None
    end: time | None = None
    place: str = ""
    kind: str = "ordinary"
    state: str = "agenda"  # agenda, minutes
    cancelled: bool = False
    cancel_reason: str = ""
    presence: list[PresenceView] = []
    items: list[ItemView] = []
    withheld: list[WithheldView] = []  # items that were taken back
    version: int | None = None  # number of the release; None before it is public
    released: datetime | None = None
    edition: str = ""  # what was released: agenda, supplementary, minutes, corrected
    supplement: int | None = None  # number of a supplementary agenda, from 1
    format_version: int = FORMAT_VERSION


class OfficeView(View):
    """A person in a body for a time; either is left out on the other's own page."""

    kind: str
    kind_words: str
    person: PersonRef | None = None
    body: BodyRef | None = None
    since: date | None = None
    until: date | None = None
    substitute_for: str = ""


class AttendedView(View):
    """That a person is named among those who met in a body, and between which days."""

    meetings: int
    first: date | None = None
    last: date | None = None
    person: PersonRef | None = None
    body: BodyRef | None = None


class BodyView(View):
    uid: str
    municipality: str
    name: str
    abbreviation: str = ""
    kind: str = ""
    parent: BodyRef | None = None
    former_names: list[str] = []
    since: date | None = None
    until: date | None = None
    members: list[OfficeView] = []
    past_members: list[OfficeView] = []
    attended: list[AttendedView] = []  # those without an office here that is known


class PersonView(View):
    uid: str
    municipality: str
    name: str
    party: str = ""
    party_name: str = ""
    offices: list[OfficeView] = []
    attended: list[AttendedView] = []


class PathStepView(View):
    """One treatment on a case's path, or a step that is still to come."""

    body: BodyRef | None = None
    abbreviation: str = ""
    on: date | None = None
    item: ItemRef | None = None
    role: str = ""
    decision: DecisionView | None = None
    coming: bool = False
    closed: bool = False


class PathView(View):
    """The case's path: one matter through bodies and meetings, oldest treatment first."""

    uid: str
    municipality: str
    title: str
    case_numbers: list[str] = []
    steps: list[PathStepView] = []
    commitments: list[CommitmentView] = []
