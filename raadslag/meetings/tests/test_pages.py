"""The staff's pages of meetings, items and cases: for those entitled, and for nobody else."""

from __future__ import annotations

import pytest

from conftest import AT
from raadslag.cases import storage
from raadslag.cases.models import Proposal
from raadslag.council import actions as council
from raadslag.council.models import RoleKind
from raadslag.meetings import actions
from raadslag.meetings.models import AgendaItem, Decision, EarlierTreatment, Meeting
from raadslag.meetings.tests.conftest import make_draft

SECRET = "hemmelighedstoken"


@pytest.fixture
def colleague(other_body, citizen, at):
    """Member of the Skoleudvalg: staff of Søndby, and a stranger to the Klimaudvalg's closed items."""
    return council.grant_role(
        user=citizen,
        kind=RoleKind.MEMBER,
        municipality=other_body.municipality,
        body=other_body,
        by="x",
        at=at,
    ).user


@pytest.fixture
def closed(meeting):
    """The closed item, whose every text holds the token."""
    item = meeting.items.get(closed=True)
    AgendaItem.objects.filter(pk=item.pk).update(title=SECRET, decided_by=SECRET)
    item.text.sections.update(words=SECRET)
    item.text.clauses.update(words=SECRET)
    Decision.objects.filter(item=item).update(words=SECRET)
    item.commitments.update(words=SECRET)
    Proposal.objects.filter(pk=item.proposal.pk).update(title=SECRET)
    item.refresh_from_db()
    return item


def addresses(meeting):
    person = council.create_person(
        municipality=meeting.body.municipality, name="Mia", by="x", at=AT
    )
    meeting.presences.filter(position=1).update(person=person)
    items = list(meeting.items.all())
    return [
        "/arbejde/moeder/",
        "/arbejde/moeder/?aar=2025",
        f"/arbejde/moede/{meeting.uid}/",
        f"/arbejde/moede/{meeting.uid}/?vis=tekst",
        *(f"/arbejde/punkt/{item.uid}/" for item in items),
        *(f"/arbejde/sag/{item.proposal.uid}/" for item in items if not item.closed),
        f"/arbejde/udvalg/{meeting.body.uid}/",
        f"/arbejde/person/{person.uid}/",
    ]


@pytest.mark.parametrize("who", ["clerk", "member", "colleague", "administrator"])
def test_staff_get_every_page(client, closed, request, page_check, subtests, who):
    client.force_login(request.getfixturevalue(who))
    for address in addresses(closed.meeting):
        with subtests.test(address):
            response = client.get(address)
            assert response.status_code == 200
            assert "no-store" in response["Cache-Control"]
            page_check(response)


@pytest.mark.parametrize("who", ["clerk", "member"])
def test_those_entitled_read_the_closed_item(client, closed, request, who):
    client.force_login(request.getfixturevalue(who))
    pages = (f"moede/{closed.meeting.uid}", f"punkt/{closed.uid}", f"sag/{closed.proposal.uid}")
    for page in pages:
        assert SECRET in client.get(f"/arbejde/{page}/").content.decode(), page


@pytest.mark.parametrize("who", ["colleague", "administrator"])
def test_no_closed_word_reaches_other_staff(client, closed, request, subtests, who):
    client.force_login(request.getfixturevalue(who))
    for address in addresses(closed.meeting):
        with subtests.test(address):
            assert SECRET not in client.get(address).content.decode()
    text = client.get(f"/arbejde/punkt/{closed.uid}/").content.decode()
    assert "Køb af jord" in text
    assert client.get(f"/arbejde/sag/{closed.proposal.uid}/").status_code == 404


def test_a_link_to_another_bodys_closed_item_does_not_name_it(
    client, closed, colleague, other_body
):
    """The Skoleudvalg's member reads an item of his own, that was treated behind closed doors elsewhere."""
    own = Meeting.objects.create(body=other_body)
    item = AgendaItem.objects.create(meeting=own, position=1, title="Eget punkt", closed=True)
    EarlierTreatment.objects.create(item=item, position=1, printed_body="KLU", linked=closed)
    client.force_login(colleague)

    text = client.get(f"/arbejde/punkt/{item.uid}/").content.decode()

    assert "Eget punkt" in text
    assert f"/arbejde/punkt/{closed.uid}/" in text
    assert SECRET not in text


@pytest.mark.parametrize(("who", "listed"), [("citizen", 403), ("outsider", 200)])
def test_strangers_get_nothing(client, closed, request, subtests, who, listed):
    pages = addresses(closed.meeting)
    client.force_login(request.getfixturevalue(who))
    for address in pages:
        with subtests.test(address):
            response = client.get(address)
            expected = listed if "moeder" in address else 403 if who == "citizen" else 404
            assert response.status_code == expected
            assert str(closed.meeting.uid) not in response.content.decode().replace(address, "")


def test_whoever_is_not_signed_in_is_asked_to(client, meeting):
    for address in addresses(meeting):
        response = client.get(address)
        assert response.status_code == 302
        assert response["Location"].startswith("/konto/login/?next=/arbejde/")


def test_what_is_merged_leads_on(client, clerk, meeting, other_body, at):
    kept, merged = (
        council.create_person(municipality=other_body.municipality, name=name, by="x", at=at)
        for name in ("Mia Bjerg", "Mia Bjærg")
    )
    council.merge_persons(kept=kept, merged=merged, why="stavefejl", by="x", at=at)
    client.force_login(clerk)

    assert (
        client.get(f"/arbejde/person/{merged.uid}/")["Location"] == f"/arbejde/person/{kept.uid}/"
    )


def test_a_withdrawn_item_keeps_its_page(client, clerk, meeting, page_check):
    item = meeting.items.first()
    AgendaItem.objects.filter(pk=item.pk).update(withdrawn=True)
    client.force_login(clerk)

    text = page_check(client.get(f"/arbejde/punkt/{item.uid}/"))

    assert "ikke længere på dagsordenen" in text


def test_a_long_meeting_costs_few_statements(
    client, clerk, body, at, django_assert_max_num_queries
):
    meeting = actions.enter_meeting(make_draft(body, items=40), by="x", at=at)
    client.force_login(clerk)
    with django_assert_max_num_queries(45):
        client.get(f"/arbejde/moede/{meeting.uid}/")


@pytest.fixture
def file_of(meeting, settings, tmp_path):
    """Puts a file behind an item's first attachment, and gives its address."""
    settings.MEDIA_ROOT = tmp_path

    def put(*, closed_item: bool, closed: bool = False) -> str:
        item = meeting.items.filter(closed=closed_item).first()
        attachment = item.text.enclosures.first().attachment
        attachment.closed = closed
        attachment.file = storage.keep(b"%PDF-1.7 kort", media_type="application/pdf")
        attachment.save()
        return f"/arbejde/bilag/{attachment.uid}/"

    return put


def test_staff_get_an_attachment_as_a_file_that_cannot_run(client, file_of, colleague):
    client.force_login(colleague)
    answer = client.get(file_of(closed_item=False))
    assert answer.content == b"%PDF-1.7 kort"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(("closed_item", "closed"), [(True, False), (False, True)])
def test_a_closed_file_is_for_those_entitled_alone(
    client, file_of, colleague, clerk, closed_item, closed
):
    address = file_of(closed_item=closed_item, closed=closed)
    client.force_login(colleague)
    assert client.get(address).status_code == 404
    client.force_login(clerk)
    assert client.get(address).status_code == 200
    client.logout()
    assert client.get(address).status_code == 302
