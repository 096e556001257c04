"""An imported document with something of each kind left to do, for the tests of the desk."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from raadslag.cases.models import SourceFile
from raadslag.council import actions as council
from raadslag.council.models import Body, RoleKind
from raadslag.ingest.models import Finding, ImportRun, MergeSuggestion, Suggestion, UnplacedLine
from raadslag.ingest.running import Order, run

AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
SECRET = "hemmelighedstoken"
MINUTES = """REFERAT Havneudvalget d. 04-03-2025

Mødedato Tirsdag d. 4. marts 2025 kl. 17:00

Mødested Rådhuset, lokale 2

Punkt 1: HAU - Ny kaj i inderhavnen

08.00.00-P20-3-25

Anledning

Kajen ved pakhuset er slidt, og bolværket skal skiftes inden vinteren.

Indstilling

Havnechefen indstiller,

1. at kajen fornyes for 2.000.000 kr.

Beslutning

Udvalget tiltrådte indstillingen.

Punkt 2: HAU - Eventuelt

00.00.00-G01-9-25

Beslutning

Intet.
"""
CLOSED = f"""
Punkt 3: Lukket: Salg af kran til {SECRET}

08.00.00-G10-4-25

Anledning

Køberen {SECRET} har afgivet tilbud.

Beslutning

Solgt til {SECRET}.
"""


def bring_in(
    municipality, folder: Path, content: bytes | str, name: str = "marts.txt"
) -> SourceFile:
    """Import one file, and give Karen's role in its body to whoever is Karen."""
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    for _ in run(Order([folder / name], municipality)):
        pass
    return SourceFile.objects.get(name=name)


def leave_work(source: SourceFile) -> None:
    """A line without a place, a proposal and a finding."""
    item = source.reading.meeting.items.order_by("position").first()
    UnplacedLine.objects.create(source=source, line=13, words="Også bolværket.")
    Suggestion.objects.create(
        source=source,
        item=item,
        kind="report",
        words="Udvalget orienteres til efteråret.",
        why="Et løfte uden for beslutningen.",
        first_line=13,
        last_line=13,
        due="2025-09",
    )
    Finding.objects.create(
        source=source,
        item=item,
        kind="two_dates",
        lines=[1, 3],
        words="04-03-2025 / 4. marts 2025",
        why="Mødet har to datoer.",
    )


def is_secretary(user, body: Body) -> None:
    grant(user, RoleKind.SECRETARY, body)


def grant(user, kind: RoleKind, body: Body) -> None:
    council.grant_role(
        user=user, kind=kind, municipality=body.municipality, body=body, by="x", at=AT
    )


def suggest_merge(municipality) -> MergeSuggestion:
    one, other = (
        council.create_person(municipality=municipality, name=name, by="x", at=AT)
        for name in ("Mia Bjerg", "Mia Bjærg")
    )
    return MergeSuggestion.objects.create(
        municipality=municipality,
        person=one,
        other_person=other,
        why="Navnene ligner hinanden.",
        likeness=0.9,
    )


def rejected_run(municipality) -> ImportRun:
    return ImportRun.objects.create(
        municipality=municipality,
        started=AT,
        finished=AT,
        counts={"read": 3, "rejected": 1},
        rejections=[["a.pdf", "PDF'en er ødelagt og kan ikke åbnes."]],
    )
