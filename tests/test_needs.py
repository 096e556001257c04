"""What a test needs and does not find is said, and is a failure where nothing may be left out."""

import pytest

from tests.harness import needs


class Item:
    """A test with markers."""

    def __init__(self, *markers):
        self.markers = markers

    def get_closest_marker(self, name):
        return name if name in self.markers else None


@pytest.fixture(autouse=True)
def _nothing_here(monkeypatch):
    """No browser, no PostgreSQL."""
    monkeypatch.setitem(needs.NEEDS, "browser", lambda: "no Chromium here")
    monkeypatch.setitem(needs.NEEDS, "postgres", lambda: "no server here")
    monkeypatch.delenv("RAADSLAG_NO_SKIP", raising=False)


def test_what_is_missing_is_said_in_one_line():
    with pytest.raises(pytest.skip.Exception, match="no Chromium here"):
        needs.pytest_runtest_setup(Item("browser"))


def test_nothing_is_left_out_where_that_is_asked(monkeypatch):
    monkeypatch.setenv("RAADSLAG_NO_SKIP", "1")

    with pytest.raises(pytest.fail.Exception, match="no Chromium here"):
        needs.pytest_runtest_setup(Item("browser"))


def test_a_postgres_test_waits_for_its_own_round(monkeypatch):
    monkeypatch.setenv("RAADSLAG_NO_SKIP", "1")

    with pytest.raises(pytest.skip.Exception, match="no server here"):
        needs.pytest_runtest_setup(Item("postgres"))


def test_a_plain_test_needs_nothing():
    assert needs.pytest_runtest_setup(Item()) is None
