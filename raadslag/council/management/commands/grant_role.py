"""`raadslag manage grant_role karen@egevig.dk secretary`: who may do what."""

from __future__ import annotations

import getpass
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, transaction
from django.utils import timezone

from raadslag.accounts.actions import create_user
from raadslag.accounts.models import User
from raadslag.council.actions import grant_role
from raadslag.council.models import RoleKind
from raadslag.council.queries import body_meant, municipality_meant

BY = "system:operator"


class Command(BaseCommand):
    help = "Let someone act in a role, in one body or the whole municipality; makes the account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("role", choices=RoleKind.values)
        parser.add_argument("--municipality", help="by the name in its addresses")
        parser.add_argument("--body", help="name or abbreviation; none: the whole municipality")
        parser.add_argument("--name", help="of the person, where there is no account yet")

    def handle(
        self,
        *,
        email: str,
        role: str,
        municipality: str | None,
        body: str | None,
        name: str | None,
        **options: Any,
    ) -> None:
        try:
            place = municipality_meant(municipality)
            where = body_meant(place, body) if body else None
        except LookupError as reason:
            raise CommandError(str(reason)) from None
        try:
            with transaction.atomic():
                user = self._user(email, name)
                grant_role(
                    user=user,
                    kind=RoleKind(role),
                    municipality=place,
                    body=where,
                    by=BY,
                    at=timezone.now(),
                )
        except IntegrityError as error:
            raise CommandError(_refusal(str(error))) from None
        self.stdout.write(f"{user.name} er {RoleKind(role).label} i {where or place}.")

    def _user(self, email: str, name: str | None) -> User:
        user = User.objects.filter(email=User.objects.normalize_email(email)).first()
        if user is not None:
            return user
        if not name:
            raise CommandError(f"{email} har ingen konto. Angiv personens navn med --name.")
        password = getpass.getpass(
            f"Adgangskode til {email} (tom: personen vælger selv en med “Glemt din adgangskode?”): "
        )
        return create_user(
            email=email, name=name, password=password or None, by=BY, at=timezone.now()
        )


def _refusal(error: str) -> str:
    if "role_of_a_member_is_in_a_body" in error:
        return "Den rolle har man i et udvalg: angiv det med --body."
    if "role_of_the_whole_municipality_names_no_body" in error:
        return "Den rolle har man i hele kommunen: udelad --body."
    return "Personen har allerede den rolle."
