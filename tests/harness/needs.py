"""Tests that need more than Python say so by a marker; where it is missing, one line says why.

With RAADSLAG_NO_SKIP=1 what is missing is a failure: nothing is left out unseen.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from tests.harness.browser import chromium

SHARED = Path(os.environ.get("RAADSLAG_SHARED", Path(__file__).parents[3] / "shared"))


def _no_browser() -> str | None:
    if chromium() is None:
        return "no Chromium here: install chromium, or name it in RAADSLAG_CHROMIUM"
    return None


def _no_postgres() -> str | None:
    engine = settings.DATABASES["default"]["ENGINE"]
    return None if engine.endswith("postgresql") else "needs DATABASE_URL=postgres://…"


def _no_shared() -> str | None:
    return None if SHARED.is_dir() else "the real minutes are not beside the checkout"


NEEDS: dict[str, Callable[[], str | None]] = {
    "browser": _no_browser,
    "postgres": _no_postgres,
    "shared": _no_shared,
}


def pytest_runtest_setup(item: pytest.Item) -> None:
    reasons = [why for name, missing in NEEDS.items() if _asks(item, name) and (why := missing())]
    if not reasons:
        return
    if os.environ.get("RAADSLAG_NO_SKIP") == "1" and not _is_other_round(item):
        pytest.fail(reasons[0], pytrace=False)
    pytest.skip(reasons[0])


def _asks(item: pytest.Item, name: str) -> bool:
    return item.get_closest_marker(name) is not None


def _is_other_round(item: pytest.Item) -> bool:
    """A PostgreSQL test in the SQLite round: it runs in the other one (tests/both.py)."""
    return _asks(item, "postgres")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real minutes; mark the test `shared`."""
    return SHARED
