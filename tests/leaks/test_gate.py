"""The gate looks at every text that a release makes public."""

from __future__ import annotations

import pytest

from raadslag.meetings import present
from raadslag.publish.gate.texts import public_texts
from raadslag.publish.models import PublicItem, PublicMeeting
from tests.leaks.releasing import rows
from tests.leaks.tokens import told

pytestmark = pytest.mark.django_db

ELSEWHERE = {"council.Municipality.name", "council.Body.abbreviation"}
"""Of the municipality's register: no release decides on them."""


def test_the_gate_looks_at_all_that_becomes_public(town):
    meeting = town.meetings["public"]
    texts = public_texts(present.meeting(rows(meeting), closed_matter=True))
    looked_at = town.garden.found_in("\n".join(text.words for text in texts))
    shown = [str(PublicMeeting.objects.get(pk=meeting.uid).content)]
    shown += [str(item.content) for item in PublicItem.objects.filter(meeting=meeting.uid)]
    public = town.garden.found_in("\n".join(shown))
    assert public
    assert (
        told(
            one
            for one in public - looked_at
            if one.where not in ELSEWHERE and not one.where.endswith("uid")
        )
        == []
    )
