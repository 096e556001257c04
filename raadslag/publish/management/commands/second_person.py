"""`raadslag manage second_person --body Klimaudvalget --source "Forretningsordenen § 9"`."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, transaction
from django.utils import timezone

from raadslag.council.actions import set_local_rule
from raadslag.council.queries import body_meant, municipality_meant
from raadslag.publish.actions.gating import SECOND_PERSON

BY = "system:operator"


class Command(BaseCommand):
    help = "What the gate found and one person lets out all the same, a second person must confirm."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--municipality", help="by the name in its addresses")
        parser.add_argument(
            "--body", help="name or abbreviation; none: all without a rule of their own"
        )
        parser.add_argument("--source", help="what says so: Forretningsordenen § 9")
        parser.add_argument("--since", type=date.fromisoformat, help="from which day; none: today")
        parser.add_argument("--no", action="store_true", help="one person is enough")

    def handle(
        self,
        *,
        municipality: str | None,
        body: str | None,
        source: str | None,
        since: date | None,
        no: bool,
        **options: Any,
    ) -> None:
        try:
            place = municipality_meant(municipality)
            where = body_meant(place, body) if body else None
        except LookupError as reason:
            raise CommandError(str(reason)) from None
        day = since or timezone.localdate()
        try:
            with transaction.atomic():
                set_local_rule(
                    municipality=place,
                    body=where,
                    key=SECOND_PERSON,
                    value=not no,
                    source=source or None,
                    since=day,
                    by=BY,
                    at=timezone.now(),
                )
        except IntegrityError:
            raise CommandError(
                f"Der er allerede en regel fra {day:%d.%m.%Y} eller senere."
            ) from None
        how = "én person er nok" if no else "en anden skal bekræfte"
        self.stdout.write(f"{where or place}: fra {day:%d.%m.%Y} gælder, at {how}.")
