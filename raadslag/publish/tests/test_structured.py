"""A page's facts for machines: what is not stated is left out, and nothing gets out of the element."""

from __future__ import annotations

import json
from datetime import date, time

from raadslag.meetings.presentation import BodyRef, DecisionView, ItemView, MeetingView
from raadslag.publish import structured as facts
from raadslag.publish.templatetags.structured import structured

ADDRESS = "https://politik.example/moede/m/"


def meeting(**said):
    return MeetingView(
        uid="m", municipality="soendby", municipality_name="Søndby Kommune",
        body=BodyRef(uid="b", name="Byrådet"), **said,
    )  # fmt: skip


def test_a_meeting_is_an_event_with_its_hours_in_danish_time():
    found = facts.meeting(
        meeting(on=date(2026, 7, 1), start=time(17), end=time(19, 30)), address=ADDRESS
    )
    assert found["startDate"] == "2026-07-01T17:00:00+02:00"
    assert found["endDate"] == "2026-07-01T19:30:00+02:00"
    assert found["eventStatus"] == "https://schema.org/EventScheduled"
    assert found["organizer"]["parentOrganization"]["name"] == "Søndby Kommune"


def test_a_cancelled_meeting_without_a_day_says_no_more_than_that():
    found = facts.meeting(meeting(cancelled=True), address=ADDRESS)
    assert found["eventStatus"].endswith("EventCancelled")
    assert "startDate" not in found
    assert "endDate" not in found


def test_only_what_is_decided_was_passed_by_somebody():
    item = ItemView(uid="i", position=1, title="Sti")
    undecided = facts.decision(item, meeting(on=date(2026, 7, 1)), address=ADDRESS)
    assert not {"legislationPassedBy", "legislationDate", "text"} & set(undecided)
    item.decision = DecisionView(text="Godkendt.", outcome="adopted")
    decided = facts.decision(item, meeting(on=date(2026, 7, 1)), address=ADDRESS)
    assert decided["legislationPassedBy"]["name"] == "Byrådet"
    assert decided["text"] == "Godkendt."


def test_words_do_not_get_out_of_the_element():
    title = "</script><script>alert(1)</script><!-- &amp; 'ø'"
    said = structured({"name": title})
    assert said.count("<") == 2
    inner = said.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(inner) == {"name": title}
