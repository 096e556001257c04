import pytest

from raadslag.ingest.parse.lines import Line
from raadslag.ingest.parse.record import Counts
from raadslag.ingest.parse.rules import votes


def lines(text):
    return [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]


def sides(vote):
    return vote and (vote.for_, vote.against, vote.abstained, vote.counts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "For: A, B, F (13). Imod: V, O (8). Undlod: Ø (1)",
            (["A", "B", "F"], ["V", "O"], ["Ø"], Counts(13, 8, 1)),
            id="letters and counts",
        ),
        pytest.param(
            "For stemte: A, C og F\nImod stemte: O\nUndlod at stemme: I",
            (["A", "C", "F"], ["O"], ["I"], None),
            id="line by line",
        ),
        pytest.param(
            "For: 2 (Bo Lund (A), Ida Holm (B)) Imod: 1 (Eva Dam (V))",
            (["Bo Lund (A)", "Ida Holm (B)"], ["Eva Dam (V)"], [], Counts(2, 1)),
            id="names in nested brackets",
        ),
        pytest.param(
            "For indstillingen stemte: A (9), Mia Dahl (B), C (10), i alt 20.\nImod stemte: V (9), i alt 9.",
            (["A", "Mia Dahl (B)", "C"], ["V"], [], Counts(20, 9)),
            id="seats and a total",
        ),
        pytest.param(
            "For stemte: 13 medlemmer (A, B og F)\nImod stemte: 6 medlemmer (V)",
            (["A", "B", "F"], ["V"], [], Counts(13, 6)),
            id="count first",
        ),
        pytest.param("For: Gruppe A, F og V.", (["A", "F", "V"], [], [], None), id="group"),
        pytest.param(
            "Vedtaget med 15 stemmer mod 12, mens 1 hverken stemte for eller imod.",
            ([], [], [], Counts(15, 12, 1)),
            id="numbers only",
        ),
        pytest.param(
            "Et flertal kunne tiltræde.\nBo Lund og Ida Holm kunne tiltræde indstillingen.\nEva Dam kunne ikke tiltræde indstillingen.",
            (["Bo Lund", "Ida Holm"], ["Eva Dam"], [], None),
            id="who could and could not",
        ),
        pytest.param(
            "Godkendt. Venstres byrådsgruppe stemte imod.",
            ([], ["Venstres byrådsgruppe"], [], None),
            id="a group dissents",
        ),
        pytest.param("Godkendt. Eva Dam stemte imod.", None, id="one member alone"),
        pytest.param(
            "Indstillingen blev vedtaget med 12 stemmer for (A, V og C), 6 imod (F, O og løsgænger). B undlod at stemme.",
            (["A", "V", "C"], ["F", "O", "løsgænger"], ["B"], Counts(12, 6)),
            id="voters in brackets behind the numbers",
        ),
        pytest.param(
            "Godkendt med 18 stemmer mod 1 (O).", ([], ["O"], [], Counts(18, 1)), id="who was alone"
        ),
        pytest.param(
            "Godkendt. 17 stemte for, og 2 (C) undlod at stemme.",
            ([], [], ["C"], Counts(17, None, 2)),
            id="nobody against",
        ),
        pytest.param(
            "Indstillingen blev tiltrådt af Bo Lund (V) og Ida Holm (A). Eva Dam (L) og Per Bo (O) stemte imod.",
            (["Bo Lund", "Ida Holm"], ["Eva Dam", "Per Bo"], [], None),
            id="accepted by",
        ),
        pytest.param(
            "Et flertal (A, F og V) anbefaler indstillingen. Æ stemte imod.",
            (["A", "F", "V"], ["Æ"], [], None),
            id="a majority and who stood apart",
        ),
        pytest.param("Bo Lund (V) og Ida Holm (A) anbefaler indstillingen.", None, id="an opinion"),
        pytest.param("Godkendt. Venstre tog forbehold.", None, id="a reservation is no vote"),
        pytest.param("Godkendt uden afstemning.", None, id="no vote"),
        pytest.param("Svar for: alle børn. For 3 år siden.", None, id="other words"),
    ],
)
def test_find(text, expected):
    vote, others = votes.find(lines(text))

    assert sides(vote) == expected
    assert others == []


def test_an_amendment_is_another_vote():
    vote, others = votes.find(
        lines(
            "Afstemning om ændringsforslag fra V:\nFor: V, O (8)\nImod: A, F (11)\n"
            "Afstemning om indstillingen:\nFor: A, F (11)\nImod: V, O (8)"
        )
    )

    assert vote.for_ == ["A", "F"]
    assert [(v.for_, v.subject) for v in others] == [(["V", "O"], "ændringsforslag fra V")]
    assert (vote.lines, others[0].lines) == ((5, 6), (2, 3))
