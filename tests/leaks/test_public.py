"""Nobody outside meets what is not public, wherever she looks; and what is public is met wherever it belongs."""

from __future__ import annotations

import pytest

from raadslag.meetings.models import AgendaItem
from raadslag.protocol.models import Entry
from raadslag.publish.models import PublicItem
from tests.leaks.hunting import OWN
from tests.leaks.sweeping import asked, finder
from tests.leaks.tokens import told
from tests.leaks.town import LATER
from tests.test_addresses import standing

pytestmark = pytest.mark.django_db


def test_every_address_with_an_id_is_asked_with_the_right_ones():
    unknown = [name for pattern, name in standing() if "<uid>" in pattern and name not in OWN]
    assert unknown == []


def test_no_answer_is_a_mishap(before):
    assert [address for address, one in before.hunt.answers.items() if one.status >= 500] == []


def test_nothing_that_is_not_public_is_met_anywhere(town, before):
    assert before.places(town.hidden()) == []


def test_what_is_public_is_met(town, before):
    assert told(town.garden.of("public", *LATER) - before.hunt.met()) == []


def test_the_protocol_holds_none_of_the_words(town):
    rows = "\n".join(str(row) for row in Entry.objects.values_list())
    assert told(town.garden.found_in(rows) & {*town.garden.planted.values()}) == []


def test_what_was_never_public_is_not_found_and_what_was_is_gone(town, before):
    draft, withdrawn = town.meetings["draft"].uid, town.meetings["withdrawn"].uid
    for name in ("meeting", "document", "pack", "editions", "calendar-meeting"):
        assert before.hunt.statuses(name, draft) == {404}, name
        assert before.hunt.statuses(name, withdrawn) <= {404, 410}, name
    assert before.hunt.statuses("meeting", withdrawn) == {410}


# Channels


TEXTS = {
    "cases.CaseSection.words", "cases.Clause.words", "meetings.AgendaItem.title",
    "meetings.Decision.words", "meetings.ItemPoint.words", "meetings.Dissent.words",
    "cases.Attachment.title", "meetings.Vote.subject", "meetings.Ballot.printed",
}  # fmt: skip
CHANNELS = {
    "the meeting's page": (("meeting",), TEXTS | {"meetings.Presence.printed_name", "meetings.Meeting.place"}),
    "the item's page": (("item",), TEXTS),
    "documents": (("document",), TEXTS | {"meetings.Presence.printed_name"}),
    "packs": (("pack",), TEXTS | {"pdf: page", "pdf: page 1", "pdf: page 2"}),
    "extracts": (("extract",), TEXTS),
    "OParl": (("oparl-object",), TEXTS | {"meetings.Presence.printed_name", "cases.Proposal.title"}),
    "OParl's lists": (("oparl-list",), TEXTS | {"cases.Proposal.title", "council.Person.name"}),
    "data files": (("data-file",), TEXTS | {"meetings.Presence.printed_name", "council.Person.name"}),
    "feeds": (("feed-municipality",), {"meetings.AgendaItem.title"}),
    "a body's feed": (("feed-body",), {"meetings.AgendaItem.title"}),
    "decisions": (("decision",), {"meetings.Decision.words"}),
    "files": (("file",), {"txt: text", "docx: text", "html: text", "pdf: page 1"}),
    "the viewer": (("attachment",), {"pdf: page 1", "pdf: page 2", "txt: text", "docx: text"}),
    "calendars": (("calendar-municipality",), {"meetings.Meeting.printed_body", "meetings.Meeting.place"}),
    "editions": (("editions",), {"meetings.Decision.words"}),
    "persons": (("persons",), {"council.Person.name"}),
    "bodies": (("bodies",), {"council.Body.name"}),
    "cases": (("cases",), {"cases.Proposal.title"}),
    "promises": (("promises",), {"meetings.Commitment.words"}),
}  # fmt: skip


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_channel_carries_what_belongs_to_it(town, before, channel):
    names, wanted = CHANNELS[channel]
    met = before.hunt.met(*names)
    carried = {one.where for one in met & town.garden.of("public", *LATER)}
    assert sorted(wanted - carried) == []


def test_mails_tell_of_what_is_new(town, before):
    told_of = {one.where for one in before.mails & town.garden.of("public", *LATER)}
    assert {"meetings.AgendaItem.title", "meetings.Decision.words"} <= told_of


# Search


def test_no_search_finds_what_is_not_public(town, before):
    search = finder()
    found = {}
    for one in town.hidden():
        if one.where.endswith("uid"):
            continue
        slip = one.word[:-3] + one.word[-2] + one.word[-3] + one.word[-1]
        for words in (one.word, one.word[:-1], f'"forvaltningen foreslår {one.word}"', slip):
            if search.find(asked(words), limit=1).count:
                found[words] = one
        meant = search.meant(asked(slip))
        if meant is not None and one.word.lower() in meant.question.text.lower():
            found[slip] = one
    assert {words: str(one) for words, one in found.items()} == {}


def test_search_pages_of_words_that_are_not_public_show_nothing(client, town, before):
    hidden = sorted(town.hidden(), key=lambda one: (one.sort, one.where))[::12]
    for one in hidden:
        for words in (one.word[:-1], one.word[:-2] + one.word[-1]):
            page = client.get("/soeg/", {"q": words}).content.decode()
            assert one not in town.garden.found_in(page), one


SEARCHED = TEXTS - {"meetings.Vote.subject", "meetings.Ballot.printed"} | {
    "pdf: page 1",
    "pdf: page 2",
    "txt: text",
    "docx: text",
    "council.Person.name",
}


def test_search_finds_each_public_word(town, before):
    search = finder()
    public = [one for one in town.garden.of("public") if one.where in SEARCHED]
    missed = [one for one in public if not search.find(asked(one.word), limit=1).count]
    assert told(missed) == []


# When it is taken back


def test_what_is_taken_back_is_gone_everywhere_at_once(town, after):
    gone = town.garden.of(*LATER) - town.garden.of("file goes") | {
        one for one in town.garden.of("file goes") if one.where.startswith("pdf")
    }
    assert gone
    assert after.places(gone | town.hidden()) == []


def test_what_stands_is_still_met(town, after):
    assert told(town.garden.of("public") - after.hunt.met()) == []


def test_addresses_of_what_is_taken_back_say_so(town, after):
    for name in ("goes", "slips"):
        assert after.hunt.statuses("meeting", town.meetings[name].uid) == {410}
        for uid in AgendaItem.objects.filter(meeting=town.meetings[name]).values_list(
            "uid", flat=True
        ):
            assert after.hunt.statuses("item", uid) == {410}
    holes = town.meetings["holes"].items
    assert after.hunt.statuses("item", holes.get(position=1).uid) == {410}
    assert after.hunt.statuses("attachment", town.attachments["file goes"].uid) == {410}
    assert PublicItem.objects.get(uid=holes.get(position=3).uid).closed


def test_no_search_finds_what_was_taken_back(town, after):
    search = finder()
    gone = list(town.garden.of("slips out", "meeting goes", "item goes", "item closes"))
    assert [one.word for one in gone if search.find(asked(one.word), limit=1).count] == []
