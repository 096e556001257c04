"""eDoc: Fujitsu's <Root> with a committee, and the older <Meeting> keyed on committee and date."""

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
)

PUBLISHED = "skal publiceres"


def read(data: bytes, name: str) -> Source:
    root = parse(data)
    fields = Fields(root)
    if name_of(root) == "Meeting":
        _read_meeting(fields, root)
    elif child(root, "Committee", "Meeting") is not None:
        _read_root(fields, root)
    elif child(root, "Notification") is not None:
        raise Unreadable("XML-filen er en meddelelse om udgivelse, ikke et dokument.")
    else:
        raise Unreadable("XML-filen ligner eDoc, men har intet møde.")
    return fields.source(data, name, "edoc-xml")


def _read_root(fields: Fields, root: etree._Element) -> None:
    committee = child(root, "Committee")
    meeting = child(committee, "Meeting")
    output = fields.text(root, "OutputTypeEnumName").casefold()
    if output:
        fields.put(roles.DOCUMENT_TYPE, "dagsorden" if output == "agenda" else "referat")
    fields.put(roles.AGENDA_ID, fields.text(meeting, "Agenda", "Identifier"))
    fields.put(roles.MEETING_ID, fields.text(meeting, "MeetingIdentifier"))
    fields.put(roles.MUNICIPALITY, fields.text(root, "Municipality"))
    fields.put(roles.BODY, fields.text(committee, "Name"))
    fields.put(roles.DATE, fields.text(meeting, "MeetingDateTime"))
    fields.put(roles.END, fields.text(meeting, "EndDateTime"))
    fields.put(roles.PLACE, fields.text(meeting, "MeetingLocation"))
    for person in children(child(meeting, "MeetingParticipants"), "MeetingParticipant"):
        _put_participant(fields, person)
    elements = children(child(meeting, "Agenda", "AgendaElements"), "AgendaElement")
    for element in sorted(elements, key=_serial):
        _put_element(fields, element)


def _serial(element: etree._Element) -> float:
    """Elements stand in any order; those without a number come last."""
    said = child(element, "HandlingItem", "SerialNo")
    try:
        return float((said.text or "") if said is not None else "")
    except ValueError:
        return float("inf")


def _put_participant(fields: Fields, person: etree._Element) -> None:
    name = fields.text(person, "Name") or " ".join((person.text or "").split())
    fields.take(person)
    fields.put(roles.INVITED, name)


def _put_element(fields: Fields, element: etree._Element) -> None:
    item = child(element, "HandlingItem")
    title = fields.text(item, "Title")
    if not title:
        return
    fields.put(roles.ITEM_TITLE, title)
    fields.put(roles.ITEM_NUMBER, fields.text(item, "SerialNo"))
    fields.put(roles.ITEM_ID, fields.text(element, "Identifier"))
    fields.put(roles.ITEM_CASE_NUMBER, fields.text(item, "CaseNumber"))
    fields.put(roles.ITEM_DECIDED_BY, fields.text(element, "RuleOfSpeaking"))
    public = fields.text(element, "AccessIsPublic")
    if public and not is_yes(public):
        fields.put(roles.ITEM_CLOSED, "Lukket punkt")
    for section in children(child(item, "CasePresentations"), "CasePresentation"):
        content = child(section, "Content")
        heading = fields.text(section, "Title")
        if content is not None:
            fields.put_section(heading, content)
        else:
            fields.put(roles.SECTION_HEADING, heading)
    for attachment in children(child(item, "Attachments"), "Attachment"):
        _put_attachment(fields, attachment)


def _put_attachment(fields: Fields, attachment: etree._Element) -> None:
    address = fields.text(attachment, "Link") or fields.text(attachment, "PDFDocument")
    public = fields.text(attachment, "AccessIsPublic")
    role = roles.ATTACHMENT_CLOSED if public and not is_yes(public) else roles.ATTACHMENT
    fields.put(role, fields.text(attachment, "Title"), address.replace("\\", "/"))


def _read_meeting(fields: Fields, root: etree._Element) -> None:
    state = fields.text(root, "MeetingState").casefold()
    if state:
        fields.put(roles.DOCUMENT_TYPE, "referat" if "referat" in state else "dagsorden")
    fields.put(roles.BODY, fields.text(root, "Committee"))
    fields.put(roles.DATE, fields.text(root, "MeetingDate"))
    fields.put(roles.START, fields.text(root, "MeetingTime"))
    fields.put(roles.PLACE, fields.text(root, "MeetingPlace"))
    for agenda in children(child(root, "MeetingAgendaTypes"), "MeetingAgendaType"):
        closed = "lukket" in fields.text(agenda, "AgendaType").casefold()
        for item in children(child(agenda, "MeetingAgendaItems"), "MeetingAgendaItem"):
            _put_item(fields, item, closed=closed)


def _put_item(fields: Fields, item: etree._Element, *, closed: bool) -> None:
    document = child(item, "Document")
    fields.put(roles.ITEM_TITLE, fields.text(document, "Title") or "Uden overskrift")
    fields.put(roles.ITEM_NUMBER, fields.text(item, "AgendaItemNumber"))
    if document is not None:
        fields.put(roles.ITEM_ID, document.get("documentid"))
    fields.put(roles.ITEM_CASE_NUMBER, fields.text(document, "CaseNumber"))
    publishing = fields.text(document, "PublishingType").casefold()
    if closed or (publishing and publishing != PUBLISHED):
        fields.put(roles.ITEM_CLOSED, "Lukket punkt")
    fields.put_text(roles.ITEM_TEXT, child(item, "FullText"))
    holder = child(document, "Attachments")
    for attachment in () if holder is None else holder:
        _put_attachment(fields, attachment)
