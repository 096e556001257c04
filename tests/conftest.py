"""One row of every table, for the tests that go through all of them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from conftest import AT


@pytest.fixture
def town(municipality, body, other_body, clerk):
    """A row of every table, none of them strange: Søndby's Klimaudvalg has met twice."""
    council = _council(municipality, body, other_body, clerk)
    cases = _cases(municipality, body)
    meetings = _meetings(body, council["person"], council["party"], cases)
    _ingest(municipality, body, other_body, clerk, council, cases, meetings)
    _publish(municipality)
    return municipality


def _council(municipality, body, other_body, clerk):
    from raadslag.council import actions, models

    deed = {"by": "system:test", "at": AT}
    person = actions.create_person(municipality=municipality, name="Mia Bjerg", **deed)
    other = actions.create_person(municipality=municipality, name="Per Dal", **deed)
    party = actions.create_party(name="Grøn Liste", letter="G", municipality=municipality, **deed)
    actions.join_party(person=person, party=party, since=date(2022, 1, 1), **deed)
    term = actions.create_term(
        municipality=municipality,
        starts=date(2022, 1, 1),
        ends=date(2025, 12, 31),
        seats=19,
        **deed,
    )
    actions.appoint(
        person=person,
        body=body,
        kind=models.OfficeKind.SUBSTITUTE,
        substitute_for=other,
        title="suppleant",
        term=term,
        valid_from=date(2022, 1, 1),
        **deed,
    )
    actions.set_local_rule(
        municipality=municipality, key="agenda.days_before", value=4, source="§ 4", **deed
    )
    models.PersonMention.objects.create(person=person, printed="Mia Bjærg", party="G")
    style = actions.Style(ink="#1d3a52", accent="#9a3324", name="Søndby", logo=b"png")
    actions.set_house_style(municipality=municipality, style=style, **deed)
    actions.set_house_style(municipality=municipality, style=style, since=date(2025, 1, 1), **deed)
    actions.grant_role(
        user=clerk, kind=models.RoleKind.ARCHIVIST, municipality=municipality, **deed
    )
    twin = actions.create_person(municipality=municipality, name="Mia Bjærg", **deed)
    actions.merge_persons(kept=person, merged=twin, why="stavefejl", **deed)
    old = actions.create_body(municipality=municipality, name="Miljøudvalget", **deed)
    actions.merge_bodies(kept=body, merged=old, why="nyt navn", **deed)
    return {"person": person, "other": other, "party": party}


def _cases(municipality, body):
    from raadslag.cases import actions, models, storage

    deed = {"by": "system:test", "at": AT}
    step = actions.Step(body=body, position=1, role=models.StepRole.DECIDING)
    words = actions.Draft(
        sections=[("Resumé", "Der plantes træer."), ("Økonomi", "Ingen.")],
        clauses=["at træerne plantes.", "at der vandes."],
        recommender="Direktøren",
    )
    proposal, twin = (
        actions.create_proposal(
            municipality=municipality,
            title=title,
            case_number="01.02.03-P19-4-25",
            draft=words,
            route=[step],
            **deed,
        )
        for title in ("Træer i byen", "Træer i Byen")
    )
    actions.merge_proposals(kept=proposal, merged=twin, why="samme sag", **deed)
    text = proposal.texts.earliest("pk")
    file = storage.keep(b"traeer", media_type="text/plain")
    for position, title in enumerate(("Plan", "Kort"), 1):
        attachment = models.Attachment.objects.create(
            municipality=municipality, title=title, file=file
        )
        models.Enclosure.objects.create(text=text, attachment=attachment, position=position)
    models.Attachment.objects.create(municipality=municipality, title="Endnu ikke med")
    return {"proposal": proposal, "text": text, "file": file}


def _meetings(body, person, party, cases):
    from raadslag.meetings import models

    meeting = models.Meeting.objects.create(
        body=body,
        date=date(2025, 3, 3),
        start=time(16),
        place="Rådhuset",
        cancelled=True,
        cancel_reason="sne",
    )
    item, other = (
        models.AgendaItem.objects.create(
            meeting=meeting,
            position=position,
            number=str(position),
            title="Træer",
            proposal=cases["proposal"],
            text=cases["text"],
        )
        for position in (1, 2)
    )
    clause = cases["text"].clauses.first()
    for position in (1, 2):
        here = {"item": item, "position": position}
        name = {"printed_name": "Mia Bjerg", "printed_party": "G"}
        models.ItemPoint.objects.create(**here, label="A", title="Nyt")
        models.Guest.objects.create(**here, printed_name="Ib Lund", title="chef")
        models.PresenceOnItem.objects.create(**here, **name, kind="left", note="gik")
        models.Dissent.objects.create(**here, **name, clause=clause, words="For dyrt.")
        models.Vote.objects.create(**here, subject="ændringsforslag", result="rejected")
        models.EarlierTreatment.objects.create(
            **here, printed_body="Byrådet", date=date(2025, 2, 2), linked=other
        )
        models.Presence.objects.create(
            meeting=meeting,
            position=position,
            **name,
            person=person if position == 1 else None,
            kind="present",
            arrived=time(17),
        )
    decision = models.Decision.objects.create(
        item=item, words="Godkendt.", outcome="adopted", effect="adopted", role="deciding"
    )
    vote = item.votes.first()
    for position in (1, 2):
        models.ClauseResult.objects.create(
            decision=decision,
            position=position,
            clause=clause,
            label=f"Ad {position}",
            words="Godkendt.",
            outcome="adopted",
        )
        models.Ballot.objects.create(
            vote=vote,
            position=position,
            side="for",
            printed="Mia Bjerg",
            party=party,
            person=person if position == 1 else None,
        )
    models.Postponement.objects.create(item=item, words="Udsat.", to_item=other)
    commitment = models.Commitment.objects.create(
        item=item,
        position=1,
        kind="report",
        words="Der gives en status.",
        due=date(2025, 9, 30),
        due_precision="month",
        status="open",
    )
    return {"meeting": meeting, "item": item, "commitment": commitment}


def _ingest(municipality, body, other_body, clerk, council, cases, meetings):
    from raadslag.cases.models import SourceFile
    from raadslag.ingest import models
    from raadslag.meetings.models import Anchor, Reading

    models.ImportRun.objects.create(
        municipality=municipality, started=AT, finished=AT + timedelta(minutes=1)
    )
    source = SourceFile.objects.create(
        municipality=municipality, file=cases["file"], name="referat.txt", kind="text"
    )
    Reading.objects.create(
        source=source,
        meeting=meetings["meeting"],
        layout="general",
        confidence=0.9,
        reader="1",
        record_sha256="0" * 64,
    )
    item = meetings["item"]
    Anchor.objects.create(source=source, item=item, position=1, number="1", first_line=3)
    models.Correction.objects.create(
        meeting=meetings["meeting"], item=item, field="title", after="Træer", by=clerk, at=AT
    )
    models.UnplacedLine.objects.create(source=source, line=9, words="Vandes hver uge.")
    models.Suggestion.objects.create(
        source=source,
        item=item,
        kind="report",
        words="Udvalget orienteres.",
        why="Et løfte.",
        first_line=5,
        last_line=6,
        commitment=meetings["commitment"],
    )
    models.Finding.objects.create(
        source=source, kind="two_dates", lines=[3, 4], words="3. marts / 4. marts", why="To datoer."
    )
    models.MergeSuggestion.objects.create(
        municipality=municipality,
        person=council["person"],
        other_person=council["other"],
        why="Navnene ligner hinanden.",
        likeness=0.9,
    )
    models.MergeSuggestion.objects.create(
        municipality=municipality, body=body, other_body=other_body, why="Ligner.", likeness=0.5
    )


def _publish(municipality):
    place, uid = municipality.slug, "000000000001"
    _snapshots(municipality, place, uid)
    _incident(place, uid)
    _access(place, uid)
    _around(place, uid)


def _snapshots(municipality, place, uid):
    from raadslag.publish import models

    shown = {"municipality": place, "content": {}}
    models.PublicMunicipality.objects.create(slug=place, name=municipality.name)
    release = models.Release.objects.create(
        municipality=place, meeting_uid=uid, number=1, kind="minutes", at=AT, digest="0" * 64
    )
    models.GateFinding.objects.create(
        municipality=place, meeting_uid=uid, kind="cpr", blocks=True, place="titel", mark="1" * 64
    )
    models.PublicHouseStyle.objects.create(
        uid=uid, valid_from=date(2022, 1, 1), valid_to=date(2024, 12, 31), **shown
    )
    models.PublicBody.objects.create(uid=uid, name="Klimaudvalget", current=True, **shown)
    models.PublicPerson.objects.create(uid=uid, name="Mia Bjerg", **shown)
    models.PublicCase.objects.create(uid=uid, title="Træer", **shown)
    models.PublicPart.objects.create(uid=uid, kind="place", **shown)
    meeting = models.PublicMeeting.objects.create(
        uid=uid, release=release, body_uid=uid, body_name="Klimaudvalget", state="minutes", **shown
    )
    item = models.PublicItem.objects.create(
        uid=uid,
        meeting=meeting,
        position=1,
        title="Træer",
        closed=False,
        outcome="noted",
        **shown,
    )
    models.PublicCommitment.objects.create(
        uid=uid, item=item, body_uid=uid, kind="report", status="open", **shown
    )
    file = models.PublicFile.objects.create(
        sha256="2" * 64, media_type="application/pdf", size=1000, pages=["Træer."]
    )
    models.PublicAttachment.objects.create(
        uid="000000000008", municipality=place, item=item, position=1, title="Kort", file=file
    )
    models.Tombstone.objects.create(
        uid="000000000009", kind="item", municipality=place, created=AT, at=AT, why="Udgået."
    )
    models.PublicDifference.objects.create(release=release, position=1, item_uid=uid, content={})
    models.PublicAttendance.objects.create(meeting=meeting, position=1, name="Mia Bjerg")
    models.PublicBallot.objects.create(item=item, vote=1, position=1, side="for", name="A")


def _incident(place, uid):
    from raadslag.publish import models

    incident = models.Incident.objects.create(
        municipality=place, what="Et navn.", why="En fejl.", discovered_at=AT, opened_at=AT,
        opened_by="system:test",
    )  # fmt: skip
    models.IncidentMatter.objects.create(
        incident=incident, kind="item", target=uid, since=AT, until=AT
    )
    models.IncidentStep.objects.create(
        incident=incident, kind="risk", done_at=AT, done_by="system:test", note="Lav."
    )


def _access(place, uid):
    from raadslag.publish import models

    answer = models.AccessAnswer.objects.create(
        municipality=place, proposal_uid=uid, reference="26/1", asked_on=AT.date(), at=AT,
        by="system:test", digest="0" * 64,
    )  # fmt: skip
    models.AccessDocument.objects.create(answer=answer, kind="item", target=uid, given=True)


def _around(place, uid):
    """What stands beside the snapshots: what is planned, held back, looked into and followed."""
    from raadslag.publish import models

    models.Opening.objects.create(
        municipality=place, meeting_uid=uid, kind="item", target=uid, on=AT.date(),
        why="Fristen er udløbet.", planned_by="system:test", planned_at=AT,
    )  # fmt: skip
    models.Withholding.objects.create(
        municipality=place, kind="item", target=uid, why="En fejl.", since=AT, by="system:test"
    )
    models.FileScan.objects.create(sha256="0" * 64, version="1", report={})
    models.Substitute.objects.create(
        municipality=place, attachment_uid=uid, original="0" * 64, sha256="1" * 64,
        kind="redacted", at=AT, by="system:test",
    )  # fmt: skip
    models.PublicChange.objects.create(municipality=place, kind="item", uid=uid, at=AT)
    models.Subscription.objects.create(
        token="token", email="bo@example.dk", municipality=place, kind="body", what=uid,
        pace="weekly", language="da", asked_at=AT, confirmed_at=AT,
    )  # fmt: skip
