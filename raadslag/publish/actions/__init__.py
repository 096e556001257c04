"""Making meetings public, and taking them back: the only code that writes the public tables."""

from raadslag.publish.actions.access import AnswerNotGiven, answer_request
from raadslag.publish.actions.archive import ArchiveTally, release_archive, release_each
from raadslag.publish.actions.closing import (
    OpenedTally,
    OpeningRefused,
    Told,
    close_attachment,
    close_item,
    confirm_opening,
    give_up_opening,
    open_due,
    plan_opening,
)
from raadslag.publish.actions.gating import (
    AnswerRefused,
    ReleaseBlocked,
    answer,
    confirm,
    examine,
    keep_inside,
    waits,
    wants_two,
)
from raadslag.publish.actions.incidents import (
    IncidentRefused,
    close_incident,
    open_incident,
    take_step,
)
from raadslag.publish.actions.releasing import release, release_by_hand
from raadslag.publish.actions.withdrawing import withdraw
from raadslag.publish.actions.withholding import WithdrawalRefused, lift, withhold
from raadslag.publish.actions.writing import write

__all__ = [
    "AnswerNotGiven",
    "AnswerRefused",
    "ArchiveTally",
    "IncidentRefused",
    "OpenedTally",
    "OpeningRefused",
    "ReleaseBlocked",
    "Told",
    "WithdrawalRefused",
    "answer",
    "answer_request",
    "close_attachment",
    "close_incident",
    "close_item",
    "confirm",
    "confirm_opening",
    "examine",
    "give_up_opening",
    "keep_inside",
    "lift",
    "open_due",
    "open_incident",
    "plan_opening",
    "release",
    "release_archive",
    "release_by_hand",
    "release_each",
    "take_step",
    "waits",
    "wants_two",
    "withdraw",
    "withhold",
    "write",
]
