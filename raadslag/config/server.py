"""The web server: granian on WSGI (docs: engines measured, decision 0002)."""

from __future__ import annotations

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels


def serve(*, host: str, port: int, workers: int) -> None:
    """Serve until stopped. Returns on SIGINT or SIGTERM."""
    Granian(
        "raadslag.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_level=LogLevels.warning,
    ).serve()
