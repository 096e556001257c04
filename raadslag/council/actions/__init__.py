"""What can be done to the municipality, its bodies, persons and roles."""

from raadslag.council.actions.bodies import (
    create_body,
    create_municipality,
    create_term,
    rename_body,
    set_local_rule,
)
from raadslag.council.actions.merging import (
    MergeRefused,
    merge_bodies,
    merge_persons,
    unmerge_bodies,
    unmerge_persons,
)
from raadslag.council.actions.persons import (
    appoint,
    create_party,
    create_person,
    join_party,
    rename_person,
    resign,
)
from raadslag.council.actions.roles import RoleRefused, grant_role, revoke_role
from raadslag.council.actions.styles import Style, StyleRefused, set_house_style

__all__ = [
    "MergeRefused",
    "RoleRefused",
    "Style",
    "StyleRefused",
    "appoint",
    "create_body",
    "create_municipality",
    "create_party",
    "create_person",
    "create_term",
    "grant_role",
    "join_party",
    "merge_bodies",
    "merge_persons",
    "rename_body",
    "rename_person",
    "resign",
    "revoke_role",
    "set_house_style",
    "set_local_rule",
    "unmerge_bodies",
    "unmerge_persons",
]
