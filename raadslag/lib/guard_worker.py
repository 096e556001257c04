"""The process that guard.py starts: reads one document after another until the pipe is closed."""

from __future__ import annotations

import gc
import resource
import sys
from collections.abc import Callable
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from raadslag.lib.unreadable import Unreadable

READY = ("ready", None)


def main(arguments: list[str]) -> None:
    descriptor, call, megabytes = arguments
    pipe = Connection(int(descriptor))
    function = _function(call)
    limit = int(megabytes) * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.freeze()  # what is loaded stays: no collection needs to walk it for every file
    pipe.send(READY)
    while True:
        try:
            document, name = pipe.recv()
        except EOFError:
            return
        pipe.send(answer(function, document, name))


def answer(
    function: Callable[[bytes, str], Any], document: Path | bytes, name: str
) -> tuple[str, Any]:
    """("read", what the function gives), ("memory", None), or ("refused", the reason in Danish)."""
    try:
        data = document if isinstance(document, bytes) else document.read_bytes()
        return "read", function(data, name)
    except Unreadable as reason:
        return "refused", str(reason)
    except MemoryError:
        return "memory", None
    except RecursionError:
        return "refused", "Filen er indlejret for dybt."
    except OSError as error:
        return "refused", f"Filen kan ikke åbnes ({error.strerror or type(error).__name__})."
    except Exception as error:
        return "refused", f"Læseren fejlede på filen ({type(error).__name__})."


def _function(call: str) -> Callable[[bytes, str], Any]:
    module, name = call.split(":")
    function: Callable[[bytes, str], Any] = getattr(import_module(module), name)
    return function


if __name__ == "__main__":
    main(sys.argv[1:])
