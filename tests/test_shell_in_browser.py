"""The shell and the components, seen by a real browser."""

from __future__ import annotations

import pytest

from tests.harness.browser import WIDTHS, accessible, fits

pytestmark = pytest.mark.browser

BUDGET = 150_000  # bytes as sent, with fonts and scripts


@pytest.fixture(autouse=True)
def _shown(settings):
    """/stil/ is there in the demo only."""
    settings.DEMO = True


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["/stil/", "/en/stil/"])
def test_components_are_accessible_and_fit(site, visit, path, width):
    page = visit(site + path, width=width)

    fits(page)
    accessible(page)


def test_a_page_costs_less_than_its_budget(site, browser):
    context = browser.new_context()
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    sent = []
    client.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    page.goto(site + "/stil/", wait_until="networkidle")
    context.close()

    assert len(sent) > 5  # page, style, script, icons, fonts
    assert 0 < sum(sent) < BUDGET


def test_the_phone_menu_opens_without_a_script(site, visit):
    page = visit(site + "/stil/", width=360, script=False)

    page.get_by_text("Menu", exact=True).click()

    assert page.get_by_role("link", name="Hvad blev der af det?").is_visible()


def test_the_contents_stay_at_hand_on_a_wide_screen(site, visit):
    page = visit(site + "/stil/", width=1280)

    page.locator("#tabel").scroll_into_view_if_needed()

    assert page.get_by_role("navigation", name="Indhold").is_visible()
    assert page.locator("details.contents").bounding_box()["y"] >= 0


def test_refused_form_moves_focus_to_what_is_wrong(site, visit):
    page = visit(site + "/stil/")

    focused = page.evaluate("document.activeElement.className")

    assert "error-summary" in focused


def test_slash_goes_to_the_search_box(site, visit):
    page = visit(site + "/stil/")

    page.keyboard.press("/")

    assert page.evaluate("document.activeElement.type") == "search"


def test_a_visitor_gets_no_cookie_and_nothing_from_elsewhere(site, visit):
    page = visit(site + "/stil/")
    asked = page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")

    assert page.context.cookies() == []
    assert asked
    assert all(address.startswith(site) for address in asked)
