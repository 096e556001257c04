"""Agenda and minutes of one meeting become one record."""

from raadslag.ingest.merging import merge
from raadslag.ingest.parse.record import Attachment, Item, Meeting, Record, Section


def record(kind, *items, **head):
    return Record(
        f"{kind}.txt",
        "general",
        1.0,
        document_type=kind,
        meeting=Meeting(**head),
        items=list(items),
    )


def item(position, title, **fields):
    return Item(position, number=str(position), title=title, **fields)


AGENDA = record(
    "dagsorden",
    item(1, "Dagsorden"),
    item(
        2,
        "Havnekajen",
        sections=[Section("Økonomi", text="2 mio. kr.")],
        attachments=[Attachment("Kort")],
    ),
    item(3, "Hastesag"),
    item(4, "Eventuelt"),
    date="2025-03-04",
    start="17:00",
)
MINUTES = record(
    "referat",
    item(1, "Dagsorden", decision="Godkendt.", outcome="adopted"),
    item(2, "Havnekajen", decision="Udsat.", outcome="postponed"),
    item(3, "Eventuelt", decision="Intet.", outcome="other"),
    date="2025-03-04",
)


def test_the_minutes_decide_and_the_agenda_fills_in():
    whole = merge([AGENDA, MINUTES]).record
    kaj = whole.items[1]
    assert (kaj.decision, [a.title for a in kaj.attachments]) == ("Udsat.", ["Kort"])
    assert [s.heading for s in kaj.sections] == ["Økonomi"]
    assert whole.meeting.start == "17:00"


def test_the_order_in_which_they_came_makes_no_difference():
    one, other = merge([AGENDA, MINUTES]), merge([MINUTES, AGENDA])
    assert one.record == other.record


def test_an_item_of_the_agenda_alone_keeps_its_place():
    whole = merge([MINUTES, AGENDA])
    assert [m.item.title for m in whole.items] == [
        "Dagsorden",
        "Havnekajen",
        "Hastesag",
        "Eventuelt",
    ]
    assert [m.item.position for m in whole.items] == [1, 2, 3, 4]


def test_each_item_knows_where_each_source_has_it():
    whole = merge([MINUTES, AGENDA])
    assert whole.items[3].places == {0: 3, 1: 4}


def test_nothing_read_is_changed_by_merging():
    before = AGENDA.items[3].position
    merge([MINUTES, AGENDA])
    assert AGENDA.items[3].position == before
    assert MINUTES.items[1].attachments == []
