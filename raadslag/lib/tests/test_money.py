import pytest

from raadslag.lib import money


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("806.000 kr.", [806_000]),
        ("1,5 mio. kr.", [1_500_000]),
        ("1. mio. kr.", [1_000_000]),
        ("0,35 mio. kr. årligt", [350_000]),
        ("5 mia. kr.", [5_000_000_000]),
        ("½ mio. kr.", [500_000]),
        ("200 t.kr.", [200_000]),
        ("t.kr. 1.234", [1_234_000]),
        ("kr. 5.000 til kaffe", [5_000]),
        ("200.000,-", [200_000]),
        ("200.000,- kr.", [200_000]),
        ("5000 kroner", [5_000]),
        ("i 2021 kr. 300", [300]),
        ("-2.500 kr.", [-2_500]),
        ("18,8 mio. kr., heraf 0,7 mio. kr. i 2025", [18_800_000, 700_000]),
        ("2. kr. er dyr", []),
        ("161.000 borgere", []),
        ("i 2024 806.000 kr.", [806_000]),
        ("5-10 kr.", []),
        ("ca.50 kr.", []),
    ],
)
def test_find(text, expected):
    assert [amount.kroner for amount in money.find(text)] == expected


def test_in_words():
    assert money.in_words(1_234_567) == "1.234.567 kr."
