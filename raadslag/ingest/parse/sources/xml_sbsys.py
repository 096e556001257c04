"""SBSYS: <Dagsorden> with its meeting, items, sections named by element, and attachments."""

from __future__ import annotations

from lxml import etree

from raadslag.ingest.parse.lines import Source, Unreadable
from raadslag.ingest.parse.sources import roles
from raadslag.ingest.parse.sources.xml_fields import (
    Fields,
    child,
    children,
    is_yes,
    name_of,
    parse,
    readable_name,
)

ITEM_FIELDS = {  # attribute or element → role
    "Nummer": roles.ITEM_NUMBER,
    "Punktnummer": roles.ITEM_NUMBER,
    "Sagsnummer": roles.ITEM_CASE_NUMBER,
    "Sagsnr": roles.ITEM_CASE_NUMBER,
    "Journalnummer": roles.ITEM_CASE_NUMBER,
    "Sagsbehandler": roles.ITEM_CASEWORKER,
    "Sagsgang": roles.ITEM_ROUTE,
    "DagsordenpunktID": roles.ITEM_ID,
}


def read(data: bytes, name: str) -> Source:
    """An agenda or minutes; a file may hold several agendas of one meeting."""
    root = parse(data)
    fields = Fields(root)
    agendas = [root] if name_of(root) == "Dagsorden" else children(root, "Dagsorden")
    if not agendas or all(child(agenda, "Møde") is None for agenda in agendas):
        raise Unreadable("XML-filen ligner SBSYS, men har intet møde.")
    _put_meeting(fields, agendas[0])
    for place, agenda in enumerate(agendas):
        if place:
            fields.put(roles.SUPPLEMENT, agenda.get("DagsordenID") or "Tillægsdagsorden")
        for item in children(child(agenda, "Dagsordenpunkter"), "Dagsordenpunkt"):
            _put_item(fields, item, open_agenda=agenda.get("Åben"))
    return fields.source(data, name, "sbsys-xml")


def _put_meeting(fields: Fields, agenda: etree._Element) -> None:
    kind = (agenda.get("Dagsordentype") or "").casefold()
    meeting = child(agenda, "Møde")
    if kind:
        fields.put(roles.DOCUMENT_TYPE, "referat" if kind == "referat" else "dagsorden")
    if "tillæg" in kind:
        fields.put(roles.SUPPLEMENT, agenda.get("Dagsordentype"))
    fields.put(roles.AGENDA_ID, agenda.get("DagsordenID"))
    for role, attribute in (
        (roles.MEETING_ID, "MødeID"),
        (roles.MUNICIPALITY, "Kommune"),
        (roles.BODY, "Udvalg"),
        (roles.DATE, "Mødedato"),
        (roles.START, "Mødetid"),
        (roles.END, "Mødesluttid"),
        (roles.PLACE, "Mødested"),
    ):
        if meeting is not None:
            fields.put(role, meeting.get(attribute))


def _put_item(fields: Fields, item: etree._Element, *, open_agenda: str | None) -> None:
    title = fields.text(item, "Overskrift") or item.get("Overskrift") or "Uden overskrift"
    fields.put(roles.ITEM_TITLE, title)
    for attribute, role in ITEM_FIELDS.items():
        fields.put(role, item.get(attribute) or fields.text(item, attribute))
    is_open = item.get("Åbent") or item.get("Åben") or open_agenda
    if is_open and not is_yes(is_open):
        fields.put(roles.ITEM_CLOSED, "Lukket punkt")
    content = child(item, "Indhold")
    for section in () if content is None else content:
        heading = section.get("Overskrift") or section.get("Navn") or name_of(section)
        fields.put_section(readable_name(heading), section)
    for attachment in children(child(item, "Bilagsliste"), "Bilag"):
        _put_attachment(fields, attachment)


def _put_attachment(fields: Fields, attachment: etree._Element) -> None:
    said = attachment.get("MaaPubliceres")
    closed = said is not None and not is_yes(said)
    title = attachment.get("Navn") or fields.text(attachment, "Navn") or "Uden navn"
    role = roles.ATTACHMENT_CLOSED if closed else roles.ATTACHMENT
    fields.put(role, title, attachment.get("BilagUrl") or "")
