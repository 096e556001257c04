"""The first gate: what must be seen by a person before a meeting becomes public.

Pure: it looks at a meeting as staff see it (closed matter included) and at what is known of its
sources. A blocking finding stops the meeting's release until a person has answered it; the rest is
listed. Domain G1, A14; kommunestyrelsesloven § 8; forvaltningsloven § 27.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from raadslag.lib import cpr
from raadslag.meetings.presentation import ItemView, MeetingView

KINDS = {
    "cpr": gettext_noop("CPR-nummer"),
    "cpr_unverified": gettext_noop("Muligt CPR-nummer"),
    "hidden_text": gettext_noop("Skjult tekst i kildefilen"),
    "closed_content": gettext_noop("Lukket punkt med indhold"),
    "closed_bare": gettext_noop("Lukket punkt uden offentlig titel, beslutning eller grund"),
    "closed_attachment": gettext_noop("Lukket bilag på åbent punkt"),
    "email": gettext_noop("Privat e-mailadresse"),
    "phone": gettext_noop("Telefonnummer"),
    "template_prompt": gettext_noop("Rest af en skabelon"),
    "quoted_closed": gettext_noop("Ord fra et lukket punkt i et åbent"),
}
BLOCKING = frozenset({"cpr", "cpr_unverified", "hidden_text", "closed_content", "quoted_closed"})

STAYS_INSIDE = frozenset({"hidden_text", "closed_content", "closed_bare", "closed_attachment"})
"""What a release leaves out anyway: a person says that it may stay at that."""

_EMAIL = re.compile(r"[\w.+-]{1,64}@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
_PRIVATE_HOSTS = frozenset(
    {"gmail.com", "hotmail.com", "hotmail.dk", "live.dk", "outlook.dk", "outlook.com", "yahoo.dk",
     "yahoo.com", "icloud.com", "mail.dk", "mail.tele.dk", "stofanet.dk", "youmail.dk", "jubii.dk",
     "me.com", "webspeed.dk", "post.tele.dk", "privat.dk", "ofir.dk"}
)  # fmt: skip
_PHONE = re.compile(
    r"(?i)(?:tlf|telefon|mobil|tel)\.?(?:nr\.?|nummer)?\s*:?\s*(?P<number>(?:\+45\s?)?\d(?:\s?\d){7})\b"
)
_PROMPT = re.compile(
    r"\[(?:skriv|indsæt|angiv|udfyld|beskriv|klik|vælg)[^\]\n]{0,200}\]"
    r"|klik (?:her )?for at (?:angive|skrive|indtaste)",
    re.I,
)
QUOTED_WORDS = 8  # so many words in a row of a closed item, found in an open one, are a quotation
FORMULA = 3  # words that so many open texts share are the minutes' own formula, quoted from nowhere


@dataclass(frozen=True, slots=True)
class Seen:
    """One finding. text: the words, masked where they are personal, at most 200 characters."""

    kind: str
    place: str
    text: str
    item_uid: str = ""

    @property
    def blocks(self) -> bool:
        return self.kind in BLOCKING

    @property
    def mark(self) -> str:
        """The same for the same words in the same place: an answer holds at the next run."""
        return hashlib.sha256(f"{self.kind}\n{self.place}\n{self.text}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Text:
    """A text that would become public, and where it stands."""

    place: str
    words: str
    item_uid: str = ""


def examine(meeting: MeetingView, *, hidden: Sequence[str] = ()) -> list[Seen]:
    """Everything the gate sees in a meeting.

    meeting: as staff entitled to closed matter see it.
    hidden:  what the readers of its source files said of text that a person does not see there.
    """
    found = [
        *(Seen("hidden_text", gettext("kildefil"), _short(words)) for words in hidden),
        *(seen for text in public_texts(meeting) for seen in _in_text(text)),
        *(seen for item in meeting.items for seen in _in_item(item)),
        *_quoted(meeting),
    ]
    return list(dict.fromkeys(found))


def public_texts(meeting: MeetingView) -> Iterator[Text]:
    """Every text that the meeting's release would make public."""
    yield Text(gettext("sted"), meeting.place)
    yield Text(gettext("grund til aflysning"), meeting.cancel_reason)
    for presence in meeting.presence:
        yield Text(gettext("deltager"), f"{presence.person.name} {presence.role} {presence.note}")
    for item in meeting.items:
        if item.closed:
            yield Text(gettext("offentlig titel"), item.public_title, item.uid)
            yield Text(gettext("offentlig beslutning"), item.public_decision, item.uid)
        else:
            yield from open_texts(item)


def open_texts(item: ItemView) -> Iterator[Text]:
    """Every text of an open item."""
    yield Text(gettext("titel"), item.title, item.uid)
    for section in item.sections:
        yield Text(section.heading, section.text, item.uid)
    for clause in item.clauses:
        yield Text(gettext("indstilling"), f"{clause.text} {clause.result}", item.uid)
    for point in item.points:
        yield Text(gettext("punkt %s") % point.label, f"{point.title} {point.text}", item.uid)
    for attachment in item.attachments:
        if not attachment.closed:
            yield Text(gettext("bilagets titel"), attachment.title, item.uid)
    for said in item.participation:
        yield Text(gettext("deltagelse"), f"{said.person.name} {said.note}", item.uid)
    for earlier in item.earlier:
        yield Text(gettext("tidligere behandling"), earlier.text, item.uid)
    if item.decision:
        yield Text(gettext("beslutning"), item.decision.text, item.uid)
        for dissent in item.decision.dissents:
            yield Text(gettext("afvigende mening"), dissent.text, item.uid)


def _in_text(text: Text) -> Iterator[Seen]:
    for number in cpr.find(text.words):
        kind = "cpr" if number.verified else "cpr_unverified"
        yield Seen(kind, text.place, number.masked, text.item_uid)
    for match in _EMAIL.finditer(text.words):
        if match["host"].lower() in _PRIVATE_HOSTS:
            yield Seen("email", text.place, _short(match[0]), text.item_uid)
    for match in _PHONE.finditer(text.words):
        yield Seen("phone", text.place, match["number"], text.item_uid)
    for match in _PROMPT.finditer(text.words):
        yield Seen("template_prompt", text.place, _short(match[0]), text.item_uid)


def _in_item(item: ItemView) -> Iterator[Seen]:
    where = item.number or str(item.position)
    if item.closed:
        if _has_content(item):
            yield Seen("closed_content", gettext("punkt %s") % where, "", item.uid)
        elif not (item.public_title or item.public_decision or item.ground):
            yield Seen("closed_bare", gettext("punkt %s") % where, "", item.uid)
        return
    for attachment in item.attachments:
        if attachment.closed:
            yield Seen("closed_attachment", gettext("bilag"), _short(attachment.title), item.uid)


def _has_content(item: ItemView) -> bool:
    """Whether more than a heading stands in a closed item.

    Then a person says that it stays inside.
    """
    return bool(
        any(section.text.strip() for section in item.sections)
        or item.attachments
        or (item.decision and item.decision.text.strip())
    )


def _quoted(meeting: MeetingView) -> Iterator[Seen]:
    closed = {run for item in meeting.items if item.closed for run in _runs(_closed_words(item))}
    if not closed:
        return
    texts = [t for item in meeting.items if not item.closed for t in open_texts(item)]
    told = Counter(run for text in texts for run in set(_runs(text.words)) & closed)
    quoted = {run for run, times in told.items() if times < FORMULA}
    for text in texts:
        if not quoted.isdisjoint(_runs(text.words)):
            yield Seen("quoted_closed", text.place, "", text.item_uid)


def _closed_words(item: ItemView) -> str:
    decision = item.decision.text if item.decision else ""
    return " ".join([*(section.text for section in item.sections), decision])


def _runs(text: str) -> Iterable[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return (tuple(words[i : i + QUOTED_WORDS]) for i in range(len(words) - QUOTED_WORDS + 1))


def _short(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:199]}…"
