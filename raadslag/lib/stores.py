"""Files on disk by the hash of their bytes: the same content is kept once."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of files named by SHA-256. mode: permissions of a new file, 0o640."""

    root: Path
    mode: int

    def keep(self, content: bytes) -> str:
        """Write the bytes unless they are there; their SHA-256 as hex."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path_of(sha256)
        if not path.exists():
            self._write(path, content)
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes. Raises FileNotFoundError where the disk has lost them."""
        return self.path_of(sha256).read_bytes()

    def drop(self, sha256: str) -> None:
        """Remove the bytes, if they are there."""
        self.path_of(sha256).unlink(missing_ok=True)

    def path_of(self, sha256: str) -> Path:
        """Where these bytes lie: in 256 folders, so that none grows past what a disk likes."""
        return self.root / sha256[:2] / sha256

    def _write(self, path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".")
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.chmod(unfinished, self.mode)  # mkstemp lets only the owner read
        os.replace(unfinished, path)  # whole or not at all, also when two write the same file
