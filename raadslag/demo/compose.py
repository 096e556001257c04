"""Meetings put together from the town's cases: standing items, order, numbers, and history by itself.

What comes out is neutral: house styles (`dress`) say how it is printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache

from raadslag.demo.cases import Attachment, Case, Treatment, cases, chain
from raadslag.demo.town import Body, Facts, Person, content, read, town

TODAY = date(2026, 11, 21)
"""The day the demo plays on: what comes after it is an agenda and no minutes."""

YEARLY = {"edagsorden", "sbsys-preview"}
"""Layouts whose item numbers run through the year."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A treatment of the case before this one."""

    body: str  # key
    date: date
    item: str
    decision: str  # with line breaks as written
    same_proposal: bool


@dataclass(frozen=True, slots=True)
class Point:
    """One notice of an orientation item."""

    label: str
    title: str
    text: str | None
    oral: bool
    attachment: str | None


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of one member at an item."""

    person: Person
    text: str
    printed: bool = True  # False: the decision's own words say it


@dataclass(slots=True)
class ComposedItem:
    kind: str  # approval, case, notices, any_other, signature, own
    title: str
    case_number: str
    number: str = ""
    closed: bool = False
    case: Case | None = None
    treatment: Treatment | None = None
    decision: str | None = None
    outcome: str = "none"
    earlier: tuple[Earlier, ...] = ()
    points: tuple[Point, ...] = ()
    remarks: tuple[Remark, ...] = ()
    follow_ups: tuple[Facts, ...] = ()
    recommender: str | None = None
    recommendations: tuple[str, ...] = ()
    sections: dict[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    guests: tuple[str, ...] = ()  # "name, title"


@dataclass(slots=True)
class ComposedMeeting:
    body: Body
    date: date
    start: str
    end: str
    place: str
    layout: str
    minutes: bool  # False: an agenda
    cancelled: str | None
    members: tuple[Person, ...]
    absent: tuple[Person, ...]
    substitutes: tuple[tuple[Person, Person], ...]  # who, for whom
    officials: tuple[Person, ...]
    items: list[ComposedItem]

    @property
    def key(self) -> str:
        return f"{self.body.key}-{self.date.isoformat()}"

    @property
    def present(self) -> tuple[Person, ...]:
        away = {person.key for person in self.absent}
        stand_ins = tuple(stand_in for stand_in, _ in self.substitutes)
        return tuple(p for p in self.members if p.key not in away) + stand_ins


@cache
def plan() -> Facts:
    return read(content() / "meetings" / "plan.toml")


@cache
def notes(body: str) -> dict[date, Facts]:
    """What each meeting of the body has of its own, by date."""
    return {entry["date"]: entry for entry in read(content() / "meetings" / f"{body}.toml")["meeting"]}


@cache
def treated(body: str, day: date) -> tuple[tuple[Case, Treatment], ...]:
    """The cases on the table of a body on a day: those that come first, themes, the rest."""
    found = [(c, t) for c in cases().values() for t in c.treatments if (t.body, t.date) == (body, day)]
    return tuple(
        sorted(
            found,
            key=lambda pair: (not pair[1].facts.get("first"), not pair[0].title.startswith("Tema")),
        )
    )


def standing_number(body: str, day: date, facet: str) -> str:
    """The case number of a standing item: one a body, a facet and a year, as registries keep them."""
    serial = list(town().bodies).index(body) + 1
    return f"00.22.04-{facet}-{serial}-{day:%y}"


def approval(body: str, day: date, absent: tuple[Person, ...]) -> ComposedItem:
    return ComposedItem(
        kind="approval",
        title="Godkendelse af dagsorden",
        case_number=standing_number(body, day, "P35"),
        decision="Godkendt.",
        outcome="adopted",
    )


def notice_title(who: str, body: str) -> str:
    if who == "administration":
        return "Orientering fra forvaltningen"
    return "Orientering fra borgmesteren" if body == "ØU" else "Orientering fra formanden"


def notices(who: str, entries: list[Facts], body: str, day: date) -> ComposedItem:
    points = tuple(
        Point(
            label=chr(ord("A") + index),
            title=entry["title"],
            text=entry.get("text"),
            oral=entry.get("oral", False),
            attachment=entry.get("attachment"),
        )
        for index, entry in enumerate(entries)
    )
    chair = "Borgmesteren" if body == "ØU" else "Formanden"
    return ComposedItem(
        kind="notices",
        title=notice_title(who, body),
        case_number=standing_number(body, day, "G01"),
        points=points,
        recommender=chair if who == "chair" else director(body, day),
        recommendations=("at orienteringen tages til efterretning.",),
        attachments=tuple(Attachment(title) for title in labelled(points)),
        decision="Taget til efterretning.",
        outcome="noted",
    )


def labelled(points: tuple[Point, ...]) -> list[str]:
    """Titles of the points' attachments, under their letters where every written point has one."""
    written = [point for point in points if not point.oral]
    lettered = all(point.attachment for point in written)
    return [
        f"{point.label}. {point.attachment}" if lettered else point.attachment
        for point in points
        if point.attachment
    ]


def director(body: str, day: date) -> str:
    """The recommender of the administration's own items: the title of the body's first official."""
    title = town().people[town().seated(body, day).officials[0]].title or ""
    return title.replace("direktør for", "Direktøren for").replace("kommunaldirektør", "Kommunaldirektøren")


def any_other(text: str, follow_ups: list[Facts], body: str, day: date) -> ComposedItem:
    return ComposedItem(
        kind="any_other",
        title="Eventuelt",
        case_number=standing_number(body, day, "G01"),
        decision=text,
        outcome="other",
        follow_ups=tuple(follow_ups),
    )


def signature(body: str, day: date) -> ComposedItem:
    return ComposedItem(
        kind="signature", title="Underskriftsblad", case_number=standing_number(body, day, "A26")
    )


def own_item(entry: Facts) -> ComposedItem:
    """An item that a council writes itself, without a case."""
    return ComposedItem(
        kind="own",
        title=entry["title"],
        case_number="",
        sections={"facts": entry["text"]},
        decision=entry.get("decision"),
        outcome=entry.get("outcome", "none"),
        follow_ups=tuple(entry.get("follow_ups", [])),
    )


def history(case: Case, day: date) -> tuple[Earlier, ...]:
    """Every decided treatment of the case, and of those it continues, before the day."""
    found = [(c, t) for c in (*chain(case), case) for t in c.treatments if t.date < day]
    decided = [(c, t, decision_of(t)) for c, t in found]
    return tuple(
        Earlier(t.body, t.date, number_of(c, t), text, same_proposal=c is case)
        for c, t, text in sorted(decided, key=lambda entry: entry[1].date)
        if text
    )


def decision_of(treatment: Treatment) -> str | None:
    """The words of the decision; of a cancelled meeting those that postpone."""
    reason = notes(treatment.body).get(treatment.date, {}).get("cancelled")
    return postponing(reason) if reason else treatment.decision


def postponing(reason: str) -> str:
    return f"Udsættes.\n\nMødet aflyst, da {reason}."


def remarks(treatment: Treatment) -> tuple[Remark, ...]:
    people = town().people
    return tuple(
        Remark(people[entry["who"]], entry["text"], entry.get("printed", True))
        for entry in treatment.facts.get("participation", [])
    )


def follow_ups(case: Case, treatment: Treatment) -> tuple[Facts, ...]:
    """What the decision sets in motion: its own words, and the clauses it adopted."""
    adopted = case.facts.get("adopted", []) if treatment.outcome == "adopted" else []
    return (*treatment.facts.get("follow_ups", []), *adopted)


def case_item(case: Case, treatment: Treatment) -> ComposedItem:
    facts = treatment.facts
    sections = dict(case.sections)
    if "new_occasion" in facts:
        sections["occasion"] = facts["new_occasion"]
    return ComposedItem(
        kind="case",
        title=case.title,
        case_number=case.number,
        closed=case.closed,
        case=case,
        treatment=treatment,
        decision=treatment.decision,
        outcome=treatment.outcome or "none",
        earlier=history(case, treatment.date),
        remarks=remarks(treatment),
        follow_ups=follow_ups(case, treatment),
        recommender=case.recommender,
        recommendations=tuple(facts.get("recommendations", case.recommendations)),
        sections=sections,
        attachments=case.attachments,
        guests=tuple(facts.get("guests", case.facts.get("guests", []))),
    )


def elders_items(body: str, day: date, note: Facts) -> list[ComposedItem]:
    found = [own_item(entry) for entry in note.get("own", [])]
    heard = [case_item(case, treatment) for case, treatment in treated(body, day)]
    other = own_item({"title": "Eventuelt", "text": note.get("any_other", "Intet.")})
    return [*found, *heard, other]


def standing_items(body: str, day: date, note: Facts) -> list[ComposedItem]:
    entries = {who: note.get(who, []) for who in ("chair", "administration")}
    found = [notices(who, told, body, day) for who, told in entries.items() if told]
    if body != "KB":
        found.append(
            any_other(note.get("any_other", "Intet."), note.get("any_other_follow_ups", []), body, day)
        )
    return found


def items_of(body: str, day: date, note: Facts, absent: tuple[Person, ...]) -> list[ComposedItem]:
    """The items in order: agenda, open cases, orientation, any other business, closed cases, signatures."""
    if body == "ÆR":
        return elders_items(body, day, note)
    heard = [case_item(case, treatment) for case, treatment in treated(body, day)]
    return [
        approval(body, day, absent),
        *(item for item in heard if not item.closed),
        *standing_items(body, day, note),
        *(item for item in heard if item.closed),
        signature(body, day),
    ]


def postpone(item: ComposedItem, reason: str) -> None:
    """An item of a meeting that was called off: postponed, whatever it was."""
    item.outcome = "postponed"
    if item.closed or item.kind == "signature":
        item.decision = None
        return
    item.decision = postponing(reason)
    item.follow_ups = ({"kind": "postponed"},)


def undecide(item: ComposedItem) -> None:
    """The item as the agenda has it: before the meeting."""
    item.decision = None
    item.outcome = "none"
    item.follow_ups = ()
    item.remarks = ()


@cache
def meeting(body: str, day: date, *, agenda: bool = False) -> ComposedMeeting:
    """One meeting put together; with `agenda` as it was before it was held."""
    the_town, note = town(), notes(body).get(day, {})
    usual = plan()["usual"][body]
    seats = the_town.seated(body, day)
    people = the_town.people
    minutes = day < TODAY and not agenda
    absent = tuple(people[key] for key in note.get("absent", [])) if minutes else ()
    found = ComposedMeeting(
        body=the_town.bodies[body],
        date=day,
        start=note.get("start", usual["start"]),
        end=note.get("end", usual["end"]),
        place=note.get("place", usual["place"]),
        layout=the_town.layout(body, day),
        minutes=minutes,
        cancelled=note.get("cancelled"),
        members=tuple(people[key] for key in seats.members),
        absent=absent,
        substitutes=stand_ins(note) if minutes else (),
        officials=tuple(people[key] for key in seats.officials),
        items=items_of(body, day, note, absent),
    )
    settle(found)
    return found


def stand_ins(note: Facts) -> tuple[tuple[Person, Person], ...]:
    people = town().people
    return tuple((people[e["person"]], people[e["for"]]) for e in note.get("substitutes", []))


def settle(found: ComposedMeeting) -> None:
    """Number the items, and take back decisions that a cancelled or coming meeting cannot have."""
    first = first_number(found.body.key, found.date)
    for index, item in enumerate(found.items):
        item.number = str(first + index)
        if not found.minutes:
            undecide(item)
        elif found.cancelled:
            postpone(item, found.cancelled)


@cache
def first_number(body: str, day: date) -> int:
    """The number of the meeting's first item; through the year in some layouts."""
    if town().layout(body, day) not in YEARLY:
        return 1
    before = [d for d in plan()["dates"][body] if d.year == day.year and d < day]
    return 1 + sum(len(meeting(body, d).items) for d in before)


@cache
def number_of(case: Case, treatment: Treatment) -> str:
    """The item's number in the meeting that treated it.

    Counted on the order alone: composing that meeting from here would compose its history too, and so on.
    """
    body, day = treatment.body, treatment.date
    note = notes(body).get(day, {})
    pairs = treated(body, day)
    if body == "ÆR":
        own = len(note.get("own", []))
        return str(own + 1 + [c.key for c, _ in pairs].index(case.key))
    return str(first_number(body, day) + place_of(case, body, note, pairs))


def place_of(
    case: Case, body: str, note: Facts, pairs: tuple[tuple[Case, Treatment], ...]
) -> int:
    """How many items stand before the case's in its meeting."""
    open_keys = [c.key for c, _ in pairs if not c.closed]
    if not case.closed:
        return 1 + open_keys.index(case.key)
    told = sum(1 for who in ("chair", "administration") if note.get(who))
    closed_keys = [c.key for c, _ in pairs if c.closed]
    return 1 + len(open_keys) + told + (body != "KB") + closed_keys.index(case.key)


def meetings() -> tuple[ComposedMeeting, ...]:
    """Every meeting of the plan, body by body; where both are kept, the agenda before the minutes."""
    found: list[ComposedMeeting] = []
    for body, days in plan()["dates"].items():
        for day in days:
            if notes(body).get(day, {}).get("also_agenda"):
                found.append(meeting(body, day, agenda=True))
            found.append(meeting(body, day))
    return tuple(found)
