"""Reading the protocol."""

from __future__ import annotations

from django.db.models import QuerySet

from raadslag.protocol.actions import HasUid
from raadslag.protocol.models import INSTALLATION, Addressed, Entry, Head


def entries_about(subject: Addressed) -> QuerySet[Entry]:
    """What has been done to one subject, oldest first.

    Whoever may read the subject may read its entries: they hold no text of it.
    """
    return Entry.objects.filter(subject_uid=subject.uid).order_by("pk")


def anchor(municipality: HasUid | None) -> str:
    """The chain's end as one line to be kept outside the database: chain:sequence:hash.

    Rows cut off at the end leave a chain that fits; only an anchor kept elsewhere tells.
    """
    name = municipality.uid if municipality else INSTALLATION
    return str(Head.objects.filter(chain=name).first() or Head(chain=name))


def chains() -> list[str]:
    """The names of all chains that have an entry or an end, the installation's own first."""
    named = {*Entry.objects.values_list("chain", flat=True).distinct(), INSTALLATION}
    named.update(Head.objects.values_list("chain", flat=True))
    return sorted(named, key=lambda name: (name != INSTALLATION, name))
