"""`raadslag manage found_municipality Egevig`: the first thing an operator does."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from django.utils import timezone
from django.utils.text import slugify

from raadslag.council.actions import create_municipality

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


class Command(BaseCommand):
    help = "Found a municipality here, and with it its protocol."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help='without "Kommune": Egevig')
        parser.add_argument("--slug", help="its name in addresses; made of the name if not given")
        parser.add_argument("--code", help="Statistics Denmark's three digits")

    def handle(self, *, name: str, slug: str | None, code: str | None, **options: Any) -> None:
        slug = slug or slugify(name.translate(_DANISH))
        if not slug:
            raise CommandError(f"Af “{name}” kan der ikke laves en adresse: angiv --slug.")
        try:
            create_municipality(
                name=name, slug=slug, code=code, by="system:operator", at=timezone.now()
            )
        except IntegrityError:
            raise CommandError(f"Der er allerede en kommune med adressen {slug}.") from None
        self.stdout.write(f"{name} er oprettet med adressen {slug}.")
