from datetime import date

import pytest

from raadslag.ingest.parse.lines import Line
from raadslag.ingest.parse.record import Earlier, Item
from raadslag.ingest.parse.rules import decision, follow_ups

MEETING = date(2023, 5, 9)


def read(text, recommendations=(), *, earlier=(), case="", document_type="referat"):
    classified = decision.classify(text, recommendations=recommendations)
    item = Item(
        3,
        decision=text or None,
        outcome=classified.outcome,
        results=classified.results,
        recommendations=list(recommendations),
        earlier=list(earlier),
    )
    return follow_ups.find(
        item,
        [Line(20, text)],
        [Line(number, clause) for number, clause in enumerate(recommendations, 10)],
        MEETING,
        document_type,
        case_lines=[Line(number, line) for number, line in enumerate(case.split("\n"), 1)],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Udsat.", [("postponed", None)]),
        ("Sagen udsættes til udvalgets møde den 13. juni 2023.", [("postponed", "2023-06-13")]),
        ("Sagen blev udsat i byrådets møde den 9. maj 2023.", [("postponed", None)]),
        ("Udvalget besluttede at udsætte sagen med henblik på svar på udvalgets spørgsmål.", [("postponed", None)]),
        ("Emnet drøftes på et kommende udvalgsmøde.", [("postponed", None)]),
        ("Tiltrådte indstillingen, idet der gives en afrapportering efter ca. et år.", [("report", None)]),
        ("Godkendt med ønske om, at trafikken belyses.", [("note", None)]),
        ("Udvalget bad om en status på haveanlægget.", [("report", None)]),
        ("Udvalget orienteres om legepladsen på et kommende møde.", [("report", None)]),
        ("Udvalget ønsker et notat om parkering.", [("note", None)]),
        ("Der eftersendes notat om skolevejen, og emnet drøftes på et kommende møde.", [("note", None), ("postponed", None)]),
        ("Forvaltningen udarbejder notat senest den 1. juni 2023.", [("note", "2023-06-01")]),
        ("Det blev aftalt, at formanden arrangerer en rundvisning.", [("action", None)]),
        ("Havnerådet inviteres til et møde.", [("action", None)]),
        ("Udvalget har drøftet sagen. Der arbejdes videre med skiltningen.", [("action", None)]),
        ("Fremsendes til Teknisk Forvaltning med henblik på udarbejdelse af en indstilling.", [("action", None)]),
        ("Godkendt med den bemærkning, at punkt 3 behandles før punkt 2.", []),
        ("Tiltrådte indstillingen.", []),
        ("Formanden orienterede om, at der kommer en sag til byrådet.", []),
        ("Notat var udleveret før mødet.", []),
        ("Det blev besluttet, at mødet den 6. juni flyttes til den 7. juni.", []),
        ("Intet.", []),
    ],
)  # fmt: skip
def test_from_the_decision(text, expected):
    found, _ = read(text)

    assert [(f.kind, f.due) for f in found] == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("at der gives tillægsbevilling på 450.000 kr. til havnebadet.", ("grant", 450_000)),
        ("at der frigives anlægsbevilling og rådighedsbeløb på 2,5 mio. kr.", ("grant", 2_500_000)),
        ("at puljen til nattelys øges med 25.000 kr. i 2024.", ("grant", 25_000)),
        ("at der afsættes 60.000 kr. til en ny hjemmeside.", ("grant", 60_000)),
        ("at puljen på 150.000 kr. fordeles som vist.", ("grant", 150_000)),
        ("Der afsættes 0,5 mio. kr. til drift af driftsbudgettet til haller.", None),
        ("at anlægsbevillingen på 2,5 mio. kr. finansieres af kassen.", None),
        ("at forvaltningen indleder dialog med havnen.", ("action", None)),
        ("at processen med opstart i 1. kvartal og vedtagelse i 4. kvartal godkendes.", ("action", None)),
        ("at sagen evalueres efter et år.", ("report", None)),
        ("at forslaget sendes i offentlig høring.", ("response", None)),
        ("at orienteringen tages til efterretning.", None),
        ("at status tages til efterretning.", None),
        ("at projektet godkendes.", None),
        ("at forslaget indgår i det videre arbejde.", None),
    ],
)  # fmt: skip
def test_from_an_adopted_clause(clause, expected):
    found, _ = read("Tiltrådte indstillingen.", [clause])

    assert [(f.kind, f.amount_dkk) for f in found] == ([expected] if expected else [])
    assert all(f.lines == (10, 10) for f in found)


def test_only_the_clauses_that_were_adopted():
    clauses = ["at der gives en bevilling på 100 kr.", "at der gives en bevilling på 200 kr."]

    split, _ = read("Ad 1) Godkendt. Ad 2) Udsat.", clauses)
    refused, _ = read("Ikke godkendt.", clauses)

    assert [f.amount_dkk for f in split if f.kind == "grant"] == [100]
    assert refused == []


def test_an_agenda_decides_nothing():
    assert read(
        "Godkendt.", ["at der gives en bevilling på 100 kr."], document_type="dagsorden"
    ) == ([], [])


def test_what_another_body_ordered_is_proposed():
    earlier = Earlier(
        "Børneudvalget",
        "2023-04-30",
        "2",
        "Godkendt, idet der gives en status efter ca. ½ år.",
        (4, 6),
    )

    found, (proposed,) = read("Godkendt.", earlier=[earlier])

    assert found == []
    assert (proposed.kind, proposed.due, proposed.lines, proposed.item) == (
        "report",
        "2023-10",
        (4, 6),
        3,
    )
    assert "Børneudvalget" in proposed.why


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("Udvalget vil blive holdt løbende orienteret.", [("report", None, (1, 1))]),
        ("Forvaltningen vil fremlægge resultatet for udvalget den 5. september 2023.", [("report", "2023-09-05", (1, 1))]),
        ("2024\n\nNovember/december - indsatsen evalueres.", [("report", "2024-12", (3, 3))]),
        ("Den 5. september 2023: Besøg på havnen.", [("action", "2023-09-05", (1, 1))]),
        ("Udvalget blev orienteret den 3. marts 2023.", []),
        ("Planen kan evalueres.", []),
    ],
)  # fmt: skip
def test_promises_in_the_case_are_proposed(case, expected):
    found, proposed = read("Godkendt.", case=case)

    assert found == []
    assert [(p.kind, p.due, p.lines) for p in proposed] == expected


def test_nothing_is_proposed_from_a_case_that_was_put_off():
    assert read("Udsat.", case="Udvalget vil blive holdt løbende orienteret.")[1] == []


def test_an_empty_clause_orders_nothing():
    assert read("Godkendt.", [" "]) == ([], [])
