import pytest

from raadslag.lib import danish


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Godkendt. Jf. bilag 1.", ["Godkendt.", "Jf. bilag 1."]),
        (
            "Mødet er den 3. maj 2020 kl. 17. Bo gik.",
            ["Mødet er den 3. maj 2020 kl. 17.", "Bo gik."],
        ),
        ("Bo M. Hansen (A) gik bl.a. hjem", ["Bo M. Hansen (A) gik bl.a. hjem"]),
        ("Der gives 3 mio. kr. Punktet udsættes.", ["Der gives 3 mio. kr.", "Punktet udsættes."]),
        ("Magistratens 2. Afdeling indstiller", ["Magistratens 2. Afdeling indstiller"]),
        ("Ad 1\nGodkendt", ["Ad 1", "Godkendt"]),
    ],
)
def test_sentences(text, expected):
    assert [sentence.text for sentence in danish.sentences(text)] == expected


def test_a_sentence_knows_its_place():
    text = "  Godkendt.  Udvalget takker. "

    assert [text[s.start : s.end] for s in danish.sentences(text)] == [
        "Godkendt.",
        "Udvalget takker.",
    ]


def test_enumerated_keeps_brackets_together():
    assert danish.enumerated("A, B (C, D) og E") == ["A", "B (C, D)", "E"]
