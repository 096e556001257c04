"""Every column that can hold a text, and what is decided of it: for everyone, for staff, or no text at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Field, Model

TEXTS = (models.CharField, models.TextField, models.JSONField, models.BinaryField, models.FileField)

FOR_EVERYONE = frozenset(
    [
        "council.Municipality.name",
        "council.Body.name",
        "council.Body.abbreviation",
        "council.BodyName.name",
        "council.Office.title",
        "council.Party.name",
        "council.Person.name",
        "council.HouseStyle.name",
        "cases.Proposal.title",
        "cases.RouteStep.printed",
        "cases.CaseText.recommender",
        "cases.CaseText.caseworker",
        "cases.CaseSection.heading",
        "cases.CaseSection.words",
        "cases.Clause.label",
        "cases.Clause.words",
        "cases.Attachment.title",
        "cases.SourceFile.name",
        "meetings.Meeting.printed_body",
        "meetings.Meeting.place",
        "meetings.Meeting.cancel_reason",
        "meetings.AgendaItem.number",
        "meetings.AgendaItem.title",
        "meetings.AgendaItem.case_number",
        "meetings.AgendaItem.route",
        "meetings.AgendaItem.decided_by",
        "meetings.AgendaItem.public_title",
        "meetings.AgendaItem.closed_ground",
        "meetings.ItemPoint.label",
        "meetings.ItemPoint.title",
        "meetings.ItemPoint.words",
        "meetings.Guest.printed_name",
        "meetings.Guest.title",
        "meetings.Commitment.words",
        "meetings.Commitment.owner_unit",
        "meetings.Commitment.due_words",
        "meetings.Decision.words",
        "meetings.Decision.public_words",
        "meetings.Decision.verb",
        "meetings.ClauseResult.words",
        "meetings.EarlierTreatment.printed_body",
        "meetings.EarlierTreatment.number",
        "meetings.EarlierTreatment.words",
        "meetings.Presence.printed_name",
        "meetings.Presence.printed_party",
        "meetings.Presence.role",
        "meetings.Presence.substitute_for",
        "meetings.PresenceOnItem.printed_name",
        "meetings.PresenceOnItem.printed_party",
        "meetings.PresenceOnItem.note",
        "meetings.PresenceOnItem.substitute_for",
        "meetings.Dissent.printed_name",
        "meetings.Dissent.printed_party",
        "meetings.Dissent.words",
        "meetings.Vote.subject",
        "meetings.Ballot.printed",
    ]
)
"""Of an open, released item; where the item is closed they are as secret as the rest of it."""

FOR_STAFF = frozenset(
    [
        "accounts.User.email",
        "accounts.User.name",
        "council.BodyName.abbreviation",
        "council.BodyMerge.why",
        "council.PersonMerge.why",
        "council.LocalRule.key",
        "council.LocalRule.value",
        "council.LocalRule.source",
        "council.PersonName.name",
        "council.PersonMention.printed",
        "council.PersonMention.party",
        "cases.Case.title",
        "cases.CaseNumber.printed",
        "cases.ProposalMerge.why",
        "cases.CaseText.other_caseworkers",
        "cases.CaseSection.html",
        "cases.Attachment.url",
        "cases.SourceFile.path",
        "cases.SourceFile.lines",
        "cases.SourceFile.warnings",
        "cases.SourceFile.hidden",
        "cases.SourceFile.rejected",
        "cases.SourceFile.encoding",
        "meetings.ClauseResult.label",
        "meetings.Postponement.words",
        "meetings.Reading.record",
        "meetings.Reading.layout",
        "meetings.Reading.reader",
        "meetings.Reading.document_type",
        "meetings.Anchor.number",
        "meetings.Anchor.case_number",
        "meetings.Anchor.title_fold",
        "meetings.Anchor.spans",
        "ingest.Correction.before",
        "ingest.Correction.after",
        "ingest.UnplacedLine.words",
        "ingest.Suggestion.kind",
        "ingest.Suggestion.words",
        "ingest.Suggestion.why",
        "ingest.Suggestion.value",
        "ingest.Finding.kind",
        "ingest.Finding.words",
        "ingest.Finding.why",
        "ingest.MergeSuggestion.why",
        "ingest.ImportRun.paths",
        "ingest.ImportRun.counts",
        "ingest.ImportRun.rejections",
        "publish.GateFinding.place",
        "publish.GateFinding.text",
        "publish.GateFinding.reason",
        "publish.GateFinding.answered_by",
        "publish.GateFinding.confirmed_by",
        "publish.FileScan.report",
        "publish.Substitute.order",
        "publish.Substitute.by",
        "publish.Withholding.by",
        "publish.Withholding.lifted_by",
        "publish.Incident.what",
        "publish.Incident.opened_by",
        "publish.Incident.closing_words",
        "publish.IncidentStep.done_by",
        "publish.IncidentStep.note",
        "publish.Opening.why",
        "publish.Opening.planned_by",
        "publish.Opening.confirmed_by",
        "publish.AccessAnswer.reference",
        "publish.AccessAnswer.by",
        "publish.AccessDocument.note",
        "publish.Subscription.email",
    ]
)
"""Of no row at all is this public."""

_OWN = "made by the program: an id, a hash, a key or a count of ids"
_CODE = "a code that is checked, and too short for a word"
_DERIVED = "written by releasing from what is planted below, and searched whole"
_WHY = "a notice that a person writes for the public"
_DJANGO = "Django's own, the same in every house"
NOT_PLANTED = {
    _OWN: """
        protocol.Entry.chain protocol.Entry.verb protocol.Entry.subject_type
        protocol.Entry.subject_uid protocol.Entry.actor protocol.Entry.digest
        protocol.Entry.previous protocol.Entry.canonical protocol.Entry.hash
        protocol.EntryKey.secret protocol.Head.chain protocol.Head.hash
        accounts.User.uid accounts.User.password
        council.Municipality.uid council.Body.uid council.HouseStyle.uid council.Person.uid
        council.Party.uid council.Role.uid council.BodyMerge.moved council.PersonMerge.moved
        council.BodyMerge.actor council.PersonMerge.actor cases.ProposalMerge.actor
        cases.Case.uid cases.Proposal.uid cases.ProposalMerge.moved cases.File.sha256
        cases.File.media_type cases.Attachment.uid cases.SourceFile.uid cases.SourceFile.pages
        cases.SourceFile.boxes cases.SourceFile.kind
        meetings.Meeting.uid meetings.AgendaItem.uid meetings.Commitment.uid meetings.Decision.uid
        meetings.Reading.record_sha256
        ingest.Correction.uid ingest.UnplacedLine.uid ingest.Suggestion.uid ingest.Finding.uid
        ingest.MergeSuggestion.uid ingest.ImportRun.uid
        publish.FileScan.sha256 publish.FileScan.version
        publish.Substitute.uid publish.Substitute.municipality publish.Substitute.attachment_uid
        publish.Substitute.original publish.Substitute.sha256
        publish.Subscription.token publish.Subscription.municipality publish.Subscription.what
        publish.Subscription.language
        publish.GateFinding.uid publish.GateFinding.municipality publish.GateFinding.meeting_uid
        publish.GateFinding.item_uid publish.GateFinding.attachment_uid publish.GateFinding.sha256
        publish.GateFinding.boxes publish.GateFinding.kind publish.GateFinding.mark
        publish.Incident.uid publish.Incident.municipality publish.IncidentMatter.target
        publish.Withholding.uid publish.Withholding.municipality publish.Withholding.target
        publish.Opening.uid publish.Opening.municipality publish.Opening.meeting_uid
        publish.Opening.target publish.AccessAnswer.uid publish.AccessAnswer.municipality
        publish.AccessAnswer.proposal_uid publish.AccessAnswer.digest
        publish.AccessDocument.target
        """,
    _CODE: """
        council.Municipality.slug council.Municipality.code council.PartyLetter.letter
        council.HouseStyle.ink council.HouseStyle.accent council.HouseStyle.logo
        cases.CaseNumber.subject cases.CaseNumber.facet ingest.Suggestion.due ingest.Finding.lines
        ingest.Correction.field ingest.UnplacedLine.field
        """,
    _WHY: "publish.Incident.why publish.Withholding.why",
}


def decided() -> set[str]:
    """Every column of which it is said here what it is."""
    named = {label for labels in NOT_PLANTED.values() for label in labels.split()}
    return named | FOR_EVERYONE | FOR_STAFF


def is_derived(model: type[Model]) -> bool:
    """The snapshots and what hangs on them: _DERIVED."""
    name = model.__name__
    return model._meta.app_label == "publish" and (
        name.startswith("Public") or name in ("Release", "Tombstone")
    )


def texts(model: type[Model]) -> Iterator[Field[Any, Any]]:
    """The columns of a model that a text fits into; a choice holds none but its own words."""
    for column in model._meta.concrete_fields:
        if isinstance(column, TEXTS) and not column.choices:
            yield column


def label(column: Field[Any, Any]) -> str:
    return f"{column.model._meta.label}.{column.name}"


def ours() -> Iterator[type[Model]]:
    """The models of the house."""
    for model in apps.get_models():
        if model.__module__.startswith("raadslag."):
            yield model
