"""What an operator does from the command line before anybody can sign in."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from raadslag.accounts.models import User
from raadslag.council.models import Municipality, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def password(monkeypatch):
    monkeypatch.setattr("getpass.getpass", lambda prompt: "en-lang-adgangskode")


def test_a_municipality_is_founded_once():
    call_command("found_municipality", "Ærøby Å")
    assert Municipality.objects.get().slug == "aeroeby-aa"
    with pytest.raises(CommandError, match="allerede"):
        call_command("found_municipality", "Ærøby Å")


def test_a_role_makes_the_account_it_needs(municipality, password):
    call_command("grant_role", "karen@soendby.dk", "secretary", name="Karen Klerk")
    role = Role.objects.get()
    assert (role.user.name, role.kind, role.body) == ("Karen Klerk", "secretary", None)
    assert User.objects.get().check_password("en-lang-adgangskode")


def test_a_role_in_a_body_by_its_abbreviation(body, password):
    call_command("grant_role", "bo@soendby.dk", "member", name="Bo", body="klu")
    assert Role.objects.get().body == body


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("x@soendby.dk", "member"), "--name"),
        (("x@soendby.dk", "member", "--name", "X"), "--body"),
        (("x@soendby.dk", "administrator", "--name", "X", "--body", "KLU"), "udelad"),
        (("x@soendby.dk", "secretary", "--name", "X", "--body", "Havnen"), "Havnen"),
        (("x@soendby.dk", "secretary", "--municipality", "by"), "Kendte: soendby"),
    ],
)
def test_what_cannot_be_is_said_and_leaves_no_account(body, password, arguments, why):
    with pytest.raises(CommandError, match=why):
        call_command("grant_role", *arguments)
    assert not User.objects.exists()


def test_the_same_role_twice_is_said(body, password):
    call_command("grant_role", "bo@soendby.dk", "member", name="Bo", body="KLU")
    with pytest.raises(CommandError, match="allerede"):
        call_command("grant_role", "bo@soendby.dk", "member", body="KLU")
