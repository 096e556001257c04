"""Søndby full of life, and Vestrup next door: made by the deeds of the house, with a word in every text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from raadslag.accounts.actions import create_user
from raadslag.accounts.models import User
from raadslag.cases import actions as cases
from raadslag.cases.models import Attachment, Proposal
from raadslag.council import actions as council
from raadslag.council import models as offices
from raadslag.council.models import Body, Municipality, Person, RoleKind
from raadslag.meetings import actions as meetings
from raadslag.meetings.drafts import MeetingDraft
from raadslag.meetings.models import Meeting, MeetingState
from raadslag.publish import actions
from raadslag.publish.models import (
    SnapshotKind,
)
from raadslag.publish.styles import actions as styles
from tests.leaks import drafts, papers, sources
from tests.leaks.filling import Sower
from tests.leaks.releasing import DEED, release, rows, withdraw, withhold
from tests.leaks.tokens import Garden

NEVER = (
    "closed",
    "named behind doors",
    "closed elsewhere",
    "closed file",
    "closed proposal",
    "draft",
    "newer",
    "superseded",
    "withdrawn meeting",
    "withheld item",
    "withheld file",
    "off the agenda",
    "neighbour",
    "desk",
    "people",
)
"""Sorts of rows of which nothing is public; so is the part of public rows that stays inside."""

LATER = ("slips out", "meeting goes", "item goes", "file goes", "item closes")
"""Public first; each is taken back in its own way."""


@dataclass(slots=True)
class Town:
    garden: Garden
    place: Municipality
    neighbour: Municipality
    body: Body
    other: Body
    users: dict[str, User] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    attachments: dict[str, Attachment] = field(default_factory=dict)
    person: Person | None = None
    days: int = 0

    def sower(self, sort: str) -> Sower:
        return Sower(self.garden, sort, shown=sort in ("public", *LATER))

    def day(self) -> date:
        """A day for the next meeting: no two are on the same one."""
        self.days += 1
        return date(2026, 1, 1) + timedelta(days=self.days)

    def hidden(self) -> set[Any]:
        """All that nobody outside may ever meet."""
        sorts = {one.sort for one in (*self.garden.planted.values(), *self.garden.uids.values())}
        return self.garden.of(*NEVER, *(sort for sort in sorts if sort.endswith(", inside")))


def build() -> Town:
    """The town, with all that is released before anything is taken back."""
    garden = Garden()
    public, next_door = Sower(garden, "public", shown=True), Sower(garden, "public", shown=True)
    place = council.create_municipality(
        name=public.word("council.Municipality.name"), slug="soendby", code="999", **DEED
    )
    neighbour = council.create_municipality(
        name=next_door.word("council.Municipality.name"), slug="vestrup", **DEED
    )
    town = Town(garden, place, neighbour, _body(public, place), _body(public, place))
    _council(town)
    _people(town)
    _public(town)
    _never(town)
    _taken_back(town)
    _later(town)
    _next_door(town)
    _hide_uids(town)
    return town


def _body(sower: Sower, place: Municipality) -> Body:
    return council.create_body(
        municipality=place,
        name=sower.word("council.Body.name"),
        abbreviation=sower.word("council.Body.abbreviation", 16),
        kind=offices.BodyKind.STANDING,
        **DEED,
    )


def _council(town: Town) -> None:
    """Offices and names: the directory is public, what it is kept by is not."""
    public = town.sower("public")
    place = {"municipality": town.place}
    town.person = council.create_person(name=public.word("council.Person.name"), **place, **DEED)
    away = public.word("council.Office: the name of who is away")
    other = council.create_person(name=away, **place, **DEED)
    party = council.create_party(
        name=public.word("council.Party.name"), letter="Q", **place, **DEED
    )
    council.join_party(person=town.person, party=party, since=date(2022, 1, 1), **DEED)
    council.appoint(
        person=town.person,
        body=town.body,
        kind=offices.OfficeKind.SUBSTITUTE,
        substitute_for=other,
        title=public.word("council.Office.title"),
        valid_from=date(2022, 1, 1),
        **DEED,
    )
    desk = town.sower("desk")
    desk.fill(offices.PersonMention, person=town.person).save()
    for keep, fold in ((town.body, _body(desk, town.place)),):
        council.merge_bodies(kept=keep, merged=fold, why=desk.word("council.BodyMerge.why"), **DEED)
    twin = council.create_person(name=desk.word("council.PersonName.name"), **place, **DEED)
    why = desk.word("council.PersonMerge.why")
    council.merge_persons(kept=town.person, merged=twin, why=why, **DEED)
    style = council.Style(
        ink="#1d3a52", accent="#9a3324", name=public.word("council.HouseStyle.name")
    )
    styles.set_house_style(style=style, **place, **DEED)
    council.set_local_rule(
        key=desk.word("council.LocalRule.key"),
        value=desk.word("council.LocalRule.value"),
        source=desk.word("council.LocalRule.source"),
        **place,
        **DEED,
    )


# Who signs in, and who follows

ROLES = {
    "member": (RoleKind.MEMBER, "body"),
    "other member": (RoleKind.MEMBER, "other"),
    "other secretary": (RoleKind.SECRETARY, "other"),
    "secretary": (RoleKind.SECRETARY, "body"),
    "administrator": (RoleKind.ADMINISTRATOR, None),
    "archivist": (RoleKind.ARCHIVIST, None),
    "caseworker": (RoleKind.CASEWORKER, "body"),
}


def _people(town: Town) -> None:
    people = town.sower("people")
    for name in (*ROLES, "neighbour", "citizen"):
        town.users[name] = create_user(
            email=f"{people.word('accounts.User.email')}@example.dk",
            name=people.word("accounts.User.name"),
            **DEED,
        )
    since = {"since": date(2020, 1, 1), **DEED}
    for name, (kind, where) in ROLES.items():
        body = {"body": town.body, "other": town.other}.get(where or "")
        council.grant_role(
            user=town.users[name], kind=kind, municipality=town.place, body=body, **since
        )
    council.grant_role(
        user=town.users["neighbour"],
        kind=RoleKind.SECRETARY,
        municipality=town.neighbour,
        **since,
    )


# Meetings


def paper(sower: Sower) -> drafts.Paper:
    return papers.plain_pdf(sower.word("pdf: page")), papers.PDF


def enter(town: Town, name: str, draft: MeetingDraft) -> Meeting:
    town.meetings[name] = meetings.enter_meeting(draft, **DEED)
    return town.meetings[name]


def _public(town: Town) -> None:
    """What is released and stands: an item with everything, closed ones beside it."""
    public, desk, body = town.sower("public"), town.sower("desk"), town.body
    word = public.word
    files = [
        (papers.pdf(public, word("pdf: page 1"), word("pdf: page 2")), papers.PDF),
        (papers.word(public, word("docx: text")), papers.WORD),
        (papers.sheet(public, "tallene"), papers.SHEET),
        (f"Forvaltningen foreslår {word('txt: text')} her.".encode(), "text/plain"),
        (f"<p>Forvaltningen foreslår {word('html: text')} her.</p>".encode(), "text/html"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "image/svg+xml"),
    ]
    shut = town.sower("closed file")
    enclosed = [
        *(drafts.enclosure(public, body, file) for file in files),
        drafts.enclosure(shut, body, paper(shut), closed=True),
    ]
    party = offices.Party.objects.get()
    whole = drafts.item(public, body, enclosures=enclosed, party=party, person=town.person)
    secret = town.sower("closed")
    unknown = council.create_person(
        municipality=town.place,
        name=town.sower("named behind doors").word("council.Person.name"),
        **DEED,
    )
    closed = drafts.item(
        secret,
        body,
        closed=True,
        person=unknown,
        told=public,
        enclosures=[drafts.enclosure(secret, body, paper(secret))],
        number=public.word("meetings.AgendaItem.number", 30),
    )
    bare = drafts.item(secret, body, closed=True, number="9")
    standing = drafts.item(public, body, standing=True)
    shut_case = town.sower("closed proposal").fill(Proposal, municipality=town.place, closed=True)
    on_closed_path = drafts.item(public, body, proposal=shut_case)
    gone = drafts.item(town.sower("off the agenda"), body, number="10")
    meeting = enter(
        town,
        "public",
        drafts.meeting(
            public, body, town.day(), whole, closed, bare, standing, on_closed_path, gone,
            person=town.person, cancelled=True,
            cancel_reason=public.word("meetings.Meeting.cancel_reason"),
        ),
    )  # fmt: skip
    meeting.items.filter(number="10").update(withdrawn=True)
    for item in meeting.items.filter(position__lte=2):
        shut = town.sower("closed")
        read, shown = (shut, shut) if item.closed else (desk, public)
        sources.read(read, shown, item, by=town.users["secretary"])
    release(meeting)
    _shut_elsewhere(town, whole.item.proposal)


def _shut_elsewhere(town: Town, proposal: Proposal) -> None:
    """The same case behind closed doors in another body, released as closed."""
    secret = town.sower("closed elsewhere")
    item = drafts.item(secret, town.other, closed=True, proposal=proposal, number="1")
    draft = drafts.meeting(
        town.sower("public"), town.other, town.day(), item, cancelled=False, printed_body=None
    )
    release(enter(town, "shut elsewhere", draft))


def _never(town: Town) -> None:
    """Drafts: a meeting that nobody outside knows of, and newer words of one that is released."""
    draft, body = town.sower("draft"), town.body
    person = council.create_person(
        municipality=town.place, name=draft.word("council.Person.name"), **DEED
    )
    case = town.meetings["public"].items.get(position=1).proposal
    enclosed = [drafts.enclosure(draft, body, paper(draft))]
    unknown = drafts.item(draft, body, enclosures=enclosed, told=draft)
    again = drafts.item(draft, body, proposal=case)
    shut = drafts.item(town.sower("closed"), body, closed=True, number="3")
    reason = draft.word("meetings.Meeting.cancel_reason")
    items = (unknown, again, shut, drafts.item(draft, body, standing=True))
    planned = drafts.meeting(
        draft, body, town.day(), *items, person=person, cancelled=True, cancel_reason=reason
    )
    enter(town, "draft", planned)
    actions.examine(rows(town.meetings["draft"]))
    Attachment.objects.bulk_create([draft.fill(Attachment, municipality=town.place)])
    cases.write_text(
        proposal=case,
        draft=cases.Draft(
            sections=[
                (draft.word("cases.CaseSection.heading"), draft.word("cases.CaseSection.words"))
            ],
            clauses=[draft.word("cases.Clause.words")],
        ),
        **DEED,
    )
    _rewritten(town)


def _rewritten(town: Town) -> None:
    """Released twice, the second time without a word of the first; then written again."""
    body = town.body
    first, newer = town.sower("superseded"), town.sower("newer")
    case = first.fill(Proposal, municipality=town.place)
    enclosures = [drafts.enclosure(first, body, paper(first))]
    old = drafts.item(first, body, proposal=case, enclosures=enclosures, number="1")
    draft = drafts.meeting(first, body, town.day(), old, state=MeetingState.AGENDA)
    meeting = enter(town, "rewritten", draft)
    release(meeting)
    _rewrite(town, meeting, town.sower("public"))
    release(meeting, hushed=True)
    person = council.create_person(
        municipality=town.place, name=newer.word("council.Person.name"), **DEED
    )
    _rewrite(town, meeting, newer, person)
    actions.examine(rows(meeting))


def _rewrite(town: Town, meeting: Meeting, sower: Sower, person: Person | None = None) -> None:
    """Every text of the meeting and of its item is another."""
    item = meeting.items.get()
    fresh = drafts.item(sower, town.body, proposal=item.proposal)
    fresh.item.pk = item.pk
    draft = drafts.meeting(sower, town.body, meeting.date, fresh, person=person)
    draft.meeting.pk = meeting.pk
    meetings.revise_meeting(draft, **DEED)
    title = sower.word("cases.Proposal.title")
    Proposal.objects.filter(pk=item.proposal_id).update(title=title)


def _taken_back(town: Town) -> None:
    """Withdrawn as a whole, an item kept back, a file kept back: all before anybody looks."""
    gone = town.sower("withdrawn meeting")
    item = drafts.item(gone, town.body, enclosures=[_enclosed(town, "withdrawn meeting")])
    meeting = enter(town, "withdrawn", drafts.meeting(gone, town.body, town.day(), item))
    withdraw(release(meeting))
    public, kept = town.sower("public"), town.sower("withheld item")
    held = drafts.item(kept, town.body, enclosures=[_enclosed(town, "withheld item")], number="2")
    stays = _open_item(public, town.body, _enclosed(town, "withheld file"))
    meeting = enter(town, "holed", drafts.meeting(public, town.body, town.day(), stays, held))
    release(meeting)
    file = stays.text.enclosures[0].attachment.uid if stays.text else ""
    withhold(SnapshotKind.ITEM, meeting.items.get(position=2).uid)
    withhold(SnapshotKind.FILE, file)


def _enclosed(town: Town, sort: str) -> Any:
    sower = town.sower(sort)
    enclosure = drafts.enclosure(sower, town.body, paper(sower))
    town.attachments[sort] = enclosure.attachment
    return enclosure


def _open_item(sower: Sower, body: Body, *enclosures: Any, **given: Any) -> Any:
    return drafts.item(sower, body, enclosures=enclosures, **given)


def _later(town: Town) -> None:
    """Public now; `take_all_back` takes it back."""
    goes = town.sower("meeting goes")
    item = _open_item(goes, town.body, _enclosed(town, "meeting goes"))
    release(enter(town, "goes", drafts.meeting(goes, town.body, town.day(), item)))
    slips = town.sower("slips out")
    item = _open_item(slips, town.body, _enclosed(town, "slips out"))
    release(enter(town, "slips", drafts.meeting(slips, town.body, town.day(), item)))
    public = town.sower("public")
    items = [
        _open_item(town.sower("item goes"), town.body, _enclosed(town, "item goes"), number="1"),
        _open_item(public, town.body, _enclosed(town, "file goes")),
        _open_item(
            town.sower("item closes"), town.body, _enclosed(town, "item closes"), number="3"
        ),
    ]
    release(enter(town, "holes", drafts.meeting(public, town.body, town.day(), *items)))


def _next_door(town: Town) -> None:
    """Vestrup has released one meeting, and has drafts of its own."""
    public, secret = town.sower("public"), town.sower("neighbour")
    body = _body(public, town.neighbour)
    meeting = enter(
        town, "next door", drafts.meeting(public, body, town.day(), _open_item(public, body))
    )
    release(meeting)
    shut = drafts.item(secret, body, closed=True)
    draft = drafts.meeting(secret, body, town.day(), drafts.item(secret, body), shut)
    enter(town, "next door's draft", draft)


def _hide_uids(town: Town) -> None:
    """The ids of what was never public: an address that gives one away says that it exists."""
    for name in ("draft", "next door's draft"):
        meeting = town.meetings[name]
        sort = "draft" if name == "draft" else "neighbour"
        town.garden.hide(meeting.uid, "meetings.Meeting.uid", sort)
        for item in meeting.items.all():
            town.garden.hide(item.uid, "meetings.AgendaItem.uid", sort)
    for attachment in Attachment.objects.filter(closed=True):
        town.garden.hide(attachment.uid, "cases.Attachment.uid", "closed file")
