import pytest

from raadslag.ingest.parse.lines import Line
from raadslag.ingest.parse.rules import participation


def lines(text):
    return [Line(number, line) for number, line in enumerate(text.split("\n"), 7)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Tove Lind (løsgænger) deltog ikke under punktet.", [("Tove Lind", "løsgænger", "absent")], id="own sentence"),
        pytest.param("Fraværende: Bo Lund (A), Ida Holm", [("Bo Lund", "A", "absent"), ("Ida Holm", None, "absent")], id="label"),
        pytest.param("Fraværende\nBo Lund (A)\nIda Holm (V)", [("Bo Lund", "A", "absent"), ("Ida Holm", "V", "absent")], id="label, names below"),
        pytest.param("Fraværende: Bo Lund, sag 129-138", [("Bo Lund", None, "absent")], id="range of items"),
        pytest.param("Fraværende: Ingen", [], id="nobody"),
        pytest.param("Fraværende:", [], id="empty label"),
        pytest.param("Afbud fra Ida Holm.", [("Ida Holm", None, "absent")], id="afbud fra"),
        pytest.param("Ikke til stede: Bo Lund", [("Bo Lund", None, "absent")], id="ikke til stede"),
        pytest.param("Rådmand Bo Lund var forhindret i at deltage.", [("Bo Lund", None, "absent")], id="title"),
        pytest.param("Ida Holm (V) erklærede sig inhabil og forlod lokalet.", [("Ida Holm", "V", "disqualified")], id="disqualified"),
        pytest.param("Ida Holm deltog ikke i behandlingen, da hun var inhabil.", [("Ida Holm", None, "disqualified")], id="away since disqualified"),
        pytest.param("Bo Lund blev erklæret habil.", [("Bo Lund", None, "not_disqualified")], id="found not disqualified"),
        pytest.param("Eva Dam mødte som stedfortræder for Bo Lund.", [("Eva Dam", None, "substitute")], id="substitute"),
        pytest.param("Som stedfortræder deltog Helle Dam (A).", [("Helle Dam", "A", "substitute")], id="substitute, for whom not said"),
        pytest.param("Bo Lund gik kl. 18.10.", [("Bo Lund", None, "left")], id="left"),
        pytest.param("Venstre stemte imod.", [("Venstre", None, "dissent")], id="party against"),
        pytest.param("A og Ø stemte imod.", [("A", None, "dissent"), ("Ø", None, "dissent")], id="letters"),
        pytest.param("Ida Holm undlod at stemme.", [("Ida Holm", None, "abstained")], id="abstained"),
        pytest.param("Enhedslisten og SF tog forbehold.", [("Enhedslisten", None, "reservation"), ("SF", None, "reservation")], id="reservation"),
        pytest.param("Bo Lund (A) ønskede ført til protokollen, at planen er for dyr.", [("Bo Lund", "A", "statement")], id="statement"),
        pytest.param(
            "Venstres og Alternativets byrådsgrupper og Bo Lund kunne\nikke tiltræde indstillingen.",
            [("Venstres byrådsgruppe", None, "dissent"), ("Alternativets byrådsgruppe", None, "dissent"), ("Bo Lund", None, "dissent")],
            id="groups over two lines",
        ),
        pytest.param("Udvalget kunne ikke tiltræde indstillingen.", [], id="the body is no member"),
        pytest.param("Forvaltningen deltog ikke i mødet.", [], id="the administration neither"),
        pytest.param("Godkendt.", [], id="nothing"),
    ],
)  # fmt: skip
def test_find(text, expected):
    found = participation.find(lines(text))

    assert [(p.name, p.party, p.kind) for p in found.participation] == expected


def test_a_substitute_knows_for_whom():
    (entry,) = participation.find(
        lines("Eva Dam mødte som suppleant for Bo Lund (A).")
    ).participation

    assert entry.substitute_for == "Bo Lund"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Tiltrådte indstillingen.\n\nTove Lind (løsgænger) deltog ikke under punktet.", "Tiltrådte indstillingen."),
        ("Fraværende: Bo Lund\nGodkendt.", "Godkendt."),
        ("Godkendt. Fraværende: Bo Lund", "Godkendt."),
        ("Godkendt.\n.", "Godkendt."),
        ("Godkendt.\nVenstre stemte imod.\nBo Lund deltog ikke.", "Godkendt. Venstre stemte imod. Bo Lund deltog ikke."),
    ],
)  # fmt: skip
def test_what_is_left_of_the_decision(text, rest):
    found = participation.find(lines(text))

    assert found.rest == rest
    assert " ".join(line.text.strip() for line in found.rest_lines if line.text != ".") == rest


def test_lines_are_kept():
    (entry,) = participation.find(
        lines("Godkendt.\n\nBo Lund deltog ikke i\nbehandlingen.")
    ).participation

    assert entry.lines == (9, 10)
