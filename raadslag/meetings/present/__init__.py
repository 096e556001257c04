"""The rows of a meeting as what a page shows (presentation.py).

One function for each thing shown. Whether closed matter comes along is an argument, and there is no
default: what is made for the public is made without it, here, before anything is kept or rendered.
"""

from raadslag.meetings.present.decisions import commitment
from raadslag.meetings.present.items import item
from raadslag.meetings.present.meetings import hidden_text, meeting
from raadslag.meetings.present.names import body_ref, title_of
from raadslag.meetings.present.paths import path
from raadslag.meetings.present.rows import item_rows, meeting_rows

__all__ = [
    "body_ref",
    "commitment",
    "hidden_text",
    "item",
    "item_rows",
    "meeting",
    "meeting_rows",
    "path",
    "title_of",
]
