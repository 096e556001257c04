"""What staff work with: sources, readings, suggestions, findings, incidents. Rows that imports and gates leave."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from raadslag.cases import storage
from raadslag.cases.models import Case, CaseNumber, Proposal, ProposalMerge, SourceFile
from raadslag.ingest import models as ingest
from raadslag.publish import actions
from raadslag.publish import models as publish
from raadslag.publish.models import SnapshotKind
from tests.leaks import sources
from tests.leaks.filling import Sower
from tests.leaks.releasing import AT, DEED, WHY
from tests.leaks.town import Town

LATER = AT + timedelta(hours=1)


def furnish(town: Town) -> None:
    """A row of everything that waits on a desk, beside what the sources of the public meeting left."""
    desk = town.sower("desk")
    for name, sort in (("draft", "desk"), ("shut elsewhere", "closed elsewhere")):
        read = town.sower(sort)
        for item in town.meetings[name].items.all()[:1]:
            sources.read(read, read, item, by=town.users["secretary"])
    _unread(town, desk)
    _of_publishing(town, desk)
    person, other = town.place.persons.all()[:2]
    desk.fill(
        ingest.MergeSuggestion,
        municipality=town.place,
        person=person,
        other_person=other,
        likeness=0.9,
    ).save()
    desk.fill(
        ingest.ImportRun,
        municipality=town.place,
        started=AT,
        finished=AT,
        counts={desk.word("ingest.ImportRun.counts"): 1},
        rejections=[[desk.word("ingest.ImportRun.rejections"), "For stor."]],
    ).save()
    case = desk.fill(Case, municipality=town.place)
    case.save()
    desk.fill(CaseNumber, municipality=town.place, case=case).save()
    kept, merged = (desk.fill(Proposal, municipality=town.place) for _ in range(2))
    Proposal.objects.bulk_create([kept, merged])
    desk.fill(ProposalMerge, kept=kept, merged=merged, moved={}, actor="system:test", at=AT).save()


def _unread(town: Town, desk: Sower) -> None:
    content = desk.word("cases.SourceFile: bytes").encode()
    desk.fill(
        SourceFile,
        municipality=town.place,
        file=storage.keep(content, media_type="text/plain"),
        name=desk.word("cases.SourceFile.name"),
        kind="text",
    ).save()


def _of_publishing(town: Town, desk: Sower) -> None:
    meeting = town.meetings["draft"]
    item = meeting.items.get(position=1)
    here: dict[str, Any] = {"municipality": town.place.slug, "meeting_uid": meeting.uid}
    desk.fill(
        publish.GateFinding, **here, item_uid=item.uid, kind="phone", blocks=False, mark="1" * 64,
        answer="released",
    ).save()  # fmt: skip
    desk.fill(publish.FileScan, sha256="0" * 64, version="0").save()
    desk.fill(
        publish.Substitute, municipality=town.place.slug, attachment_uid=item.uid, original="0" * 64,
        sha256="1" * 64, kind="redacted", at=AT, undone_at=AT,
    ).save()  # fmt: skip
    desk.fill(
        publish.Withholding, municipality=town.place.slug, kind="item", target=item.uid, why=WHY,
        since=AT, lifted_at=LATER,
    ).save()  # fmt: skip
    desk.fill(
        publish.Opening, **here, kind="item", target=item.uid, on=date(2030, 1, 1), planned_at=AT,
        confirmed_at=LATER,
    ).save()  # fmt: skip
    answer = desk.fill(
        publish.AccessAnswer, municipality=town.place.slug, proposal_uid=item.proposal.uid,
        asked_on=AT.date(), at=AT, digest="2" * 64,
    )  # fmt: skip
    answer.save()
    desk.fill(
        publish.AccessDocument, answer=answer, kind="item", target=item.uid, given=False
    ).save()
    incident = actions.open_incident(
        [(SnapshotKind.MEETING, town.meetings["withdrawn"].uid)],
        municipality=town.place,
        what=desk.word("publish.Incident.what"),
        why=WHY,
        discovered_at=AT,
        **DEED,
    )
    for kind in publish.StepKind:
        if kind != publish.StepKind.WITHDRAWN:
            note = desk.word("publish.IncidentStep.note")
            actions.take_step(incident, kind, note=note, **DEED)
    words = desk.word("publish.Incident.closing_words")
    actions.close_incident(incident, words=words, **DEED)
    by = desk.word("publish.Incident.opened_by")
    publish.Incident.objects.filter(pk=incident.pk).update(opened_by=by)
    incident.steps.update(done_by=desk.word("publish.IncidentStep.done_by"))
