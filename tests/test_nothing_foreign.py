"""No page asks anybody but us for anything, and leaves nothing with a visitor: seen in a real browser."""

from urllib.parse import urlsplit

import pytest

LOADED = "performance.getEntriesByType('resource').map(entry => entry.name)"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_pages_load_from_us_alone_and_set_no_cookie(live_server, public_town, visit, subtests):
    own = urlsplit(live_server.url).netloc
    for address in public_town:
        with subtests.test(address):
            page = visit(live_server.url + address)
            loaded = page.evaluate(LOADED)
            assert loaded  # else the browser tells us nothing
            assert {urlsplit(one).netloc for one in loaded if not one.startswith("data:")} == {own}
            if "konto" not in address:
                assert page.context.cookies() == []
            assert page.evaluate("Object.keys(localStorage).length") == 0
            page.context.close()
