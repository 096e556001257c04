"""What a line of a structured source (XML) is: the values of Line.role.

An item begins at its ITEM_TITLE; all that follows belongs to it until the next. A section begins at
its SECTION_HEADING. What earlier bodies decided comes as EARLIER_BODY, EARLIER_DATE, EARLIER_TEXT.
"""

from __future__ import annotations

MUNICIPALITY = "municipality"
BODY = "body"
DOCUMENT_TYPE = "document_type"  # referat, dagsorden: already in the record's words
MEETING_ID = "meeting.id"  # the system's own: several agendas of one meeting share it
AGENDA_ID = "agenda.id"
SUPPLEMENT = "supplement"  # the agenda adds to another of the same meeting
DATE = "date"  # as the file has it: "27. august 2018", 2018-08-27T16:00:00
START = "start"
END = "end"
PLACE = "place"
PRESENT = "participant.present"
ABSENT = "participant.absent"
INVITED = "participant"  # whether present is not said

ITEM_TITLE = "item.title"
ITEM_NUMBER = "item.number"
ITEM_ID = "item.id"
ITEM_CLOSED = "item.closed"
ITEM_CASE_NUMBER = "item.case_number"
ITEM_CASEWORKER = "item.caseworker"
ITEM_ROUTE = "item.route"
ITEM_DECIDED_BY = "item.decided_by"
ITEM_ABSENT = "item.absent"
ITEM_TEXT = "item.text"  # the whole case in one piece, its headings among the lines

SECTION_HEADING = "section.heading"
SECTION_TEXT = "section.text"
EARLIER_BODY = "earlier.body"
EARLIER_DATE = "earlier.date"
EARLIER_TEXT = "earlier.text"
ATTACHMENT = "attachment"
ATTACHMENT_CLOSED = "attachment.closed"
OTHER = "other"  # a field that nobody asked for: its name, a colon, its words
