"""Bodies, persons, parties and cases of a municipality, known again when a document names them.

Part of the deed that imports a document, whose transaction and protocol entry it shares. What is
certain is one identity; what is only likely becomes a new one and a suggestion that a person
settles (MergeSuggestion).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext

from raadslag.cases.actions import numbered
from raadslag.cases.models import Case, CaseNumber
from raadslag.council.models import (
    Body,
    BodyKind,
    BodyName,
    Municipality,
    Origin,
    Party,
    PartyKind,
    PartyLetter,
    PartyMembership,
    Person,
    PersonMention,
    PersonName,
)
from raadslag.ingest import rules
from raadslag.ingest.models import MergeSuggestion
from raadslag.lib import parties

_LONGEST_NUMBER = 60
_COUNCIL = frozenset(
    {
        "kb",
        "by",
        "byr",
        "br",
        "kmb",
        "kommunalbestyrelsen",
        "byrådet",
        "kommunalbestyrelse",
        "byråd",
    }
)
_FINANCE = frozenset({"øu", "øk", "øke", "økonomiudvalget", "økonomiudvalg"})


class Register:
    """What the import knows of a municipality; kept in memory for the length of a run.

    After a transaction that was rolled back it must be made anew: it may hold rows that are gone.
    """

    def __init__(self, municipality: Municipality) -> None:
        self.municipality = municipality
        self._bodies: dict[str, Body] = {}
        self._persons: dict[str, list[Person]] = {}
        self._mentions: set[tuple[int, str, str]] = set()
        self._parties: dict[str, list[Party]] = {}
        self._cases: dict[str, Case] = {}
        self._unsaved_cases: dict[str, Case] = {}
        self._load_bodies()
        self._load_persons()
        self._load_parties()

    # Bodies

    def known_body(self, printed: str | None) -> Body | None:
        """The body of this name or abbreviation; None where none is known for certain."""
        if not printed:
            return None
        key = rules.body_key(printed)
        if found := self._bodies.get(key):
            return found
        for words, kind in ((_COUNCIL, BodyKind.COUNCIL), (_FINANCE, BodyKind.FINANCE)):
            if key in words:
                of_kind = {b for b in self._bodies.values() if b.kind == kind}
                return of_kind.pop() if len(of_kind) == 1 else None
        return None

    def body(self, printed: str) -> Body:
        """The body of this name, made if the municipality has none."""
        return self.known_body(printed) or self._new_body(printed)

    def learn_abbreviation(self, body: Body, abbreviation: str) -> None:
        """Remember an abbreviation that the body's own agenda prints for it."""
        key = rules.body_key(abbreviation)
        if key in self._bodies:
            return
        self._bodies[key] = body
        if body.abbreviation is None:
            body.abbreviation = abbreviation
            body.save(update_fields=["abbreviation"])
            BodyName.objects.filter(body=body, name=body.name).update(abbreviation=abbreviation)

    def keys_of(self, body: Body) -> frozenset[str]:
        """The names and abbreviations the body is known by, as compared."""
        keys = {key for key, known in self._bodies.items() if known.pk == body.pk}
        if body.kind == BodyKind.COUNCIL:
            keys |= _COUNCIL
        if body.kind == BodyKind.FINANCE:
            keys |= _FINANCE
        return frozenset(keys)

    def _load_bodies(self) -> None:
        names = BodyName.objects.filter(body__municipality=self.municipality).select_related(
            "body__merged_into"
        )
        for name in names:
            body = name.body.merged_into or name.body
            for printed in (name.name, name.abbreviation):
                if printed:
                    self._bodies.setdefault(rules.body_key(printed), body)

    def _new_body(self, printed: str) -> Body:
        body = Body.objects.create(
            municipality=self.municipality,
            name=printed,
            kind=_kind_of_body(printed),
            origin=Origin.IMPORTED,
        )
        BodyName.objects.create(body=body, name=printed)
        key = rules.body_key(printed)
        likely = rules.likely_names(key, self._bodies, at_least=rules.LIKELY_BODY)
        MergeSuggestion.objects.bulk_create(
            MergeSuggestion(
                municipality=self.municipality,
                body=self._bodies[other],
                other_body=body,
                why=gettext("Navnene ligner hinanden."),
                likeness=rules.likeness(key, other),
            )
            for other in likely[:1]
        )
        self._bodies[key] = body
        return body

    # Persons

    def known_person(self, printed: str | None) -> Person | None:
        """The person of this whole name; None where no one, or more than one, has borne it."""
        found = self._persons.get(rules.fold(printed), [])
        return found[0] if len(found) == 1 else None

    def person(self, printed: str, party: str | None, on: date | None) -> Person | None:
        """The person a member's printed name means, made if it is a whole name not met before.

        None for a single word, and for a name that several persons have borne.
        """
        key = rules.fold(printed)
        known = self._persons.get(key, [])
        if len(known) > 1 or " " not in key or len(printed) > 200:
            return None
        person = known[0] if known else self._new_person(printed, party, on)
        self._mention(person, printed, party or "")
        return person

    def _mention(self, person: Person, printed: str, party: str) -> None:
        mention = (person.pk, printed, party[:60])
        if mention not in self._mentions:
            self._mentions.add(mention)
            PersonMention.objects.create(person=person, printed=printed, party=party[:60])

    def _load_persons(self) -> None:
        names = PersonName.objects.filter(person__municipality=self.municipality)
        for name in names.select_related("person__merged_into"):
            self._know(name.name, name.person)
        mentions = PersonMention.objects.filter(person__municipality=self.municipality)
        for mention in mentions.select_related("person__merged_into"):
            self._know(mention.printed, mention.person)
            self._mentions.add((mention.person_id, mention.printed, mention.party))

    def _know(self, name: str, person: Person) -> None:
        known = self._persons.setdefault(rules.fold(name), [])
        stands = person.merged_into or person
        if all(other.pk != stands.pk for other in known):
            known.append(stands)

    def _new_person(self, printed: str, party: str | None, on: date | None) -> Person:
        person = Person.objects.create(
            municipality=self.municipality, name=printed, origin=Origin.IMPORTED
        )
        PersonName.objects.create(person=person, name=printed)
        if sat_for := self.party(party, on):
            PartyMembership.objects.create(person=person, party=sat_for)
        self._suggest_persons(person)
        self._know(printed, person)
        return person

    def _suggest_persons(self, person: Person) -> None:
        likely = [
            known[0]
            for key, known in self._persons.items()
            if rules.same_person(key, person.name) is rules.Sameness.LIKELY
        ]
        MergeSuggestion.objects.bulk_create(
            MergeSuggestion(
                municipality=self.municipality,
                person=other,
                other_person=person,
                why=gettext("Navnene ligner hinanden."),
                likeness=rules.likeness(rules.fold(other.name), rules.fold(person.name)),
            )
            for other in {p.pk: p for p in likely}.values()
        )

    # Parties

    def party(self, printed: str | None, on: date | None) -> Party | None:
        """The party of a letter or name on the day; None for one not known, or of several."""
        if not printed:
            return None
        local = [
            p for p in self._parties.get(rules.fold(printed), []) if p.municipality_id is not None
        ]
        if len(local) == 1:
            return local[0]
        known = parties.by_letter(printed, on) if len(printed) <= 2 else parties.by_name(printed)
        return self._national(known) if known else None

    def _national(self, known: parties.Party) -> Party:
        key = rules.fold(known.name)
        national = [p for p in self._parties.get(key, []) if p.kind == PartyKind.NATIONAL]
        if national:
            return national[0]
        party = Party.objects.create(kind=PartyKind.NATIONAL, name=known.name)
        PartyLetter.objects.create(
            party=party,
            letter=known.letter,
            valid_from=date(known.since, 1, 1) if known.since else None,
            valid_to=date(known.until, 12, 31) if known.until else None,
        )
        self._parties.setdefault(key, []).append(party)
        return party

    def _load_parties(self) -> None:
        for letter in PartyLetter.objects.select_related("party").order_by("pk"):
            if letter.party.municipality_id in (None, self.municipality.pk):
                for printed in (letter.letter, letter.party.name):
                    known = self._parties.setdefault(rules.fold(printed), [])
                    if letter.party not in known:
                        known.append(letter.party)

    # Cases

    def expect_cases(self, printed: Iterable[str | None]) -> None:
        """Look up the case numbers of a document: an archive has too many to keep them all."""
        wanted = {number for number in printed if number and len(number) <= _LONGEST_NUMBER}
        known = CaseNumber.objects.filter(municipality=self.municipality, printed__in=wanted)
        self._cases = {number.printed: number.case for number in known.select_related("case")}
        self._unsaved_cases = {number: self._new_case() for number in wanted - self._cases.keys()}

    def case(self, printed: str | None) -> Case | None:
        """The case that bears an expected number; one that the municipality has not is made."""
        if not printed:
            return None
        return self._cases.get(printed) or self._unsaved_cases.get(printed)

    def save(self) -> None:
        """Save what was made and waits: before anything is saved that points at it."""
        Case.objects.bulk_create(self._unsaved_cases.values())
        CaseNumber.objects.bulk_create(
            numbered(case, printed) for printed, case in self._unsaved_cases.items()
        )
        self._cases |= self._unsaved_cases
        self._unsaved_cases = {}

    def _new_case(self) -> Case:
        return Case(municipality=self.municipality, origin=Origin.IMPORTED)


def _kind_of_body(printed: str) -> BodyKind | None:
    key = rules.body_key(printed)
    if key in _COUNCIL:
        return BodyKind.COUNCIL
    if key in _FINANCE:
        return BodyKind.FINANCE
    if key.endswith(("udvalget", "udvalg")) or key.startswith("udvalget "):
        return BodyKind.STANDING
    if key.endswith(("rådet", "råd")):
        return BodyKind.ADVISORY
    return None
