"""What is public: releases, the gate before them, and the snapshots that every public page reads."""

from raadslag.publish.models.access import AccessAnswer, AccessDocument
from raadslag.publish.models.differences import PublicDifference
from raadslag.publish.models.files import FileScan, Substitute, SubstituteKind
from raadslag.publish.models.following import Followed, Pace, Subscription
from raadslag.publish.models.gate import FindingAnswer, GateFinding
from raadslag.publish.models.incidents import (
    Incident,
    IncidentMatter,
    IncidentStep,
    StepKind,
)
from raadslag.publish.models.openings import Opening
from raadslag.publish.models.parts import PartKind, PublicPart
from raadslag.publish.models.persons import PublicAttendance, PublicBallot
from raadslag.publish.models.releases import (
    PublicChange,
    Release,
    ReleaseKind,
    SnapshotKind,
    Tombstone,
)
from raadslag.publish.models.snapshots import (
    Dated,
    PublicAttachment,
    PublicBody,
    PublicCase,
    PublicCommitment,
    PublicFile,
    PublicItem,
    PublicMeeting,
    PublicMunicipality,
    PublicPerson,
    Snapshot,
)
from raadslag.publish.models.styles import PublicHouseStyle
from raadslag.publish.models.withholdings import Withholding

__all__ = [
    "AccessAnswer",
    "AccessDocument",
    "Dated",
    "FileScan",
    "FindingAnswer",
    "Followed",
    "GateFinding",
    "Incident",
    "IncidentMatter",
    "IncidentStep",
    "Opening",
    "Pace",
    "PartKind",
    "PublicAttachment",
    "PublicAttendance",
    "PublicBallot",
    "PublicBody",
    "PublicCase",
    "PublicChange",
    "PublicCommitment",
    "PublicDifference",
    "PublicFile",
    "PublicHouseStyle",
    "PublicItem",
    "PublicMeeting",
    "PublicMunicipality",
    "PublicPart",
    "PublicPerson",
    "Release",
    "ReleaseKind",
    "Snapshot",
    "SnapshotKind",
    "StepKind",
    "Subscription",
    "Substitute",
    "SubstituteKind",
    "Tombstone",
    "Withholding",
]
