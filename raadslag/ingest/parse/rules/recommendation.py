"""Who recommends what: the recommender and the clauses of a recommendation.

Direktøren for Kultur indstiller,          Det indstilles:
1. at planen godkendes.                    At 1) Byrådet godkender planen.
                                           at planen sendes i høring
Center for Drift indstiller, at            Indstilling om, 1. at ..., (Teknik- og Miljøudvalget)
1. Planen tages til efterretning.          Staben foreslår, at planen godkendes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from raadslag.ingest.parse import bodies
from raadslag.ingest.parse.rows import Row

_VERB = r"(?:indstiller|indstilles|indstille|foreslår|foreslås|anbefaler|anbefales|anmoder|anmodes|fremsender|fremlægger|tilbagesender|beder|ønsker)"
_LEAD_IN = re.compile(
    rf"(?P<who>[^.]{{0,200}}?)\s?\b(?P<verb>{_VERB})\b(?P<tail>(?:[^.]|(?<=\d)\.\s){{0,240}}?)(?P<at>,?\s*\bat\b\s*:?|:|,(?=\s*(?:$|\d|[-–•·]|at\b)))\s*(?P<rest>.*)",
    re.S | re.I,
)
_BARE_LEAD_IN = re.compile(
    r"(?P<who>[^.:]{2,160}?)\s\b(?P<verb>indstiller|foreslår|anbefaler)\b(?:[^.:]|\b(?:Kgs|Skt|Sct|Gl|Nr|Sdr|Ndr)\.){0,160}[.:,]?",
    re.S,
)
_CLAUSE = re.compile(
    r"(?:[-–•·▪*o]\s*)?(?:(?:at\s?)(?P<after>\d{1,2})?\s?\)\s*|(?P<number>\d{1,2})\s?(?:[.)]+|\s(?=at\b))\s*|(?P<letter>[a-hA-H])[.)]\s+|(?P<dash>[-–•·▪*]|\bo(?=\s))\s*(?=\S)|(?=at\b|At\b))",
    re.I,
)
_DOT = re.compile(r"\.?\s?(?:dot|pind)\b", re.I)
_READING = re.compile(r"\s*\(\d\. behandling\)$")
_AFTERWARDS = re.compile(r"\((?:Stillet af )?(?P<who>[A-ZÆØÅ][^()]{4,90})\)\.?$")
_INSTRUCTION = re.compile(r"for at godkende .{0,120}(?:klikke?|trykke?) på", re.I | re.S)
_NOT_RECOMMENDER = re.compile(r"^(?:det|der|herved|hermed|sagen|således|som|og|dette|idet)\b", re.I)
_HEADED = re.compile(r"indstilling\s+fra\s+(?P<who>.+?)\s*:?", re.I)
_SAYING = re.compile(
    r"(?P<who>[A-ZÆØÅ][^:.]{2,90}?)\s+(?:indstiller|foreslår|anbefaler|INDSTILLER|FORESLÅR|ANBEFALER)\b"
)
_ENUMERATED_INLINE = re.compile(r"(?:(?<=[,.;:])|(?<=\bom,))\s+(?=\d{1,2}[.)]\s*at\b)")


_HEADLESS = re.compile(
    r"(?:indstilling om|det indstilles|det foreslås|forslag til beslutning)\s?[,:]?(?:\s?at)?\s?[,:]?",
    re.I,
)
"""A lead-in that names nobody (kk-web: "Indstilling om,")."""


_PASSED_ON = re.compile(r"(?:at )?(?:anbefale|indstille)r?\s(?:over\s?for|til)\s[^.,:]{4,90}", re.I)


_AT_LAST = re.compile(
    r"\b(?:anbefaler|indstiller|beslutter|godkender|tiltræder)\b[^.:]{0,60},\s?at$"
)
_GOES_ON = re.compile(
    r"\b(?:godkender|beslutter|vedtager|anbefaler|tiltræder|drøfter|bevilger|indstiller|følgende)\s?$"
)
"""What the clauses below go on from: "..., at byrådet godkender" / "a. planen" / "b. budgettet"."""
_RECOMMENDED_TO = re.compile(
    r"(?:at )?(?:[A-ZÆØÅ][\w, -]{3,60}? )?(?:anbefale|indstille)r?\s(?P<body>[A-ZÆØÅ][^.,:]{4,90})"
)


@dataclass(slots=True)
class Found:
    recommender: str | None = None
    clauses: list[str] = field(default_factory=list)
    rows: list[list[Row]] = field(default_factory=list)  # those of each clause
    recommender_row: Row | None = None
    lead_in: bool = False  # whether the clauses follow words that recommend


def from_heading(text: str) -> str | None:
    """The recommender that a heading names: "INDSTILLING FRA BORGMESTERENS AFDELING"."""
    match = _HEADED.fullmatch(text) or _SAYING.match(text)
    return match["who"] if match and not _NOT_RECOMMENDER.match(match["who"]) else None


def find(rows: Sequence[Row]) -> Found:
    """Recommender and clauses as printed, without their numbers; nothing found gives an empty list."""
    found = Found()
    if _INSTRUCTION.search(" ".join(row.text for row in rows[:3])):
        return found
    parts = _lead_in(rows, found)
    each = found.lead_in and _unmarked(parts)
    for row, text in parts:
        if _over(row, text, found):
            break
        if each:
            found.clauses.append(" ".join(text.split()))
            found.rows.append([row])
        elif not _HEADLESS.fullmatch(text):
            _add(row, text, found)
    _afterwards(found)
    if found.clauses and not found.lead_in and not _recommends(found):
        found.clauses, found.rows = (
            [" ".join(found.clauses)],
            [[row for part in found.rows for row in part]],
        )
    return found


_OTHERS_SAY = re.compile(
    r"(?:[A-ZÆØÅ][\w,-]*,? (?:(?:og|&|for) )?){1,6}?(?:har ingen bemærkninger|anbefaler|tiltræder|tilslutter sig|var forhindre(?:t|de)|var fraværende|deltog ikke)\b|(?:[A-ZÆØÅ][\w-]*,? (?:og )?){1,6}?[\wæøå]*udvalget: [A-ZÆØÅ].*var fraværende|"
    r"(?:[A-ZÆØÅ][\w-]*(?:- og [A-ZÆØÅ][a-zæøå]+)?(?:udvalget|forvaltningen) ?)(?:har ingen bemærkninger|anbefaler)\b"
)


def _over(row: Row, text: str, found: Found) -> bool:
    """Whether the clauses have ended: below a blank line, after a full stop, somebody else has the word."""
    if not (found.clauses and row.gap and found.clauses[-1].endswith(".")):
        return False
    return not _CLAUSE.match(text) and _OTHERS_SAY.match(text) is not None


def _unmarked(parts: Sequence[tuple[Row, str]]) -> bool:
    """Whether each row goes on after the one "at": "X indstiller, at" / "planen godkendes." / "beløbet gives." """
    return len(parts) > 1 and all(
        text[0].islower() and text[-1] in ".,;" and not _CLAUSE.match(text) for _, text in parts
    )


def _recommends(found: Found) -> bool:
    """Whether the parts are clauses of their own: each began with a number or an "at"."""
    return len(found.clauses) > 0 and all(part for part in found.rows)


def _lead_in(rows: Sequence[Row], found: Found) -> list[tuple[Row, str]]:
    """Take the recommender from the first rows; returns what is left, row by row."""
    for place, row in enumerate(rows[:8]):
        match = _CLAUSE.match(row.text)
        if match and row.text[: match.end()].strip("-–•·▪*o ") and place:
            break
        if (
            match
            and row.text.casefold().startswith(("at ", "at\t", "1"))
            and place == 0
            and "indstill" not in row.text[:120]
        ):
            break
        text, used = _joined(rows, place)
        opening = _LEAD_IN.match(text)
        if opening:
            return _after_lead_in(rows, place, used, opening, found)
        bare = _BARE_LEAD_IN.fullmatch(row.text) if len(row.text) < 200 else None
        if bare and place + 1 < len(rows):
            _name(bare["who"], row, found)
            found.lead_in = True
            return [(later, later.text) for later in rows[place + 1 :]]
    return [(row, row.text) for row in rows]


_RUNS_ON = re.compile(rf"\b{_VERB}\b[^.:]{{0,120}}$")
_LEADS_IN = re.compile(r"[:,]\s*$|\bat\s*$")
_VERB_BELOW = re.compile(r"(?:indstiller|foreslår|anbefaler)\b")
_NAME_ROW = 90
"""A recommender alone on a row, the verb below it, is no longer than this."""


def _joined(rows: Sequence[Row], place: int) -> tuple[str, int]:
    """The row's text, and the next row's where the sentence runs on ("X indstiller til" / "Y:")."""
    text, used = rows[place].text, 1
    if place + 1 < len(rows) and _VERB_BELOW.match(rows[place + 1].text) and len(text) < _NAME_ROW:
        text, used = f"{text} {rows[place + 1].text}", 2
    while (
        used < 3
        and place + used < len(rows)
        and _RUNS_ON.search(text)
        and not _LEADS_IN.search(text)
        and not _CLAUSE.match(rows[place + used].text)
    ):
        text += " " + rows[place + used].text
        used += 1
    return text, used


def _after_lead_in(
    rows: Sequence[Row], place: int, used: int, opening: re.Match[str], found: Found
) -> list[tuple[Row, str]]:
    _name(opening["who"], rows[place], found)
    found.lead_in = True
    rest = [(row, row.text) for row in rows[place + used :]]
    remainder = opening["rest"].strip()
    if remainder and not _receivers(remainder, rest):
        at = "at " if opening["at"].strip(" ,:").casefold() == "at" else ""
        rest.insert(0, (rows[place + used - 1], at + remainder))
    return rest


def _receivers(remainder: str, rest: Sequence[tuple[Row, str]]) -> bool:
    """Whether the words still say to whom it is recommended: "..., at udvalget anbefaler over for byrådet:" """
    if rest and _AT_LAST.search(remainder):
        return True
    if len(rest) > 1 and _GOES_ON.search(remainder) and all(map(_marked, rest[:2])):
        return True
    passed_on = remainder[-1] in ",:" or _PASSED_ON.fullmatch(remainder) or _to_body(remainder)
    return bool(passed_on) and bool(rest) and _CLAUSE.match(rest[0][1]) is not None


def _marked(part: tuple[Row, str]) -> bool:
    """Whether the part begins with a number, a letter or a dash of its own."""
    match = _CLAUSE.match(part[1])
    return match is not None and match.end() > 0 and not part[1].casefold().startswith("at")


def _to_body(remainder: str) -> bool:
    """ "at anbefale Byrådet", which goes on in the clauses below."""
    match = _RECOMMENDED_TO.fullmatch(remainder)
    return match is not None and bodies.is_body(match["body"])


def _name(who: str, row: Row, found: Found) -> None:
    who = " ".join(who.split()).strip(" ,:-–")
    if who and not _NOT_RECOMMENDER.match(who) and len(who) <= 160:
        found.recommender, found.recommender_row = who, row


def _add(row: Row, text: str, found: Found) -> None:
    for piece in _ENUMERATED_INLINE.split(text):
        marker = _CLAUSE.match(piece)
        words = " ".join((piece[marker.end() :] if marker else piece).split())
        words = _DOT.sub("", words, count=1).strip() if marker and marker["number"] else words
        if not words:
            continue
        if marker or not found.clauses:
            found.clauses.append(words)
            found.rows.append([row])
        else:
            found.clauses[-1] += " " + words
            found.rows[-1].append(row)


def _afterwards(found: Found) -> None:
    """The recommending body in brackets after the last clause (kk-web): "..., (Socialudvalget)"."""
    if not found.clauses:
        return
    found.clauses[-1] = _READING.sub("", found.clauses[-1])
    match = _AFTERWARDS.search(found.clauses[-1])
    if match and bodies.is_body(match["who"]):
        if found.recommender is None:
            found.recommender = match["who"]
            found.recommender_row = found.rows[-1][-1]
        found.clauses[-1] = found.clauses[-1][: match.start()].rstrip(" ,")
        if not found.clauses[-1]:
            found.clauses.pop()
            found.rows.pop()


_OPENS = re.compile(
    r"(?:^|(?<=[.!?]\s))(?:[A-ZÆØÅ][\w,&/ -]{2,90})\s(?:indstiller|foreslår|anbefaler)\b"
    r"(?:[^.:]{0,80}(?:,\s*|\s+)[aA]t\b|[,:]$)"
)


def opens(text: str) -> int | None:
    """Where a recommendation opens in the midst of a text: "... Staben foreslår, at ..."; None where none does."""
    match = _OPENS.search(text)
    return match.start() if match else None
