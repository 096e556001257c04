"""The municipality and its politics: bodies, parties, persons, offices, roles, local rules."""

from raadslag.council.models.bodies import Body, BodyKind, BodyMerge, BodyName
from raadslag.council.models.house_styles import LARGEST_LOGO, HistoryForm, HouseStyle, RouteForm
from raadslag.council.models.local_rules import LocalRule
from raadslag.council.models.municipality import Municipality, Origin, Term
from raadslag.council.models.parties import Party, PartyKind, PartyLetter, PartyMembership
from raadslag.council.models.persons import (
    Office,
    OfficeKind,
    Person,
    PersonMention,
    PersonMerge,
    PersonName,
)
from raadslag.council.models.roles import READS_CLOSED, Role, RoleKind

__all__ = [
    "LARGEST_LOGO",
    "READS_CLOSED",
    "Body",
    "BodyKind",
    "BodyMerge",
    "BodyName",
    "HistoryForm",
    "HouseStyle",
    "LocalRule",
    "Municipality",
    "Office",
    "OfficeKind",
    "Origin",
    "Party",
    "PartyKind",
    "PartyLetter",
    "PartyMembership",
    "Person",
    "PersonMention",
    "PersonMerge",
    "PersonName",
    "Role",
    "RoleKind",
    "RouteForm",
    "Term",
]
