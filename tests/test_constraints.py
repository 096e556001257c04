"""What must always hold is held by the database: every constraint is attacked by its name."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import F, UniqueConstraint

from conftest import AT
from raadslag.accounts.models import User
from raadslag.cases import models as cases
from raadslag.council import models as council
from raadslag.ingest import models as ingest
from raadslag.lib.ids import new_uid
from raadslag.meetings import models as meetings
from raadslag.protocol.models import Entry, EntryKey, Head
from raadslag.publish import models as publish

pytestmark = pytest.mark.django_db

ROOMS = ("protocol", "accounts", "council", "cases", "meetings", "ingest", "publish")
EARLY, LATE = date(2020, 1, 1), date(2021, 1, 1)
BACKWARDS = {"valid_from": LATE, "valid_to": EARLY}
HASH = "0" * 64

# constraint: model and the change of one good row that it must refuse
CHANGES = {
    "head_has_a_hash_once_there_is_an_entry": (Head, {"hash": ""}),
    "entry_key_is_not_empty": (EntryKey, {"secret": ""}),
    "user_email_is_in_lower_case": (User, {"email": "Karen@example.dk"}),
    "user_has_an_email_and_a_name": (User, {"name": ""}),
    "municipality_has_a_name_and_a_slug": (council.Municipality, {"name": ""}),
    "term_ends_after_it_starts": (council.Term, {"ends": date(2021, 1, 1)}),
    "term_has_seats_if_any_are_stated": (council.Term, {"seats": 0}),
    "localrule_ends_after_it_begins": (council.LocalRule, BACKWARDS),
    "local_rule_has_a_key": (council.LocalRule, {"key": ""}),
    "housestyle_ends_after_it_begins": (council.HouseStyle, BACKWARDS),
    "house_style_name_is_words_or_null": (council.HouseStyle, {"name": ""}),
    "house_style_route_is_known": (council.HouseStyle, {"route": "maze"}),
    "house_style_history_is_known": (council.HouseStyle, {"history": "song"}),
    "house_style_colors_are_colors": (council.HouseStyle, {"ink": "red"}),
    "house_style_logo_is_not_too_large": (
        council.HouseStyle,
        {"logo": bytes(council.LARGEST_LOGO + 1)},
    ),
    "body_ends_after_it_begins": (council.Body, BACKWARDS),
    "body_kind_is_known": (council.Body, {"kind": "klub"}),
    "body_origin_is_known": (council.Body, {"origin": "guessed"}),
    "body_has_a_name": (council.Body, {"name": ""}),
    "body_is_not_its_own_parent": (council.Body, {"parent": F("id")}),
    "body_is_not_merged_into_itself": (council.Body, {"merged_into": F("id")}),
    "bodyname_ends_after_it_begins": (council.BodyName, BACKWARDS),
    "body_name_is_not_empty": (council.BodyName, {"name": ""}),
    "bodymerge_joins_two": (council.BodyMerge, {"kept": F("merged")}),
    "bodymerge_is_undone_after_it_was_done": (
        council.BodyMerge,
        {"undone_at": AT - timedelta(1)},
    ),
    "person_has_a_name": (council.Person, {"name": ""}),
    "person_origin_is_known": (council.Person, {"origin": "guessed"}),
    "person_is_not_merged_into_itself": (council.Person, {"merged_into": F("id")}),
    "personname_ends_after_it_begins": (council.PersonName, BACKWARDS),
    "person_name_is_not_empty": (council.PersonName, {"name": ""}),
    "mention_has_words": (council.PersonMention, {"printed": ""}),
    "personmerge_joins_two": (council.PersonMerge, {"kept": F("merged")}),
    "personmerge_is_undone_after_it_was_done": (
        council.PersonMerge,
        {"undone_at": AT - timedelta(1)},
    ),
    "office_ends_after_it_begins": (council.Office, BACKWARDS),
    "office_kind_is_known": (council.Office, {"kind": "king", "substitute_for": None}),
    "office_origin_is_known": (council.Office, {"origin": "guessed"}),
    "office_title_is_words_or_null": (council.Office, {"title": ""}),
    "office_substitutes_for_another": (council.Office, {"substitute_for": F("person")}),
    "office_of_a_substitute_alone_says_for_whom": (council.Office, {"kind": "member"}),
    "party_has_a_name": (council.Party, {"name": ""}),
    "party_is_local_where_it_has_a_municipality": (council.Party, {"kind": "national"}),
    "partyletter_ends_after_it_begins": (council.PartyLetter, BACKWARDS),
    "party_letter_is_not_empty": (council.PartyLetter, {"letter": ""}),
    "partymembership_ends_after_it_begins": (council.PartyMembership, BACKWARDS),
    "role_ends_after_it_begins": (council.Role, BACKWARDS),
    "role_kind_is_known": (council.Role, {"kind": "king"}),
    "role_of_a_member_is_in_a_body": (council.Role, {"kind": "member", "body": None}),
    "role_of_the_whole_municipality_names_no_body": (council.Role, {"kind": "administrator"}),
    "case_origin_is_known": (cases.Case, {"origin": "guessed"}),
    "case_title_is_words_or_null": (cases.Case, {"title": ""}),
    "case_number_is_printed": (cases.CaseNumber, {"printed": ""}),
    "case_number_has_all_its_parts_or_none": (cases.CaseNumber, {"year": None}),
    "proposal_origin_is_known": (cases.Proposal, {"origin": "guessed"}),
    "proposal_has_a_title": (cases.Proposal, {"title": ""}),
    "proposal_is_not_merged_into_itself": (cases.Proposal, {"merged_into": F("id")}),
    "proposalmerge_joins_two": (cases.ProposalMerge, {"kept": F("merged")}),
    "proposalmerge_is_undone_after_it_was_done": (
        cases.ProposalMerge,
        {"undone_at": AT - timedelta(1)},
    ),
    "route_step_position_counts_from_one": (cases.RouteStep, {"position": 0}),
    "route_step_names_a_body": (cases.RouteStep, {"printed": ""}),
    "route_step_role_is_known": (cases.RouteStep, {"role": "dreaming"}),
    "case_text_origin_is_known": (cases.CaseText, {"origin": "guessed"}),
    "case_text_names_are_words_or_null": (cases.CaseText, {"recommender": ""}),
    "section_position_counts_from_one": (cases.CaseSection, {"position": 0}),
    "section_kind_is_known": (cases.CaseSection, {"kind": "poem"}),
    "section_heading_is_words_or_null": (cases.CaseSection, {"heading": ""}),
    "section_has_a_heading_or_words": (cases.CaseSection, {"heading": None, "words": ""}),
    "clause_position_counts_from_one": (cases.Clause, {"position": 0}),
    "clause_has_words": (cases.Clause, {"words": ""}),
    "file_has_a_hash_and_a_type": (cases.File, {"media_type": ""}),
    "attachment_has_a_title": (cases.Attachment, {"title": ""}),
    "attachment_origin_is_known": (cases.Attachment, {"origin": "guessed"}),
    "attachment_edition_counts_from_one": (cases.Attachment, {"edition": 0}),
    "attachment_does_not_replace_itself": (cases.Attachment, {"replaces": F("id")}),
    "enclosure_position_counts_from_one": (cases.Enclosure, {"position": 0}),
    "meeting_kind_is_known": (meetings.Meeting, {"kind": "party"}),
    "meeting_state_is_known": (meetings.Meeting, {"state": "rumour"}),
    "meeting_origin_is_known": (meetings.Meeting, {"origin": "guessed"}),
    "meeting_words_are_words_or_null": (meetings.Meeting, {"place": ""}),
    "meeting_has_a_reason_only_if_cancelled": (meetings.Meeting, {"cancelled": False}),
    "item_position_counts_from_one": (meetings.AgendaItem, {"position": 0}),
    "item_origin_is_known": (meetings.AgendaItem, {"origin": "guessed"}),
    "item_words_are_words_or_null": (meetings.AgendaItem, {"title": ""}),
    "point_position_counts_from_one": (meetings.ItemPoint, {"position": 0}),
    "point_label_and_title_are_words_or_null": (meetings.ItemPoint, {"label": ""}),
    "guest_position_counts_from_one": (meetings.Guest, {"position": 0}),
    "guest_has_a_name": (meetings.Guest, {"printed_name": ""}),
    "presence_position_counts_from_one": (meetings.Presence, {"position": 0}),
    "presence_kind_is_known": (meetings.Presence, {"kind": "asleep", "arrived": None}),
    "presence_has_a_name": (meetings.Presence, {"printed_name": ""}),
    "presence_of_the_absent_has_no_times": (meetings.Presence, {"kind": "absent"}),
    "item_presence_position_counts_from_one": (meetings.PresenceOnItem, {"position": 0}),
    "item_presence_kind_is_known": (meetings.PresenceOnItem, {"kind": "asleep"}),
    "item_presence_has_a_name": (meetings.PresenceOnItem, {"printed_name": ""}),
    "item_presence_says_something": (meetings.PresenceOnItem, {"kind": None, "note": None}),
    "dissent_position_counts_from_one": (meetings.Dissent, {"position": 0}),
    "dissent_kind_is_known": (meetings.Dissent, {"kind": "sigh"}),
    "dissent_has_a_name": (meetings.Dissent, {"printed_name": ""}),
    "decision_outcome_is_known": (meetings.Decision, {"outcome": "maybe"}),
    "decision_effect_is_known": (meetings.Decision, {"effect": "maybe"}),
    "decision_role_is_known": (meetings.Decision, {"role": "dreaming"}),
    "decision_words_are_words_or_null": (meetings.Decision, {"verb": ""}),
    "decision_in_words_has_an_outcome": (meetings.Decision, {"outcome": "none"}),
    "result_position_counts_from_one": (meetings.ClauseResult, {"position": 0}),
    "result_outcome_is_known": (meetings.ClauseResult, {"outcome": "maybe"}),
    "result_has_a_label_and_words": (meetings.ClauseResult, {"label": ""}),
    "vote_position_counts_from_one": (meetings.Vote, {"position": 0}),
    "vote_kind_is_known": (meetings.Vote, {"kind": "game"}),
    "vote_result_is_known": (meetings.Vote, {"result": "maybe"}),
    "vote_subject_is_words_or_null": (meetings.Vote, {"subject": ""}),
    "ballot_position_counts_from_one": (meetings.Ballot, {"position": 0}),
    "ballot_side_is_known": (meetings.Ballot, {"side": "both"}),
    "ballot_is_somebodys": (meetings.Ballot, {"printed": ""}),
    "ballot_of_a_person_counts_one": (meetings.Ballot, {"count": 2}),
    "earlier_position_counts_from_one": (meetings.EarlierTreatment, {"position": 0}),
    "earlier_words_are_words_or_null": (meetings.EarlierTreatment, {"words": ""}),
    "earlier_treatment_is_another_item": (meetings.EarlierTreatment, {"linked": F("item")}),
    "earlier_treatment_says_something": (
        meetings.EarlierTreatment,
        {"printed_body": None, "date": None},
    ),
    "postponement_words_are_words_or_null": (meetings.Postponement, {"words": ""}),
    "postponement_leads_to_another_item": (meetings.Postponement, {"to_item": F("item")}),
    "commitment_position_counts_from_one": (meetings.Commitment, {"position": 0}),
    "commitment_kind_is_known": (meetings.Commitment, {"kind": "wish"}),
    "commitment_status_is_known": (meetings.Commitment, {"status": "gone"}),
    "commitment_basis_is_known": (meetings.Commitment, {"basis": "rumour"}),
    "commitment_due_precision_is_known": (meetings.Commitment, {"due_precision": "soon"}),
    "commitment_rests_on_words": (meetings.Commitment, {"words": ""}),
    "commitment_due_has_a_precision": (meetings.Commitment, {"due_precision": None}),
    "commitment_that_is_open_is_closed_by_nothing": (meetings.Commitment, {"closed_on": LATE}),
    "import_finishes_after_it_starts": (ingest.ImportRun, {"finished": AT - timedelta(1)}),
    "source_has_a_name_and_a_kind": (cases.SourceFile, {"name": ""}),
    "reading_says_by_what": (meetings.Reading, {"layout": ""}),
    "reading_confidence_is_between_zero_and_one": (meetings.Reading, {"confidence": 1.5}),
    "anchor_position_counts_from_one": (meetings.Anchor, {"position": 0}),
    "correction_names_a_field": (ingest.Correction, {"field": ""}),
    "correction_is_undone_after_it_was_made": (
        ingest.Correction,
        {"undone_at": AT - timedelta(1)},
    ),
    "unplacedline_is_settled_by_a_person_or_waits": (ingest.UnplacedLine, {"state": "accepted"}),
    "unplaced_line_counts_from_one": (ingest.UnplacedLine, {"line": 0}),
    "unplaced_line_has_words": (ingest.UnplacedLine, {"words": ""}),
    "suggestion_is_settled_by_a_person_or_waits": (ingest.Suggestion, {"state": "refused"}),
    "suggestion_says_what_and_why": (ingest.Suggestion, {"why": ""}),
    "suggestion_ends_after_it_begins": (ingest.Suggestion, {"last_line": 1}),
    "finding_is_settled_by_a_person_or_waits": (ingest.Finding, {"state": "accepted"}),
    "finding_says_what_and_why": (ingest.Finding, {"kind": ""}),
    "mergesuggestion_is_settled_by_a_person_or_waits": (
        ingest.MergeSuggestion,
        {"state": "accepted"},
    ),
    "merge_suggestion_says_why": (ingest.MergeSuggestion, {"why": ""}),
    "merge_suggestion_joins_two_persons_or_two_bodies": (
        ingest.MergeSuggestion,
        {"other_person": F("person")},
    ),
    "release_number_counts_from_one": (publish.Release, {"number": 0}),
    "release_kind_is_known": (publish.Release, {"kind": "rumour"}),
    "release_says_what": (publish.Release, {"digest": ""}),
    "release_is_withdrawn_with_a_reason": (publish.Release, {"withdrawn_at": AT}),
    "release_is_withdrawn_after_it_was_made": (
        publish.Release,
        {"withdrawn_at": AT - timedelta(1), "withdrawn_why": "En fejl."},
    ),
    "release_supplement_counts_from_one": (
        publish.Release,
        {"supplement": 0, "kind": "supplementary"},
    ),
    "release_only_a_supplement_has_such_a_number": (publish.Release, {"supplement": 1}),
    "public_difference_position_counts_from_one": (publish.PublicDifference, {"position": 0}),
    "incident_says_what": (publish.Incident, {"what": ""}),
    "incident_is_discovered_before_it_is_opened": (
        publish.Incident,
        {"discovered_at": AT + timedelta(1)},
    ),
    "incident_is_closed_with_words": (publish.Incident, {"closed_at": AT}),
    "incident_matter_kind_is_known": (publish.IncidentMatter, {"kind": "ghost"}),
    "incident_matter_says_what": (publish.IncidentMatter, {"target": ""}),
    "incident_matter_ends_after_it_begins": (
        publish.IncidentMatter,
        {"until": AT - timedelta(1)},
    ),
    "incident_step_is_known": (publish.IncidentStep, {"kind": "shrug"}),
    "incident_step_says_how": (publish.IncidentStep, {"note": ""}),
    "opening_says_what_and_why": (publish.Opening, {"why": ""}),
    "opening_is_of_an_item_or_a_file": (publish.Opening, {"kind": "body"}),
    "opening_is_confirmed_by_somebody": (publish.Opening, {"confirmed_at": AT}),
    "opening_is_confirmed_before_it_opens": (publish.Opening, {"opened": True, "ended_at": AT}),
    "access_answer_says_what": (publish.AccessAnswer, {"reference": ""}),
    "access_document_is_an_item_or_a_file": (publish.AccessDocument, {"kind": "body"}),
    "access_document_is_left_out_with_a_reason": (publish.AccessDocument, {"given": False}),
    "withholding_says_what_and_why": (publish.Withholding, {"why": ""}),
    "withholding_is_of_an_item_or_a_file": (publish.Withholding, {"kind": "meeting"}),
    "withholding_is_lifted_by_somebody": (publish.Withholding, {"lifted_at": AT}),
    "withholding_is_lifted_after_it_began": (
        publish.Withholding,
        {"lifted_at": AT - timedelta(1), "lifted_by": "system:test"},
    ),
    "gate_finding_answer_is_known": (publish.GateFinding, {"answer": "shrug"}),
    "gate_finding_says_what": (publish.GateFinding, {"kind": ""}),
    "gate_finding_released_with_a_reason": (publish.GateFinding, {"answer": "released"}),
    "gate_finding_is_confirmed_when_released": (
        publish.GateFinding,
        {"confirmed_by": "user:bo"},
    ),
    "gate_finding_is_confirmed_by_another": (
        publish.GateFinding,
        {
            "answer": "released",
            "reason": "Aftalt.",
            "answered_by": "user:bo",
            "confirmed_by": "user:bo",
        },
    ),
    "gate_finding_in_a_file_says_which": (publish.GateFinding, {"page": 2}),
    "file_scan_says_of_what": (publish.FileScan, {"sha256": ""}),
    "substitute_says_of_what": (publish.Substitute, {"attachment_uid": ""}),
    "substitute_kind_is_known": (publish.Substitute, {"kind": "ghost"}),
    "substitute_is_another_file": (publish.Substitute, {"sha256": F("original")}),
    "substitute_is_undone_after_it_was_made": (
        publish.Substitute,
        {"undone_at": AT - timedelta(1)},
    ),
    "public_municipality_has_a_name": (publish.PublicMunicipality, {"name": ""}),
    "public_body_has_a_name": (publish.PublicBody, {"name": ""}),
    "public_house_style_ends_after_it_begins": (publish.PublicHouseStyle, BACKWARDS),
    "public_person_has_a_name": (publish.PublicPerson, {"name": ""}),
    "public_meeting_has_a_body": (publish.PublicMeeting, {"body_name": ""}),
    "public_item_position_counts_from_one": (publish.PublicItem, {"position": 0}),
    "public_part_says_where_it_belongs": (publish.PublicPart, {"municipality": ""}),
    "public_part_kind_is_known": (publish.PublicPart, {"kind": "ghost"}),
    "public_file_has_a_hash_and_a_type": (publish.PublicFile, {"media_type": ""}),
    "public_attachment_has_a_title": (publish.PublicAttachment, {"title": ""}),
    "public_attachment_position_counts_from_one": (publish.PublicAttachment, {"position": 0}),
    "tombstone_says_why": (publish.Tombstone, {"why": ""}),
    "tombstone_kind_is_known": (publish.Tombstone, {"kind": "ghost"}),
    "tombstone_is_later_than_what_it_marks": (publish.Tombstone, {"at": AT - timedelta(1)}),
    "public_attendance_has_a_name": (publish.PublicAttendance, {"name": ""}),
    "public_attendance_position_counts_from_one": (publish.PublicAttendance, {"position": 0}),
    "public_ballot_is_somebodys": (publish.PublicBallot, {"name": ""}),
    "public_ballot_position_counts_from_one": (publish.PublicBallot, {"position": 0}),
    "subscription_says_who_and_what": (publish.Subscription, {"what": ""}),
    "subscription_kind_is_known": (publish.Subscription, {"kind": "ghost"}),
    "subscription_pace_is_known": (publish.Subscription, {"pace": "hourly"}),
    "subscription_tells_nothing_before_it_is_confirmed": (
        publish.Subscription,
        {"told_at": AT, "confirmed_at": None},
    ),
    "subscription_is_confirmed_after_it_was_asked_for": (
        publish.Subscription,
        {"confirmed_at": AT - timedelta(1)},
    ),
    "public_change_says_of_what": (publish.PublicChange, {"uid": ""}),
    "public_change_kind_is_known": (publish.PublicChange, {"kind": "ghost"}),
}

# constraint: model and what to change on a copy of one good row, so that only this refuses it
COPIES = {
    "entry_has_its_own_sequence": (Entry, {"previous": HASH, "sequence": 2}),
    "entry_is_followed_once": (Entry, {"row": "last", "sequence": 999}),
    "entry_only_the_first_follows_nothing": (Entry, {"sequence": 999}),
    "entry_says_who_did_what": (Entry, {"sequence": 999, "previous": HASH, "actor": ""}),
    "term_starts_once_in_a_municipality": (council.Term, {}),
    "house_style_begins_once_on_a_day": (council.HouseStyle, {}),
    "body_takes_a_name_once_on_a_day": (council.BodyName, {}),
    "bodymerge_stands_once": (council.BodyMerge, {}),
    "person_takes_a_name_once_on_a_day": (council.PersonName, {}),
    "mention_is_kept_once": (council.PersonMention, {}),
    "personmerge_stands_once": (council.PersonMerge, {}),
    "office_is_taken_once_on_a_day": (council.Office, {}),
    "party_takes_a_letter_once_on_a_day": (council.PartyLetter, {}),
    "person_joins_a_party_once_on_a_day": (council.PartyMembership, {}),
    "role_in_a_body_is_open_once": (council.Role, {}),
    "role_in_a_municipality_is_open_once": (council.Role, {"body": None, "kind": "archivist"}),
    "case_number_names_one_case": (cases.CaseNumber, {}),
    "proposalmerge_stands_once": (cases.ProposalMerge, {}),
    "section_has_its_own_position": (cases.CaseSection, {}),
    "clause_has_its_own_position": (cases.Clause, {}),
    "enclosure_has_its_own_position": (cases.Enclosure, {"attachment_id": "last"}),
    "enclosure_is_listed_once": (cases.Enclosure, {"position": 9}),
    "item_has_its_own_position": (meetings.AgendaItem, {}),
    "point_has_its_own_position": (meetings.ItemPoint, {}),
    "guest_has_its_own_position": (meetings.Guest, {}),
    "presence_has_its_own_position": (meetings.Presence, {"person": None}),
    "person_is_listed_once_at_a_meeting": (meetings.Presence, {"position": 9}),
    "item_presence_has_its_own_position": (meetings.PresenceOnItem, {}),
    "dissent_has_its_own_position": (meetings.Dissent, {}),
    "result_has_its_own_position": (meetings.ClauseResult, {}),
    "vote_has_its_own_position": (meetings.Vote, {}),
    "ballot_has_its_own_position": (meetings.Ballot, {"person": None}),
    "person_votes_once": (meetings.Ballot, {"position": 9}),
    "earlier_has_its_own_position": (meetings.EarlierTreatment, {}),
    "source_is_kept_once_in_a_municipality": (cases.SourceFile, {}),
    "anchor_has_its_own_position": (meetings.Anchor, {"item_id": "last"}),
    "item_is_anchored_once": (meetings.Anchor, {"position": 9}),
    "merge_of_persons_is_suggested_once": (ingest.MergeSuggestion, {}),
    "merge_of_bodies_is_suggested_once": (ingest.MergeSuggestion, {"row": "last"}),
    "release_has_its_own_number": (publish.Release, {}),
    "public_difference_is_stated_once": (publish.PublicDifference, {}),
    "incident_matter_is_listed_once": (publish.IncidentMatter, {}),
    "incident_step_is_done_once": (publish.IncidentStep, {}),
    "opening_is_planned_once": (publish.Opening, {}),
    "access_document_is_listed_once": (publish.AccessDocument, {}),
    "withholding_stands_once": (publish.Withholding, {}),
    "gate_finding_stands_once": (publish.GateFinding, {}),
    "file_scan_stands_once_a_version": (publish.FileScan, {}),
    "substitute_stands_alone": (publish.Substitute, {}),
    "public_meeting_shows_one_release": (publish.PublicMeeting, {}),
    "public_item_has_its_own_position": (publish.PublicItem, {}),
    "public_attendance_has_its_own_position": (publish.PublicAttendance, {}),
    "public_ballot_has_its_own_position": (publish.PublicBallot, {}),
    "subscription_stands_once": (publish.Subscription, {"token": "another"}),
    "public_attachment_has_its_own_position": (publish.PublicAttachment, {}),
    "public_attachment_is_listed_once": (
        publish.PublicAttachment,
        {"position": 9, "uid": "000000000008"},
    ),
}


def _models():
    return [model for room in ROOMS for model in apps.get_app_config(room).get_models()]


def _says(name: str) -> str:
    """What the database says when it refuses by that constraint: SQLite names a unique one's columns."""
    if connection.vendor == "sqlite":
        for model in _models():
            for constraint in model._meta.constraints:
                if (
                    constraint.name == name
                    and isinstance(constraint, UniqueConstraint)
                    and constraint.fields
                ):
                    columns = (model._meta.get_field(field).column for field in constraint.fields)
                    return ", ".join(f"{model._meta.db_table}.{column}" for column in columns) + "$"
    return rf"\b{name}\b"


@pytest.mark.parametrize(("constraint", "attack"), CHANGES.items(), ids=CHANGES)
def test_the_database_refuses_the_change(town, constraint, attack):
    model, change = attack
    row = model._default_manager.order_by("pk").first()
    with pytest.raises(IntegrityError, match=_says(constraint)), transaction.atomic():
        model._default_manager.filter(pk=row.pk).update(**change)


@pytest.mark.parametrize(("constraint", "attack"), COPIES.items(), ids=COPIES)
def test_the_database_refuses_the_copy(town, constraint, attack):
    model, change = attack[0], dict(attack[1])
    rows = model._default_manager.order_by("pk")
    row = rows.last() if change.pop("row", None) == "last" else rows.first()
    row.pk = None
    if hasattr(row, "uid"):
        row.uid = new_uid()
    for name, value in change.items():
        if value == "last":
            related = model._meta.get_field(name.removesuffix("_id")).related_model
            value = related._default_manager.latest("pk").pk
        setattr(row, name, value)
    with pytest.raises(IntegrityError, match=_says(constraint)), transaction.atomic():
        model._default_manager.bulk_create([row])


def test_every_constraint_is_attacked():
    standing = {constraint.name for model in _models() for constraint in model._meta.constraints}
    assert standing == CHANGES.keys() | COPIES.keys()


def test_every_table_has_a_row_to_attack(town):
    empty = [model.__name__ for model in _models() if not model._default_manager.exists()]
    assert empty == []


def test_names_of_constraints_are_sentences():
    for name in CHANGES.keys() | COPIES.keys():
        assert re.fullmatch(r"[a-z]+(_[a-z]+){2,}", name), name
