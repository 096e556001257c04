"""The chain: every deed is one entry, and the first that does not fit is named."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from raadslag.protocol import actions, queries, triggers
from raadslag.protocol.models import Entry, EntryKey, Head
from raadslag.protocol.verify import content_fits, verify

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
WORDS = {"title": "Træer i byen", "closed": False}


@pytest.fixture
def chain(municipality, body):
    """Søndby's chain with three entries about its Klimaudvalg after the two that founded it."""
    for day in range(3):
        actions.record(
            "body.looked_at",
            body,
            municipality=municipality,
            by="user:karen",
            at=AT + timedelta(day),
            content={**WORDS, "day": day},
        )
    return municipality


@pytest.fixture
def unprotected(chain):
    """The same chain in the hands of one who has taken the triggers away."""
    triggers.lift()
    yield chain
    triggers.install()


def _rewrite(sequence: int, **change):
    Entry.objects.filter(chain=_name(), sequence=sequence).update(**change)


def _name() -> str:
    return Entry.objects.exclude(chain="installation").values_list("chain", flat=True).first()


def test_each_municipality_has_its_own_unbroken_sequence(chain, neighbour):
    actions.record(
        "municipality.looked_at", neighbour, municipality=neighbour, by="x", at=AT, content={}
    )

    ours = Entry.objects.filter(chain=chain.uid).values_list("sequence", flat=True)
    theirs = Entry.objects.filter(chain=neighbour.uid).values_list("sequence", flat=True)

    assert list(ours) == [1, 2, 3, 4, 5]
    assert list(theirs) == [1, 2]
    assert verify(chain) is None
    assert verify(neighbour) is None


def test_a_deed_of_no_municipality_goes_to_the_chain_of_the_installation(citizen):
    assert Entry.objects.get().chain == "installation"
    assert verify(None) is None


def test_an_entry_tells_who_did_what_when_and_holds_no_words(chain, body):
    entry = queries.entries_about(body).last()

    assert (entry.verb, entry.actor, entry.at) == (
        "body.looked_at",
        "user:karen",
        AT + timedelta(2),
    )
    assert "Træer" not in "".join(str(value) for value in vars(entry).values())
    assert content_fits(entry, {**WORDS, "day": 2}) is True
    assert content_fits(entry, {**WORDS, "day": 3}) is False


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"canonical": "{}"}, "kontrolsum"),
        ({"hash": "0" * 64}, "kontrolsum"),
        ({"previous": "1" * 64}, "foregående"),
        ({"verb": "body.praised"}, "felterne"),
        ({"actor": "user:otto"}, "felterne"),
        ({"at": AT - timedelta(days=900)}, "felterne"),
        ({"digest": "2" * 64}, "felterne"),
        ({"subject_uid": "000000000000"}, "felterne"),
    ],
)
def test_a_rewritten_entry_is_named(unprotected, change, why):
    _rewrite(3, **change)

    misfit = verify(unprotected)

    assert (misfit.sequence, misfit.entry.sequence) == (3, 3)
    assert why in misfit.why


def test_an_entry_made_anew_with_a_fitting_hash_breaks_at_the_next(unprotected):
    from raadslag.protocol.chain import link

    entry = Entry.objects.get(chain=unprotected.uid, sequence=3)
    forged = entry.canonical.replace("looked_at", "praised__")
    _rewrite(3, canonical=forged, hash=link(forged), verb="body.praised__")

    assert verify(unprotected).sequence == 4


def test_a_missing_entry_is_named(unprotected):
    EntryKey.objects.filter(entry__sequence=3).delete()
    Entry.objects.filter(chain=unprotected.uid, sequence=3).delete()

    assert verify(unprotected).sequence == 3


def test_a_cut_off_end_is_seen_by_the_head(unprotected):
    EntryKey.objects.filter(entry__sequence=5).delete()
    Entry.objects.filter(chain=unprotected.uid, sequence=5).delete()

    assert verify(unprotected).sequence == 5


def test_a_cut_off_end_with_the_head_set_back_is_seen_by_an_anchor_kept_elsewhere(unprotected):
    kept = queries.anchor(unprotected)
    EntryKey.objects.filter(entry__sequence=5).delete()
    Entry.objects.filter(chain=unprotected.uid, sequence=5).delete()
    last = Entry.objects.get(chain=unprotected.uid, sequence=4)
    Head.objects.filter(chain=unprotected.uid).update(sequence=4, hash=last.hash)

    assert verify(unprotected) is None
    assert verify(unprotected, anchor=kept).sequence == 5


@pytest.mark.parametrize("anchor", ["", "nonsense", "a:b:c"])
def test_an_unreadable_anchor_is_no_proof(chain, anchor):
    assert verify(chain, anchor=anchor) is not None


def test_an_anchor_taken_earlier_still_fits(municipality, body):
    kept = queries.anchor(municipality)
    actions.record("body.looked_at", body, municipality=municipality, by="x", at=AT, content={})

    assert verify(municipality, anchor=kept) is None


def test_erasing_leaves_a_chain_that_fits_and_a_digest_that_says_nothing(chain, body):
    entry = queries.entries_about(body).last()

    actions.erase(body, municipality=chain, by="user:karen", at=AT, reason="indsigelse")

    assert content_fits(entry, {**WORDS, "day": 2}) is None
    assert verify(chain) is None
    assert queries.entries_about(body).last().verb == "content.erased"


def test_a_key_destroyed_in_silence_is_named(chain):
    EntryKey.objects.filter(entry__chain=chain.uid, entry__sequence=4).delete()

    assert verify(chain).sequence == 4


def test_a_deed_that_fails_leaves_no_entry(chain, body):
    before = queries.anchor(chain)
    with transaction.atomic():
        actions.record("body.praised", body, municipality=chain, by="x", at=AT, content={})
        transaction.set_rollback(True)

    assert queries.anchor(chain) == before


def test_an_entry_costs_few_statements(chain, body, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        actions.record("body.praised", body, municipality=chain, by="x", at=AT, content={})


def test_every_chain_is_walked_also_that_of_a_municipality_that_is_gone(municipality, at):
    from raadslag.protocol.queries import chains

    assert chains()[0] == "installation"
    assert municipality.uid in chains()
    uid = municipality.uid
    type(municipality).objects.filter(pk=municipality.pk).delete()
    assert uid in chains()
