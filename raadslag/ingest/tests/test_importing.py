"""Documents become the record, again and again, without losing an id or what a person has said."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from raadslag.ingest.actions import desk
from raadslag.ingest.models import Correction, ImportRun, UnplacedLine, WorkState
from raadslag.ingest.running import Order, run
from raadslag.meetings.models import AgendaItem, Anchor, Commitment, Meeting, MeetingState, Reading
from raadslag.protocol.models import Entry
from raadslag.protocol.verify import verify

AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)

HEAD = """REFERAT Havneudvalget d. 04-03-2025

Mødedato Tirsdag d. 4. marts 2025 kl. 17:00

Mødested Rådhuset, lokale 2
"""
QUAY = """
Punkt 1: HAU/BY - Ny kaj i inderhavnen

08.00.00-P20-3-25

Anledning

Kajen ved pakhuset er slidt, og bolværket skal skiftes inden vinteren.

Indstilling

Havnechefen indstiller,

1. at kajen fornyes for 2.000.000 kr.

Beslutning

{decision}

Bilag

Tegning af kajen
"""
OTHER = """
Punkt {number}: HAU - Eventuelt

00.00.00-G01-9-25

Beslutning

Intet.
"""


@pytest.fixture
def folder(tmp_path):
    """A folder with the minutes of one meeting of Søndby's Havneudvalg."""
    place = tmp_path / "referater"
    place.mkdir()
    write(place, decision="Udvalget tiltrådte indstillingen.")
    return place


def write(folder, *, decision, name="marts.txt", before=""):
    number = 3 if before else 2
    text = HEAD + before + QUAY.format(decision=decision) + OTHER.format(number=number)
    (folder / name).write_text(text, "utf-8")


def bring_in(folder, municipality, **options):
    *_, tally = run(Order([folder], municipality, **options))
    return tally


def test_the_minutes_become_a_meeting_with_its_items(folder, municipality):
    tally = bring_in(folder, municipality)

    meeting = Meeting.objects.get()
    assert (tally.created, tally.rejected) == (1, [])
    assert (meeting.body.name, meeting.date, meeting.state) == (
        "Havneudvalget",
        date(2025, 3, 4),
        MeetingState.MINUTES,
    )
    quay = meeting.items.get(position=1)
    assert quay.decision.words == "Udvalget tiltrådte indstillingen."
    assert [c.words for c in quay.text.clauses.all()] == ["at kajen fornyes for 2.000.000 kr."]
    assert [e.attachment.title for e in quay.text.enclosures.all()] == ["Tegning af kajen"]
    assert quay.proposal.title == "Ny kaj i inderhavnen"
    assert meeting.items.get(position=2).proposal is None


def test_every_value_knows_its_lines(folder, municipality):
    bring_in(folder, municipality)
    anchor = Anchor.objects.get(position=1)
    lines = (folder / "marts.txt").read_text("utf-8").splitlines()
    first, last = anchor.spans["decision"]
    assert "tiltrådte" in " ".join(lines[first - 1 : last])
    assert "Punkt 1" in lines[anchor.first_line - 1]


def test_running_it_again_changes_nothing(folder, municipality):
    bring_in(folder, municipality)
    before = (
        list(AgendaItem.objects.values()),
        Entry.objects.filter(verb__startswith="meeting").count(),
    )

    tally = bring_in(folder, municipality)

    assert (tally.read, tally.unchanged, tally.created, tally.updated) == (0, 1, 0, 0)
    after = (
        list(AgendaItem.objects.values()),
        Entry.objects.filter(verb__startswith="meeting").count(),
    )
    assert before == after


def test_one_document_is_one_entry_in_the_protocol(folder, municipality):
    bring_in(folder, municipality)
    assert Entry.objects.filter(verb="meeting.imported").count() == 1
    assert verify(municipality) is None


def test_a_changed_file_updates_and_keeps_every_id(folder, municipality):
    bring_in(folder, municipality)
    ids = dict(AgendaItem.objects.values_list("title", "uid"))
    late = "\nPunkt 1: HAU - Hastesag om isvinter\n\nBeslutning\n\nGodkendt.\n"
    text = QUAY.replace("Punkt 1", "Punkt 2").format(decision="Udvalget forkastede indstillingen.")
    (folder / "marts.txt").write_text(HEAD + late + text + OTHER.format(number=3), "utf-8")

    tally = bring_in(folder, municipality)

    assert tally.updated == 1
    assert Meeting.objects.count() == 1
    now = {item.title: item for item in AgendaItem.objects.filter(withdrawn=False)}
    assert {title: now[title].uid for title in ids} == ids
    assert [i.position for i in sorted(now.values(), key=lambda i: i.position)] == [1, 2, 3]
    assert now["HAU/BY - Ny kaj i inderhavnen"].decision.outcome == "rejected"


def test_what_a_person_corrected_is_kept_and_the_rest_is_updated(folder, municipality, clerk):
    bring_in(folder, municipality)
    quay = AgendaItem.objects.get(position=1)
    desk.correct_value(
        meeting=quay.meeting, item=quay, field="title", value="Ny kaj", by=clerk, at=AT
    )
    write(folder, decision="Udvalget forkastede indstillingen.")

    bring_in(folder, municipality)

    quay.refresh_from_db()
    assert quay.title == "Ny kaj"
    assert quay.decision.outcome == "rejected"


def test_a_correction_is_undone_with_one_deed(folder, municipality, clerk):
    bring_in(folder, municipality)
    quay = AgendaItem.objects.get(position=1)
    correction = desk.correct_value(
        meeting=quay.meeting, item=quay, field="decision.words", value="Godkendt.", by=clerk, at=AT
    )
    quay.refresh_from_db()
    assert quay.decision.words == "Godkendt."

    desk.undo_correction(correction=correction, by=clerk, at=AT)

    assert AgendaItem.objects.get(pk=quay.pk).decision.words == "Udvalget tiltrådte indstillingen."
    assert Correction.objects.get().undone_at == AT
    with pytest.raises(desk.DeedRefused):
        desk.undo_correction(correction=correction, by=clerk, at=AT)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("outcome", "måske"),
        ("date", "4. marts"),
        ("clauses", "at"),
        ("farve", "blå"),
        ("number", "9" * 31),
    ],
)
def test_a_value_that_cannot_stand_is_refused_in_words(folder, municipality, clerk, field, value):
    bring_in(folder, municipality)
    quay = AgendaItem.objects.get(position=1)
    item = None if field == "date" else quay
    with pytest.raises(desk.DeedRefused):
        desk.correct_value(
            meeting=quay.meeting, item=item, field=field, value=value, by=clerk, at=AT
        )
    assert not Correction.objects.exists()


def test_agenda_and_minutes_become_one_meeting(folder, municipality):
    agenda = (
        HEAD.replace("REFERAT", "DAGSORDEN") + QUAY.format(decision=".") + OTHER.format(number=2)
    )
    (folder / "dagsorden.txt").write_text(
        agenda.replace("Tegning af kajen", "Budget for kajen"), "utf-8"
    )

    tally = bring_in(folder, municipality)

    meeting = Meeting.objects.get()
    assert tally.read == 2
    assert Reading.objects.filter(meeting=meeting).count() == 2
    assert meeting.items.get(position=1).decision.outcome == "adopted"
    assert meeting.state == MeetingState.MINUTES


def test_a_damaged_file_is_named_and_the_rest_goes_on(folder, municipality):
    (folder / "a.pdf").write_bytes(b"%PDF-1.7\nbroken")
    (folder / "b.txt").write_text("Kære alle. Husk kage på fredag.", "utf-8")

    tally = bring_in(folder, municipality)

    assert tally.created == 1
    assert [name.rsplit("/")[-1] for name, _ in tally.rejected] == ["a.pdf", "b.txt"]
    assert ImportRun.objects.get().rejections == [list(r) for r in tally.rejected]


def test_a_dry_run_saves_nothing(folder, municipality, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    tally = bring_in(folder, municipality, dry_run=True)
    assert tally.created == 1
    assert not Meeting.objects.exists()
    assert not ImportRun.objects.exists()
    assert not (tmp_path / "files").exists()


def test_two_readers_give_what_one_gives(folder, municipality, neighbour):
    for month in range(1, 6):
        text = (folder / "marts.txt").read_text("utf-8").replace("04-03-2025", f"0{month}-04-2025")
        text = text.replace("4. marts 2025", f"{month}. april 2025").replace("Tirsdag d. ", "")
        (folder / f"april{month}.txt").write_text(text, "utf-8")
    one, two = bring_in(folder, municipality), bring_in(folder, neighbour, jobs=2)
    assert one.counts() == two.counts()
    of = AgendaItem.objects.order_by("meeting__date", "position").values_list(
        "title", "decision__words"
    )
    assert list(of.filter(meeting__body__municipality=municipality)) == list(
        of.filter(meeting__body__municipality=neighbour)
    )


def test_a_postponed_item_is_taken_up_and_its_promise_closed(folder, municipality):
    write(folder, decision="Sagen udsættes til mødet den 1. april 2025.")
    text = (folder / "marts.txt").read_text("utf-8")
    later = text.replace("04-03-2025", "01-04-2025").replace("4. marts 2025", "1. april 2025")
    later = later.replace("Sagen udsættes til mødet den 1. april 2025.", "Godkendt.")
    (folder / "april.txt").write_text(later, "utf-8")

    bring_in(folder, municipality)

    before, after = AgendaItem.objects.filter(position=1).order_by("meeting__date")
    assert before.postponement.to_item == after
    assert before.proposal_id == after.proposal_id
    promise = Commitment.objects.get(item=before, kind="postponed")
    assert (promise.status, promise.closed_by) == ("done", after)


def test_a_line_without_a_place_is_placed_by_hand_and_taken_back(folder, municipality, clerk):
    bring_in(folder, municipality)
    reading = Reading.objects.get()
    line = UnplacedLine.objects.create(source=reading.source, line=1, words="Også bolværket.")
    quay = AgendaItem.objects.get(position=1)

    correction = desk.place_line(line=line, item=quay, field="section:Anledning", by=clerk, at=AT)

    words = AgendaItem.objects.get(pk=quay.pk).text.sections.get(heading="Anledning").words
    assert words.endswith("\nOgså bolværket.")
    line.refresh_from_db()
    assert line.state == WorkState.ACCEPTED
    desk.undo_correction(correction=correction, by=clerk, at=AT)
    line.refresh_from_db()
    assert line.state == WorkState.OPEN


def test_an_import_that_was_stopped_goes_on_where_it_was(folder, municipality):
    for month in range(1, 4):
        text = (folder / "marts.txt").read_text("utf-8").replace("04-03-2025", f"0{month}-04-2025")
        text = text.replace("Tirsdag d. 4. marts 2025", f"{month}. april 2025")
        (folder / f"april{month}.txt").write_text(text, "utf-8")
    stopped = run(Order([folder], municipality))
    next(stopped)
    next(stopped)
    stopped.close()
    assert Meeting.objects.count() == 2

    tally = bring_in(folder, municipality)

    assert (tally.unchanged, tally.created) == (2, 2)
    assert Meeting.objects.count() == 4


def test_a_postponed_item_is_taken_up_also_where_the_later_one_prints_it(folder, municipality):
    write(folder, decision="Sagen udsættes til mødet den 1. april 2025.")
    text = (folder / "marts.txt").read_text("utf-8")
    later = text.replace("04-03-2025", "01-04-2025").replace("4. marts 2025", "1. april 2025")
    later = later.replace("Sagen udsættes til mødet den 1. april 2025.", "Godkendt.")
    history = (
        "Historik\n\nBeslutning fra Havneudvalget, 4. marts 2025, pkt. 1:\n\nUdsat.\n\nIndstilling"
    )
    (folder / "april.txt").write_text(later.replace("Indstilling", history, 1), "utf-8")

    bring_in(folder, municipality)

    before, after = AgendaItem.objects.filter(position=1).order_by("meeting__date")
    assert after.earlier.get().linked == before
    assert before.postponement.to_item == after
    assert Commitment.objects.get(item=before, kind="postponed").status == "done"


def test_text_above_the_first_heading_is_the_items_first_section(folder, municipality):
    lead = "Havnen har bedt udvalget om at se på kajen i år."
    minutes = folder / "marts.txt"
    text = minutes.read_text("utf-8")
    minutes.write_text(text.replace("\nAnledning\n", f"\n{lead}\n\nAnledning\n"), "utf-8")

    bring_in(folder, municipality)

    first = AgendaItem.objects.get(position=1).text.sections.order_by("position").first()
    assert (first.heading, first.words) == (None, lead)
    assert not UnplacedLine.objects.exists()
