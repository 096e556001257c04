"""What can be done to meetings and what they decided."""

from raadslag.meetings.actions.commitments import (
    add_commitment,
    settle_commitment,
    withdraw_commitment,
)
from raadslag.meetings.actions.editing import edit_decision, edit_item, edit_meeting
from raadslag.meetings.actions.entering import enter_meeting
from raadslag.meetings.actions.linking import link_earlier, take_up_again
from raadslag.meetings.actions.revising import revise_meeting

__all__ = [
    "add_commitment",
    "edit_decision",
    "edit_item",
    "edit_meeting",
    "enter_meeting",
    "link_earlier",
    "revise_meeting",
    "settle_commitment",
    "take_up_again",
    "withdraw_commitment",
]
