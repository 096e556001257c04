"""CPR numbers in running text. The numbers are made up; 070761-4285 is the register's own example."""

import pytest

from raadslag.lib.cpr import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ansøger 070761-4285 søger", [("070761-4285", True)], id="with check"),
        pytest.param("født 010190-1234.", [("010190-1234", False)], id="a date, without check"),
        pytest.param("CPR-nr.: 0101901234", [("0101901234", False)], id="said to be one"),
        pytest.param("cpr 010190 1234", [("010190 1234", False)], id="with a space, said"),
        pytest.param("0707614285", [("0707614285", True)], id="ten digits with check"),
        pytest.param("konto 0101901234", [], id="ten digits without check"),
        pytest.param("tlf. 310290 1234 og 310290-1234", [], id="31 February is no date"),
        pytest.param("sag 15.00.00-A00-21-20", [], id="case number"),
        pytest.param("EMN-2025-003383 og 018520-2013", [], id="case numbers of other systems"),
        pytest.param("070761-42855", [], id="a longer number"),
    ],
)
def test_find(text, expected):
    assert [(found.text, found.verified) for found in find(text)] == expected


def test_what_is_shown_hides_the_person():
    assert find("070761-4285")[0].masked == "0707xx-xxxx"
