"""A file that an item was read in, and all that reading it left on the desk."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from raadslag.accounts.models import User
from raadslag.cases import storage
from raadslag.cases.models import SourceFile
from raadslag.ingest.models import Correction, Finding, Suggestion, UnplacedLine
from raadslag.ingest.parse.record import Record
from raadslag.meetings.models import AgendaItem, Anchor, Reading
from tests.leaks.filling import Sower

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def read(desk: Sower, shown: Sower, item: AgendaItem, *, by: User) -> None:
    """shown: sows the file's own name, which a public item tells; the folder before it stays inside."""
    meeting = item.meeting
    content = desk.word("cases.SourceFile: bytes").encode()
    source = desk.fill(
        SourceFile,
        municipality=meeting.body.municipality,
        file=storage.keep(content, media_type="text/plain"),
        name=f"{desk.word('cases.SourceFile.name')}/{shown.word('cases.SourceFile.name')}.txt",
        kind="text",
        rejected=None,
        lines="\n".join(desk.word("cases.SourceFile.lines") for _ in range(4)),
    )
    source.save()
    kept = Record(source=source.name, layout="general", confidence=0.9)
    kept.body = desk.word("meetings.Reading.record")
    record = msgspec.json.encode(kept).decode()
    desk.fill(
        Reading,
        source=source,
        meeting=meeting,
        confidence=0.9,
        record_sha256="0" * 64,
        record=record,
    ).save()
    spans = {desk.word("meetings.Anchor.spans"): [1, 2]}
    lines = {"first_line": 1, "last_line": 2}
    desk.fill(Anchor, source=source, item=item, position=1, spans=spans, **lines).save()
    desk.fill(
        Correction,
        meeting=meeting,
        item=item,
        field="title",
        before=desk.word("ingest.Correction.before"),
        after=desk.word("ingest.Correction.after"),
        by=by,
        at=AT,
    ).save()
    desk.fill(UnplacedLine, source=source, line=3, item=item).save()
    desk.fill(Suggestion, source=source, item=item, **lines).save()
    desk.fill(Finding, source=source, item=item, lines=[3]).save()
