"""The kinds of findings: how they are said, and which of them stop a release."""

from __future__ import annotations

from django.utils.translation import gettext_noop

KINDS = {
    "cpr": gettext_noop("CPR-nummer"),
    "cpr_unverified": gettext_noop("Muligt CPR-nummer"),
    "home": gettext_noop("Bopæl"),
    "hidden_text": gettext_noop("Skjult tekst i kildefilen"),
    "closed_content": gettext_noop("Lukket punkt med indhold"),
    "closed_bare": gettext_noop("Lukket punkt uden offentlig titel, beslutning eller grund"),
    "closed_attachment": gettext_noop("Lukket bilag på åbent punkt"),
    "quoted_closed": gettext_noop("Ord fra et lukket punkt i et åbent"),
    "email": gettext_noop("Privat e-mailadresse"),
    "phone": gettext_noop("Telefonnummer"),
    "address": gettext_noop("Adresse, der kan være en bopæl"),
    "template_prompt": gettext_noop("Rest af en skabelon"),
    "file_hidden": gettext_noop("Skjult i bilaget"),
    "file_change": gettext_noop("Registreret ændring i bilaget"),
    "file_comment": gettext_noop("Kommentar i bilaget"),
    "file_program": gettext_noop("Program i bilaget"),
    "file_embedded": gettext_noop("Fil inde i bilaget"),
    "file_metadata": gettext_noop("Oplysninger om, hvem der har lavet bilaget"),
    "file_link": gettext_noop("Link til et sted, offentligheden ikke kan se"),
    "file_lost": gettext_noop("Bilagets fil mangler"),
    "unscanned": gettext_noop("Ikke kontrolleret"),
    "unscanned_image": gettext_noop("Billeder, der ikke er kontrolleret"),
}

BLOCKING = frozenset(
    {"cpr", "cpr_unverified", "home", "hidden_text", "closed_content", "quoted_closed", "file_hidden",
     "file_change", "file_comment", "file_program", "file_lost", "unscanned"}
)  # fmt: skip

STAYS_INSIDE = frozenset({"hidden_text", "closed_content", "closed_bare", "closed_attachment"})
"""What a release leaves out anyway: a person says that it may stay at that."""

OF_CLOSED = STAYS_INSIDE - {"closed_bare"} | {"quoted_closed"}
"""Those whose words may be closed matter."""

IN_FILES = frozenset(kind for kind in KINDS if kind.startswith(("file_", "unscanned")))
