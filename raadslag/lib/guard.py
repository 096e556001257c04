"""Reading in a process that can be killed: no file stops an import, whatever its bytes are.

One worker serves many files and is started again when it dies, so that a file costs a message there
and back. The worker may not use more memory than it is allowed; the time is kept out here.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from functools import cache
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from raadslag.lib.unreadable import Unreadable

COMMAND = (sys.executable, "-m", "raadslag.lib.guard_worker")
SECONDS = 10.0
MEGABYTES = 1024
START_SECONDS = 60.0  # the modules' import on a busy machine
TOO_SLOW = "Læsningen tog mere end {} sekunder og blev afbrudt."
TOO_LARGE = "Læsningen krævede mere end {} MB hukommelse."
NOT_STARTED = "Læseprocessen kunne ikke startes."
# glibc gives memory back after each page of a PDF and fetches it again for the next: a fifth of the
# time of a long one, unless it keeps 16 MB at hand
KEPT = {"MALLOC_TOP_PAD_": str(16 * 1024**2)}
YIELDING = 10  # of the 19 steps that a process can stand back
DIED = "Læsningen brød sammen; filen er ødelagt."


class Guard:
    """A worker process, started when first needed. Not for use by several threads at once.

    call:       "package.module:function", called in the worker as function(data or path, name)
    seconds:    how long one file may take
    megabytes:  address space of the worker, Python and the libraries included
    yields:     whether the worker lets other processes go first, the one that takes what it gives
    """

    def __init__(
        self,
        call: str,
        *,
        seconds: float = SECONDS,
        megabytes: int = MEGABYTES,
        yields: bool = False,
    ) -> None:
        self._call = call
        self._seconds = seconds
        self._megabytes = megabytes
        self._yields = yields
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Guard:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The worker's process; None while none runs."""
        return self._process.pid if self._process is not None else None

    def read(self, document: Path | bytes, name: str) -> Any:
        """What the call returns for the document. Raises Unreadable for whatever goes wrong in it.

        A path is opened in the worker, so that a large file is not sent there.
        """
        pipe = self._ready()
        try:
            pipe.send((document, name))
            if not pipe.poll(self._seconds):
                self.close()
                raise Unreadable(TOO_SLOW.format(f"{self._seconds:g}"))
            outcome, value = pipe.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise Unreadable(DIED) from error
        return self._settled(outcome, value)

    def _settled(self, outcome: str, value: Any) -> Any:
        if outcome == "read":
            return value
        if outcome == "memory":
            self.close()  # what the allocator holds after that is not to be relied on
            raise Unreadable(TOO_LARGE.format(self._megabytes))
        raise Unreadable(value)

    def _ready(self) -> Connection:
        if self._pipe is not None and self._process is not None and self._process.poll() is None:
            return self._pipe
        self.close()
        return self._start()

    def _start(self) -> Connection:
        self._pipe, inner = Pipe()
        with inner:
            self._process = subprocess.Popen(
                [*COMMAND, str(inner.fileno()), self._call, str(self._megabytes)],
                pass_fds=(inner.fileno(),),
                stdin=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=os.environ | KEPT | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        if self._yields:
            own = os.getpriority(os.PRIO_PROCESS, 0)
            os.setpriority(os.PRIO_PROCESS, self._process.pid, max(own, YIELDING))
        if not self._pipe.poll(START_SECONDS):
            self.close()
            raise Unreadable(NOT_STARTED)
        self._pipe.recv()
        return self._pipe

    def close(self) -> None:
        """End the worker; the next read starts a new one."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None


def read_guarded(
    document: Path | bytes,
    name: str,
    *,
    call: str,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
) -> Any:
    """Read in this process's own worker: see Guard. Raises Unreadable."""
    return _own_guard(os.getpid(), call, seconds, megabytes).read(document, name)


@cache
def _own_guard(process: int, call: str, seconds: float, megabytes: int) -> Guard:
    """One worker for each process and each kind of reading; a fork must not share its parent's."""
    guard = Guard(call, seconds=seconds, megabytes=megabytes)
    atexit.register(guard.close)
    return guard
