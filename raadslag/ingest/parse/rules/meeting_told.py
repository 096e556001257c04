"""What the decisions tell of the meeting itself: body and times, and why it was cancelled."""

from __future__ import annotations

import re

from raadslag.ingest.parse import bodies
from raadslag.ingest.parse.record import Record
from raadslag.ingest.parse.rules.meeting_when import clock

_WHY_CANCELLED = re.compile(
    r"mødet\s+(?:er\s+|blev\s+)?aflyst,?\s+(?:da|fordi|idet|på grund af|grundet)\s+(?P<why>[^.]+)",
    re.I,
)
_TOLD_TIMES = re.compile(
    r"mødet (?:i (?P<body>[A-ZÆØÅ][^.]{3,80}?) )?(?:startede|begyndte) (?P<from>kl\.? ?\d{1,2}[.:]\d{2})"
    r",? og (?:sluttede|afsluttedes|blev hævet) (?P<to>kl\.? ?\d{1,2}[.:]\d{2})",
    re.I,
)


def read(text: str, lines: tuple[int, int], record: Record) -> None:
    """Body and times where the first decision tells them: "Mødet i Havneudvalget begyndte kl. 14:30 og sluttede kl. 17:00." """
    match = _TOLD_TIMES.search(text)
    if match is None:
        return
    if record.meeting.start and not record.meeting.end:
        record.meeting.end, record.meeting.at["end"] = clock(match["to"]), lines
    if not record.meeting.start:
        record.meeting.start, record.meeting.end = clock(match["from"]), clock(match["to"])
        record.meeting.at["start"] = record.meeting.at["end"] = lines
    if match["body"] and not record.body and bodies.is_body(match["body"]):
        record.body, record.at["body"] = match["body"], lines


def cancel_reason(text: str) -> str | None:
    """Why the meeting was cancelled, in the words of "Mødet aflyst, da ..."; None where it is not said."""
    match = _WHY_CANCELLED.search(text)
    return " ".join(match["why"].split()) if match else None
