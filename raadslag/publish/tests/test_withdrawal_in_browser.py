"""The pages of versions and withdrawals in a real browser: accessible, and within the screen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from raadslag.cases.models import Attachment, CaseSection, Enclosure
from raadslag.meetings.models import AgendaItem
from raadslag.publish import actions
from raadslag.publish.models import SnapshotKind
from raadslag.publish.tests.conftest import AT, BY, answered, rows
from tests.harness.browser import accessible, fits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = (
    "Projektet omfatter plantning af lindetræer langs Strandengsvej og Gammel Færgegårdsvej, "
    "hvor der i dag er asfalt, og en ny sti til stationen."
)


@pytest.fixture
def changed(held):
    """The Klimaudvalg's minutes in three versions, one item taken back, and an incident."""
    trees = held.items.get(position=1)
    note = Attachment.objects.create(municipality=held.body.municipality, title="Notat om jorden")
    Enclosure.objects.create(text=trees.text, attachment=note, position=9)
    CaseSection.objects.filter(text=trees.text).update(words=f"{LONG} Der plantes 40 træer.")
    actions.release_by_hand(answered(held), by=BY, at=AT)
    CaseSection.objects.filter(text=trees.text).update(words=f"{LONG} Der plantes 55 træer i år.")
    AgendaItem.objects.filter(meeting=held, position=1).update(number="1a")
    actions.release_by_hand(rows(held), by=BY, at=AT + timedelta(days=1))
    at = AT + timedelta(days=2)
    actions.withhold(SnapshotKind.FILE, note.uid, why="Et navn var med.", by=BY, at=at)
    return held


@pytest.fixture
def incident(changed):
    plot = changed.items.get(position=2)
    now = timezone.now()
    return actions.open_incident(
        [(SnapshotKind.ITEM, plot.uid)], municipality=changed.body.municipality,
        what="Navnet på en køber.", why="Teksten indeholdt personoplysninger.",
        discovered_at=now - timedelta(hours=5), by=BY, at=now,
    )  # fmt: skip


@pytest.mark.parametrize("width", [390, 1280])
def test_public_pages(live_server, visit, changed, incident, width):
    trees = changed.items.get(position=1)
    for path in (
        f"/moede/{changed.uid}/",
        f"/moede/{changed.uid}/udgaver/",
        f"/punkt/{trees.uid}/",
    ):
        page = visit(live_server.url + path, width=width)
        fits(page)
        accessible(page)


@pytest.mark.parametrize("width", [390, 1280])
def test_staff_pages(live_server, visit, client, clerk, changed, incident, width):
    client.force_login(clerk)
    release = f"/arbejde/offentliggoer/{changed.uid}/"
    proposal = changed.items.get(position=1).proposal.uid
    for path in (
        release,
        f"{release}del/",
        f"{release}luk/",
        f"/arbejde/haendelser/{changed.uid}/ny/",
        "/arbejde/haendelser/",
        f"/arbejde/haendelse/{incident.uid}/",
        f"/arbejde/aktindsigt/{proposal}/",
    ):
        page = visit(live_server.url + path, width=width, cookies=client.cookies)
        fits(page)
        accessible(page)
