"""The meetings of a month."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from raadslag.publish import actions, directory
from raadslag.publish.calendar import months
from raadslag.publish.tests.conftest import AT, BY, answered


@pytest.mark.parametrize("written", ["", "2026", "2026-13", "2026-00", "0001-01", "9999-12", "x"])
def test_what_is_no_month(written):
    assert months.read(written) is None


def test_the_weeks_of_a_month_are_whole():
    weeks = months.read("2026-11").weeks([(date(2026, 11, 3), "EBU"), (date(2026, 11, 3), "ØU")])
    days = [day for week in weeks for day in week]
    assert [days[0].on, days[-1].on] == [date(2026, 10, 26), date(2026, 12, 6)]
    assert [day.on for day in days if day.inside] == [date(2026, 11, n) for n in range(1, 31)]
    assert [day.meetings for day in days if day.meetings] == [["EBU", "ØU"]]


def test_the_months_beside():
    january = months.read("2026-01")
    assert (january.before.key, january.after.key) == ("2025-12", "2026-02")
    assert months.read("2024-02").last == date(2024, 2, 29)


def test_the_page(client, held):
    actions.release(answered(held), by=BY, at=AT)
    directory.refresh(held.body.municipality, at=AT)
    address = reverse("calendar", args=[held.body.municipality.slug])
    meeting = reverse("meeting", args=[held.uid])
    march = client.get(address, {"maaned": "2026-03"}).content.decode()
    assert meeting in march
    assert (
        meeting
        in client.get(address, {"maaned": "2026-03", "udvalg": held.body.uid}).content.decode()
    )
    april = client.get(address, {"maaned": "2026-04"}).content.decode()
    assert meeting not in april
    assert "Ingen offentliggjorte møder" in april
    assert "maaned=2026-02" not in march  # nothing was held before
    assert 'rel="prev"' not in client.get(address, {"maaned": "1950-01"}).content.decode()
    for nonsense in ({"maaned": "<script>"}, {"udvalg": "nobody"}):
        assert client.get(address, nonsense).status_code == 200
