"""Accounts."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction

from raadslag.accounts.actions import create_user, deactivate_user
from raadslag.accounts.models import User
from raadslag.protocol.models import Entry

DEED = {"by": "user:asta"}


@pytest.fixture
def karen(db, at):
    """Karen, who has a password and no role."""
    return create_user(
        email=" Karen@Example.DK ", name="Karen Klerk", password="en lang frase", at=at, **DEED
    )


def test_a_user_signs_in_with_an_address_in_any_case(karen):
    assert karen.email == "karen@example.dk"
    assert authenticate(email="karen@example.dk", password="en lang frase") == karen
    assert authenticate(email="karen@example.dk", password="en anden") is None


def test_passwords_are_kept_with_argon2(karen):
    assert karen.password.startswith("argon2")


def test_an_address_belongs_to_one(karen, at):
    with pytest.raises(IntegrityError), transaction.atomic():
        create_user(email="KAREN@example.dk", name="En anden", at=at, **DEED)


def test_a_user_that_is_shut_out_does_not_sign_in(karen, at):
    deactivate_user(user=karen, at=at, **DEED)

    assert authenticate(email="karen@example.dk", password="en lang frase") is None
    assert User.objects.filter(pk=karen.pk).exists()


def test_the_protocol_knows_the_account_and_not_the_name(karen):
    entry = Entry.objects.get()

    assert (entry.verb, entry.subject_uid) == ("user.created", karen.uid)
    assert "Karen" not in entry.canonical
    assert karen.actor == f"user:{karen.uid}"
