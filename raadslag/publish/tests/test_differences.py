"""What a version changed: found by permanent ids, said word by word, and gone with what is taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from raadslag.cases.models import Attachment, CaseSection, Enclosure
from raadslag.meetings.models import AgendaItem
from raadslag.meetings.presentation import (
    AttachmentView,
    BodyRef,
    DecisionView,
    ItemView,
    MeetingView,
    SectionView,
)
from raadslag.publish import actions
from raadslag.publish.differences import compared, differences, discreet
from raadslag.publish.models import PublicDifference
from raadslag.publish.tests.conftest import AT, BY, SECRET, answered, rows

LATER = AT + timedelta(days=1)


def item(uid, number, title="Flere træer", **facts):
    return ItemView(uid=uid, position=int(number[0]), number=number, title=title, **facts)


def meeting(*items, **facts):
    body = BodyRef(uid="u", name="Klimaudvalget")
    return MeetingView(
        uid="m", municipality="soendby", municipality_name="Søndby", body=body, items=list(items), **facts
    )  # fmt: skip


def said(changes):
    return [(change.state, change.number) for change in changes]


def marked(pieces):
    signs = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return "".join(signs[piece.mark].format(piece.text) for piece in pieces)


def test_the_same_twice_differs_in_nothing():
    one = meeting(item("a", "1"), item("b", "2"))
    assert differences(one, meeting(item("a", "1"), item("b", "2"))) == []


def test_items_that_come_go_and_move_are_told_apart():
    before = meeting(item("a", "1"), item("b", "2"), item("c", "3"), item("d", "4"))
    after = meeting(item("a", "1"), item("n", "2a"), item("d", "3"), item("b", "4"))
    changes = {change.uid: change for change in differences(before, after)}
    assert {uid: change.state for uid, change in changes.items()} == {
        "n": "new", "b": "changed", "d": "changed", "c": "gone",
    }  # fmt: skip
    assert [uid for uid, change in changes.items() if change.moved] in (["b"], ["d"])
    assert changes["d"].number_before == "4"


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Der plantes 40 træer.", "Der plantes 55 træer.", "Der plantes [-40-][+55+] træer."),
        ("Godkendt.", "Godkendt, idet sagen evalueres.", "Godkendt[+, idet sagen evalueres+]."),
        ("Første.\nAnden.", "Første.\nNy.\nAnden.", "Første.\n[+Ny.\n+]Anden.\n"),
        ("", "Tilføjet.", "[+Tilføjet.\n+]"),
        ("Slettet.", "", "[-Slettet.\n-]"),
    ],
)
def test_words_are_marked(before, after, shown):
    assert marked(compared(before, after)).strip() == shown.strip()


def test_of_a_long_text_only_what_is_near_stands():
    far = " ".join(f"ord{n}" for n in range(400))
    shown = marked(compared(f"{far} før slut", f"{far} nu slut"))
    assert "[-før-][+nu+]" in shown
    assert "ord399" in shown
    assert "ord200" not in shown


def test_a_text_of_ten_thousand_lines_is_compared_at_all():
    before = "\n".join(f"Linje {n} om træer." for n in range(10_000))
    assert "[+buske+]" in marked(compared(before, before.replace("5000 om træer", "5000 om buske")))


def test_sections_of_one_name_are_not_mixed_up():
    first, second = (
        SectionView(heading="Økonomi", text="Et."),
        SectionView(heading="Økonomi", text="To."),
    )
    changed = SectionView(heading="Økonomi", text="Tre.")
    (change,) = differences(
        meeting(item("a", "1", sections=[first, second])),
        meeting(item("a", "1", sections=[first, changed])),
    )
    assert [marked(text.pieces).strip() for text in change.texts] == ["[-To-][+Tre+]."]


def test_an_attachment_is_replaced_when_its_bytes_are_others():
    kort = AttachmentView(uid="k", title="Kort", sha256="1" * 64)
    before = meeting(item("a", "1", attachments=[kort, AttachmentView(uid="b", title="Budget")]))
    after = meeting(
        item("a", "1", attachments=[
            AttachmentView(uid="k", title="Kort", sha256="2" * 64),
            AttachmentView(uid="c", title="Budget"),
            AttachmentView(uid="n", title="Notat"),
        ])
    )  # fmt: skip
    (change,) = differences(before, after)
    assert [(one.uid, one.state, one.position) for one in change.attachments] == [
        ("k", "replaced", 1), ("c", "replaced", 2), ("n", "new", 3),
    ]  # fmt: skip


def test_an_attachment_that_went_is_not_named():
    (change,) = differences(
        meeting(item("a", "1", attachments=[AttachmentView(uid="b", title=SECRET)])),
        meeting(item("a", "1")),
    )
    assert [(one.state, one.position, one.title) for one in change.attachments] == [("gone", 1, "")]


def test_of_an_item_closed_since_nothing_is_repeated():
    before = meeting(item("a", "1", title=SECRET, decision=DecisionView(text=SECRET)))
    changes = differences(before, meeting(item("a", "1", title="Lukket punkt", closed=True)))
    assert said(changes) == [("closed", "1")]
    assert SECRET not in repr(changes)


def test_the_head_is_compared_too():
    (change,) = differences(meeting(on=date(2026, 3, 3)), meeting(on=date(2026, 3, 4)))
    assert (change.uid, change.texts[0].kind) == ("", "date")


def test_hushed_leaves_out_the_words_that_went():
    before = meeting(item("a", "1", title=f"Flere {SECRET}"), item("b", "2", title=SECRET))
    changes = discreet(differences(before, meeting(item("a", "1", title="Flere træer"))))
    assert SECRET not in repr(changes)
    assert said(changes) == [("changed", "1"), ("gone", "2")]


# As they are released


@pytest.fixture
def released(held):
    actions.release_by_hand(answered(held), by=BY, at=AT)
    return held


def rewrite(held, words):
    CaseSection.objects.filter(text__items__meeting=held, text__items__position=1).update(
        words=words
    )


def page_of(client, held):
    return client.get(f"/moede/{held.uid}/udgaver/")


def test_a_version_shows_what_it_changed(client, released, page_check):
    rewrite(released, "Der plantes 55 lindetræer.")
    actions.release(rows(released), by=BY, at=LATER)
    shown = page_check(page_of(client, released))
    assert "Udgave 2: Rettet referat" in shown
    assert "slettet: </span>40</del>" in shown
    assert "tilføjet: </span>55</ins>" in shown
    head = page_check(client.get(f"/moede/{released.uid}/"))
    assert f'href="/moede/{released.uid}/udgaver/"' in head
    assert "Rettet referat" in head


def test_a_hushed_version_says_that_something_went_and_not_what(client, released):
    rewrite(released, f"{SECRET} planter lindetræer.")
    actions.release(rows(released), by=BY, at=LATER)
    assert SECRET in page_of(client, released).content.decode()

    rewrite(released, "Der plantes lindetræer.")
    actions.release(rows(released), by=BY, at=LATER, hushed=True)

    shown = page_of(client, released).content.decode()
    assert SECRET not in shown
    assert "[slettet]" in shown


def test_what_leaves_the_agenda_takes_its_words_out_of_every_version(client, released):
    rewrite(released, f"{SECRET} planter lindetræer.")
    actions.release(rows(released), by=BY, at=LATER)
    AgendaItem.objects.filter(meeting=released, position=1).update(withdrawn=True)
    actions.release(rows(released), by=BY, at=LATER)
    shown = page_of(client, released).content.decode()
    assert SECRET not in shown
    assert "Taget af dagsordenen: punkt 1" in shown


def test_a_withdrawn_meeting_keeps_no_difference(client, released):
    rewrite(released, "Der plantes 55 lindetræer.")
    made = actions.release(rows(released), by=BY, at=LATER)
    actions.withdraw(made, why="En fejl.", by=BY, at=LATER)
    assert not PublicDifference.objects.exists()
    assert page_of(client, released).status_code == 410


def test_supplementary_agendas_are_counted(released, body):
    from raadslag.meetings import actions as meetings
    from raadslag.meetings.drafts import ItemDraft, MeetingDraft
    from raadslag.meetings.models import Meeting

    draft = MeetingDraft(
        Meeting(body=body, date=date(2026, 5, 5)),
        items=[ItemDraft(AgendaItem(number="1", title="Sti"))],
    )
    coming = meetings.enter_meeting(draft, by=BY, at=AT)
    made = [actions.release(rows(coming), by=BY, at=AT)]
    for title in ("Cykelsti", "Gangsti"):
        AgendaItem.objects.filter(meeting=coming).update(title=title)
        made.append(actions.release(rows(coming), by=BY, at=LATER))
    assert [(one.kind, one.supplement) for one in made] == [
        ("agenda", None), ("supplementary", 1), ("supplementary", 2),
    ]  # fmt: skip


def test_an_item_pointed_at_is_named_only_while_it_is_public(client, released, body):
    """An earlier treatment that is not released, or no longer, lends its title to nobody."""
    from raadslag.meetings import actions as meetings
    from raadslag.meetings.drafts import ItemDraft, MeetingDraft
    from raadslag.meetings.models import EarlierTreatment, Meeting

    trees = released.items.get(position=1)
    later = MeetingDraft(
        Meeting(body=body, date=date(2026, 5, 5)),
        items=[
            ItemDraft(
                AgendaItem(number="1", title="Igen"),
                earlier=[EarlierTreatment(printed_body="Klimaudvalget", date=date(2026, 3, 3), linked=trees)],
            )
        ],
    )  # fmt: skip
    again = meetings.enter_meeting(later, by=BY, at=AT)
    actions.release_by_hand(rows(again), by=BY, at=AT)
    address = f"/punkt/{again.items.get().uid}/"
    assert "/punkt/" + trees.uid in client.get(address).content.decode()

    actions.withdraw(released_of(released), why="En fejl.", by=BY, at=LATER)

    assert trees.uid not in client.get(address).content.decode()


def released_of(held):
    from raadslag.publish.models import PublicMeeting

    return PublicMeeting.objects.get(uid=held.uid).release


def test_a_new_attachment_is_named(client, released):
    trees = released.items.get(position=1)
    note = Attachment.objects.create(municipality=released.body.municipality, title="Notat om jord")
    Enclosure.objects.create(text=trees.text, attachment=note, position=9)
    actions.release(rows(released), by=BY, at=LATER)
    assert "Bilag 2 er nyt: Notat om jord" in page_of(client, released).content.decode()
