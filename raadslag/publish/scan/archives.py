"""Zip files: each file within is scanned as if it came alone."""

from __future__ import annotations

import posixpath

from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan.findings import Notes
from raadslag.publish.scan.office import Inner
from raadslag.publish.scan.package import Package
from raadslag.publish.scan.report import FileReport

MOST_FILES = 500


def read(content: bytes, inner: Inner) -> FileReport:
    package = Package(content)
    if len(package.names) > MOST_FILES:
        raise Unreadable(f"Zip-filen har mere end {MOST_FILES} filer.")
    notes = Notes()
    for part in package.names:
        name = posixpath.basename(part)
        try:
            report = inner(package.bytes(part), name)
        except Unreadable as reason:
            report = FileReport(unscanned=str(reason))
        notes.pages += report.pages
        notes.inside(report, f"filen {part}")
    return notes.report()
