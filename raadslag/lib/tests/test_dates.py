from datetime import date, time

import pytest

from raadslag.lib import dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mandag d. 15. februar 2021 kl. 17:00", ["2021-02-15"], id="weekday and d."),
        pytest.param("15-02-2021", ["2021-02-15"], id="dashes"),
        pytest.param("15.02.2021", ["2021-02-15"], id="dots"),
        pytest.param("Onsdag den 3/4-2019", ["2019-04-03"], id="stroke"),
        pytest.param("den 29. oktober 2019, pkt. 4", ["2019-10-29"], id="den"),
        pytest.param("2021-02-15", ["2021-02-15"], id="iso"),
        pytest.param("27. jan. 2021", ["2021-01-27"], id="short month"),
        pytest.param("15.02.21", ["2021-02-15"], id="two-figure year"),
        pytest.param("Wednesday, 3 April 2019", ["2019-04-03"], id="English"),
        pytest.param("den 23. og 24. april 2009", ["2009-04-23", "2009-04-24"], id="pair"),
        pytest.param("senest februar 2024", ["2024-02"], id="month only"),
        pytest.param("tirsdag 16. januar", [None], id="no year"),
        pytest.param("15. feburar 2021", ["2021-02-15"], id="misspelt month"),
        pytest.param("31. april 2021", [], id="no such day"),
        pytest.param("sag 20.00.00-A00-26-20", [], id="case number"),
        pytest.param("29.00.00-P35-1-16 og 1.2.3", [], id="paragraph number"),
        pytest.param("politik 2021-2025", [], id="years"),
        pytest.param("foråret 2021 - 5. maj 2022", ["2022-05-05"], id="after a year"),
        pytest.param("maj 2020 - 12.500 kr.", ["2020-05"], id="month before an amount"),
        pytest.param("maj måned 2024", ["2024-05"], id="the word month"),
        pytest.param("maj-2024", [], id="no space"),
    ],
)
def test_find(text, expected):
    assert [found.iso for found in dates.find(text)] == expected


def test_a_date_knows_its_place_and_whether_the_weekday_fits():
    text = "Møde tirsdag den 15. februar 2021 i salen"

    (found,) = dates.find(text)

    assert text[found.start : found.end] == "tirsdag den 15. februar 2021"
    assert not found.weekday_fits  # it was a Monday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("kl. 8.00", ["08:00"], id="dot"),
        pytest.param("kl. 17:00-19.30", ["17:00", "19:30"], id="both ends"),
        pytest.param("fra kl. 17 til kl. 19", ["17:00", "19:00"], id="hours only"),
        pytest.param("16:30 - 18:15", ["16:30", "18:15"], id="without kl."),
        pytest.param("beløb 1.250 og 12,5", [], id="numbers"),
    ],
)
def test_find_times(text, expected):
    assert [found.text for found in dates.find_times(text)] == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("i 1. kvartal 2023", date(2023, 1, 1), date(2023, 3, 31)),
        ("andet halvår 2024", date(2024, 7, 1), date(2024, 12, 31)),
        ("efteråret 2022", date(2022, 9, 1), date(2022, 11, 30)),
        ("ultimo februar 2024", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_find_periods(text, first, last):
    (period,) = dates.find_periods(text)

    assert (period.first, period.last) == (first, last)


def test_in_words():
    assert dates.in_words(date(2024, 1, 16), time(8, 0)) == "tirsdag 16. januar 2024 kl. 8.00"


def test_what_is_written_is_read():
    day = date(2024, 2, 29)

    assert dates.first(dates.in_words(day)) == day


def test_a_long_line_is_read_in_linear_time():
    assert dates.find(" ".join(["12.", "den"] * 40_000)) == []
