from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ProtocolConfig(AppConfig):
    name = "raadslag.protocol"
    label = "protocol"
    verbose_name = _("Protokol")

    def ready(self) -> None:
        post_migrate.connect(_install_triggers, sender=self, dispatch_uid="protocol.triggers")


def _install_triggers(*, using: str, **sent: Any) -> None:
    # after every migrate: altering a table, SQLite rebuilds it and drops its triggers in silence
    from raadslag.protocol import triggers

    triggers.install(using)
