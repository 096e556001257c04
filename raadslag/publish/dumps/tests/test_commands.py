"""`raadslag export` and `raadslag dump`: whole folders, or a word on why not."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from raadslag.config.cli import main
from raadslag.publish.dumps import keeping


@pytest.fixture
def raadslag(settings, tmp_path):
    settings.DATA = tmp_path / "data"
    return lambda *arguments: CliRunner().invoke(main, [str(one) for one in arguments])


def test_export_writes_a_folder_and_says_how_much(raadslag, public, tmp_path):
    done = raadslag("export", "--out", tmp_path / "ud", "--municipality", public.municipality.slug)
    assert done.exit_code == 0, done.output
    assert str(tmp_path / "ud") in done.output
    assert (tmp_path / "ud" / "punkter.csv").exists()


def test_export_overwrites_nothing(raadslag, public, tmp_path):
    (tmp_path / "ud").mkdir()
    (tmp_path / "ud" / "mit.txt").write_text("mit")
    done = raadslag("export", "--out", tmp_path / "ud")
    assert done.exit_code == 2
    assert "ikke en tom mappe" in done.output
    assert [path.name for path in (tmp_path / "ud").iterdir()] == ["mit.txt"]


def test_export_of_what_is_not_public_says_so(raadslag, town, tmp_path):
    done = raadslag("export", "--out", tmp_path / "ud")
    assert done.exit_code == 1
    assert "Intet fra Søndby er offentliggjort." in done.output
    assert not (tmp_path / "ud").exists()


def test_export_where_nothing_can_be_written_says_so(raadslag, public, tmp_path):
    (tmp_path / "fil").write_text("")
    done = raadslag("export", "--out", tmp_path / "fil" / "ud")
    assert done.exit_code == 1
    assert "Der kan ikke skrives" in done.output


def test_dump_makes_what_is_served(raadslag, public):
    assert keeping.current(public.municipality.slug) is None
    done = raadslag("dump")
    assert done.exit_code == 0, done.output
    assert keeping.current(public.municipality.slug).file("moeder.csv").rows == 2
