"""The papers in the repository are those that the content gives."""

from __future__ import annotations

import pytest

from raadslag.demo.deliver import FILES, attachments, papers, written
from raadslag.ingest.parse.sources.reading import read_bytes


def words(data, name):
    return " ".join(line.text for line in read_bytes(data, name).lines).split()


@pytest.mark.parametrize(("path", "sheet"), [pytest.param(*p, id=p[0]) for p in papers()])
def test_a_paper_says_what_the_content_says(path, sheet):
    made = written(sheet)
    kept = (FILES / path).read_bytes()
    assert made == kept or words(made, path) == words(kept, path)


def test_no_other_papers_are_kept():
    known = {path for path, _ in papers()} | {path for path, _ in attachments()}
    kept = {str(entry.relative_to(FILES)) for entry in FILES.rglob("*") if entry.is_file()}
    assert kept == known


def test_the_papers_are_small_enough_to_be_part_of_the_package():
    assert sum(entry.stat().st_size for entry in FILES.rglob("*") if entry.is_file()) < 8_000_000
