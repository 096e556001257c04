"""Which bodies want a second person at the gate, as the operator enters it."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from raadslag.meetings.models import Meeting
from raadslag.publish import actions


def wants_two(body):
    return actions.wants_two(Meeting.objects.create(body=body))


def test_a_body_of_its_own(body, other_body):
    call_command("second_person", body="klu", source="Forretningsordenen § 9")

    assert [wants_two(body), wants_two(other_body)] == [True, False]


def test_the_body_has_the_last_word(body, other_body):
    call_command("second_person")
    call_command("second_person", "--no", body="Skoleudvalget")

    assert [wants_two(body), wants_two(other_body)] == [True, False]


def test_a_later_rule_ends_the_one_before(body, today):
    call_command("second_person", "--since=2020-01-01")
    call_command("second_person", "--no")

    assert wants_two(body) is False


def test_the_same_day_again_is_refused(body):
    call_command("second_person")

    with pytest.raises(CommandError, match="allerede"):
        call_command("second_person", "--no")


def test_a_body_that_is_not_there_is_named(body):
    with pytest.raises(CommandError, match="Kirkeudvalget"):
        call_command("second_person", body="Kirkeudvalget")
