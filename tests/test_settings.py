"""Settings come from the environment; nonsense is refused by name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from raadslag.config.environment import SETTINGS, BadSetting, read_settings, secret_key

DOCS = Path(__file__).parent.parent / "docs" / "operating.md"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://root@localhost/raadslag"),
        ("RAADSLAG_URL", "moeder.example.dk"),
        ("RAADSLAG_URL", "https://example.dk/moeder"),
        ("RAADSLAG_MAIL", "mail.example.dk"),
        ("RAADSLAG_MAIL_FROM", "kommunen"),
        ("RAADSLAG_CONTACT", "kommunen"),
        ("RAADSLAG_DEBUG", "måske"),
        ("RAADSLAG_LOG_LEVEL", "CHATTY"),
        ("RAADSLAG_READ_SECONDS", "0"),
        ("RAADSLAG_READ_SECONDS", "ti"),
        ("RAADSLAG_READ_MEGABYTES", "12"),
    ],
)
def test_nonsense_is_refused_with_the_name_of_the_setting(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting, match=name):
        read_settings()


def test_all_bad_settings_are_named_at_once(monkeypatch):
    monkeypatch.setenv("RAADSLAG_DEBUG", "måske")
    monkeypatch.setenv("RAADSLAG_LOG_LEVEL", "CHATTY")
    with pytest.raises(BadSetting) as refusal:
        read_settings()
    assert "RAADSLAG_DEBUG" in str(refusal.value)
    assert "RAADSLAG_LOG_LEVEL" in str(refusal.value)


def test_a_file_where_the_data_folder_should_be_is_refused(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("RAADSLAG_DATA", str(tmp_path / "file"))
    with pytest.raises(BadSetting, match="RAADSLAG_DATA"):
        read_settings()


def test_the_command_says_which_setting_and_exits_2(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "raadslag.config.cli", "manage", "check"],
        env={**os.environ, "RAADSLAG_READ_SECONDS": "ti", "RAADSLAG_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "RAADSLAG_READ_SECONDS" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_secret_key_is_made_once_and_kept_from_others(tmp_path):
    first = secret_key("", tmp_path / "data")
    assert secret_key("", tmp_path / "data") == first
    assert (tmp_path / "data" / "secret-key").stat().st_mode & 0o077 == 0
    assert secret_key("given", tmp_path / "data") == "given"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_documented_in_its_own_words(setting):
    rows = DOCS.read_text("utf-8").splitlines()
    row = next(row for row in rows if row.startswith(f"| `{setting.name}`"))
    assert setting.meaning in row
