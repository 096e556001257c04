"""Acadre: <Publication> of its agenda manager, and the older <table name="…"> with named fields."""

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
    words_of,
)

DRAFT_OR_AGENDA = ("0", "1")  # PublicationTypeAsValue; what is above is minutes
PRESENT_CODES = ("1", "4")  # ParticipationStatusAsValue
UNDECIDED_CODES = ("", "0")
TABLE_PRESENT, TABLE_ABSENT = ("0",), ("1", "2")  # field absent: present, absent, sent regrets
TABLE_FIELDS = {  # (table, field) → role
    ("agenda", "sysid"): roles.AGENDA_ID,
    ("agenda", "date"): roles.DATE,
    ("meeting", "sysid"): roles.MEETING_ID,
    ("meeting", "date"): roles.DATE,
    ("meeting", "time"): roles.START,
    ("meeting", "endtime"): roles.END,
    ("meeting", "place"): roles.PLACE,
    ("meeting", "location"): roles.PLACE,
    ("committee", "name"): roles.BODY,
    ("meeting", "committee"): roles.BODY,
    ("agenda", "committee"): roles.BODY,
    ("item", "itemnumber"): roles.ITEM_NUMBER,
    ("item", "number"): roles.ITEM_NUMBER,
    ("item", "sysid"): roles.ITEM_ID,
    ("item", "casenumber"): roles.ITEM_CASE_NUMBER,
    ("item", "caseno"): roles.ITEM_CASE_NUMBER,
    ("item", "caseworker"): roles.ITEM_CASEWORKER,
    ("item", "area"): roles.ITEM_ROUTE,
    ("item", "comname"): roles.ITEM_DECIDED_BY,
    ("item", "absentmembers"): roles.ITEM_ABSENT,
}
ITEM_TABLES = ("item", "agendaitem", "bulletpoint", "handlingitem", "point")
TITLE_FIELDS = ("title", "name", "heading", "caption")
TEXT_FIELDS = ("text", "content", "body")


def read(data: bytes, name: str) -> Source:
    root = parse(data)
    fields = Fields(root)
    if name_of(root) == "Publication":
        _read_publication(fields, root)
    else:
        _read_tables(fields, root)
    if not fields.sheet.lines:
        raise Unreadable("XML-filen ligner Acadre, men har intet møde.")
    return fields.source(data, name, "acadre-xml")


def _read_publication(fields: Fields, root: etree._Element) -> None:
    agendas = children(child(root, "Agendas"), "Agenda")
    if not agendas:
        raise Unreadable("XML-filen ligner Acadre, men har ingen dagsorden.")
    kind = fields.text(root, "PublicationTypeAsValue")
    if kind:
        fields.put(roles.DOCUMENT_TYPE, "dagsorden" if kind in DRAFT_OR_AGENDA else "referat")
    for place, agenda in enumerate(agendas):
        if place:
            fields.put(roles.SUPPLEMENT, agenda.get("ID") or "Tillægsdagsorden")
        else:
            _put_meeting(fields, agenda)
        for item in children(child(agenda, "Items"), "Item"):
            _put_item(fields, item)


def _put_meeting(fields: Fields, agenda: etree._Element) -> None:
    meeting = child(agenda, "Meeting")
    fields.put(roles.AGENDA_ID, agenda.get("ID"))
    if meeting is not None:
        fields.put(roles.MEETING_ID, meeting.get("ID"))
    fields.put(roles.BODY, fields.text(agenda, "Committee", "Name"))
    fields.put(roles.DATE, fields.text(meeting, "When"))
    fields.put(roles.END, fields.text(meeting, "Until"))
    fields.put(roles.PLACE, fields.text(meeting, "Where"))
    for member in children(child(meeting, "Members"), "MeetingMember"):
        code = fields.text(member, "ParticipationStatusAsValue")
        fields.text(member, "ParticipationStatusAsText")
        fields.put(_presence(code), fields.text(member, "Name"))


def _presence(code: str) -> str:
    if code in PRESENT_CODES:
        return roles.PRESENT
    return roles.INVITED if code in UNDECIDED_CODES else roles.ABSENT


def _put_item(fields: Fields, item: etree._Element) -> None:
    fields.put(roles.ITEM_TITLE, fields.text(item, "Caption") or "Uden overskrift")
    fields.put(roles.ITEM_NUMBER, item.get("Nummer") or item.get("Number"))
    fields.put(roles.ITEM_ID, item.get("ID"))
    fields.put(roles.ITEM_CASE_NUMBER, fields.text(item, "CaseNumber"))
    public = fields.text(item, "IsPublic")
    if public and not is_yes(public):
        fields.put(roles.ITEM_CLOSED, "Lukket punkt")
    for section in children(child(item, "Fields"), "ItemField"):
        content = child(section, "Content")
        has_content = fields.text(section, "HasContent")
        heading = fields.text(section, "Caption")
        if content is not None and (not has_content or is_yes(has_content)):
            fields.put_section(heading, content)
        else:
            fields.put(roles.SECTION_HEADING, heading)
    for history in children(item, "ItemHistory"):
        for entry in [history, *history] if child(history, "Content") is None else [history]:
            _put_earlier(fields, entry)
    for enclosure in children(child(item, "Enclosures"), "Enclosure"):
        closed = is_yes(fields.text(enclosure, "IsProtected"))
        role = roles.ATTACHMENT_CLOSED if closed else roles.ATTACHMENT
        title = fields.text(enclosure, "FileName") or fields.text(enclosure, "Name")
        fields.put(role, title, fields.text(enclosure, "EnclosureOutputUri"))


def _put_earlier(fields: Fields, entry: etree._Element) -> None:
    content = child(entry, "Content")
    if content is None:
        return
    fields.text(entry, "HasContent")
    fields.text(entry, "Caption")
    fields.put(roles.EARLIER_BODY, fields.text(entry, "MeetingDetails", "CommitteeName"))
    fields.put(roles.EARLIER_DATE, fields.text(entry, "MeetingDetails", "MeetingDueDate"))
    fields.put_text(roles.EARLIER_TEXT, content)


def _read_tables(fields: Fields, root: etree._Element) -> None:
    tables = [element for element in root.iter() if name_of(element) == "table"]
    for table in tables:
        said = {
            (field.get("name") or "").casefold(): field
            for field in children(child(table, "fields"), "field")
        }
        name = (table.get("name") or "").casefold()
        if name in ITEM_TABLES:
            _put_table_item(fields, said)
        elif name == "participant" or "absent" in said:
            _put_table_person(fields, said)
        elif name in ("attachment", "enclosure"):
            _put_first(fields, roles.ATTACHMENT, said, (*TITLE_FIELDS, "filename"))
        elif name in ("text", "section", "field"):
            _put_table_section(fields, said)
        else:
            _put_known(fields, name, said)


def _put_known(fields: Fields, table: str, said: dict[str, etree._Element]) -> None:
    for name, field in said.items():
        if role := TABLE_FIELDS.get((table, name)):
            fields.put(role, field.get("date") or words_of(field))
            fields.take(field)


def _put_first(
    fields: Fields, role: str, said: dict[str, etree._Element], names: tuple[str, ...]
) -> None:
    for name in names:
        if name in said:
            fields.put(role, words_of(said[name]))
            fields.take(said[name])
            return


def _put_table_item(fields: Fields, said: dict[str, etree._Element]) -> None:
    _put_first(fields, roles.ITEM_TITLE, said, TITLE_FIELDS)
    _put_known(fields, "item", said)
    public = said.get("ispublic")
    if public is not None:
        fields.take(public)
        if not is_yes(words_of(public)):
            fields.put(roles.ITEM_CLOSED, "Lukket punkt")
    for name in TEXT_FIELDS:
        fields.put_text(roles.ITEM_TEXT, said.get(name))


def _put_table_person(fields: Fields, said: dict[str, etree._Element]) -> None:
    absent = said.get("absent")
    code = "" if absent is None else words_of(absent)
    fields.take(absent)
    role = roles.PRESENT if code in TABLE_PRESENT else roles.INVITED
    _put_first(fields, roles.ABSENT if code in TABLE_ABSENT else role, said, TITLE_FIELDS)


def _put_table_section(fields: Fields, said: dict[str, etree._Element]) -> None:
    _put_first(fields, roles.SECTION_HEADING, said, TITLE_FIELDS)
    for name in TEXT_FIELDS:
        fields.put_text(roles.SECTION_TEXT, said.get(name))
