"""What the worker process does with a job: see press.py."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from raadslag.lib.unreadable import Unreadable
from raadslag.meetings.print import packing, raster
from raadslag.meetings.print.typesetting import NotSet, compiled


def work(job: bytes, kind: str) -> Any:
    """document → the PDF's bytes; pack → how many pages were written; logo → PNG bytes."""
    data = json.loads(job)
    try:
        if kind == "document":
            return compiled("document.typ", data)
        if kind == "pack":
            files = [packing.Enclosed(*file) for file in data["files"]]
            return packing.pack(data["document"], files, Path(data["out"]))
        if kind == "logo":
            return raster.png(Path(data["path"]), data["media_type"])
    except NotSet as reason:
        raise Unreadable(str(reason)) from reason
    raise ValueError(kind)
