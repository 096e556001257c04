"""What the gate sees, and what it lets pass."""

import pytest

from raadslag.meetings.presentation import (
    AttachmentView,
    BodyRef,
    DecisionView,
    ItemView,
    MeetingView,
    SectionView,
)
from raadslag.publish.gate import BLOCKING, KINDS, examine


def meeting(*items: ItemView, **fields) -> MeetingView:
    body = BodyRef(uid="b", name="Havneudvalget")
    return MeetingView(
        uid="m",
        municipality="strandby",
        municipality_name="Strandby",
        body=body,
        items=list(items),
        **fields,
    )


def item(text="", uid="i", **fields) -> ItemView:
    sections = [SectionView(heading="Sagsfremstilling", text=text)] if text else []
    return ItemView(uid=uid, position=1, title="Ny kaj", sections=sections, **fields)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ansøgeren 070761-4285 får et tilskud.", "cpr"),
        ("Ansøgeren er født 010190-1234.", "cpr_unverified"),
        ("Skriv til else.brandt@gmail.com.", "email"),
        ("Ring på tlf. 40 12 34 56.", "phone"),
        ("[Skriv her, hvad sagen handler om]", "template_prompt"),
    ],
)
def test_it_sees_in_an_open_text(text, kind):
    (seen,) = examine(meeting(item(text)))
    assert (seen.kind, seen.place, seen.item_uid) == (kind, "Sagsfremstilling", "i")


def test_a_cpr_number_is_never_repeated_in_the_finding():
    (seen,) = examine(meeting(item("070761-4285")))
    assert "4285" not in seen.text


@pytest.mark.parametrize("where", ["title", "decision", "attachment", "place"])
def test_it_looks_everywhere_a_text_becomes_public(where):
    cases = {
        "title": meeting(ItemView(uid="i", position=1, title="Ansøgning 070761-4285")),
        "decision": meeting(item(decision=DecisionView(text="Bevilget til 070761-4285."))),
        "attachment": meeting(
            item(attachments=[AttachmentView(uid="a", title="Brev 070761-4285.pdf")])
        ),
        "place": meeting(place="Hos 070761-4285"),
    }
    assert [seen.kind for seen in examine(cases[where])] == ["cpr"]


@pytest.mark.parametrize(
    "text",
    [
        "Kontakt havnen@strandby.dk.",
        "Sag 15.00.00-A00-21-20 om 2026-08-01.",
        "Beløbet er 40.123.456 kr.",
    ],
)
def test_it_lets_pass(text):
    assert examine(meeting(item(text))) == []


def test_a_closed_item_with_text_waits_for_a_person():
    (seen,) = examine(meeting(item("Køber er Jens.", closed=True)))
    assert seen.kind == "closed_content"
    assert seen.blocks


def test_a_closed_item_that_says_nothing_is_listed():
    (seen,) = examine(meeting(item(closed=True)))
    assert seen.kind == "closed_bare"
    assert not seen.blocks
    assert examine(meeting(item(closed=True, ground="Forretningsforhold"))) == []


def test_words_of_a_closed_item_in_an_open_one_block():
    words = "Køberen tilbyder fire millioner kroner for hele grunden ved havnen"
    found = examine(meeting(item(words, closed=True), item(f"Se: {words}.", uid="open")))
    assert {(seen.kind, seen.item_uid) for seen in found} >= {("quoted_closed", "open")}


def test_what_is_personal_in_a_closed_text_is_not_listed_in_the_open():
    found = examine(meeting(item("070761-4285", closed=True)))
    assert [seen.kind for seen in found] == ["closed_content"]


def test_hidden_text_of_a_source_file_blocks():
    (seen,) = examine(meeting(item()), hidden=["Side 2: tekst uden for siden"])
    assert seen.kind == "hidden_text"
    assert seen.blocks


def test_every_kind_that_blocks_has_its_words():
    assert set(KINDS) >= BLOCKING
