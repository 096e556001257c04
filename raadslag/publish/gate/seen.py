"""What the gate looks at, and what it sees."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from raadslag.publish.gate.kinds import BLOCKING
from raadslag.publish.scan.report import Box, FileReport

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Seen:
    """One finding. text: the words, masked where they are personal, at most LONGEST characters.

    In a file: which attachment's, the hash of its bytes, and where on which page.
    """

    kind: str
    place: str
    text: str
    item_uid: str = ""
    attachment_uid: str = ""
    sha256: str = ""
    page: int = 0
    boxes: tuple[Box, ...] = ()

    @property
    def blocks(self) -> bool:
        return self.kind in BLOCKING

    @property
    def mark(self) -> str:
        """The same for the same words in the same place: an answer holds at the next run.

        Another file in the attachment's place is looked at anew.
        """
        told = f"{self.kind}\n{self.place}\n{self.text}"
        if self.attachment_uid:
            told += f"\n{self.attachment_uid}\n{self.sha256}\n{self.page}\n{self.boxes}"
        return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Text:
    """A text that would become public, and where it stands."""

    place: str
    words: str
    item_uid: str = ""
    attachment_uid: str = ""
    sha256: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Attached:
    """An attachment's file and what was found in it. report: None where the bytes are lost."""

    item_uid: str
    uid: str
    title: str
    closed: bool
    sha256: str
    report: FileReport | None


def short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
