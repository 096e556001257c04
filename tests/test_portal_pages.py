"""Every kind of public page, with ordinary and odd content: well made, accessible, and within the screen."""

import pytest

from tests.harness.browser import WIDTHS, accessible, fits


def test_every_public_page_is_well_made(client, public_town, page_check, subtests):
    for address in public_town:
        with subtests.test(address):
            response = client.get(address)
            assert response.status_code == 200
            page_check(response)


def test_no_visitor_gets_a_cookie(client, public_town):
    for address in public_town:
        if "konto" not in address:
            assert not client.get(address).cookies, address


def unfocused(page):
    """What can be reached by the keyboard without being seen to be; walks the page to its end."""
    faults, seen = [], []
    for _ in range(400):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        if here is None or here["place"] in seen:
            return faults, seen
        seen.append(here["place"])
        if not here["shown"]:
            faults.append(here["place"])
    raise AssertionError(f"{page.url}: the keyboard does not get to the end")


START = """() => {
  document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex');
}"""
FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const all = [...document.querySelectorAll('*')], box = e.getBoundingClientRect();
  const style = getComputedStyle(e);
  const drawn = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0;
  return {place: all.indexOf(e) + ' ' + e.outerHTML.slice(0, 120), shown: drawn && inside};
}"""


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_every_public_page_is_walked_with_the_keyboard(live_server, public_town, visit, subtests):
    for address in public_town:
        with subtests.test(address):
            page = visit(live_server.url + address)
            page.evaluate(START)
            faults, seen = unfocused(page)
            assert not faults
            assert len(seen) > 5
            page.context.close()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_first_key_leads_past_the_menu(live_server, public_town, visit):
    page = visit(live_server.url + "/moede/moede0000001/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_every_public_page_is_read_at_400_percent(live_server, public_town, visit, subtests):
    """1280 px of a screen, enlarged four times: nothing is scrolled sideways (WCAG 1.4.10)."""
    for address in public_town:
        with subtests.test(address):
            page = visit(live_server.url + address, width=320)
            fits(page)
            page.context.close()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_every_public_page_is_read_without_a_script(live_server, public_town, visit, subtests):
    for address in public_town:
        with subtests.test(address):
            page = visit(live_server.url + address, script=False)
            assert page.locator("h1").is_visible()
            page.context.close()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_public_page_is_accessible_and_fits(live_server, public_town, visit, width, subtests):
    for address in public_town:
        with subtests.test(address):
            page = visit(live_server.url + address, width=width)
            fits(page)
            accessible(page)
            page.context.close()
