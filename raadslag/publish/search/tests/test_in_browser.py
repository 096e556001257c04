"""Searching as a reader does it, in a real browser."""

from __future__ import annotations

import pytest

from tests.harness.browser import accessible, fits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def published(town, meeting):
    """Two items, one of them decided."""
    town.item(meeting, "Cykelsti til skolen", decided="Der gives 250.000 kr.")
    town.item(meeting, "Cykelsti til hallen")


def test_results_come_as_one_types(live_server, published, visit):
    page = visit(f"{live_server.url}/kommune/soendby/soeg/")
    assert page.evaluate("document.activeElement.id") == "soeg"

    page.keyboard.type("cykelst")
    page.wait_for_selector(".results > li")

    assert page.locator(".results > li").count() == 2
    assert page.locator("[role=status]").inner_text().startswith("2 resultater")
    assert page.url.endswith("/kommune/soendby/soeg/?q=cykelst")
    assert page.evaluate("document.activeElement.id") == "soeg"  # nobody is thrown out of the box
    page.context.close()


def test_a_filter_that_was_chosen_stays_while_one_types(live_server, published, visit):
    page = visit(f"{live_server.url}/kommune/soendby/soeg/?art=beslutning")

    page.locator("#soeg").press_sequentially("cykelsti")
    page.wait_for_function("document.querySelector('[role=status]').innerText === '1 resultat'")

    assert "art=beslutning" in page.url
    page.context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_filters_are_at_hand(live_server, published, visit, width):
    page = visit(f"{live_server.url}/kommune/soendby/soeg/?q=cykelsti", width=width)
    link = page.get_by_role("link", name="Beslutning", exact=True)
    if width == 390:
        assert not link.is_visible()
        page.get_by_text("Filtrér").click()

    accessible(page)
    fits(page)
    link.click()
    page.wait_for_selector(".chips")

    assert page.locator(".results > li").count() == 1
    page.context.close()
