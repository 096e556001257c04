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
