from datetime import date

import pytest

from raadslag.lib import parties
from raadslag.lib.parties import Member


@pytest.mark.parametrize(
    ("printed", "letter"),
    [
        ("Socialdemokratiets byrådsgruppe", "A"),
        ("SF", "F"),
        ("Det Radikale Venstre", "B"),
        ("Radikale Venstres", "B"),
        ("Venstres gruppe", "V"),
        ("det Konservative Folkepartis byrådsgruppe", "C"),
        ("Enhedslisten de Rød-Grønnes byrådsgruppe", "Ø"),
        ("Borgerlisten Fjordby", None),
        ("Bo Hilsted", None),
    ],
)
def test_by_name(printed, letter):
    party = parties.by_name(printed)

    assert (party.letter if party else None) == letter


def test_a_letter_is_used_again():
    assert parties.by_letter("D") is None
    assert parties.by_letter("D", date(2001, 11, 20)).name == "Centrum-Demokraterne"
    assert parties.by_letter("D", date(2021, 11, 16)).name == "Nye Borgerlige"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param(
            "Bo Hilsted (A), Mia Torup (B) og Ida Lund",
            [Member("Bo Hilsted", "A"), Member("Mia Torup", "B"), Member("Ida Lund")],
            id="letters in brackets",
        ),
        pytest.param(
            "Gruppe A (Bo Hilsted (A), Mia Torup (A)) samt Viggo Holm, UFP",
            [Member("Bo Hilsted", "A"), Member("Mia Torup", "A"), Member("Viggo Holm", "UFP")],
            id="nested brackets",
        ),
        pytest.param(
            "Ole Bo, V, Ida Lund, C",
            [Member("Ole Bo", "V"), Member("Ida Lund", "C")],
            id="after a comma",
        ),
        pytest.param("A, V og Ø", [Member("A"), Member("V"), Member("Ø")], id="parties"),
        pytest.param(
            "Tine Bro (løsgænger)", [Member("Tine Bro", "løsgænger")], id="outside parties"
        ),
    ],
)
def test_members(printed, expected):
    assert parties.members(printed) == expected


def test_brackets_without_end_are_no_names():
    assert parties.members("(" * 5_000 + "A" + ")" * 5_000) != []
