"""`raadslag manage forget_address`: a reader asks to be forgotten."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from raadslag.publish.following.actions import forget


class Command(BaseCommand):
    help = "Forget all that an e-mail address follows."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{forget(options['email'])} abonnementer slettet.")
