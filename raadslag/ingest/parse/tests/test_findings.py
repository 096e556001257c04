"""Each kind: what it tells of, and what it must leave alone."""

import pytest

from raadslag.ingest.parse import findings
from raadslag.ingest.parse.lines import Line, Source
from raadslag.ingest.parse.record import (
    Attachment,
    AttachmentCounts,
    ContentsEntry,
    Item,
    Meeting,
    Point,
    Record,
)


def find(text, *, date="2023-11-28", **item):
    """Findings of a document that is one item."""
    lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), 1))
    record = Record("a.txt", "general", 1.0, meeting=Meeting(date=date))
    record.items = [Item(1, lines=(1, len(lines)), **item)]
    return findings.find(record, Source("a.txt", "text", lines, ""))


def told(text, **item):
    return [(f.kind, f.lines, f.text) for f in find(text, **item)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Proces for ny erhvervs politik", ["erhvervs politik"]),
        ("Den nye erhvervs politik skal vedtages.", ["erhvervs politik"]),
        ("- Hørings svar fra Ældrerådet", ["Hørings svar"]),
        ("Der er behov for bedre sikkerheds udstyr.", ["sikkerheds udstyr"]),
        ("Det vurderes under vejs i projektet.", ["under vejs"]),
        ("De budget mæssige følger er små.", ["budget mæssige"]),
        ("erhvervs politik og erhvervs service", ["erhvervs politik", "erhvervs service"]),
        ("Erhvervs- og Vækstudvalget", []),
        ("uddannelses- og beskæftigelsespolitik", []),
        ("en forenings økonomi", []),
        ("Magistratens 2. Afdelings erklæring", []),
        ("Social og Beskæftigelses gennemgang af tallene", []),
        ("årets budget og byens træer", []),
        ("nonprofit organisationen, STU forløb, med mindre", []),
        ("undervejs og til vejs ende", []),
    ],
)
def test_split_word(text, expected):
    assert told(text) == [("split_word", [1], words) for words in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Udvalget mødes tirsdag den 28. november 2023.", []),
        ("Udvalget mødes mandag den 28. november 2023.", [("weekday", [1])]),
        ("Det fremlægges på udvalgsmødet 3. december 2023.", [("weekday", [1])]),
        ("Loppemarkedet er den 3. december 2023.", []),
    ],
)
def test_weekday(text, expected):
    assert [(f.kind, f.lines) for f in find(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Havnepolitik 2021-2105", ["2021-2105"]),
        ("Vedtaget den 3. maj 2103", ["den 3. maj 2103"]),
        ("Klimaplan 2020-2050", []),
        ("Sag 1-2021-2105", []),
        ("Tlf. 2021-2105-1", []),
    ],
)
def test_impossible_year(text, expected):
    assert [f.text for f in find(text) if f.kind == "impossible_year"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I 1. kvartal 2023 afholdes der igen et møde med foreningen.", [1]),
        ("Rapporten forventes klar i 2. kvartal 2023.", [1]),
        ("Rapporten forventes klar i 2. kvartal 2024.", None),
        ("Rapporten blev i 1. kvartal 2023 sendt videre, og svar forventes.", None),
        ("Mødet blev holdt i 1. kvartal 2023.", None),
        ("Den forventes i 1. kvartal 2019.", None),
    ],
)
def test_past_period(text, expected):
    assert [f.lines for f in find(text) if f.kind == "past_period"] == (
        [expected] if expected else []
    )


def test_two_dates_for_one_meeting():
    text = (
        "Økonomiudvalget den 24. oktober 2023, pkt. 6.\n"
        "Oversigten indgik i Økonomiudvalgets drøftelse den 24. oktober 2023.\n"
        "Økonomiudvalget besluttede på møde den 26. oktober 2023 at spørge alle."
    )

    (finding,) = find(text)

    assert (finding.kind, finding.lines) == ("two_dates", [1, 2, 3])
    assert finding.text == "24. oktober 2023 / 26. oktober 2023"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Byrådet den 3. oktober 2023.\nByrådet den 10. oktober 2023.\nByrådet den 3. oktober 2023.", id="two sittings"),
        pytest.param("Økonomiudvalget den 24. oktober 2023.\nBørneudvalget den 26. oktober 2023.\nØkonomiudvalget den 24. oktober 2023.", id="two bodies"),
        pytest.param("Byrådet holder seminar den 9. og 10. oktober 2023.\nByrådet den 9. oktober 2023.", id="two days"),
    ],
)  # fmt: skip
def test_no_two_dates(text):
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kommunen har i dag tre planer:\n\n- Havneplan\n- Skovplan", [("count", [1, 3, 4])]),
        ("Kommunen har i dag to planer:\n- Havneplan\n- Skovplan", []),
        ("Det varer tre år:\n- Havneplan\n- Skovplan", []),
        ("De fire områder:\n1. Havn\n2. Skov\n- bøg\n- eg\n3. By", []),
    ],
)
def test_count(text, expected):
    assert [(f.kind, f.lines) for f in find(text)] == expected


def test_attachment_count():
    attachments = [Attachment("Kort", True, lines=(2, 2)), Attachment("Notat", False, lines=(3, 3))]

    right = find(
        "2 bilag, heraf 1 anbefales\nKort\nNotat",
        attachments=attachments,
        attachment_counts=AttachmentCounts(2, 1, (1, 1)),
    )
    wrong = find(
        "3 bilag\nKort\nNotat",
        attachments=attachments,
        attachment_counts=AttachmentCounts(3, None, (1, 1)),
    )

    assert right == []
    assert [(f.kind, f.lines) for f in wrong] == [("count", [1, 2, 3])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Løn 270.000 kr.\nLeje 120.000 kr.\nI alt 400.000 kr.", [("sum", [1, 2, 3])]),
        ("Løn 270.000 kr.\nLeje 130.000 kr.\nI alt 400.000 kr.", []),
        ("Løn 0,3 mio. kr.\nLeje 0,1 mio. kr.\nI alt 0,5 mio. kr.", []),  # 0,34 and 0,14 make 0,48
        ("I alt 400.000 kr.", []),
    ],
)
def test_sum(text, expected):
    assert [(f.kind, f.lines) for f in find(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Der er givet 400.000 kr.\n25 pct. af midlerne afhænger af resultatet: 320.000 kr. er sikre, 80.000 er ikke.",
            [[2]],
        ),
        (
            "Der er givet 400.000 kr.\n20 pct. af midlerne afhænger af resultatet: 320.000 kr. er sikre, 80.000 er ikke.",
            [],
        ),
        ("6 ud af 21 borgere, svarende til 38,6 pct., er i job.", [[1]]),
        ("6 ud af 21 borgere, svarende til 28,6 pct., er i job.", []),
    ],
)
def test_percent(text, expected):
    assert [f.lines for f in find(text) if f.kind == "percent"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("På havnens område har Egevig Kommune to planer og mål.\nPå havnens område har Egevig Kommune i dag tre planer og mål.", [[1, 2]]),
        ("På skolernes område har vi i Egevig Kommune to planer.\nPå havnens område har vi i Egevig Kommune fem planer.", []),
        ("På havnens område har vi i Egevig Kommune to planer.\nPå havnens område har vi i Egevig Kommune fem planer.", [[1, 2]]),
        ("Der er givet 806.000 kr.\nDer er søgt 806.220 kr.\nAt give 806.000 kr.", [[1, 2, 3]]),
        ("Der er givet 0,8 mio. kr.\nDer er søgt 806.220 kr.", []),
        ("I 2020 er der givet 76 seniorpensioner i Egevig Kommune.\nI Egevig Kommune er der bevilget 101 seniorpension i 2020.", [[1, 2]]),
        ("I 2020 er der givet 76 seniorpensioner i Egevig Kommune.\nI 2021 er der givet 101 seniorpensioner i Egevig Kommune.", []),
    ],
)  # fmt: skip
def test_conflicting_figure(text, expected):
    assert [f.lines for f in find(text) if f.kind == "conflicting_figure"] == expected


def test_letter_gap():
    text = "A. Havnen\nB. Skoven\nC. Broen\nD. Mundtlig orientering"
    points = [Point(label, None, label == "D", (n, n)) for n, label in enumerate("ABCD", 1)]

    gap = find(
        text, points=points, attachments=[Attachment("A. Havnen.pdf"), Attachment("B. Skoven.pdf")]
    )
    none = find(text, points=points, attachments=[Attachment("Bilag 1")])

    assert [(f.kind, f.lines, f.text) for f in gap] == [("letter_gap", [3], "C. Broen")]
    assert none == []


def test_misspelt_decision():
    (finding,) = find(
        "Beslutning\nTilrådde indstillingen.",
        decision="Tilrådde indstillingen.",
        outcome="adopted",
        verb="Tilrådde",
    )

    assert (finding.kind, finding.lines, finding.text) == (
        "misspelt_decision",
        [2],
        "Tilrådde indstillingen",
    )
    assert find("Tiltrådte.", decision="Tiltrådte.", outcome="adopted", verb="Tiltrådte") == []


@pytest.mark.parametrize(
    ("entry", "kinds"),
    [
        ("Evaluering af havnebadet", []),
        ("Evalueringsrapport af havnebadet", ["contents_title"]),
        ("Evaluering af havne", []),
        ("evaluering af havne- badet.", []),
        ("Godkendelse af dagsorden", []),
    ],
)
def test_contents_title(entry, kinds):
    lines = (Line(1, entry), Line(2, "Punkt 1: Evaluering af havnebadet"))
    record = Record("a", "general", 1.0, meeting=Meeting(date="2023-11-28"))
    record.contents = [ContentsEntry(entry, 3, (1, 1))]
    record.items = [Item(1, title="Evaluering af havnebadet", lines=(2, 2))]

    found = findings.find(record, Source("a", "text", lines, ""))

    assert [f.kind for f in found] == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Skriv en kort resumé her]", ["[Skriv en kort resumé her]"]),
        ("Klik her for at angive tekst.", ["Klik her for at angive tekst"]),
        ("Behandlet den xx.xx.2023", ["xx.xx"]),
        ("Der gives XXXX kr.", ["XXXX"]),
        ("Behandlet den dd-mm-åååå", ["dd-mm-åååå"]),
        ("Klik her for at folde ud og læse mere", []),
        ("[1] Se bilag. Kapitel XX.", []),
    ],
)
def test_template_prompt(text, expected):
    assert [f.text for f in find(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida, 211062-5629, bor her.", ["cpr"]),
        ("Ida, 211062-5628, bor her.", ["cpr_unverified"]),
        ("CPR-nr. 2110625628", ["cpr_unverified"]),
        ("Nummer 2110625629", ["cpr"]),
        ("Nummer 2110625628", []),
        ("Sagsnr. 010120-2013", []),
        ("018520-2013", []),
        ("020877-2013", []),
        ("Beløb 211.062 kr. og tlf. 21 10 62 56", []),
        ("00.00.00-G01-9-20 og EMN-2021-105629", []),
    ],
)
def test_cpr(text, expected):
    found = find(text)

    assert [f.kind for f in found] == expected
    assert all("562" not in f.text for f in found)


def test_findings_stand_in_the_order_of_their_lines():
    found = find("Ny erhvervs politik 2021-2105\nNy erhvervs service")

    assert [f.lines for f in found] == sorted(f.lines for f in found)
    assert {f.item for f in found} == {1}
