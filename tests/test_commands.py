"""The command `raadslag` says what is wrong, and leaves with the status that means it."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

TEXT = """REFERAT Havneudvalget d. 04-03-2025

Punkt 1: Ny kaj

Beslutning

Godkendt.
"""


@pytest.fixture
def raadslag(tmp_path):
    """Runs the command with a data folder of its own."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "raadslag.config.cli", *arguments],
            env={
                **os.environ,
                "DATABASE_URL": "",
                "RAADSLAG_DATA": str(tmp_path / "data"),
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "referat.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_help_shows_the_whole_command(raadslag):
    told = raadslag("--help").stdout
    for name in ("read", "import", "release", "index", "serve", "demo", "verify", "manage"):
        assert f"  {name} " in told


def test_read_prints_one_object(raadslag, paper):
    done = raadslag("read", str(paper))
    assert done.returncode == 0
    assert json.loads(done.stdout)["items"][0]["decision"] == "Godkendt."


def test_read_prints_one_object_a_line_and_names_what_it_cannot_read(raadslag, paper, tmp_path):
    (tmp_path / "tom.txt").write_text("")
    done = raadslag("read", str(paper), str(tmp_path / "tom.txt"), str(paper))
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == ["referat.txt"] * 2
    assert done.returncode == 1
    assert "tom.txt: Filen er tom." in done.stderr


def test_read_with_lines_is_one_line_for_a_single_file_too(raadslag, paper):
    assert len(raadslag("read", "--lines", str(paper)).stdout.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [("read",), ("import", "findes-ikke"), ("release",), ("fly",)]
)
def test_wrong_use_is_status_2(raadslag, arguments):
    assert raadslag(*arguments).returncode == 2


@pytest.mark.parametrize("command", ["verify", "serve"])
def test_a_database_that_is_not_ready_is_said_with_what_to_do(raadslag, command):
    done = raadslag(command)
    assert done.returncode == 2
    assert "raadslag manage migrate" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_does_not_answer_is_said(raadslag):
    done = raadslag("verify", DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")
    assert done.returncode == 2
    assert "DATABASE_URL" in done.stderr


def test_from_an_empty_folder_to_an_imported_archive(raadslag, paper):
    assert raadslag("manage", "migrate", "--verbosity", "0").returncode == 0
    nowhere = raadslag("import", str(paper))
    assert nowhere.returncode == 2
    assert "found_municipality" in nowhere.stderr
    found = (
        "from raadslag.council.actions import create_municipality; "
        "from django.utils import timezone; "
        "create_municipality(name='Søndby', slug='soendby', by='system:test', at=timezone.now())"
    )
    assert raadslag("manage", "shell", "-c", found).returncode == 0
    done = raadslag("import", str(paper))
    assert (done.returncode, "nye møder 1" in done.stdout) == (0, True)
    assert "uændrede 1" in raadslag("import", str(paper)).stdout
    assert "Offentliggjort 1" in raadslag("release", "--archive").stdout
    for arguments in (("index",), ("index", "--rebuild")):
        assert raadslag(*arguments).returncode == 0
    assert raadslag("verify").returncode == 0
