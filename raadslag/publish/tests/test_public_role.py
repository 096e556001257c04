"""The database role of the public site: every public page is the same under it, and nothing else can be read."""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from raadslag.publish import models
from raadslag.publish.actions.writing import take_out
from raadslag.publish.models import PublicMeeting, Subscription
from raadslag.publish.public_role import MIGRATIONS, READ, WRITTEN
from raadslag.publish.tests.conftest import AT
from tests.test_addresses import standing

ROLE = "raadslag_test_public"
INSIDE = {
    models.AccessAnswer,
    models.AccessDocument,
    models.GateFinding,
    models.FileScan,
    models.Incident,
    models.IncidentMatter,
    models.IncidentStep,
    models.Opening,
    models.Substitute,
    models.Withholding,
}
"""Tables of this room that are nobody's business outside."""


def test_every_table_of_the_room_is_public_or_inside():
    known = {*READ, *WRITTEN, *INSIDE}
    assert set(apps.get_app_config("publish").get_models()) == known


def test_where_there_are_no_roles_the_command_says_so(db):
    if connection.vendor == "postgresql":
        pytest.skip("this one has roles")
    with pytest.raises(CommandError, match="Kun PostgreSQL"):
        call_command("public_role", ROLE)


@pytest.mark.postgres
@pytest.mark.parametrize("name", ["Offentlig", "x; DROP TABLE", "", "1a"])
def test_a_name_that_is_none_is_refused(db, name):
    with pytest.raises(CommandError):
        call_command("public_role", name)


@contextmanager
def as_public():
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {ROLE}")
        try:
            yield
        finally:
            if not connection.needs_rollback:
                cursor.execute("RESET ROLE")


@pytest.fixture
def town(public_town):
    """The public town with the role, a second version and something taken back."""
    call_command("public_role", ROLE)
    standing_one = PublicMeeting.objects.get(pk="moede0000003")
    take_out(standing_one.uid, at=standing_one.release.at, why="En fejl.")
    return public_town


def addresses(town):
    """Every public address, with everything in it that could stand there."""
    uids = {page.split("/")[2] for page in town if page.count("/") == 3}
    found = set(town)
    for pattern, name in standing():
        kwargs = re.findall(r"<(\w+)>", pattern)
        for uid in uids:
            values = {"municipality": "soendby", "uid": uid}
            with_values = {kwarg: values.get(kwarg, "findesikke") for kwarg in kwargs}
            with suppress(NoReverseMatch):  # a number is wanted, say
                found.add(reverse(name, kwargs=with_values))
    return sorted(found)


def is_public(address):
    try:
        match = resolve(address.split("?")[0], "raadslag.config.public_urls")
    except Resolver404:
        return False
    return match.url_name is not None


@pytest.mark.postgres
def test_every_public_page_is_the_same_under_the_role(client, town, subtests, settings):
    settings.ROOT_URLCONF = "raadslag.config.public_urls"
    asked = [one for one in addresses(town) if is_public(one)]
    assert len(asked) > len(town)
    for address in asked:
        with subtests.test(address):
            before = client.get(address)
            with as_public():
                under = client.get(address)
            assert (under.status_code, content(under)) == (before.status_code, content(before))


def content(response):
    if response.streaming:
        return b"".join(response.streaming_content)
    return response.content


@pytest.mark.postgres
def test_no_other_table_can_be_read_and_no_public_one_written(town, subtests):
    open_ones = {model._meta.db_table for model in (*READ, *WRITTEN)} | {MIGRATIONS}
    tables = set(connection.introspection.table_names())
    assert tables - open_ones
    for table in sorted(tables - open_ones):
        with subtests.test(table):
            refused(f'SELECT 1 FROM "{table}"')
    for table in sorted(open_ones - {model._meta.db_table for model in WRITTEN}):
        with subtests.test(table):
            refused(f'DELETE FROM "{table}"')


def refused(statement):
    with pytest.raises(DatabaseError, match="permission denied"):
        _run_as_public(statement)


@transaction.atomic
def _run_as_public(statement):
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {ROLE}")
        cursor.execute(statement)


@pytest.mark.postgres
def test_visitors_may_follow_and_stop(town):
    with as_public():
        made = Subscription.objects.create(
            token="t" * 43, email="bo@example.dk", municipality="soendby", kind="body",
            what="udvalgklima1", pace="weekly", language="da", asked_at=AT,
        )  # fmt: skip
        made.delete()
    assert not Subscription.objects.exists()


@pytest.mark.postgres
def test_granting_again_gives_the_tables_of_today(town):
    with connection.cursor() as cursor:
        cursor.execute(f'GRANT SELECT ON "accounts_user" TO {ROLE}')
    call_command("public_role", ROLE)
    refused('SELECT 1 FROM "accounts_user"')
