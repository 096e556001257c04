"""`raadslag manage public_role raadslag_public`: a database role for the public site."""

from __future__ import annotations

import re
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from raadslag.publish.public_role import grant

NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")


class Command(BaseCommand):
    help = "Let a PostgreSQL role read what is public and nothing else; makes the role."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", help="its name: raadslag_public")

    def handle(self, *args: Any, **options: Any) -> None:
        role = options["role"]
        if connection.vendor != "postgresql":
            raise CommandError(
                "Kun PostgreSQL har roller. DATABASE_URL peger på en anden database."
            )
        if not NAME.fullmatch(role):
            raise CommandError(
                f"“{role}” kan ikke være en rolles navn: små bogstaver a-z, tal og _, et bogstav først."
            )
        with transaction.atomic():
            grant(role)
        self.stdout.write(
            f"Rollen {role} kan læse det offentlige og intet andet. Giv den en adgangskode med psql: "
            f"\\password {role}"
        )
