"""What a meeting's agenda consists of: standing items, cases with their history, closed ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from raadslag.demo.cases import Attachment, Case, Treatment, chain
from raadslag.demo.numbering import number_of
from raadslag.demo.plan import notes
from raadslag.demo.town import Facts, Person, town


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


def standing_number(body: str, day: date, facet: str) -> str:
    """The case number of a standing item: one a body, a facet and a year."""
    serial = list(town().bodies).index(body) + 1
    return f"00.22.04-{facet}-{serial}-{day:%y}"


def approval(body: str, day: date) -> ComposedItem:
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
    return title.replace("direktør for", "Direktøren for").replace(
        "kommunaldirektør", "Kommunaldirektøren"
    )


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
    heard_only = treatment.body == "ÆR"  # its minutes print no clauses
    adopts = treatment.outcome == "adopted" and not heard_only
    adopted = case.facts.get("adopted", []) if adopts else []
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
        guests=tuple(facts.get("guests") or case.facts.get("guests", ())),
    )
