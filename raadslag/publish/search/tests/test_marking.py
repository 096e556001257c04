"""A passage speaks of what was asked, and marks it."""

from __future__ import annotations

import pytest

from raadslag.publish.search.marking import LENGTH, Marker
from raadslag.publish.search.questions import read

FILLER = "Her står der noget om noget helt andet, som ingen har spurgt om. " * 12


def shown(question: str, text: str, **options: str) -> str:
    passage = Marker(read(question), **options).passage(text)
    return "".join(f"[{p.text}]" if p.hit else p.text for p in passage.pieces)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("indsats", "Om beskæftigelsesindsatsen i år.", "Om [beskæftigelsesindsatsen] i år."),
        ("skole", "Skolen. Og skolerne!", "[Skolen]. Og [skolerne]!"),
        ('"ny skole"', "Den nye skole.", "Den [nye] [skole]."),
        ("skole -hal", "Skole og hal.", "[Skole] og hal."),
        ("skole", "Intet her.", "Intet her."),
        ("skole", "", ""),
        ("skole", "En skole\nog en hal.", "En [skole] · og en hal."),
        ("skole", "<b>skole</b>", "<b>[skole]</b>"),
        ("skole", "Sag\nOm en skole.", "… Om en [skole]."),
    ],
)
def test_hits_are_marked(question, text, expected):
    assert shown(question, text) == expected


def test_words_that_begin_so_are_marked_where_the_last_one_is_unfinished():
    assert shown("ny kommunepl", "Ny kommuneplan", beginning="kommunepl") == "[Ny] [kommuneplan]"


def test_the_passage_with_most_of_what_was_asked_is_shown():
    text = f"Skolen er stor. {FILLER} Skolen får et nyt tag af zink. {FILLER}"

    passage = shown("skole tag zink", text)

    assert "[Skolen] får et nyt [tag] af [zink]." in passage
    assert passage.startswith("… ")
    assert passage.endswith(" …")


def test_a_passage_begins_with_its_sentence_and_a_date_ends_none():
    text = f"{FILLER}Mødet holdes den 3. juni på havnen. {FILLER}"

    assert shown("havn", text).startswith("… Mødet holdes den 3. juni på [havnen].")


def test_a_passage_is_no_longer_than_a_few_lines():
    assert len(shown("skole", "skole" * 3000)) <= LENGTH + 10
    assert len(shown("havn", f"{FILLER * 9} havn {FILLER * 9}")) <= LENGTH + 20


def test_the_whole_title_is_marked():
    pieces = Marker(read("skole")).marked(f"Skole {FILLER}skole")

    assert [p.text for p in pieces if p.hit] == ["Skole", "skole"]
    assert "".join(p.text for p in pieces) == f"Skole {FILLER}skole"
