"""What the commands tell an operator: progress while they run, counts at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import click
from django.utils import timezone
from tqdm import tqdm

from raadslag.council.models import Municipality
from raadslag.ingest.parse.sources import count
from raadslag.ingest.running import Order, Tally, run
from raadslag.meetings.models import Meeting
from raadslag.protocol.models import INSTALLATION
from raadslag.protocol.queries import chains
from raadslag.protocol.verify import verify_chain
from raadslag.publish.actions import ArchiveTally, release_archive
from raadslag.publish.dumps import keeping
from raadslag.publish.dumps import writing as data
from raadslag.publish.gate import KINDS
from raadslag.publish.models import PublicMunicipality
from raadslag.publish.search import shelf, writing

BY = "system:release"
T = TypeVar("T")


def import_with_progress(order: Order) -> bool:
    """Import with a bar. True when a file was rejected."""
    total = sum(count(path) for path in order.paths)
    try:
        tally = _followed(run(order), total, "fil") or Tally()
    except KeyboardInterrupt:
        click.echo("Stoppet. Kør den samme kommando igen for at gå videre.", err=True)
        return True
    for name, reason in tally.rejected:
        click.echo(f"{name}: {reason}", err=True)
    if order.dry_run:
        click.echo("Prøvekørsel: intet er gemt.")
    counts = tally.counts()
    click.echo(
        "Læst {read}, nye møder {created}, opdaterede {updated}, uændrede {unchanged}, "
        "afviste {rejected}. Linjer uden plads {lines_unplaced}, fund {findings}, "
        "forbindelser {linked}.".format(**counts)
    )
    return bool(tally.rejected)


def release_with_progress(municipality: Municipality) -> bool:
    """Release the archive with a bar. True when meetings wait for a person."""
    total = Meeting.objects.filter(body__municipality=municipality).count()
    deed = release_archive(municipality, by=BY, at=timezone.now())
    tally = _followed(deed, total, "møde") or ArchiveTally()
    click.echo(
        f"Offentliggjort {tally.released}, uændrede {tally.unchanged}, venter {tally.blocked}."
    )
    for kind, seen in sorted(tally.findings.items()):
        click.echo(f"  {KINDS[kind]}: {seen}")
    return bool(tally.blocked)


def index_with_progress(*, rebuild: bool = False) -> bool:
    """Bring the search index level, with a bar where it is built anew. False where it is not level."""
    done = _build_index() if rebuild or writing.is_wanting() else writing.catch_up()
    if not done:
        click.echo("En anden proces skriver i søgeindekset; den gør det færdigt.", err=True)
    return done


def _build_index() -> bool:
    try:
        with tqdm(total=writing.size(), unit=" sider", desc="Søgeindeks", disable=None) as bar:
            writing.rebuild(bar.update)
    except shelf.Busy:
        return False
    return True


def verify_all() -> bool:
    """Verify the chain of the installation and of every municipality. True when all fit."""
    names = {municipality.uid: municipality.name for municipality in Municipality.objects.all()}
    names[INSTALLATION] = "Installationen"
    fits = True
    for chain in chains():
        misfit = verify_chain(chain)
        fits = fits and misfit is None
        name = names.get(chain, f"Ukendt kommune {chain}")
        click.echo(f"{name}: {misfit or 'protokollen passer'}")
    return fits


def _followed(tallies: Iterator[T], total: int, unit: str) -> T | None:
    """The last tally, with a bar that moves for each before it."""
    last = None
    with tqdm(total=total, unit=unit, dynamic_ncols=True) as bar:
        for tally in tallies:
            last = tally
            if bar.n < total:
                bar.update()
    return last


def export_public(municipality: Municipality, out: Path) -> None:
    """Write what is public of a municipality into a new folder. Wrong use where it is not new."""
    place = PublicMunicipality.objects.filter(slug=municipality.slug).first()
    if place is None:
        raise click.ClickException(f"Intet fra {municipality.name} er offentliggjort.")
    try:
        with keeping.new_folder(out) as folder:
            files = data.write(place, folder, at=timezone.now())
    except keeping.FolderTaken as reason:
        raise click.UsageError(str(reason)) from None
    except OSError as reason:
        raise click.ClickException(f"Der kan ikke skrives i {out}: {reason.strerror}") from None
    rows = sum(file.rows or 0 for file in files)
    click.echo(f"{len(files)} filer med {rows} rækker er skrevet i {out}.")


def make_dumps(slug: str | None) -> None:
    """Make the files under /data/ anew, of one municipality or of all."""
    places = PublicMunicipality.objects.filter(**({"slug": slug} if slug else {}))
    for place in tqdm(places, unit="kommune", leave=False):
        made = keeping.make(place, at=timezone.now())
        rows = sum(file.rows or 0 for file in made.files)
        click.echo(f"{place.name}: {len(made.files)} filer, {rows} rækker.")
