"""Run the suite on SQLite, and on PostgreSQL where a server answers.

`python -m tests.both [pytest arguments]`. The second round leaves out the plain Python of
`lib` and `ingest.parse`, which knows no database, and the browser, which has met every page.
Exit status: that of the first round that fails. RAADSLAG_NO_SKIP=1 makes a missing server a failure.
"""

from __future__ import annotations

import getpass
import os
import subprocess
import sys

import psycopg

PLAIN = ("raadslag/lib", "raadslag/ingest/parse", "bench")


def postgres_address() -> str | None:
    """Address of a PostgreSQL where this user may create databases; None when none answers."""
    password = os.environ.get("PGPASSWORD")
    who = getpass.getuser() + (f":{password}" if password else "")
    address = os.environ.get("RAADSLAG_TEST_POSTGRES", f"postgres://{who}@127.0.0.1:5432/postgres")
    try:
        psycopg.connect(address, connect_timeout=3).close()
    except psycopg.OperationalError:
        return None
    return address


def run(arguments: list[str], **environment: str) -> int:
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def main(arguments: list[str]) -> int:
    plain = run(["-n", "2", "-m", "not soak and not browser", *arguments], DATABASE_URL="")
    browser = plain or run(["-m", "browser and not soak", *arguments], DATABASE_URL="")
    if browser:
        return browser
    address = postgres_address()
    if address is None:
        sys.stderr.write("PostgreSQL: no server answers, the second round is left out.\n")
        return 1 if os.environ.get("RAADSLAG_NO_SKIP") == "1" else 0
    left_out = [f"--ignore={folder}" for folder in PLAIN]
    return run(
        ["-n", "2", "-m", "not soak and not browser", *left_out, *arguments], DATABASE_URL=address
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
