"""Cases, what is proposed in them, the texts and attachments it is proposed with, and its route."""

from raadslag.cases.models.cases import Case, CaseNumber
from raadslag.cases.models.files import Attachment, Enclosure, File
from raadslag.cases.models.proposals import Proposal, ProposalMerge, RouteStep, StepRole
from raadslag.cases.models.sources import SourceFile
from raadslag.cases.models.texts import CaseSection, CaseText, Clause, SectionKind

__all__ = [
    "Attachment",
    "Case",
    "CaseNumber",
    "CaseSection",
    "CaseText",
    "Clause",
    "Enclosure",
    "File",
    "Proposal",
    "ProposalMerge",
    "RouteStep",
    "SectionKind",
    "SourceFile",
    "StepRole",
]
