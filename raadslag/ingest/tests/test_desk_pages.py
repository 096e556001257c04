"""The desk without a script: who sees it, what each deed does, what is said when it cannot be done."""

from __future__ import annotations

import re

import pytest
import typst
from lxml import html

from raadslag.council.models import PersonMerge, RoleKind
from raadslag.ingest import corrections
from raadslag.ingest.actions import desk as actions
from raadslag.ingest.models import (
    Correction,
    Finding,
    MergeSuggestion,
    Suggestion,
    UnplacedLine,
    WorkState,
)
from raadslag.ingest.tests import deskwork
from raadslag.ingest.tests.deskwork import AT, CLOSED, MINUTES, SECRET
from raadslag.meetings.models import AgendaItem
from raadslag.protocol.models import Entry


@pytest.fixture
def source(municipality, clerk, tmp_path, settings):
    """The Havneudvalg's minutes with a line, a proposal and a finding left; Karen is its secretary."""
    settings.MEDIA_ROOT = tmp_path / "data" / "files"
    source = deskwork.bring_in(municipality, tmp_path, MINUTES)
    deskwork.leave_work(source)
    deskwork.is_secretary(clerk, source.reading.meeting.body)
    return source


@pytest.fixture
def quay(source):
    return source.reading.meeting.items.get(position=1)


@pytest.fixture
def desk(client, clerk, source):
    """Karen at the desk of the minutes."""
    client.force_login(clerk)
    return client


def address(source):
    return f"/arbejde/kilde/{source.uid}/"


def correct(client, source, item, field, value, **more):
    standing = corrections.standing(source.reading.meeting, item, field)
    sent = {
        "punkt": item.uid if item else "",
        "felt": field,
        "set": corrections.mark(standing),
        "vaerdi": value,
        **more,
    }
    return client.post(f"{address(source)}ret/", sent)


# Who sees what


def all_addresses(source):
    run = deskwork.rejected_run(source.municipality)
    deskwork.suggest_merge(source.municipality)
    return [
        "/arbejde/",
        "/arbejde/?vis=usikre",
        "/arbejde/?vis=alle",
        "/arbejde/?vis=alle&q=havne",
        "/arbejde/?vis=alle&q=findesikke",
        "/arbejde/indlaesninger/",
        f"/arbejde/indlaesning/{run.uid}/",
        address(source),
        "/arbejde/sammenlaegning/",
    ]


@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_is_well_made(desk, source, page_check, subtests, language):
    for page in all_addresses(source):
        with subtests.test(page):
            response = desk.get(language + page)
            assert response.status_code == 200
            page_check(response)


def test_the_front_says_what_waits(desk, source):
    text = desk.get("/arbejde/").content.decode()

    assert "1 linje mangler en plads" in text
    assert "Havneudvalget, 4. marts 2025" in text


def test_a_rejected_file_is_named_with_its_reason(desk, source):
    run = deskwork.rejected_run(source.municipality)

    text = html.fromstring(desk.get(f"/arbejde/indlaesning/{run.uid}/").content).text_content()

    assert "a.pdf" in text
    assert "PDF'en er ødelagt" in text


@pytest.mark.parametrize(("who", "status"), [("citizen", 403), ("outsider", 404)])
def test_strangers_do_not_get_to_it(client, source, request, who, status):
    client.force_login(request.getfixturevalue(who))

    assert client.get(address(source)).status_code == status
    assert client.post(f"{address(source)}ret/", {}).status_code == status
    for row in (UnplacedLine, Suggestion, Finding):
        name = {"UnplacedLine": "linje", "Suggestion": "forslag", "Finding": "fund"}[row.__name__]
        sent = client.post(f"/arbejde/{name}/{row.objects.first().uid}/", {"gor": "refuse"})
        assert sent.status_code == status
    assert not Entry.objects.filter(verb__in=("line.dismissed", "finding.refused")).exists()


def test_whoever_is_not_signed_in_is_asked_to(client, source):
    assert client.get(address(source))["Location"].startswith("/konto/login/")


def test_a_member_reads_and_does_not_correct(client, member, source, quay, page_check):
    deskwork.grant(member, RoleKind.MEMBER, source.reading.meeting.body)
    client.force_login(member)

    text = page_check(client.get(address(source)))

    assert "Du kan læse, men ikke rette" in text
    assert "Læg linjen her" not in text
    assert correct(client, source, quay, "title", "Nyt").status_code == 404


def test_no_word_of_a_closed_item_reaches_those_not_entitled(
    client, administrator, clerk, municipality, tmp_path, settings, subtests
):
    """The whole file is withheld: its lines cannot be told apart from the item's."""
    settings.MEDIA_ROOT = tmp_path / "data" / "files"
    source = deskwork.bring_in(municipality, tmp_path, MINUTES + CLOSED)
    deskwork.leave_work(source)
    deskwork.is_secretary(clerk, source.reading.meeting.body)
    assert source.reading.meeting.items.filter(closed=True).count() == 1
    client.force_login(administrator)
    for page in all_addresses(source):
        with subtests.test(page):
            response = client.get(page)
            assert response.status_code == (404 if "kilde" in page else 200)
            assert SECRET not in response.content.decode()
            assert "Også bolværket" not in response.content.decode()
    client.force_login(clerk)
    assert SECRET in client.get(address(source)).content.decode()


# Values


def test_each_value_says_where_it_stands(desk, source, quay):
    tree = html.fromstring(desk.get(address(source)).content)
    (form,) = tree.xpath("//form[.//input[@name='felt'][@value='decision.words']][1]")[:1]

    lines = MINUTES.split("\n")
    assert "Udvalget tiltrådte" in lines[int(form.get("data-lines").split("-")[0]) - 1]
    (link,) = form.xpath(".//a/@href")
    assert tree.xpath(f"//li[@id='{link[1:]}']")


def test_a_value_is_corrected_and_the_page_says_so(desk, clerk, source, quay, page_check):
    response = correct(desk, source, quay, "title", "Ny kaj")

    assert response.status_code == 302
    quay.refresh_from_db()
    assert quay.title == "Ny kaj"
    assert Entry.objects.filter(verb="value.corrected", actor=clerk.actor).count() == 1
    text = page_check(desk.get(address(source)))
    assert "Gemt kl." in text
    assert "rettet af Karen Klerk" in text


@pytest.mark.parametrize(
    ("field", "sent", "stands"),
    [
        ("clauses", "at kajen fornyes.\r\n\r\nat der ryddes op.", ["at kajen fornyes.", "at der ryddes op."]),
        ("outcome", "noted", "noted"),
        ("closed", "on", True),
        ("section:Anledning", "Kajen er slidt.\r\nMeget.", "Kajen er slidt.\nMeget."),
        ("case_number", "", None),
        ("public_title", None, None),
    ],
)  # fmt: skip
def test_every_kind_of_field_takes_its_value(desk, source, quay, field, sent, stands):
    response = correct(desk, source, quay, field, sent) if sent is not None else None

    if response is None:  # an open item has no public title of its own
        assert correct(desk, source, quay, field, "x").status_code == 404
        return
    assert response.status_code == 302
    fresh = AgendaItem.objects.get(pk=quay.pk)
    assert corrections.standing(fresh.meeting, fresh, field) == stands


def test_the_meetings_head_is_corrected_too(desk, source):
    assert correct(desk, source, None, "place", "Pakhuset").status_code == 302

    source.reading.meeting.refresh_from_db()
    assert source.reading.meeting.place == "Pakhuset"


def test_a_value_that_cannot_stand_is_refused_at_its_field(desk, source, page_check):
    response = correct(desk, source, None, "date", "4. marts")

    assert response.status_code == 422
    text = page_check(response)
    assert "Skriv datoen som 2026-03-24." in text
    assert not Correction.objects.exists()


def test_the_same_value_again_is_no_deed(desk, source, quay):
    correct(desk, source, quay, "title", quay.title)

    assert not Correction.objects.exists()


def test_two_at_once_both_texts_are_shown_and_none_is_overwritten(
    desk, clerk, member, source, quay, page_check
):
    """Bent corrects the title while Karen has the page open."""
    seen = corrections.mark(quay.title)
    actions.correct_value(
        meeting=quay.meeting, item=quay, field="title", value="Bents titel", by=member, at=AT
    )

    response = correct(desk, source, quay, "title", "Karens titel", set=seen)

    assert response.status_code == 422
    text = page_check(response)
    assert "Bents titel" in text
    assert "Karens titel" in text
    quay.refresh_from_db()
    assert quay.title == "Bents titel"
    mark = re.search(rf'value="({corrections.mark("Bents titel")})"', text)
    assert correct(desk, source, quay, "title", "Karens titel", set=mark[1]).status_code == 302


def test_another_value_changed_meanwhile_does_no_harm(desk, member, source, quay):
    seen = corrections.mark(quay.title)
    actions.correct_value(
        meeting=quay.meeting, item=quay, field="number", value="1a", by=member, at=AT
    )

    assert correct(desk, source, quay, "title", "Ny kaj", set=seen).status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "before"),
    [
        ("closed", True, False),
        ("public_title", "Køb", None),
        ("decision.public_words", "Købt.", None),
    ],
)
def test_undoing_gives_back_what_no_source_says(desk, clerk, source, quay, field, value, before):
    correction = actions.correct_value(
        meeting=quay.meeting, item=quay, field=field, value=value, by=clerk, at=AT
    )

    response = desk.post(f"/arbejde/rettelse/{correction.uid}/fortryd/", {"kilde": source.uid})

    assert response.status_code == 302
    fresh = AgendaItem.objects.get(pk=quay.pk)
    assert corrections.standing(fresh.meeting, fresh, field) == before


# The work list


def settle(client, row, **sent):
    name = {UnplacedLine: "linje", Suggestion: "forslag", Finding: "fund"}[type(row)]
    return client.post(f"/arbejde/{name}/{row.uid}/", sent)


def test_the_likeliest_place_of_a_line_is_chosen(desk, source, quay):
    tree = html.fromstring(desk.get(address(source)).content)

    (chosen,) = tree.xpath("//select[@name='sted']//option[@selected]/@value")

    assert chosen == f"{quay.uid}|section:Anledning"


def test_a_line_is_placed_and_taken_back(desk, source, quay):
    line = UnplacedLine.objects.get()
    settle(desk, line, gor="place", sted=f"{quay.uid}|section:Anledning")
    words = AgendaItem.objects.get(pk=quay.pk).text.sections.get(heading="Anledning").words
    assert words.endswith("\nOgså bolværket.")

    correction = Correction.objects.get()
    desk.post(f"/arbejde/rettelse/{correction.uid}/fortryd/", {"kilde": source.uid})

    line.refresh_from_db()
    assert line.state == WorkState.OPEN
    words = AgendaItem.objects.get(pk=quay.pk).text.sections.get(heading="Anledning").words
    assert "bolværket." not in words


@pytest.mark.parametrize(
    ("model", "gor", "state"),
    [
        (UnplacedLine, "dismiss", "refused"),
        (Suggestion, "accept", "accepted"),
        (Suggestion, "refuse", "refused"),
        (Finding, "accept", "accepted"),
        (Finding, "refuse", "refused"),
    ],
)
def test_each_deed_settles_and_is_undone(desk, source, model, gor, state):
    row = model.objects.get()
    before = Entry.objects.count()

    assert settle(desk, row, gor=gor).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.settled_by.name) == (state, "Karen Klerk")
    assert "Gjort sidst" in desk.get(address(source)).content.decode()
    assert settle(desk, row, gor="reopen").status_code == 302
    row.refresh_from_db()
    assert row.state == WorkState.OPEN
    assert Entry.objects.count() >= before + 2


def test_a_proposed_value_is_taken_in_and_undone_with_its_correction(desk, source, quay):
    row = Suggestion.objects.create(
        source=source, item=quay, kind="recommender", words="Havnechefen", value="Havnechefen i alt",
        why="Står i brødteksten.",
    )  # fmt: skip
    settle(desk, row, gor="accept")
    assert AgendaItem.objects.get(pk=quay.pk).text.recommender == "Havnechefen i alt"

    desk.post(f"/arbejde/rettelse/{Correction.objects.get().uid}/fortryd/", {"kilde": source.uid})

    row.refresh_from_db()
    assert row.state == WorkState.OPEN
    assert AgendaItem.objects.get(pk=quay.pk).text.recommender != "Havnechefen i alt"


def test_what_another_has_settled_is_said_at_the_entry(desk, member, source, page_check):
    row = Suggestion.objects.get()
    Suggestion.objects.update(item=None)

    response = settle(desk, row, gor="accept")

    assert response.status_code == 422
    assert "Forslaget hører ikke til noget punkt." in page_check(response)


def test_nonsense_is_refused(desk, source, quay):
    line = UnplacedLine.objects.get()

    assert settle(desk, line, gor="spis").status_code == 400
    assert settle(desk, line, gor="place", sted="").status_code == 422
    assert settle(desk, line, gor="place", sted="findesikke|title").status_code == 404
    assert settle(desk, line, gor="place", sted=f"{quay.uid}|closed").status_code == 404
    assert correct(desk, source, quay, "section:Findes ikke", "x").status_code == 404


def test_htmx_gets_the_parts_that_changed(desk, source, quay, page_check):
    sent = {
        "punkt": quay.uid,
        "felt": "title",
        "set": corrections.mark(quay.title),
        "vaerdi": "Kaj",
    }

    response = desk.post(f"{address(source)}ret/", sent, headers={"HX-Request": "true"})

    text = page_check(response, fragment=True)
    assert text.count("hx-swap-oob") == 2  # the work list and the value
    assert "<h1" not in text


# Merges


def test_persons_are_merged_and_parted(desk, source, page_check):
    row = deskwork.suggest_merge(source.municipality)

    desk.post(f"/arbejde/sammenlaegning/{row.uid}/", {"gor": "accept"})
    merge = PersonMerge.objects.get()
    text = page_check(desk.get("/arbejde/sammenlaegning/"))
    assert "er den samme som" in text
    desk.post(f"/arbejde/sammenlaegning/person/{merge.pk}/ophaev/")

    merge.refresh_from_db()
    assert merge.undone_at is not None


def test_a_merge_that_cannot_be_is_said_at_it(desk, source, page_check):
    row, twin = (deskwork.suggest_merge(source.municipality) for _ in range(2))
    MergeSuggestion.objects.filter(pk=twin.pk).update(other_person=row.other_person)
    desk.post(f"/arbejde/sammenlaegning/{row.uid}/", {"gor": "accept"})

    response = desk.post(f"/arbejde/sammenlaegning/{twin.uid}/", {"gor": "accept"})

    assert response.status_code == 422
    assert "allerede lagt sammen med en anden" in page_check(response)


@pytest.mark.parametrize("who", ["administrator", "citizen", "outsider"])
def test_who_may_not_merges_nothing(client, source, request, who):
    row = deskwork.suggest_merge(source.municipality)
    client.force_login(request.getfixturevalue(who))

    response = client.post(f"/arbejde/sammenlaegning/{row.uid}/", {"gor": "accept"})

    assert response.status_code in (403, 404)
    assert not PersonMerge.objects.exists()


# PDF


@pytest.fixture
def printed(municipality, clerk, tmp_path, settings):
    """The same minutes as a PDF."""
    settings.MEDIA_ROOT = tmp_path / "data" / "files"
    (tmp_path / "marts.typ").write_text(
        '#set page(paper: "a4")\n' + "\n\n".join(
            line.replace("#", "\\#").replace("$", "\\$") for line in MINUTES.split("\n") if line
        ), "utf-8",
    )  # fmt: skip
    data = typst.compile(tmp_path / "marts.typ")
    source = deskwork.bring_in(municipality, tmp_path, data, "marts.pdf")
    deskwork.is_secretary(clerk, source.reading.meeting.body)
    return source


def test_a_pdf_is_shown_as_its_pages(client, clerk, printed, page_check, settings):
    client.force_login(clerk)

    tree = html.fromstring(page_check(client.get(address(printed))))

    assert tree.xpath("//img/@src") == [f"{address(printed)}side/1.png"]
    boxes = {int(line) for line in tree.xpath("//*[local-name()='rect']/@data-line")}
    assert boxes
    assert boxes == {int(line) for line in printed.boxes}
    picture = client.get(f"{address(printed)}side/1.png")
    assert picture["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert "no-store" in picture["Cache-Control"]
    assert client.get(f"{address(printed)}side/2.png").status_code == 404
    assert client.get(f"{address(printed)}side/0.png").status_code == 404


def test_the_picture_is_for_those_who_see_the_source(client, printed, outsider):
    client.force_login(outsider)

    assert client.get(f"{address(printed)}side/1.png").status_code == 404


def test_a_lost_file_gives_no_picture(client, clerk, printed, settings, tmp_path):
    client.force_login(clerk)
    settings.MEDIA_ROOT = tmp_path / "elsewhere" / "files"

    assert client.get(f"{address(printed)}side/1.png").status_code == 404


def test_a_pdf_can_be_read_as_text(client, clerk, printed, page_check):
    client.force_login(clerk)

    assert 'id="linje-1"' in page_check(client.get(f"{address(printed)}?vis=tekst"))
