"""What can be done to accounts."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.accounts.models import User
from raadslag.protocol import actions as protocol


@transaction.atomic
def create_user(
    *, email: str, name: str, password: str | None = None, by: str, at: datetime
) -> User:
    """Make an account. Without a password its owner sets one by way of the sign-in page."""
    user = User.objects.create_user(email, password, name=name)
    protocol.record(
        "user.created", user, municipality=None, by=by, at=at, content={"email": user.email}
    )
    return user


@transaction.atomic
def deactivate_user(*, user: User, by: str, at: datetime) -> User:
    """Shut an account out; what its owner did stays theirs."""
    User.objects.filter(pk=user.pk).update(is_active=False)
    user.refresh_from_db()
    protocol.record("user.deactivated", user, municipality=None, by=by, at=at, content={})
    return user
