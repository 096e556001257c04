"""Making meetings public, and taking them back: the only code that writes the public tables."""

from raadslag.publish.actions.archive import ArchiveTally, release_archive, release_each
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
    "AnswerRefused",
    "ArchiveTally",
    "IncidentRefused",
    "ReleaseBlocked",
    "WithdrawalRefused",
    "answer",
    "close_incident",
    "confirm",
    "examine",
    "keep_inside",
    "lift",
    "open_incident",
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
