"""Office files are zip packages; these have the same bytes each time they are written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

STAMP = (2025, 1, 1, 0, 0, 0)


def steady(package: bytes) -> bytes:
    """The package with one time stamp on every part, in the order written."""
    return rewritten(package, lambda _, part: part)


def rewritten(package: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """As `steady`, each part changed. change: of a part's name and bytes."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = change(name, old.read(name))
            new.writestr(zipfile.ZipInfo(name, STAMP), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()
