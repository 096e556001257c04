"""The one command, `raadslag`.

Each subcommand imports what it needs when it runs, so that `raadslag read` starts without the web.
Exit status: 0 all well, 1 something was rejected, 2 wrong use.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from raadslag.council.models import Municipality

WRONG_USE = 2


def _django() -> None:
    """Set Django up, or stop with the name of the setting that is nonsense."""
    from raadslag.config.environment import BadSetting

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "raadslag.config.settings")
    try:
        import django

        django.setup()
    except BadSetting as error:
        click.echo(f"Indstillingerne kan ikke bruges:\n{error}", err=True)
        sys.exit(WRONG_USE)


def _database() -> None:
    """Set Django up over a database that answers and stands; else stop with what to do."""
    _django()
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        click.echo(f"Databasen svarer ikke (DATABASE_URL): {error}", err=True)
        sys.exit(WRONG_USE)
    if waiting:
        click.echo("Databasen er ikke gjort klar. Kør først: raadslag manage migrate", err=True)
        sys.exit(WRONG_USE)


def _municipality(slug: str | None) -> Municipality:
    """The municipality meant. Wrong use where none or several could be."""
    from raadslag.council.queries import municipality_meant

    try:
        return municipality_meant(slug)
    except LookupError as reason:
        raise click.UsageError(str(reason)) from None


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="raadslag")
def main() -> None:
    """Rådslag: agendas, decisions and minutes of a municipality, and what came of them."""


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--lines", is_flag=True, help="One JSON object a line, also for a single file.")
@click.option("--general", is_flag=True, help="Use the general reader alone, no known layout.")
def read(files: tuple[Path, ...], lines: bool, general: bool) -> None:
    """Read agendas and minutes (files, folders, zip files) and print the records as JSON."""
    from raadslag.ingest.parse.output import print_records

    rejected = print_records(files, one_a_line=lines, general=general)
    sys.exit(1 if rejected else 0)


@main.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Django's own commands: migrate, shell, createsuperuser …"""
    _django()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["raadslag manage", *arguments])


@main.command(name="import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--municipality", "slug", help="The municipality, by the name in its addresses.")
@click.option("--body", help="Whose meetings they are, where a file does not say.")
@click.option("--dry-run", is_flag=True, help="Read and count, save nothing.")
@click.option(
    "--jobs",
    default=os.cpu_count() or 1,
    show_default="all cores",
    type=click.IntRange(1, 64),
    help="Cores to use. With one, files are read and written in turn.",
)
def import_(
    paths: tuple[Path, ...], slug: str | None, body: str | None, dry_run: bool, jobs: int
) -> None:
    """Import agendas and minutes into the record. Running it again changes nothing."""
    _database()
    from raadslag.config.reports import import_with_progress
    from raadslag.ingest.running import Order

    order = Order(paths, _municipality(slug), body, jobs, dry_run)
    sys.exit(1 if import_with_progress(order) else 0)


@main.command()
@click.option(
    "--archive", is_flag=True, required=True, help="All meetings that the gate lets through."
)
@click.option("--municipality", "slug", help="The municipality, by the name in its addresses.")
def release(archive: bool, slug: str | None) -> None:
    """Make meetings public. What the gate stops is listed, and waits for a person."""
    _database()
    from raadslag.config.reports import index_with_progress, release_with_progress

    blocked = release_with_progress(_municipality(slug))
    index_with_progress()
    sys.exit(1 if blocked else 0)


@main.command()
@click.option("--rebuild", is_flag=True, help="Build it anew from all that is public.")
def index(rebuild: bool) -> None:
    """Bring the search index level with what is public."""
    _database()
    from raadslag.config.reports import index_with_progress

    sys.exit(0 if index_with_progress(rebuild=rebuild) else 1)


@main.command()
@click.option(
    "--files", type=click.Path(exists=True, path_type=Path), help="Your own files, beside the demo."
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--serve/--no-serve", "serves", default=True, help="Serve the site when it is ready.")
def demo(files: Path | None, port: int, serves: bool) -> None:
    """Set up the made-up municipality of Egevig, and serve it."""
    os.environ.setdefault("RAADSLAG_DEMO", "1")
    os.environ.setdefault("RAADSLAG_URL", f"http://127.0.0.1:{port}")
    os.environ.setdefault("RAADSLAG_REQUESTS_A_MINUTE", "60000")  # to be harvested from next door
    _django()
    from raadslag.config.demonstration import prepare
    from raadslag.config.server import serve as run

    prepare(files)
    if serves:
        run(host="127.0.0.1", port=port, workers=1)


@main.command()
def verify() -> None:
    """Walk every protocol; name the first entry that does not fit."""
    _database()
    from raadslag.config.reports import verify_all

    sys.exit(0 if verify_all() else 1)


@main.command()
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="A folder that is new or empty."
)
@click.option("--municipality", "slug", help="The municipality, by the name in its addresses.")
def export(out: Path, slug: str | None) -> None:
    """Write all that is public of a municipality into a folder: JSON Lines, CSV, dictionary, checksums."""
    _database()
    from raadslag.config.reports import export_public

    export_public(_municipality(slug), out)


@main.command()
@click.option("--municipality", "slug", help="Only this one, by the name in its addresses.")
def dump(slug: str | None) -> None:
    """Make the files under /data/ anew now. `raadslag tick` makes them every night."""
    _database()
    from raadslag.config.reports import make_dumps

    make_dumps(_municipality(slug).slug if slug else None)


@main.command()
def tick() -> None:
    """Do what is due: mails to those who follow, and what else the house does by itself."""
    _database()
    from django.utils import timezone

    from raadslag.config.ticking import Busy
    from raadslag.config.ticking import tick as run

    failed = False
    try:
        for name, said in run(timezone.now()):
            failed = failed or said is None
            if said or said is None:
                click.echo(f"{name}: {said or 'mislykkedes, se loggen'}", err=said is None)
    except Busy:
        click.echo("Et andet `raadslag tick` er stadig i gang.", err=True)
    sys.exit(1 if failed else 0)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64))
def serve(host: str, port: int, workers: int) -> None:
    """Serve the site, behind a reverse proxy that speaks TLS."""
    _database()
    from raadslag.config.reports import index_with_progress
    from raadslag.config.server import serve as run

    index_with_progress()

    run(host=host, port=port, workers=workers)


if __name__ == "__main__":
    main()
