"""Votes as a decision prints them: sides with names and counts, or who could and could not accept.

A reservation is no vote, and one member's dissent with no more said stands in participation only
(gold schema, `votes`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from raadslag.ingest.parse.lines import Line, Span
from raadslag.ingest.parse.record import Counts, Votes
from raadslag.ingest.parse.rules import majorities, members, tallies, told
from raadslag.ingest.parse.rules.told import Told
from raadslag.lib import danish, parties
from raadslag.lib.parties import Member

SIDES = ("for", "against", "abstained")


def find(lines: Sequence[Line]) -> tuple[Votes | None, list[Votes]]:
    """The vote on the recommendation itself, and those on amendments and procedure, as printed."""
    sentences = told.sentences(lines)
    votes = _printed(sentences)
    main = _merged([v for v in votes if v.subject is None])
    others = [v for v in votes if v.subject is not None]
    told_of = None if any(v.for_ for v in main) else tallies.find(_on_the_main_matter(sentences))
    if not told_of and not any(v.for_ or v.against or v.abstained for v in main):
        told_of = majorities.find(sentences)
    if told_of:
        main = [_completed(told_of, sentences)]
    elif main and not _named(main[-1]):
        main[-1] = _completed(main[-1], sentences)
    if not main and (dissent := _from_dissent(sentences)):
        main = [dissent]
    return (main[-1] if main else None), [*others, *main[:-1]]


def _merged(found: Sequence[Votes]) -> list[Votes]:
    """Numbers first and names below them are one vote: "godkendt med 43 stemmer imod 5." / "For stemte: A, B." """
    merged: list[Votes] = []
    for vote in found:
        before = merged[-1] if merged else None
        if before and before.counts and not _named(before) and _named(vote) and not vote.counts:
            vote.counts = before.counts
            vote.lines = _together(before.lines, vote.lines)
            merged.pop()
        merged.append(vote)
    return merged


def _together(one: Span | None, other: Span | None) -> Span | None:
    return (min(one[0], other[0]), max(one[1], other[1])) if one and other else one or other


def _named(vote: Votes) -> bool:
    return bool(vote.for_ or vote.against or vote.abstained)


def _on_the_main_matter(sentences: Sequence[Told]) -> list[Told]:
    return [s for s in sentences if not _OTHER_SUBJECT.search(s.text)]


def _completed(vote: Votes, sentences: Sequence[Told]) -> Votes:
    """The vote with the sides that only sentences of their own tell: "B undlod at stemme." """
    dissent = _dissent(_on_the_main_matter(sentences))
    if dissent is not None:
        vote.for_ = vote.for_ or dissent.names["for"]
        vote.against = vote.against or dissent.names["against"]
        vote.abstained = vote.abstained or dissent.names["abstained"]
    return vote


# Votes under labels: "For: A, B, F (13). Imod: V, O (8). Undlod: Ø (1)".

_MATTER = r"(?:\s(?:indstillingen|forslaget|ændringsforslaget|sagen|punktet|beslutningen))?"
_LABEL = re.compile(
    rf"(?<!\w)(?:(?P<for>for{_MATTER}(?:\sstemte|\sstemmer)?|stemte for|ja-stemmer|ja)"
    rf"|(?P<against>(?:imod|mod){_MATTER}(?:\sstemte|\sstemmer)?|stemte imod|nej-stemmer|nej)"
    r"|(?P<abstained>undlod(?:\sat\sstemme)?|undlader"
    r"|hverken(?:\sstemte)?\sfor\seller\simod(?:\sstemte)?|blankt?(?:\sstemte)?))"
    r"(?P<mark>\s?:|(?<=stemte)(?=\s)|(?<=stemme)(?=\s)|(?=\s\d+\s?(?:\(|medl|stem)))",
    re.I,
)
_TALLY = re.compile(
    r"\bmed (?P<for>\d+) (?:stemmer )?(?:for )?(?:mod|imod"
    r"|og) (?P<against>\d+)(?: stemmer)?(?: imod)?"
    r"(?P<rest>.{0,40}?(?P<abstained>\d+) (?:medlem\w* )?(?:hverken|undlod|stemte blankt|afstod))?"
    r"|\b(?P<for2>\d+) (?:medlemmer )?stemte for\b.{0,40}?"
    r"\b(?P<against2>\d+) (?:medlemmer )?(?:stemte )?(?:imod|mod)",
    re.I,
)
_OTHER_SUBJECT = re.compile(
    r"\b(?:(?:under)?ændringsforslag\w*|modforslag\w*|ændringsindstilling\w*"
    r"|forslag(?:et)? (?:fra|om)|om udsættelse|hjemvisning"
    r"|mindretalsindstilling\w*)[^.:;]*",
    re.I,
)
_MAIN_SUBJECT = re.compile(
    r"\b(?:indstillingen|hovedforslaget|den samlede indstilling|sagen som helhed"
    r"|udvalgets indstilling|oprindelige indstilling)\b",
    re.I,
)


@dataclass(slots=True)
class _Ballot:
    """A vote being read."""

    subject: str | None
    lines: Span
    names: dict[str, list[str]] = field(default_factory=lambda: {side: [] for side in SIDES})
    counts: dict[str, int | None] = field(default_factory=lambda: dict.fromkeys(SIDES))
    seen: set[str] = field(default_factory=set)

    def add(self, side: str, names: list[str], count: int | None, lines: Span) -> None:
        self.seen.add(side)
        self.names[side] += names
        self.counts[side] = count
        self.lines = (min(self.lines[0], lines[0]), max(self.lines[1], lines[1]))

    def votes(self) -> Votes:
        counts = Counts(self.counts["for"], self.counts["against"], self.counts["abstained"])
        stated = any(count is not None for count in self.counts.values())
        return Votes(
            self.names["for"],
            self.names["against"],
            self.names["abstained"],
            counts if stated else None,
            self.subject,
            self.lines,
        )


def _printed(sentences: Sequence[Told]) -> list[Votes]:
    ballots: list[_Ballot] = []
    subject: str | None = None
    side: str | None = None
    for sentence in sentences:
        marks = list(_LABEL.finditer(sentence.text))
        lead = sentence.text[: marks[0].start()] if marks else sentence.text
        subject = _subject(lead, subject)
        if marks:
            side = _add_sides(ballots, sentence, marks, subject)
        elif tally := _TALLY.search(sentence.text):
            ballots.append(_tallied(tally, sentence, subject))
            side = None
        elif ballots and (left := _ABSTAINED.fullmatch(sentence.text)):
            ballots[-1].add("abstained", [], int(left["count"]), sentence.lines)
        elif side and _is_list(sentence.text):
            names, count = _voters(sentence.text)
            ballots[-1].add(side, names, count, sentence.lines)
        else:
            side = None
    return [b.votes() for b in ballots if any(b.names.values()) or any(b.counts.values())]


def _is_list(text: str) -> bool:
    """A list of names that goes on below its label."""
    return _SAYS.search(text) is None and members.named(text.strip(" -–•.")) is not None


_ABSTAINED = re.compile(r"(?P<count>\d{1,2}) (?:medlem(?:mer)? )?undlod(?: at stemme)?\.?", re.I)
_SAYS = re.compile(
    r"\b(?:afgav|ønskede|ønsker|stillede|videreførte|begærede|tog|bemærkede|oplyste)\b"
)


def _subject(lead: str, before: str | None) -> str | None:
    if other := _OTHER_SUBJECT.search(lead):
        return other[0].strip(" ,")
    return None if _MAIN_SUBJECT.search(lead) else before


def _add_sides(
    ballots: list[_Ballot], sentence: Told, marks: list[re.Match[str]], subject: str | None
) -> str:
    ends = [m.start() for m in marks[1:]] + [len(sentence.text)]
    side = SIDES[0]
    for mark, end in zip(marks, ends, strict=True):
        side = next(s for s in SIDES if mark[s])
        if not ballots or side in ballots[-1].seen or ballots[-1].subject != subject:
            ballots.append(_Ballot(subject, sentence.lines))
        names, count = _voters(sentence.text[mark.end() : end])
        ballots[-1].add(side, names, count, sentence.lines)
    return side


def _tallied(tally: re.Match[str], sentence: Told, subject: str | None) -> _Ballot:
    ballot = _Ballot(subject, sentence.lines)
    for side, printed in (
        ("for", tally["for"] or tally["for2"]),
        ("against", tally["against"] or tally["against2"]),
        ("abstained", tally["abstained"]),
    ):
        ballot.add(side, [], int(printed) if printed else None, sentence.lines)
    return ballot


_TOTAL = re.compile(
    r"[,.;]?\s*\b(?:i alt|ialt)\s*:?\s*(?P<total>\d+)(?:\s*(?:stemmer|medlemmer))?",
    re.I,
)
_LEADING = re.compile(
    r"\s*:?\s*(?P<count>\d+)\s*(?:medlemmer|stemmer|medlem|stemme)?\b\s*[:,]?\s*",
    re.I,
)
_SEATS = re.compile(r"\s*\((?P<seats>\d+)\)")
_WRAPPED = re.compile(r"\((?P<inner>.*)\)[\s.;,]*")
_NOBODY = re.compile(r"[\s:(]*(?:ingen|0)?[\s).;]*", re.I)


def _voters(text: str) -> tuple[list[str], int | None]:
    """The names of a side as printed, and its count where one is.

    "A, B, F (13)" · "20 (Bo Hilsted (A), …)" · "A (9), Mia Torup (B), C (10), i alt 29": a number
    after each party is that party's, not the side's.
    """
    total = _TOTAL.search(text)
    text = text[: total.start()] if total else text
    count = int(total["total"]) if total else None
    if leading := _LEADING.match(text):
        count = int(leading["count"]) if count is None else count
        text = text[leading.end() :]
        if wrapped := _WRAPPED.fullmatch(text):
            text = wrapped["inner"]
    seats = _SEATS.findall(text)
    if count is None and len(seats) == 1 and text.rstrip(" .,;").endswith(")"):
        count = int(seats[0])
    names = [] if _NOBODY.fullmatch(text) else _names(_SEATS.sub("", text))
    return names, count


_GROUP = re.compile(r"(?:(?:byråds)?gruppe(?:n|rne)?|listen?) (?=[A-ZÆØÅ](?:\b|$))", re.I)
_NOT_NAMES = re.compile(
    r"^(?:medlem\w*|stemme\w*|uden|afstemning|partierne|fra|hele|resten)\b",
    re.I,
)


def _names(text: str) -> list[str]:
    entries = [_GROUP.sub("", e).strip(" :-–•") for e in danish.enumerated(text)]
    return [_as_printed(e) for e in entries if _is_voter(e)]


def _is_voter(entry: str) -> bool:
    if entry.casefold() in parties.OUTSIDE:
        return True
    return bool(entry) and entry[0].isupper() and not _NOT_NAMES.match(entry)


def _as_printed(entry: str) -> str:
    """ "Gruppe A (Bo Lund (A))" and the like stay whole; a name keeps its letter."""
    return " ".join(entry.split())


# Who could and could not accept, where no vote is set out.

_ACCEPTS = re.compile(
    r"(?P<who>.+?)\s(?:(?P<against>(?:kunne|kan) (?:dog )?ikke (?:tiltræde|støtte|godkende"
    r"|anbefale|tilslutte sig)|stemte (?:imod|mod|nej)|stemmer (?:imod|mod))"
    r"|(?P<abstained>(?:undlod|undlader) at stemme|stemte hverken for eller imod|stemte blankt)"
    r"|(?P<for>(?:kunne|kan) (?:dog )?(?:tiltræde|støtte|godkende|anbefale|tilslutte sig)"
    r"|stemte for|stemmer for)"
    r"|(?P<did>anbefale(?:r|de)|tiltr(?:æder|ådte)|godkend(?:er|te)|støtte(?:r|de)))\b",
    re.I,
)
_ACCEPTED_BY = re.compile(
    r".{0,80}?\b(?:blev|er|bliver) (?:tiltrådt|godkendt|vedtaget|anbefalet|støttet) af (?P<who>[^.;]+)",
    re.I,
)
_CONSISTING = re.compile(r".{0,80}?\bflertal\w*\b.{0,80}?\bbestående af\s+", re.I)


def _from_dissent(sentences: Sequence[Told]) -> Votes | None:
    ballot = _dissent(sentences)
    if ballot is None:
        return None
    voters = [name for names in ballot.names.values() for name in names]
    alone = len(voters) == 1 and not members.is_group(Member(voters[0], None))
    return None if alone else ballot.votes()


def _dissent(sentences: Sequence[Told]) -> _Ballot | None:
    """The sides that sentences tell one by one; None where nobody is said to differ."""
    ballot: _Ballot | None = None
    differs = False
    for sentence in sentences:
        side, people, sure = _accepting(sentence.text)
        if side and people:
            ballot = ballot or _Ballot(None, sentence.lines)
            ballot.add(side, [p.name for p in people], None, sentence.lines)
            differs = differs or sure
    return ballot if differs else None


def _accepting(text: str) -> tuple[str | None, list[Member], bool]:
    """Side, people, and whether the words tell of a vote; "anbefaler" alone may be a mere opinion."""
    if by := _ACCEPTED_BY.match(text):
        return "for", members.named(by["who"].strip(" ,")) or [], False
    match = _ACCEPTS.match(text)
    if not match:
        return None, [], False
    consisting = _CONSISTING.match(match["who"])
    who = match["who"][consisting.end() :] if consisting else match["who"]
    side = "for" if match["did"] else next(s for s in SIDES if match[s])
    sure = not match["did"] or consisting is not None
    return side, members.named(who.strip(" ,")) or [], sure
