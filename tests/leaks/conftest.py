"""The town and what is met in it, made once for all the tests of this folder."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from tests.leaks import desk
from tests.leaks.living import follow_everything, take_all_back
from tests.leaks.releasing import AT
from tests.leaks.sweeping import sweep
from tests.leaks.town import build


@pytest.fixture(scope="package")
def town(django_db_setup, django_db_blocker, tmp_path_factory):
    """Søndby and Vestrup; taken back when the hunt is over."""
    data = tmp_path_factory.mktemp("leaks")
    folders = {
        "DATA": data,
        "MEDIA_ROOT": data / "files",
        "PUBLIC_FILES": data / "public-files",
        "PUBLIC_DOCUMENTS": data / "documents",
        "SEARCH_FOLDER": data / "search",
        "REQUESTS_A_MINUTE": 0,
    }
    with django_db_blocker.unblock(), override_settings(**folders), transaction.atomic():
        made = build()
        desk.furnish(made)
        follow_everything(made)
        yield made
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def before(town):
    """All that is met while everything that may be public is."""
    return sweep(town.garden, at=AT + timedelta(hours=1))


@pytest.fixture(scope="package")
def after(town, before):
    """The same when all of it that can be taken back has been. The index was built before that."""
    take_all_back(town)
    index = settings.SEARCH_FOLDER / "current"
    os.utime(index, times=(AT.timestamp() - 60, AT.timestamp() - 60))
    return sweep(town.garden, at=AT + timedelta(hours=2))
