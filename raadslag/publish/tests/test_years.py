"""A body's year is counted from what is public."""

from __future__ import annotations

from datetime import date

import pytest

from raadslag.meetings import presentation as shown
from raadslag.publish import actions, years
from raadslag.publish.models import PublicBody, PublicItem, PublicMunicipality, Release
from raadslag.publish.tests.conftest import AT

BODY = shown.BodyRef(uid="body00000001", name="Klimaudvalget")
OTHER = shown.BodyRef(uid="body00000002", name="Byrådet")


@pytest.fixture
def release(db):
    """Make a meeting public whose items are (case, outcome, role)."""
    PublicMunicipality.objects.create(slug="soendby", name="Søndby")
    PublicBody.objects.create(
        uid=BODY.uid, municipality="soendby", name=BODY.name, current=True, kind="standing",
        content={"uid": BODY.uid, "municipality": "soendby", "name": BODY.name},
    )  # fmt: skip

    def meet(uid, on, *items, body=BODY, **said):
        meeting = shown.MeetingView(
            uid=uid, municipality="soendby", municipality_name="Søndby", body=body, on=on,
            **{"state": "minutes"} | said,
            items=[
                shown.ItemView(
                    uid=f"{uid}-{n}", position=n, title="Sag", proposal_uid=case, closed=case == "lukket",
                    decision=shown.DecisionView(text="Ja.", outcome=outcome, role=role) if outcome else None,
                )
                for n, (case, outcome, role) in enumerate(items, 1)
            ],
        )  # fmt: skip
        made = Release.objects.create(
            municipality="soendby",
            meeting_uid=uid,
            number=1,
            kind="minutes",
            at=AT,
            digest="0" * 64,
        )
        actions.write(meeting, made)

    return meet


def rows(figure):
    return {words: count for words, count in figure.table.rows if count}


def test_items_are_counted_by_outcome_in_their_year_and_body(release):
    release("m1", date(2026, 1, 8), ("a", "adopted", ""), ("b", "adopted", ""), ("c", None, ""))
    release("m2", date(2026, 2, 8), ("a", "postponed", ""), ("lukket", None, ""))
    release("m3", date(2025, 12, 8), ("a", "rejected", ""))
    release("m4", date(2026, 2, 9), ("a", "noted", ""), body=OTHER)
    release("m5", date(2026, 3, 9), ("a", None, ""), state="agenda")
    assert years.of_body(BODY.uid) == [2026, 2025]
    found = years.year(BODY.uid, 2026)
    assert found.meetings == 2
    assert rows(found.outcomes) == {"Godkendt": 2, "Udsat": 1, "Ingen beslutning": 1, "Lukket": 1}


def test_the_time_runs_from_the_first_treatment_anywhere_to_the_decision_here(release):
    release("m1", date(2025, 12, 1), ("a", "adopted", "recommending"), body=OTHER)
    release("m2", date(2026, 1, 10), ("a", "postponed", "deciding"), ("b", "adopted", "deciding"))
    release("m3", date(2026, 1, 20), ("a", "adopted", "deciding"), ("c", "adopted", "recommending"))
    assert years.waited(PublicItem.objects.filter(meeting__body_uid=BODY.uid)) == [0, 50]
    waiting = years.year(BODY.uid, 2026).waiting
    assert rows(waiting) == {"På det første møde": 1, "Inden for tre måneder": 1}
    assert "højst 25 dage" in waiting.caption


@pytest.mark.parametrize(
    ("days", "name"),
    [(30, "Inden for en måned"), (31, "Inden for tre måneder"), (366, "Mere end et år")],
)
def test_where_one_stretch_ends_and_the_next_begins(days, name):
    assert rows(years._waiting([days])) == {name: 1}


def test_a_body_without_minutes_has_no_year(release, client):
    release("m1", date(2026, 1, 8), ("a", None, ""), state="agenda")
    assert years.of_body(BODY.uid) == []
    assert 'id="aaret"' not in client.get(f"/udvalg/{BODY.uid}/").content.decode()


def test_the_page_shows_the_year_that_is_asked_for(release, client, page_check):
    release("m1", date(2026, 1, 8), ("a", "adopted", "deciding"))
    release("m2", date(2025, 1, 8), ("b", "rejected", "deciding"))
    newest = page_check(client.get(f"/udvalg/{BODY.uid}/"))
    assert "Året 2026" in newest
    assert "Forkastet" not in newest
    for year in ("2024", "x"):
        assert "Året 2026" in page_check(client.get(f"/udvalg/{BODY.uid}/", {"aar": year}))
    older = page_check(client.get(f"/udvalg/{BODY.uid}/?aar=2025"))
    assert "Året 2025" in older
    assert "Forkastet" in older
