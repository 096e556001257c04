"""When two names, items or treatments are the same."""

from dataclasses import replace
from datetime import date

import pytest

from raadslag.ingest.rules import (
    ItemKey,
    Reference,
    Sameness,
    Treatment,
    body_key,
    evidence,
    fold_title,
    is_standing,
    match_items,
    same_person,
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Else Brandt", "else  brandt", Sameness.CERTAIN),
        ("Else Brandt", "Else Marie Brandt", Sameness.LIKELY),
        ("Else Brandt", "Else Brant", Sameness.LIKELY),
        ("Else", "Else", Sameness.LIKELY),
        ("Else Brandt", "Elias Krogh", Sameness.NO),
    ],
)
def test_same_person(one, other, expected):
    assert same_person(one, other) is expected


def test_the_bodies_before_a_title_and_the_word_closed_make_no_difference():
    assert fold_title("TMU/ØU/BY - Ny havnekaj") == fold_title("Ny havnekaj")
    assert fold_title("Lukket: Salg af grund") == fold_title("Salg af grund")
    assert body_key("Børne og Skoleudvalget") == body_key("BØRNE- OG SKOLEUDVALGET")


@pytest.mark.parametrize(
    "title", ["BSU - Orientering fra formanden", "Eventuelt", "Underskriftsblad", "Lukket punkt"]
)
def test_items_of_every_meeting_are_standing(title):
    assert is_standing(title)


def key(position, title, number=None, case_number=None):
    return ItemKey(number or str(position), case_number, title, position)


def test_an_item_keeps_its_identity_when_a_late_one_comes_before_it():
    known = [key(1, "Dagsorden"), key(2, "Havnekajen"), key(3, "Eventuelt")]
    read = [key(1, "Dagsorden"), key(2, "Hastesag"), key(3, "Havnekajen"), key(4, "Eventuelt")]
    assert match_items(known, read) == [0, None, 1, 2]


def test_items_with_one_title_are_matched_in_order():
    known = [key(1, "Lukket punkt"), key(2, "Lukket punkt")]
    assert match_items(known, known) == [0, 1]


def test_an_item_is_known_by_its_case_number_when_its_title_is_read_otherwise():
    known = [key(4, "Rapport om vejene og broerne", case_number="05.01.00-A00-2-25")]
    read = [
        key(
            4,
            "Rapport om vejene og broerne i hele kommunen, 2. behandling",
            case_number="05.01.00-A00-2-25",
        )
    ]
    assert match_items(known, read) == [0]


COMMITTEE = Treatment(
    bodies=frozenset({"teknik miljøudvalget", "tmu"}),
    on=date(2025, 3, 4),
    number="5",
    case_number="05.01.00-P20-3-25",
    title="TMU/BY - Ny havnekaj",
    route=frozenset({"tmu", "by"}),
)
COUNCIL = Treatment(
    bodies=frozenset({"byrådet", "by"}),
    on=date(2025, 3, 25),
    number="9",
    case_number="05.01.00-P20-3-25",
    title="TMU/BY - Ny havnekaj",
    route=frozenset({"tmu", "by"}),
)


def test_a_route_that_names_both_bodies_links_them():
    assert evidence(COMMITTEE, COUNCIL) == "route"


def test_a_case_number_alone_never_links():
    other = replace(COUNCIL, title="Årsberetning om veje", route=frozenset())
    assert evidence(COMMITTEE, other) is None
    assert evidence(COMMITTEE, replace(COUNCIL, route=frozenset())) is None


def test_a_printed_earlier_treatment_links_by_body_date_and_number():
    known = Reference("tmu", date(2025, 3, 4), "5")
    later = replace(COUNCIL, title="Havnen", case_number=None, route=frozenset(), earlier=(known,))
    assert evidence(COMMITTEE, later) == "earlier"
    assert evidence(replace(COMMITTEE, number="6"), later) is None


def test_standing_items_stay_apart_even_on_one_route():
    one = replace(COMMITTEE, title="Orientering fra formanden")
    assert evidence(one, replace(COUNCIL, title="Orientering fra formanden")) is None


def test_a_postponed_item_is_taken_up_at_the_date_it_was_postponed_to():
    postponed = replace(COMMITTEE, postponed=True, postponed_to=date(2025, 4, 1))
    again = replace(COMMITTEE, on=date(2025, 4, 1), number="2")
    assert evidence(postponed, again) == "postponed"
    assert evidence(postponed, replace(again, on=date(2025, 5, 6))) is None


def test_nothing_links_backwards():
    assert evidence(COUNCIL, COMMITTEE) is None
