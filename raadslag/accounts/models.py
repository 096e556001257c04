"""Who signs in. What they may do in which body stands in council."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from raadslag.protocol.constraints import stated
from raadslag.protocol.models import Addressed


class UserManager(BaseUserManager["User"]):
    """Makes users; deeds go through actions, these are what Django's own commands call."""

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """The whole address in lower case: nobody signs in with two that differ in case only."""
        return (email or "").strip().lower()

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A saved user; without a password they can only sign in some other way."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A user whom Django's own permissions let through; it opens no meeting or closed case."""
        return self.create_user(email, password, is_superuser=True, is_staff=True, **fields)


class User(Addressed, AbstractBaseUser, PermissionsMixin):
    """An account. Never deleted, made inactive: the protocol names it by its uid."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("navn"), max_length=200)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(_("aktiv"), default=True)
    created = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ("name",)  # type: ignore[assignment]  # Django reads any sequence

    objects = UserManager()

    class Meta:
        verbose_name = _("bruger")
        verbose_name_plural = _("brugere")
        constraints = (
            models.CheckConstraint(
                name="user_email_is_in_lower_case", condition=models.Q(email=Lower(F("email")))
            ),
            stated("user_has_an_email_and_a_name", "email", "name"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def actor(self) -> str:
        """How the protocol names this user: an id, since a name there could not be erased."""
        return f"user:{self.uid}"

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ", 1)[0]
