"""Pictures tell the truth, say it in words too, and let nothing out of themselves."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from raadslag.publish.pictures import svg
from raadslag.publish.pictures.bars import bars
from raadslag.publish.pictures.path import path
from raadslag.web.parts import Treatment

HEADINGS = ("Udfald", "Punkter")


def tree(figure):
    return etree.fromstring(figure.svg)


def shares(figure):
    return [bar.get("width") for bar in tree(figure).findall("rect[@class='bar']")]


def step(body, day, outcome="adopted", state="done", **more):
    return Treatment(body, state, day=day, outcome=outcome, **more)


def test_a_bar_is_as_long_as_its_share_of_the_longest():
    figure = bars("f", [("Godkendt", 40), ("Udsat", 10)], caption="2026", headings=HEADINGS)
    assert shares(figure) == ["100%", "25%"]
    assert [t.text for t in tree(figure).findall("text")] == ["Godkendt", "40", "Udsat", "10"]


def test_nothing_has_no_bar_and_very_little_is_seen():
    figure = bars("f", [("A", 10_000), ("B", 1), ("C", 0)], caption="2026", headings=HEADINGS)
    assert shares(figure) == ["100%", "0.6%"]


@pytest.mark.parametrize("counts", [[], [("A", 0)]])
def test_a_picture_of_nothing_is_drawn_too(counts):
    assert shares(bars("f", counts, caption="2026", headings=HEADINGS)) == []


def test_the_table_says_the_same():
    figure = bars("f", [("Godkendt", 40)], caption="2026", headings=HEADINGS)
    assert figure.table.caption == "2026"
    assert figure.table.rows == [["Godkendt", 40]]


def test_a_picture_has_a_name_for_those_who_do_not_see_it():
    root = tree(bars("f", [("A", 1)], caption="Årets punkter", headings=HEADINGS))
    assert root.get("role") == "img"
    assert root.find("title").get("id") == root.get("aria-labelledby")
    assert root.findtext("title") == "Årets punkter"


@pytest.mark.parametrize(
    "words", ["</svg><script>alert(1)</script>", '" onload="alert(1)', "A & B"]
)
def test_words_stay_words(words):
    figure = bars("f", [(words, 1)], caption=words, headings=HEADINGS)
    root = tree(figure)
    assert root.findtext("title") == words
    assert root.find("text").text == words
    assert not root.findall(".//script")
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")]
    assert "style=" not in figure.svg


def test_a_path_lies_along_time_with_a_lane_for_each_body():
    figure = path(
        "vej",
        [
            step("KMU", date(2026, 1, 1), "postponed"),
            step("ØU", date(2026, 3, 2)),
            step("KMU", date(2026, 1, 31)),
            step("KB", date(2026, 4, 11), None, "coming"),
            step("SUS", None, None, "coming"),
        ],
    )
    marks = tree(figure).findall("svg")
    assert [mark.get("x") for mark in marks] == ["3%", "31.2%", "59.4%", "97%"]
    heights = [mark.get("y") for mark in marks]
    assert heights[0] == heights[1]
    assert len(set(heights)) == 3
    assert [mark.find("circle").get("class") for mark in marks][-1] == "stop--coming"
    assert len(tree(figure).findall("line[@class='way--coming']")) == 1
    assert "1. januar 2026 til 11. april 2026" in figure.caption
    assert figure.table.rows[0] == ["1. januar 2026", "KMU", "Udsat"]
    assert figure.table.rows[-1] == ["11. april 2026", "KB", "planlagt"]


@pytest.mark.parametrize(
    "treatments",
    [
        [],
        [step("KMU", date(2026, 1, 1)), step("KB", date(2026, 2, 1))],
        [step("KMU", None)] * 5,
        [step("KMU", date(2026, 1, 1))] * 5,
    ],
)
def test_what_is_read_faster_than_looked_at_has_no_picture(treatments):
    assert path("vej", treatments) is None


def test_places_are_in_hundredths_with_a_point():
    root = svg.ground("f", height=10, title="x")
    svg.box(root, 33.333333, 1.5, 0.1, 2, kind="bar")
    assert etree.fromstring(svg.drawn(root)).find("rect").attrib == {
        "class": "bar", "x": "33.33%", "y": "1.5", "width": "0.1%", "height": "2",
    }  # fmt: skip
