"""The settings an operator may give, read from the environment, each with what it means.

docs/operating.md lists them; a test keeps the two equal.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from environs import Env, EnvError, ValidationError, validate


class BadSetting(Exception):
    """Settings have values that cannot be used; str() names each one and says why."""


def _is_origin(value: str) -> None:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path.strip("/"):
        raise ValidationError("Not an address such as https://moeder.example.dk.")


def _is_folder(value: str) -> None:
    if Path(value).exists() and not Path(value).is_dir():
        raise ValidationError("Not a folder.")


def _is_known_database(value: str) -> None:
    if value and value.partition("://")[0] not in {"sqlite", "postgres", "postgresql"}:
        raise ValidationError("Not a sqlite:// or postgres:// address.")


def _is_mail_server(value: str) -> None:
    if value and value.partition("://")[0] not in {"smtp", "smtps", "submission"}:
        raise ValidationError("Not a smtp://, smtps:// or submission:// address.")


def _is_mail_or_nothing(value: str) -> None:
    if value:
        validate.Email()(value)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: how environs reads it, what it is when not given, what it means."""

    name: str
    kind: str  # the name of environs' reader: str, bool, int, list
    default: Any
    meaning: str
    valid: list[Any] = field(default_factory=list)


SETTINGS = (
    Setting(
        "DATABASE_URL",
        "str",
        "",
        "The database: empty for SQLite in RAADSLAG_DATA, or postgres://user:password@host:port/name.",
        [_is_known_database],
    ),
    Setting(
        "RAADSLAG_DATA",
        "str",
        "var",
        "The folder for the SQLite database, the stored files and the secret key.",
        [_is_folder],
    ),
    Setting(
        "RAADSLAG_SECRET_KEY",
        "str",
        "",
        "Signs sessions. Empty: made at the first start and kept in RAADSLAG_DATA.",
    ),
    Setting(
        "RAADSLAG_URL",
        "str",
        "http://127.0.0.1:8000",
        "The public address of the site, without a path.",
        [_is_origin],
    ),
    Setting(
        "RAADSLAG_MAIL",
        "str",
        "",
        "The mail server, smtp://user:password@host:port or submission:// (TLS). Empty: mails are written to the log.",
        [_is_mail_server],
    ),
    Setting(
        "RAADSLAG_MAIL_FROM",
        "str",
        "raadslag@localhost.localdomain",
        "The address that mails come from.",
        [validate.Email()],
    ),
    Setting(
        "RAADSLAG_CONTACT",
        "str",
        "",
        "The mail address that readers write to about what they cannot read. Empty: the statement names the municipality alone.",
        [_is_mail_or_nothing],
    ),
    Setting(
        "RAADSLAG_HOSTS",
        "list",
        ["localhost", "127.0.0.1", "[::1]"],
        "Further host names the site answers to, comma between.",
    ),
    Setting(
        "RAADSLAG_DEBUG",
        "bool",
        False,
        "Shows errors in the browser and /stil/. Never on a public site.",
    ),
    Setting(
        "RAADSLAG_DEMO",
        "bool",
        False,
        "Shows the demo sign-ins on the sign-in page. Never on a public site.",
    ),
    Setting(
        "RAADSLAG_PUBLIC_ONLY",
        "bool",
        False,
        "Serves the public addresses alone, for a site that runs under the public database role.",
    ),
    Setting(
        "RAADSLAG_LOG_LEVEL",
        "str",
        "INFO",
        "DEBUG, INFO, WARNING or ERROR.",
        [validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR"])],
    ),
    Setting(
        "RAADSLAG_LICENCE",
        "str",
        "https://creativecommons.org/licenses/by/4.0/",
        "The address of the licence that the open data are given under.",
        [validate.URL()],
    ),
    Setting(
        "RAADSLAG_REQUESTS_A_MINUTE",
        "int",
        1200,
        "How many requests a minute one address may send to the open data, for each worker. 0: any number.",
        [validate.Range(min=0)],
    ),
    Setting(
        "RAADSLAG_PROXIES",
        "int",
        0,
        "How many reverse proxies stand before the site and write X-Forwarded-For. 0: it is not believed.",
        [validate.Range(min=0, max=10)],
    ),
    Setting(
        "RAADSLAG_READ_SECONDS",
        "int",
        10,
        "How long the reading of one file may take, 1 to 600 seconds.",
        [validate.Range(min=1, max=600)],
    ),
    Setting(
        "RAADSLAG_READ_MEGABYTES",
        "int",
        1024,
        "How much memory the reading of one file may take, 128 to 65536 megabytes.",
        [validate.Range(min=128, max=65536)],
    ),
)


def read_settings() -> dict[str, Any]:
    """The value of every setting by its name. Raises BadSetting when one of them is nonsense."""
    env = Env(eager=False)
    values = {
        s.name: getattr(env, s.kind)(s.name, default=s.default, validate=s.valid or None)
        for s in SETTINGS
    }
    try:
        env.seal()
    except EnvError as error:
        raise BadSetting(_in_words(error)) from None
    return values


def _in_words(error: EnvError) -> str:
    by_name = getattr(error, "error_messages", None)
    if not isinstance(by_name, dict):
        return str(error)
    return "\n".join(f"{name}: {' '.join(map(str, why))}" for name, why in by_name.items())


def secret_key(given: str, data: Path) -> str:
    """The key given, or the one kept in the data folder, made there the first time."""
    if given:
        return given
    path = data / "secret-key"
    if not path.exists():
        data.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), "utf-8")
    return path.read_text("utf-8").strip()
