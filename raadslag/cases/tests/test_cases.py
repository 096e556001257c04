"""Case numbers, proposals and files."""

from __future__ import annotations

import pytest

from raadslag.cases import actions, storage
from raadslag.cases.models import Case, File, StepRole
from raadslag.cases.rules import KleNumber, read_case_number

DEED = {"by": "user:karen"}


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("15.00.00-A00-21-20", KleNumber("15.00.00", "A00", 21, 2020)),
        ("00.30.14-Ø54-7-99", KleNumber("00.30.14", "Ø54", 7, 1999)),
        (" 01.02.05-P16-7-2026 ", KleNumber("01.02.05", "P16", 7, 2026)),
        ("EMN-2025-003383", None),
        ("25/20177", None),
        ("15.00.00", None),
        ("15.00.00-A00-99999999999999-20", None),
        ("", None),
    ],
)
def test_case_numbers(printed, parts):
    assert read_case_number(printed) == parts


def test_proposals_may_share_a_case_number_and_nothing_else(municipality, at):
    first, second = (
        actions.create_proposal(
            municipality=municipality, title=title, case_number="00.00.00-G01-9-20", at=at, **DEED
        )
        for title in ("Orientering", "Eventuelt")
    )

    assert first.case == second.case
    assert first != second
    assert Case.objects.count() == 1
    number = first.case.numbers.get()
    assert (number.subject, number.facet, number.serial, number.year) == (
        "00.00.00",
        "G01",
        9,
        2020,
    )


def test_a_number_of_another_form_is_kept_as_printed(municipality, at):
    proposal = actions.create_proposal(
        municipality=municipality, title="Cykelsti", case_number="25/20177", at=at, **DEED
    )
    number = proposal.case.numbers.get()
    assert (number.printed, number.subject) == ("25/20177", None)


def test_a_new_text_leaves_the_old_one_as_it_was(municipality, body, at):
    proposal = actions.create_proposal(
        municipality=municipality,
        title="Cykelsti",
        draft=actions.Draft(sections=[("Resumé", "En sti.")], clauses=["at stien anlægges."]),
        route=[actions.Step(body=body, position=1, role=StepRole.DECIDING)],
        at=at,
        **DEED,
    )
    actions.write_text(
        proposal=proposal,
        draft=actions.Draft(sections=[("Resumé", "To stier.")], clauses=["at stierne anlægges."]),
        at=at,
        **DEED,
    )

    texts = [text.sections.get().words for text in proposal.texts.order_by("pk")]
    assert texts == ["En sti.", "To stier."]
    assert proposal.route.get().printed == "KLU"


def test_a_file_is_kept_once(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    first = storage.keep(b"samme bytes", media_type="text/plain")
    second = storage.keep(b"samme bytes", media_type="text/plain")

    assert first == second
    assert File.objects.count() == 1
    assert storage.read(first) == b"samme bytes"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [first.sha256]
    assert first.size == 11


def test_a_file_that_the_disk_lost_is_said_to_be_lost(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = storage.keep(b"borte", media_type="text/plain")
    storage.path_of(file.sha256).unlink()

    with pytest.raises(FileNotFoundError):
        storage.read(file)
