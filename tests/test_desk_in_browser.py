"""The staff's pages in a real browser: the desk played with the keyboard alone, and every page accessible."""

from __future__ import annotations

import pytest

from raadslag.ingest.models import Correction, Finding, Suggestion, UnplacedLine, WorkState
from raadslag.ingest.tests import deskwork
from raadslag.meetings.models import AgendaItem, Commitment
from raadslag.publish import actions as publish
from tests.harness.browser import WIDTHS, accessible, fits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def source(municipality, clerk, tmp_path, settings):
    """Minutes of the Havneudvalg with a line, a proposal and a finding left; Karen is its secretary."""
    settings.MEDIA_ROOT = tmp_path / "data" / "files"
    source = deskwork.bring_in(municipality, tmp_path, deskwork.MINUTES + deskwork.CLOSED)
    deskwork.leave_work(source)
    deskwork.is_secretary(clerk, source.reading.meeting.body)
    return source


@pytest.fixture
def desk(live_server, client, clerk, source, visit):
    """Open an address as Karen."""

    def open_page(address, **how):
        client.force_login(clerk)
        return visit(live_server.url + address, cookies=client.cookies, **how)

    return open_page


def waits(page):
    return page.locator("#tilbage").inner_text()


def focused(page):
    return page.evaluate("document.activeElement.id")


def wait_for(page, words):
    page.wait_for_function(
        "words => document.getElementById('tilbage').innerText.includes(words)", arg=words
    )


def test_the_desk_is_played_with_the_keyboard_alone(desk, source):
    page = desk(f"/arbejde/kilde/{source.uid}/")
    keys = page.keyboard
    line, suggestion, finding = (
        model.objects.get() for model in (UnplacedLine, Suggestion, Finding)
    )
    assert "1 linje mangler en plads" in waits(page)
    assert focused(page) == f"arbejde-{finding.uid}"
    assert page.locator("li.is-marked").count() == 2

    keys.press("r")  # the finding is none
    wait_for(page, "1 forslag")
    page.wait_for_function("() => !document.getElementById('tilbage').innerText.includes('fund')")
    keys.press("j")
    keys.press("k")
    assert focused(page) == f"arbejde-{line.uid}"
    assert page.locator("#linje-13.is-marked").count() == 1
    keys.press("p")  # choose a place, and put it there
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    keys.press("Enter")
    page.wait_for_function("() => !document.getElementById('tilbage').innerText.includes('linje')")
    assert (
        "bolværket."
        in AgendaItem.objects.get(position=1).text.sections.get(heading="Anledning").words
    )
    keys.press("u")  # no: undo
    wait_for(page, "1 linje")
    assert Correction.objects.get().undone_at is not None
    keys.press("a")  # the likeliest place was right after all
    page.wait_for_function("() => !document.getElementById('tilbage').innerText.includes('linje')")
    assert focused(page) == f"arbejde-{suggestion.uid}"
    keys.press("a")
    wait_for(page, "Intet mangler")

    assert Commitment.objects.filter(words=suggestion.words, withdrawn=False).count() == 1
    states = [m.objects.get().state for m in (UnplacedLine, Suggestion, Finding)]
    assert states == [WorkState.ACCEPTED, WorkState.ACCEPTED, WorkState.REFUSED]
    assert "Gemt kl." in page.locator("#gemt").inner_text()
    assert focused(page) == "arbejde"
    keys.press("u")  # undo is still at hand
    wait_for(page, "1 forslag")


def test_a_value_is_corrected_from_the_keyboard(desk, source):
    page = desk(f"/arbejde/kilde/{source.uid}/")
    item = AgendaItem.objects.get(position=1)
    page.locator(f"#punkt-{item.uid} > summary").focus()
    page.keyboard.press("Enter")
    title = page.locator(f"#punkt-{item.uid}").get_by_label("Titel", exact=True)
    title.focus()
    assert "Ny kaj" in page.locator("li.is-marked").first.inner_text()
    field = focused(page)

    title.press("End")
    page.keyboard.type(" nu")
    assert page.locator(f"#punkt-{item.uid} .is-unsaved").count() == 1
    page.keyboard.press("Control+Enter")
    page.locator(f"#punkt-{item.uid} .is-saved").wait_for()

    item.refresh_from_db()
    assert item.title.endswith(" nu")
    assert focused(page) == field


def test_letters_in_a_field_are_letters(desk, source):
    page = desk(f"/arbejde/kilde/{source.uid}/")
    page.get_by_label("Sted", exact=True).focus()

    page.keyboard.type("arpu")

    assert Finding.objects.get().state == WorkState.OPEN
    assert "arpu" in page.get_by_label("Sted", exact=True).input_value()


def test_a_line_leads_to_its_value(desk, source):
    page = desk(f"/arbejde/kilde/{source.uid}/")

    page.get_by_text("Udvalget tiltrådte indstillingen.", exact=True).first.click()

    assert page.evaluate("document.activeElement.value") == "Udvalget tiltrådte indstillingen."


def test_two_at_once_both_texts_stand_there(desk, source, member):
    from raadslag.ingest.actions.desk import correct_value

    page = desk(f"/arbejde/kilde/{source.uid}/")
    item = AgendaItem.objects.get(position=1)
    correct_value(
        meeting=item.meeting,
        item=item,
        field="title",
        value="Bents titel",
        by=member,
        at=deskwork.AT,
    )
    page.locator(f"#punkt-{item.uid} > summary").click()
    title = page.locator(f"#punkt-{item.uid}").get_by_label("Titel", exact=True)
    title.fill("Karens titel")
    title.press("Control+Enter")
    page.locator(".contested").wait_for()

    assert "Bents titel" in page.locator(".contested").inner_text()
    assert title.input_value() == "Karens titel"
    item.refresh_from_db()
    assert item.title == "Bents titel"
    page.get_by_role("button", name="Gem min tekst").click()
    page.locator(f"#punkt-{item.uid} .is-saved").wait_for()
    item.refresh_from_db()
    assert item.title == "Karens titel"


def test_without_a_script_the_same_deeds_are_done(desk, source):
    page = desk(f"/arbejde/kilde/{source.uid}/", script=False)

    page.get_by_role("button", name="Hører ingen steder til").click()

    assert UnplacedLine.objects.get().state == WorkState.REFUSED
    assert "Gemt kl." in page.locator("main").inner_text()


def test_many_meetings_are_released_with_a_live_count(desk, source):
    page = desk("/arbejde/offentliggoer/")

    page.get_by_role("button", name="Offentliggør alle, der kan").click()
    page.get_by_text("Færdig.").wait_for()

    assert "1 af 1 møder" in page.locator("#fremdrift").inner_text()
    assert "1 venter på svar" in page.locator("#fremdrift").inner_text()


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_of_the_staff_is_accessible_and_fits(desk, source, width, subtests):
    meeting = source.reading.meeting
    item = meeting.items.get(position=1)
    run = deskwork.rejected_run(source.municipality)
    deskwork.suggest_merge(source.municipality)
    publish.examine(_rows(meeting))
    addresses = (
        "/arbejde/",
        "/arbejde/indlaesninger/",
        f"/arbejde/indlaesning/{run.uid}/",
        f"/arbejde/kilde/{source.uid}/",
        "/arbejde/sammenlaegning/",
        "/arbejde/moeder/",
        f"/arbejde/moede/{meeting.uid}/",
        f"/arbejde/punkt/{item.uid}/",
        f"/arbejde/punkt/{meeting.items.get(closed=True).uid}/",
        f"/arbejde/sag/{item.proposal.uid}/",
        f"/arbejde/udvalg/{meeting.body.uid}/",
        "/arbejde/offentliggoer/",
        f"/arbejde/offentliggoer/{meeting.uid}/",
    )
    for address in addresses:
        with subtests.test(address):
            page = desk(address, width=width)
            page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
            fits(page)
            accessible(page)
            page.context.close()


def _rows(meeting):
    from raadslag.meetings import present

    return present.meeting_rows(type(meeting).objects.filter(pk=meeting.pk)).get()
