"""Who may sign in to the demo municipality: one for each kind of user."""

from __future__ import annotations

from dataclasses import dataclass

from raadslag.council.models import RoleKind

PASSWORD = "egevig-prøv-selv"
"""Of every demo sign-in: the demo is nobody's data."""


@dataclass(frozen=True, slots=True)
class SignIn:
    email: str
    name: str
    role: RoleKind
    body: str | None  # key in town.toml; None: the whole municipality
    can: str  # what to try with it, in Danish

    @property
    def words(self) -> str:
        """The role as the screen has it."""
        return str(self.role.label)


SIGN_INS = (
    SignIn(
        "camilla.oerting@egevig.example",
        "Camilla Ørting",
        RoleKind.SECRETARY,
        None,
        "ser alle møder, retter det indlæste og offentliggør",
    ),
    SignIn(
        "karen.moelbjerg@egevig.example",
        "Karen Mølbjerg",
        RoleKind.CASEWORKER,
        None,
        "følger sine sager gennem udvalgene",
    ),
    SignIn(
        "pia.sandholt@egevig.example",
        "Pia Sandholt",
        RoleKind.CHAIR,
        "BSF",
        "er formand for Udvalget for Børn, Skole og Familie",
    ),
    SignIn(
        "amalie.stroemholt@egevig.example",
        "Amalie Strømholt",
        RoleKind.MEMBER,
        "BSF",
        "er medlem af udvalget og læser lukkede punkter dér",
    ),
    SignIn(
        "arkivet@egevig.example",
        "Egevig Kommunes arkiv",
        RoleKind.ARCHIVIST,
        None,
        "ser arkivet og protokollen",
    ),
    SignIn(
        "drift@egevig.example",
        "Egevig Kommunes drift",
        RoleKind.ADMINISTRATOR,
        None,
        "giver brugere adgang",
    ),
)
