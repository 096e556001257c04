"""What the workers are asked to do with a file."""

from __future__ import annotations

import msgspec

from raadslag.publish.scan.report import Box


class Mark(msgspec.Struct, frozen=True):
    """A passage to be taken out: on a page (from 1), as it is shown."""

    page: int
    boxes: list[Box]


class Area(msgspec.Struct, frozen=True):
    """A part of a page (from 1) that is covered, whatever stands there; sides as shares of the page."""

    page: int
    left: float
    top: float
    width: float
    height: float


class Order(msgspec.Struct):
    """What is to be taken out. words: passages that are covered wherever they stand, as are those marked."""

    marks: list[Mark] = []
    areas: list[Area] = []
    words: list[str] = []


class Wanted(msgspec.Struct):
    """Which page (from 1) is to be drawn, and what is marked on it."""

    page: int
    boxes: list[Box] = []
