"""Cases (OParl's Paper), their treatments, and files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from raadslag.meetings.presentation import PathView
from raadslag.publish.models import PublicAttachment, PublicCase, PublicPart
from raadslag.publish.oparl import addresses
from raadslag.publish.oparl.addresses import Kind
from raadslag.publish.oparl.shape import INSIDE, Json, Look, day, own, own_objects, thing
from raadslag.publish.oparl.types import decided
from raadslag.publish.oparl.types.references import Known
from raadslag.publish.parts import ConsultationView, content_of

_ROLES = {"recommending": "Indstilling", "deciding": "Beslutning"}


def paper(
    row: PublicCase,
    shown: PathView,
    consultations: Sequence[PublicPart],
    files: Sequence[PublicAttachment],
    known: Known,
    look: Look,
) -> Json:
    """files: the attachments of all its items that have a file, each once."""
    address = addresses.one(Kind.PAPER, row.uid)
    days = [step.on for step in shown.steps if step.on]
    inside = Look(parts=look.parts)
    return thing(
        Kind.PAPER,
        row.uid,
        row,
        body=addresses.body(row.municipality),
        name=row.title,
        reference=shown.case_numbers[0] if shown.case_numbers else None,
        date=day(min(days, default=None)),
        paperType="Sag",
        auxiliaryFile=[file([one], {}, INSIDE) for one in files] if look.parts else None,
        consultation=[consultation(part, known, inside) for part in consultations],
        web=addresses.page("case", row.uid),
        **own(
            sagsnumre=shown.case_numbers,
            opfoelgning=own_objects(
                address, "opfoelgning", "Opfoelgning", map(decided.commitment, shown.commitments)
            ),
        ),
    )


def consultation(part: PublicPart, known: Known, look: Look) -> Json:
    shown = content_of(part, ConsultationView)
    organization = addresses.one(Kind.ORGANIZATION, shown.body)
    return thing(
        Kind.CONSULTATION,
        part.uid,
        part,
        paper=addresses.one(Kind.PAPER, shown.case) if look.alone else None,
        agendaItem=addresses.one(Kind.AGENDA_ITEM, shown.item) if shown.item else None,
        meeting=addresses.one(Kind.MEETING, shown.meeting) if shown.meeting else None,
        organization=[organization] if shown.body in known.bodies else None,
        authoritative=shown.role == "deciding" if shown.role else None,
        role=_ROLES.get(shown.role),
        **own(betegnelse=shown.abbreviation, kommende=True if not shown.item else None),
    )


def file(listings: Sequence[PublicAttachment], days: Mapping[str, date | None], look: Look) -> Json:
    """An attachment's file. listings: where it is listed, with file and item; at least one.

    days: of the meetings, by the item's id; the file is as old as the first that lists it.
    """
    first = listings[0]
    content = first.file
    assert content is not None
    items = [listing.item for listing in listings]
    dated = [on for item in items if (on := days.get(item.uid))]
    return thing(
        Kind.FILE,
        first.uid,
        _Dates(listings),
        name=first.title,
        fileName=first.name,
        mimeType=content.media_type,
        date=day(min(dated, default=None)),
        size=content.size,
        accessUrl=addresses.file(first.uid, first.name),
        downloadUrl=addresses.file(first.uid, first.name) + "?hent",
        text="\n\n".join(content.pages) if look.text else None,
        agendaItem=[addresses.one(Kind.AGENDA_ITEM, i.uid) for i in items] if look.alone else None,
        meeting=(
            list(dict.fromkeys(addresses.one(Kind.MEETING, i.meeting_id) for i in items))
            if look.alone
            else None
        ),
        paper=(
            list(
                dict.fromkeys(
                    addresses.one(Kind.PAPER, i.proposal_uid) for i in items if i.proposal_uid
                )
            )
            if look.alone
            else None
        ),
        **own(sha256=content.sha256, sider=len(content.pages) or None),
    )


class _Dates:
    """A file that several items list is as old as the first listing, as new as the last."""

    def __init__(self, listings: Sequence[PublicAttachment]) -> None:
        self.created = min(one.created for one in listings)
        self.modified = max(one.modified for one in listings)
