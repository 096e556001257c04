"""What a document says, before any form of it is written."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from raadslag.meetings.presentation import (
    EarlierView,
    MeetingView,
    RouteStepView,
    SectionView,
)
from raadslag.meetings.print import composing
from raadslag.meetings.print.composing import Printing
from raadslag.meetings.print.look import Look
from raadslag.meetings.print.values import Clauses, Files, Quote, Table
from raadslag.meetings.print.wording import clean


def printed(view: MeetingView, **look: object) -> composing.Document:
    return composing.meeting(view, Printing(look=Look(**look)))


def section(document, heading: str, at: int = 1):
    return next(one for one in document.items[at].sections if one.heading == heading)


def headings(document, at: int = 1) -> list[str]:
    return [one.heading for one in document.items[at].sections]


def test_the_head_says_what_of_whom_when_and_which_version(minutes):
    document = printed(minutes)

    assert document.title == "Referat, Klimaudvalget, 4. marts 2025"
    assert document.when == "tirsdag 4. marts 2025 kl.\u00a017.00–19.05"
    assert document.version == "Referat, udgave 2, offentliggjort 6. marts 2025"
    assert document.municipality == "Søndby Kommune"


def test_the_papers_are_danish_whatever_the_reader_reads_in(minutes):
    from django.utils import translation

    with translation.override("en"):
        document = printed(minutes)

    assert document.items[0].outcome == "Taget til efterretning"
    assert "marts" in document.when


@pytest.mark.parametrize(
    ("state", "edition", "supplement", "kind"),
    [
        ("agenda", "agenda", None, "Dagsorden"),
        ("agenda", "supplementary", 1, "Dagsorden med tillægsdagsorden 1"),
        ("minutes", "minutes", None, "Referat"),
        ("minutes", "corrected", None, "Rettet referat"),
        ("agenda", "", None, "Dagsorden"),
    ],
)
def test_the_paper_is_called_what_was_released(minutes, state, edition, supplement, kind):
    minutes.state, minutes.edition, minutes.supplement = state, edition, supplement

    assert printed(minutes).kind == kind


def test_an_items_sections_stand_in_the_order_of_a_protocol(minutes):
    assert headings(printed(minutes)) == [
        "Anledning",
        "Økonomi",
        "Indstilling",
        "Gæster under punktet",
        "Historik",
        "Beslutning",
        "Bilag",
    ]


@pytest.mark.parametrize(
    ("form", "prefix", "ticks", "decider"),
    [
        ("prefix", "KMU/KB", 0, False),
        ("ticks", "", 2, False),
        ("decider", "", 0, True),
        ("hidden", "", 0, False),
    ],
)
def test_the_route_shows_as_the_house_style_says(minutes, form, prefix, ticks, decider):
    document = printed(minutes, route=form)

    item = document.items[1]
    assert (item.title, item.prefix) == ("Vindmøller ved Sandkær", prefix)
    assert len(item.ticks) == ticks
    assert ("Beslutningen træffes af" in headings(document)) == decider


def test_bodies_that_are_spelt_out_stand_below_the_title(minutes):
    for step, name in zip(minutes.items[1].route, ("Klimaudvalget", "Byrådet"), strict=True):
        step.abbreviation = name

    item = printed(minutes).items[1]

    assert (item.prefix, item.facts[-1]) == ("KMU/KB", ("Sagens vej:", "Klimaudvalget – Byrådet"))


def test_a_way_of_one_body_that_is_spelt_out_is_not_repeated(minutes):
    item = minutes.items[0]
    item.route = [RouteStepView(abbreviation="Klimaudvalget")]

    assert printed(minutes).items[0].prefix == ""
    assert printed(minutes).items[0].facts == []


def test_points_stand_once_where_the_case_text_holds_them_too(minutes):
    minutes.items[0].sections = [SectionView(heading="Sag", kind="case", text="A. Nyt: Intet.")]

    assert headings(printed(minutes), 0) == ["Sag", "Beslutning"]


def test_history_shows_its_words_or_its_days(minutes):
    words = section(printed(minutes, history="words"), "Historik").parts
    days = section(printed(minutes, history="dates"), "Tidligere behandling").parts

    assert words == [
        Quote(by="Miljøudvalget, 7. januar 2025, punkt 4", paragraphs=[[("Udsat.", "")]])
    ]
    assert days[0].entries == [[("Miljøudvalget, 7. januar 2025, punkt 4", "")]]


def test_earlier_treatments_without_body_and_day_are_still_told(minutes):
    minutes.items[1].earlier = [EarlierView(text="Udsat.")]

    quote = section(printed(minutes), "Historik").parts[0]

    assert (quote.by, quote.paragraphs) == ("Tidligere behandlet", [[("Udsat.", "")]])


def test_attachments_are_counted_where_the_style_counts_and_labelled_after_the_item(minutes):
    files = section(printed(minutes, counts_attachments=True), "Bilag").parts[0]

    assert isinstance(files, Files)
    assert files.count == "2 bilag, heraf 1 anbefales"
    assert [file.label for file in files.entries] == ["2.1", "2.2"]
    assert files.entries[0].note == "anbefales læst, 4 sider"
    assert section(printed(minutes), "Bilag").parts[0].count == ""


def test_clauses_decided_apart_carry_their_results(minutes):
    clauses = section(printed(minutes), "Indstilling").parts[1]

    assert isinstance(clauses, Clauses)
    assert [(c.label, c.outcome, c.result) for c in clauses.entries] == [
        ("1", "Godkendt", "Godkendt."),
        ("2", "Forkastet", "Forkastet."),
    ]


def test_a_count_and_the_names_of_the_same_vote_are_one_table(minutes):
    tables = [p for p in section(printed(minutes), "Beslutning").parts if isinstance(p, Table)]

    assert [(t.headings, t.rows) for t in tables] == [
        (["Stemmer", "Antal", "Hvem"], [["For", "4", "A"], ["Imod", "3", "V"]])
    ]


def test_a_cancelled_meeting_says_so_first(minutes):
    minutes.cancelled, minutes.cancel_reason = True, "sne"

    assert printed(minutes).notices == ["Mødet er aflyst: sne"]


def test_the_closed_volume_holds_closed_matter_alone(minutes):
    minutes.items[1].attachments[1].closed = True

    document = printed(composing.closed_volume(minutes))

    assert [item.title for item in document.items] == [
        "Vindmøller ved Sandkær",
        "Salg af grund til Bo Hansen",
    ]
    assert headings(document, 0) == ["Bilag"]
    assert [file.title for file in document.items[0].sections[0].parts[0].entries] == [
        "Høringssvar"
    ]


def test_an_extract_says_how_to_cite_it(minutes):
    printing = Printing(address="https://soendby.dk/punkt/item00000002/")

    document = composing.extract(minutes, minutes.items[1], printing)

    assert document.title == "Udskrift af referat, Klimaudvalget, 4. marts 2025, punkt 2"
    words = "".join(piece for piece, _ in document.closing[0].parts[0].pieces)
    assert words == (
        "Klimaudvalget, Søndby Kommune, mødet 4. marts 2025, punkt 2, »KMU/KB - Vindmøller ved "
        "Sandkær«, udgave 2. https://soendby.dk/punkt/item00000002/"
    )


def test_the_same_content_gives_the_same_document(minutes):
    again = msgspec.convert(msgspec.to_builtins(minutes), MeetingView)

    assert printed(minutes) == printed(again)


def test_a_meeting_of_which_little_is_known_is_printed_all_the_same(minutes):
    minutes.on = minutes.start = minutes.end = minutes.version = minutes.released = None
    minutes.place, minutes.items, minutes.presence, minutes.state = "", [], [], "agenda"

    document = printed(minutes)

    assert (document.title, document.when) == ("Dagsorden, Klimaudvalget", "")
    assert document.version == "Dagsorden, ikke offentliggjort"


def test_what_no_file_may_hold_is_left_out():
    assert clean("a\x00b\x0bc\ud800d\ufffe") == "abcd"


def test_a_day_of_release_is_the_day_in_denmark(minutes):
    minutes.released = minutes.released.replace(hour=23)

    assert printed(minutes).version.endswith("7. marts 2025")
    assert minutes.on == date(2025, 3, 4)
