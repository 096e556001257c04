"""`raadslag demo`: the made-up municipality, set up the first time and served every time."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from raadslag.accounts.models import User
from raadslag.config.reports import (
    import_with_progress,
    index_with_progress,
    release_with_progress,
)
from raadslag.council.actions import create_municipality, grant_role
from raadslag.council.models import Municipality, RoleKind
from raadslag.demo import founding, load
from raadslag.demo.sign_ins import PASSWORD, SIGN_INS
from raadslag.ingest.running import Order
from raadslag.publish.dumps import keeping
from raadslag.publish.models import PublicMunicipality

OWN = "egne-filer"
CORES = os.cpu_count() or 1


def prepare(files: Path | None) -> None:
    """Everything the site needs: database, the town's papers read in, the user's own beside them.

    What was done once is kept; a run that was stopped goes on where it was.
    """
    call_command("migrate", verbosity=0)
    now = timezone.now()
    if not PublicMunicipality.objects.filter(pk=founding.SLUG).exists():
        _settle(now)
    if files is not None:
        _bring_in(files, now)
    index_with_progress()
    keeping.renew(now)
    _tell(files)


def _settle(now: datetime) -> None:
    click.echo("Egevig Kommune findes ikke. Dens gamle dagsordener og referater læses ind:")
    municipality = founding.found(at=now)
    import_with_progress(load.order(municipality, jobs=CORES))
    load.prepare(municipality, at=now)
    click.echo("Det, der kan offentliggøres, offentliggøres:")
    release_with_progress(municipality)


def _bring_in(files: Path, now: datetime) -> None:
    """The user's own files, in a municipality of their own that the demo's staff may see."""
    municipality = Municipality.objects.filter(slug=OWN).first()
    if municipality is None:
        municipality = create_municipality(name="Egne filer", slug=OWN, by=founding.BY, at=now)
        for user in User.objects.filter(email__in=[one.email for one in SIGN_INS]):
            if user.roles.filter(kind=RoleKind.SECRETARY).exists():
                grant_role(
                    user=user,
                    kind=RoleKind.SECRETARY,
                    municipality=municipality,
                    by=founding.BY,
                    at=now,
                )
    click.echo(f"Dine egne filer i {files} læses ind:")
    import_with_progress(Order([files], municipality, jobs=CORES))


def _tell(files: Path | None) -> None:
    click.echo(f"\nSiden er åben på  {settings.SITE_URL}/")
    click.echo(f"Log ind på        {settings.SITE_URL}/konto/login/   kodeord: {PASSWORD}")
    for sign_in in SIGN_INS:
        click.echo(f"  {sign_in.email:34} {sign_in.words}: {sign_in.can}")
    if files is not None:
        click.echo(
            "Dine egne filer ses af den, der er logget ind som sekretær, under Arbejdsbord, "
            f"indtil de offentliggøres:  raadslag release --archive --municipality {OWN}"
        )
    click.echo("Stop med Ctrl-C.")
