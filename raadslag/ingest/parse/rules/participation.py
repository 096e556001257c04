"""What a decision says of single members: away, disqualified, standing in, dissenting.

Sentences that only say who was there are taken out of the decision's text; what a member thought of
the matter belongs to it and stays (gold notes 3).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from raadslag.ingest.parse.lines import Line, Span
from raadslag.ingest.parse.record import Participation
from raadslag.ingest.parse.rules import members, told
from raadslag.ingest.parse.rules.told import Told
from raadslag.lib import danish

PRESENCE = frozenset({"absent", "left", "disqualified", "not_disqualified", "substitute"})
"""Kinds that say who took part; the others say what a member meant."""


@dataclass(frozen=True, slots=True)
class Found:
    """What members did, and the decision without the sentences that only say who was there."""

    participation: list[Participation] = field(default_factory=list)
    rest: str = ""  # white space folded
    rest_lines: list[Line] = field(
        default_factory=list
    )  # a line partly taken keeps its other words


def find(lines: Sequence[Line]) -> Found:
    """Read the lines of a decision."""
    listed, left = _take_lists(lines)
    said = [(s, p) for s in told.sentences(left) if (p := read_sentence(s))]
    spoken = [entry for _, entries in said for entry in entries]
    if all(entry.kind in PRESENCE for entry in spoken):
        # Where dissent is told as well, who was there belongs to the account of the vote.
        left = _without(left, [s for s, _ in said])
    rest_lines = [line for line in left if not line.blank]
    return Found([*listed, *spoken], _text(rest_lines), rest_lines)


def _text(lines: Sequence[Line]) -> str:
    """The words without the lone full stop that systems print so that a section exists."""
    return told.folded([line for line in lines if line.text.strip() != "."])


# Lists under a label: "Fraværende: Bo Lund (A), Ida Holm", or the names line by line below it.

_LIST = re.compile(
    r"(?P<before>(?:^|.*?[.!?]\s+))(?P<label>fraværende(?: (?:med|uden) (?:lovligt )?(?:afbud"
    r"|forfald))?(?: var(?=\s?:))?(?: i [^:]{3,90}(?=:))?|fravær(?: (?:med|uden) afbud)?"
    r"|afbud(?: fra)?|(?:ikke|ej) til ?stede|ikke mødt|deltog ikke(?=\s?:)|forfald|inhabile?|stedfortrædere?|suppleanter)\s?(?:(?P<mark>[:\-–])\s?"
    r"|(?=\s|$))(?P<names>.*)$",
    re.I,
)
_ENDS_LIST = re.compile(
    r"(?P<list>(?:fraværende|fravær|afbud|ikke til ?stede)\b[^:]{0,30}:[^:]*?(?:\)|\w(?=\.\s+Stedfortræder)))\.\s+(?P<then>[A-ZÆØÅ].*)",
    re.I,
)
_THEN_DECIDES = re.compile(
    r"(?P<list>(?:fraværende|fravær|afbud|ikke til ?stede)\b[^:]{0,30}:\s[A-ZÆØÅ][^:.]{3,400}?[^,]\s)"
    r"(?P<then>(?-i:Godkend(?:t|es)|Tiltrådte?|Drøftet|Taget|Vedtaget|Udsat|Anbefale[st]|Indstill(?:es|ingen)|Orienter(?:et|ingen)|Dagsorden(?:en)?"
    r"|Punktet|Sagen|Intet|Ingen|Forslaget|Byrådet|Udvalget|Rådet|Kommunalbestyrelsen|[A-ZÆØÅ][a-zæøå]+(?:udvalget|rådet))\b.*)",
    re.I | re.S,
)
"""A list of names that a converter ran into the decision: "Ikke til stede: Ida Holm Dagsordenen godkendt." """
_LONGEST_LIST = 700
_WHY_AWAY = re.compile(r",?\s*\([a-zæøå][^()]{2,40}\)\.?$")
_LETTER_AFTER = re.compile(r",\s*([A-ZÆØÅ]{1,2})$")
_NOBODY = re.compile(r"\W*(?:ingen|nej|intet|-)?\W*", re.I)
_RANGE = re.compile(
    r",?\s*\(?\b(?:sag|sagerne|pkt\.?|punkt(?:erne)?)\s*(?P<range>\d[\d\s,–og-]*)\)?", re.I
)


def _take_lists(lines: Sequence[Line]) -> tuple[list[Participation], list[Line]]:
    found: list[Participation] = []
    left: list[Line] = []
    open_label = ""
    for line in lines:
        text = danish.composed(line.text).strip()
        text, then = _first_list(text)
        match = _LIST.match(text)
        if match and (entries := _listed(match, line)) is not None:
            found.extend(entries)
            open_label = "" if match["names"].strip() else match["label"]
            left.append(line._replace(text=f"{match['before']}{then}"))
        elif open_label and (replaced := _REPLACED.fullmatch(text)):
            found.extend(_replacing(replaced, open_label, line))
            left.append(line._replace(text=""))
        elif open_label and text and _NOBODY.fullmatch(text):
            left.append(line._replace(text=""))
        elif open_label and not line.blank and (people := members.named(_entry_text(text))):
            found.extend(_entry(p.name, p.party, open_label, line) for p in people)
            left.append(line._replace(text=""))
        else:
            open_label = open_label if line.blank else ""
            left.append(line)
    return found, left


_REPLACED = re.compile(
    r"[-–•·]?\s*(?P<name>[A-ZÆØÅ][^.,]{3,60}?|[A-ZÆØÅ][\w. -]{3,60}?)(?:\.\s+I stedet (?P<deed>deltog|mødte|indkaldt)|\s[–-]|,) (?P<came>[A-ZÆØÅ][\w. -]{3,60}?)"
    r"(?:\s(?:deltager|deltog|mødte|indkaldt)(?: som (?:suppleant|stedfortræder))?)?\.?"
)
"""One of a list of those away and who came instead: "Ida Holm. I stedet deltog Bo Lund.", "Ida Holm – Bo Lund deltager som suppleant"."""


def replaced(text: str) -> bool:
    """Whether the row of a list names one away and who came instead."""
    match = _REPLACED.fullmatch(text.strip())
    return match is not None and bool(match["deed"] or _CAME_INSTEAD.search(match[0]))


def _replacing(match: re.Match[str], label: str, line: Line) -> list[Participation]:
    away, came = members.named(match["name"]) or [], members.named(match["came"]) or []
    if not (match["deed"] or _CAME_INSTEAD.search(match[0])):
        return [_entry(p.name, p.party, label, line) for p in (*away, *came)]
    lines = (line.number, line.number)
    return [_entry(p.name, p.party, label, line) for p in away] + [
        Participation(
            p.name, p.party, "deltog i stedet", "substitute", away[0].name if away else None, lines
        )
        for p in came
    ]


_CAME_INSTEAD = re.compile(r"\b(?:deltager|deltog|mødte|indkaldt)\b")


def _entry_text(text: str) -> str:
    """One of a list of those away, its reason left out: "Bo Lund, A, (sygdom)" → "Bo Lund (A)"."""
    return _LETTER_AFTER.sub(r" (\1)", _WHY_AWAY.sub("", text)).rstrip(". ")


def _first_list(text: str) -> tuple[str, str]:
    """A labelled list and the sentences after it: "Fraværende: Bo Lund (A). Ida Holm (A) deltog som stedfortræder." """
    if (decides := _THEN_DECIDES.match(text)) and len(text) < _LONGEST_LIST:
        return decides["list"], decides["then"]
    match = _ENDS_LIST.match(text)
    return (match["list"], match["then"]) if match else (text, "")


def _listed(match: re.Match[str], line: Line) -> list[Participation] | None:
    """The entries of a labelled list; None where the words after the label are no names."""
    names, _, instead = match["names"].strip().partition(" - ")
    if instead and not _CAME.search(instead):
        names = match["names"].strip()
    if _NOBODY.fullmatch(names):
        return [] if match["mark"] or not match["before"] else None
    within = _RANGE.search(names)
    people = members.named(_RANGE.sub("", names).replace(" - ", ", ").replace("()", ""))
    if not people:
        return None
    suffix = f", sag {within['range'].strip()}" if within else ""
    away = [_entry(p.name, p.party, match["label"] + suffix, line) for p in people]
    return away + _came(instead, away[0].name, line)


_CAME = re.compile(
    r"(?P<name>.+?) (?P<note>(?:mødte|deltog) som (?:stedfortræder|suppleant).*)", re.I
)


def _came(text: str, absent: str, line: Line) -> list[Participation]:
    """Who came for the one away, after a dash: "Bo Lund (V) - Ida Holm (V) mødte som stedfortræder"."""
    match = _CAME.fullmatch(text.rstrip(" ."))
    people = members.named(match["name"]) if match else None
    return [
        Participation(
            p.name,
            p.party,
            match["note"] if match else None,
            "substitute",
            absent,
            (line.number, line.number),
        )
        for p in people or []
    ]


def _entry(name: str, party: str | None, note: str, line: Line) -> Participation:
    word = note.lower()
    kind = "disqualified" if word.startswith("inhabil") else "absent"
    kind = "substitute" if word.startswith(("stedfortræder", "suppleant")) else kind
    return Participation(name, party, note.strip(" :"), kind, lines=(line.number, line.number))


# Sentences with the member as subject.

_DEEDS = {
    "substitute": (
        r"(?:mødte|deltog|deltager|indtrådte|indtræder|er indkaldt|var indkaldt)\b"
        r".{0,30}?\b(?:stedfortræder|suppleant) for"
    ),
    "not_disqualified": (
        r"(?:er|var|blev|fandtes|blev erklæret|blev fundet) (?:ikke inhabile?|habile?)\b"
    ),
    "disqualified": (
        r"(?:erklærede sig|er|var|blev|blev erklæret|meldte sig|fandtes|erklæres)"
        r" (?:for )?inhabile?\b"
    ),
    "absent": (
        r"(?:deltog ikke|deltager ikke|har ikke deltaget|er fraværende|meldte afbud|udeblev"
        r"|var (?:forhindret|fraværende|ikke til ?stede)|havde (?:meldt |lovligt )?(?:afbud|forfald))\b"
    ),
    "left": (
        r"(?:forlod|gik kl|gik fra|ankom|mødte kl|kom kl|trådte ind|deltog fra|deltog kun"
        r"|deltog til"
        r"|deltog i punkterne)\b"
    ),
    "abstained": (
        r"(?:(?:undlod|undlader|afstod fra) at stemme|stemte hverken for eller imod"
        r"|stemte blankt)\b"
    ),
    "reservation": r"(?:tog forbehold|tager forbehold|tilkendegav forbehold)\b",
    "dissent": (
        r"(?:stemte (?:imod|mod|nej)|stemmer (?:imod|mod)|tiltrådte ikke|(?:kunne"
        r"|kan) (?:dog )?ikke"
        r" (?:tiltræde|støtte|godkende|anbefale|tilslutte sig))\b"
    ),
    "statement": (
        r"(?:(?:ønskede|ønsker|begærede|bad om|anmodede om).{0,60}?\b\w*(?:protokol|referat)\w*"
        r"|afgav mindretalsudtalelse|begærede)\b"
    ),
}
_DEED = re.compile(
    r"\s(?P<note>" + "|".join(f"(?P<{k}>{p})" for k, p in _DEEDS.items()) + ")", re.I
)
_SUBSTITUTE_FIRST = re.compile(
    r"som (?:stedfortræder|suppleant)(?: for (?P<absent>.+?))? (?:mødte|deltog|indtrådte)"
    r" (?P<name>.+)",
    re.I,
)
_SUBSTITUTE_ROLE = re.compile(
    r"(?:som )?(?:stedfortræder|suppleant) (?:(?:var|blev|er) indkaldt (?P<called>.+)"
    r"|(?P<came>.+?) (?:deltog|deltager|mødte|var indkaldt)(?: i stedet)?)",
    re.I,
)
_INSTEAD = re.compile(
    r"(?P<name>.+?) (?P<note>havde meldt afbud|var fraværende|var forhindret),? og (?P<came>.+?)"
    r" (?P<deed>(?:deltog|mødte) i stedet(?: for .+)?)",
    re.I,
)
_IN_PLACE_OF = re.compile(
    r"(?P<name>.+?) (?P<deed>(?:deltog|mødte)(?: i mødet| under mødet)? (?:i stedet )for) (?P<away>[A-ZÆØÅ].+)",
    re.I,
)
_CALLED_IN_VAIN = re.compile(
    r"(?:\d\. ?)?(?:stedfortræder|suppleant)(?:en)? (?P<name>.+?)"
    r" (?P<note>(?:(?:var|blev|er) indkaldt,? (?:men )?)?(?:mødte|deltog) ikke.*)",
    re.I,
)
_FROM = re.compile(
    r"(?:der )?(?:er|var|havde|meldtes)?\s?(?P<note>afbud) fra (?P<name>.+?)"
    r"(?:,? (?:stedfortræder|suppleant):? (?P<instead>.+))?",
    re.I,
)


def read_sentence(sentence: Told) -> list[Participation]:
    """What a sentence says of the members who are its subject; [] for any other subject."""
    text = sentence.text.strip(" .-–•")
    if match := _SUBSTITUTE_FIRST.fullmatch(text):
        people = members.named(match["name"]) or []
        return [
            Participation(p.name, p.party, text, "substitute", match["absent"], sentence.lines)
            for p in people
        ]
    if match := _SUBSTITUTE_ROLE.fullmatch(text):
        people = members.named(match["called"] or match["came"]) or []
        return [
            Participation(p.name, p.party, text, "substitute", lines=sentence.lines) for p in people
        ]
    if match := _CALLED_IN_VAIN.fullmatch(text):
        return [
            Participation(p.name, p.party, match["note"], "absent", lines=sentence.lines)
            for p in members.named(match["name"]) or []
        ]
    if match := _INSTEAD.fullmatch(text):
        return _replaced(match, sentence)
    if match := _IN_PLACE_OF.fullmatch(text):
        return _stood_in(match, sentence)
    if match := _FROM.fullmatch(text):
        people = members.named(match["name"]) or []
        away = [
            Participation(p.name, p.party, "afbud", "absent", lines=sentence.lines) for p in people
        ]
        instead = members.named(match["instead"]) if match["instead"] and away else None
        return away + [
            Participation(
                p.name, p.party, "stedfortræder", "substitute", away[0].name, sentence.lines
            )
            for p in instead or []
        ]
    deed = _DEED.search(text)
    if not deed:
        return []
    people = members.named(_subject(text[: deed.start()])) or []
    note = text[deed.start("note") :]
    if text[0].isdigit() and _kind(deed, note) in ("dissent", "abstained"):
        return []  # "1 medlem (O) stemmer imod" is a vote by parties
    people = [
        p for p in people if not (p.party or "").isdigit()
    ]  # "O (1)" is a party and its seats
    return [_did(p.name, p.party, note, _kind(deed, note), sentence.lines) for p in people]


def _replaced(match: re.Match[str], sentence: Told) -> list[Participation]:
    """ "Bo Lund havde meldt afbud, og Ida Holm deltog i stedet": one away, and who came instead."""
    away = members.named(match["name"])
    came = members.named(match["came"])
    if not away or not came:
        return []
    return [
        *(
            Participation(p.name, p.party, match["note"], "absent", lines=sentence.lines)
            for p in away
        ),
        *(
            Participation(
                p.name, p.party, match["deed"], "substitute", away[0].name, sentence.lines
            )
            for p in came
        ),
    ]


_IN_BRACKETS = re.compile(
    r"(?:\d{1,2} medlem(?:mer)? |(?:et )?(?:mindretal|flertal)(?:let|et)? )?\((?P<letters>[A-ZÆØÅ](?:(?:, | og |\s?\+\s?)[A-ZÆØÅ])*)\)",
    re.I,
)
"""Parties by their letters in brackets: "1 medlem (O)", "(Ø)"."""


def _stood_in(match: re.Match[str], sentence: Told) -> list[Participation]:
    """ "Bo Lund (V) deltog i mødet i stedet for Ida Holm (I)": who came, and the one away."""
    came, away = members.named(match["name"]), members.named(match["away"])
    if not came or not away:
        return []
    deed, lines = match["deed"], sentence.lines
    return [
        *(Participation(p.name, p.party, "fraværende", "absent", lines=lines) for p in away),
        *(Participation(p.name, p.party, deed, "substitute", away[0].name, lines) for p in came),
    ]


def _subject(text: str) -> str:
    """The words before the deed, without an aside: "Bo Lund (A), der er formand,"."""
    if group := _IN_BRACKETS.fullmatch(text.strip()):
        return group["letters"].replace("+", ", ")
    return re.sub(r",\s(?:der|som|hvis|valgt)\s[^,]*,?$", "", text.strip()).strip(" ,")


def _kind(deed: re.Match[str], note: str) -> str:
    kind = next(k for k in _DEEDS if deed[k])
    if kind in ("absent", "left") and re.search(r"\binhabil", note, re.I):
        return "disqualified"
    return kind


def _did(name: str, party: str | None, note: str, kind: str, lines: Span) -> Participation:
    stands_for = re.search(r"(?:stedfortræder|suppleant) for (?P<name>.+)$", note, re.I)
    absent = None
    if kind == "substitute" and stands_for:
        people = members.named(stands_for["name"])
        absent = people[0].name if people else stands_for["name"]
    return Participation(name, party, note, kind, absent, lines)


def _without(lines: Sequence[Line], taken: Sequence[Told]) -> list[Line]:
    """The lines without the words of the sentences."""
    shares: dict[int, list[str]] = {}
    for sentence in taken:
        for number, words in sentence.parts:
            shares.setdefault(number, []).append(words)
    return [
        line._replace(text=_cut(line.text, shares[line.number])) if line.number in shares else line
        for line in lines
    ]


def _cut(text: str, shares: Sequence[str]) -> str:
    text = danish.folded(text)
    for words in shares:
        text = text.replace(words, "", 1)
    return text
