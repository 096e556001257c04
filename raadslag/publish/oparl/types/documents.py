"""Agendas and minutes as documents: files that are made of the meeting when someone asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext

from raadslag.publish.models import PublicMeeting
from raadslag.publish.oparl import addresses
from raadslag.publish.oparl.addresses import Kind
from raadslag.publish.oparl.shape import Json, Look, day, thing


@dataclass(frozen=True, slots=True)
class Form:
    """states: of the meetings that are given in it."""

    ending: str
    media_type: str
    states: tuple[str, ...]


PDF: Final = Form("pdf", "application/pdf", ("agenda", "minutes"))
AKOMA_NTOSO: Final = Form("xml", "application/akn+xml", ("minutes",))
FORMS: Final = (PDF, AKOMA_NTOSO)


def uid_of(meeting: str, form: Form) -> str:
    return f"{meeting}-{form.ending}"


def forms_of(row: PublicMeeting) -> list[Form]:
    return [form for form in FORMS if row.state in form.states]


def name_of(row: PublicMeeting) -> str:
    """ "Klimaudvalget 3. marts 2026" """
    return f"{row.body_name} {date_format(row.on, 'j. F Y')}" if row.on else row.body_name


def document(row: PublicMeeting, form: Form, look: Look) -> Json:
    """The PDF is the master; what it is given in besides is derived of it."""
    name = (
        f"{gettext('Referat') if row.state == 'minutes' else gettext('Dagsorden')}: {name_of(row)}"
    )
    others = [one for one in forms_of(row) if one is not PDF]
    address = addresses.page("document", row.uid, form.ending)
    return thing(
        Kind.FILE,
        uid_of(row.uid, form),
        row,
        name=name,
        fileName=f"{slugify(name)}.{form.ending}",
        mimeType=form.media_type,
        date=day(row.on),
        accessUrl=address,
        downloadUrl=f"{address}?hent",
        masterFile=_file(row, PDF) if form is not PDF else None,
        derivativeFile=[_file(row, one) for one in others] if form is PDF else None,
        meeting=[addresses.one(Kind.MEETING, row.uid)] if look.alone else None,
        web=addresses.page("meeting", row.uid),
    )


def _file(row: PublicMeeting, form: Form) -> str:
    return addresses.one(Kind.FILE, uid_of(row.uid, form))
