"""The cast of the tests, and what makes the append-only protocol bearable for them.

Søndby is a municipality made up for the tests. Its Klimaudvalg is where most of them play.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.utils import timezone

pytest_plugins = (
    "tests.harness.browser",
    "tests.harness.needs",
    "tests.harness.pages",
    "tests.harness.town",
)

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
BY = "system:test"


@pytest.fixture(autouse=True)
def _append_only_lifted(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a test that commits for real empty the tables after itself; migrating puts the triggers back."""
    marker = request.node.get_closest_marker("django_db")
    commits = "transactional_db" in request.fixturenames or "live_server" in request.fixturenames
    if not commits and not (marker and marker.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    from raadslag.protocol import triggers

    triggers.lift()


@pytest.fixture(autouse=True)
def _search_of_its_own(settings, tmp_path_factory) -> None:
    """Each test has a search index of its own; it is built when something searches."""
    settings.SEARCH_FOLDER = tmp_path_factory.getbasetemp() / f"search-{uuid4().hex}"


@pytest.fixture(autouse=True)
def _nothing_kept_of_pages() -> None:
    """Two tests may number their changes alike, and mean other pages by them."""
    from django.core.cache import caches

    caches["pages"].clear()


@pytest.fixture
def at() -> datetime:
    """When the deeds of the tests are done."""
    return AT


@pytest.fixture
def municipality(db):
    """Søndby, where the tests play."""
    from raadslag.council import actions

    return actions.create_municipality(name="Søndby", slug="soendby", code="999", by=BY, at=AT)


@pytest.fixture
def neighbour(db):
    """Vestrup, the municipality next door."""
    from raadslag.council import actions

    return actions.create_municipality(name="Vestrup", slug="vestrup", by=BY, at=AT)


@pytest.fixture
def body(municipality):
    """Søndby's Klimaudvalg."""
    from raadslag.council import actions
    from raadslag.council.models import BodyKind

    return actions.create_body(
        municipality=municipality,
        name="Klimaudvalget",
        kind=BodyKind.STANDING,
        abbreviation="KLU",
        by=BY,
        at=AT,
    )


@pytest.fixture
def other_body(municipality):
    """Søndby's Skoleudvalg, whose members have no business in the Klimaudvalg's closed items."""
    from raadslag.council import actions

    return actions.create_body(municipality=municipality, name="Skoleudvalget", by=BY, at=AT)


def _user(name: str, address: str):
    from raadslag.accounts.actions import create_user

    return create_user(email=f"{address}@example.dk", name=name, by=BY, at=AT)


def _with_role(user, kind, municipality, body=None):
    from raadslag.council.actions import grant_role

    grant_role(
        user=user,
        kind=kind,
        municipality=municipality,
        body=body,
        since=date(2020, 1, 1),
        by=BY,
        at=AT,
    )
    return user


@pytest.fixture
def clerk(body):
    """Karen, secretary of the Klimaudvalg."""
    from raadslag.council.models import RoleKind

    return _with_role(_user("Karen Klerk", "karen"), RoleKind.SECRETARY, body.municipality, body)


@pytest.fixture
def member(body):
    """Bent, member of the Klimaudvalg."""
    from raadslag.council.models import RoleKind

    return _with_role(_user("Bent Birk", "bent"), RoleKind.MEMBER, body.municipality, body)


@pytest.fixture
def administrator(municipality):
    """Asta, who runs the installation for Søndby and has no business in its closed items."""
    from raadslag.council.models import RoleKind

    return _with_role(_user("Asta Admin", "asta"), RoleKind.ADMINISTRATOR, municipality)


@pytest.fixture
def citizen(db):
    """Clara, who lives in Søndby and has an account without any role."""
    return _user("Clara Borger", "clara")


@pytest.fixture
def outsider(neighbour):
    """Otto, secretary of everything in Vestrup."""
    from raadslag.council.models import RoleKind

    return _with_role(_user("Otto Udefra", "otto"), RoleKind.SECRETARY, neighbour)


@pytest.fixture
def today() -> date:
    """The day on which roles are looked at."""
    return timezone.localdate()
