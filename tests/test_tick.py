"""`raadslag tick`: every job is run, one that fails stops no other, and two ticks never work at once."""

from __future__ import annotations

import fcntl

import pytest
from django.utils import timezone
from django.utils.module_loading import import_string

from raadslag.config import ticking

AT = timezone.now()


def fails(at):
    raise RuntimeError("no")


def works(at):
    return f"since {at.year}"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA = tmp_path


def test_every_job_is_there():
    for path in ticking.JOBS:
        assert callable(import_string(path))


def test_one_that_fails_stops_no_other(monkeypatch):
    monkeypatch.setattr(ticking, "JOBS", (f"{__name__}.fails", f"{__name__}.works"))
    assert list(ticking.tick(AT)) == [("fails", None), ("works", f"since {AT.year}")]


def test_two_never_work_at_once(tmp_path):
    with (tmp_path / "tick.lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(ticking.Busy):
            list(ticking.tick(AT))
