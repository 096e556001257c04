"""What OParl has no words for: our own properties of an agenda item and its decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from raadslag.meetings.presentation import (
    BodyRef,
    CommitmentView,
    DecisionView,
    DissentView,
    EarlierView,
    ItemView,
    ParticipationView,
    PersonRef,
    RouteStepView,
    SideView,
    VoterView,
    VoteView,
    WithheldView,
)
from raadslag.publish.oparl import addresses
from raadslag.publish.oparl.addresses import Kind
from raadslag.publish.oparl.shape import Json, day, instant, own, own_objects, stated
from raadslag.publish.oparl.types.references import Known

Some = Callable[[str, str, Iterable[Json]], Any]
"""Objects of ours below one item: the property's name, their type's, and what they say."""


def of_item(shown: ItemView, subject: str, known: Known) -> Json:
    """Everything about the item that OParl has no property for. known: who may be linked to."""
    some: Some = partial(own_objects, addresses.one(Kind.AGENDA_ITEM, shown.uid))
    head = own(
        sagsnummer=shown.case_number,
        kle=subject,
        sagsbehandler=shown.caseworker,
        indstiller=shown.recommender,
        beslutningstager=shown.decided_by,
        lukketGrund=shown.ground,
        rute=some("rute", "Led", (_step(step, known) for step in shown.route)),
    )
    foot = own(
        opfoelgning=some("opfoelgning", "Opfoelgning", map(commitment, shown.commitments)),
        kilde=shown.source.name if shown.source else None,
    )
    decision = shown.decision or DecisionView()
    return head | _printed(shown, known, some) | _decided(decision, known, some) | foot


def _printed(shown: ItemView, known: Known, some: Some) -> Json:
    """What the agenda and the minutes print below the item's head."""
    return own(
        indstilling=some(
            "indstilling",
            "Indstillingspunkt",
            (
                {"betegnelse": c.label, "tekst": c.text, "udfald": c.outcome, "resultat": c.result}
                for c in shown.clauses
            ),
        ),
        afsnit=some(
            "afsnit",
            "Afsnit",
            ({"overskrift": s.heading, "art": s.kind, "tekst": s.text} for s in shown.sections),
        ),
        underpunkter=some(
            "underpunkter",
            "Underpunkt",
            (
                {
                    "betegnelse": p.label,
                    "titel": p.title,
                    "tekst": p.text,
                    "mundtlig": p.oral or None,
                }
                for p in shown.points
            ),
        ),
        gaester=some(
            "gaester", "Gaest", ({"navn": g.name, "titel": g.title} for g in shown.guests)
        ),
        bilag=some(
            "bilag",
            "Bilag",
            (
                {
                    "titel": a.title,
                    "anbefalet": a.recommended or None,
                    "sider": a.pages,
                    "fil": addresses.one(Kind.FILE, a.uid) if a.uid in known.files else None,
                }
                for a in shown.attachments
            ),
        ),
        tilbagetrukneBilag=some("tilbagetrukneBilag", "Tilbagetrukket", withheld(shown.withheld)),
        deltagelse=some(
            "deltagelse", "Deltagelse", (_participation(p, known) for p in shown.participation)
        ),
        tidligereBehandling=some(
            "tidligereBehandling", "TidligereBehandling", map(_earlier, shown.earlier)
        ),
    )


def _decided(decision: DecisionView, known: Known, some: Some) -> Json:
    """The decision, its votes and who differed."""
    return own(
        verbum=decision.verb,
        virkning=decision.effect,
        rolle=decision.role,
        standset=decision.stopped or None,
        udsatTil=day(decision.postponed_to),
        sendtTil=_organization(decision.sent_to, known),
        afstemning=some("afstemning", "Afstemning", (_vote(v, known) for v in decision.votes)),
        mindretalsudtalelse=some(
            "mindretalsudtalelse",
            "Mindretalsudtalelse",
            (_dissent(d, known) for d in decision.dissents),
        ),
    )


def named(person: PersonRef, known: Known) -> Json:
    """A name as printed, and the person it means where that is known and public."""
    return {
        "navn": person.name,
        "parti": person.party,
        "person": (addresses.one(Kind.PERSON, person.uid) if person.uid in known.persons else None),
    }


def withheld(shown: Iterable[WithheldView]) -> Iterable[Json]:
    for one in shown:
        yield {
            "nummer": one.number,
            "plads": one.position or None,
            "tidspunkt": instant(one.at),
            "grund": one.why,
        }


def commitment(shown: CommitmentView) -> Json:
    return {
        "art": shown.kind,
        "tekst": shown.text,
        "ansvarlig": shown.owner,
        "frist": day(shown.due),
        "fristMedOrd": shown.due_words,
        "beloeb": shown.amount,
        "status": shown.status,
        "lukketAf": (
            addresses.one(Kind.AGENDA_ITEM, shown.closed_by.uid) if shown.closed_by else None
        ),
    }


def _organization(body: BodyRef | None, known: Known) -> str | None:
    return addresses.one(Kind.ORGANIZATION, body.uid) if body and body.uid in known.bodies else None


def _step(step: RouteStepView, known: Known) -> Json:
    return {
        "betegnelse": step.abbreviation,
        "navn": step.body.name if step.body else None,
        "organization": _organization(step.body, known),
        "rolle": step.role,
        "tilstand": step.state,
        "dato": day(step.on),
        "agendaItem": addresses.one(Kind.AGENDA_ITEM, step.item_uid) if step.item_uid else None,
    }


def _participation(said: ParticipationView, known: Known) -> Json:
    return named(said.person, known) | {
        "art": said.kind,
        "note": said.note,
        "stedfortraederFor": said.substitute_for,
    }


def _earlier(shown: EarlierView) -> Json:
    return {
        "udvalg": shown.body,
        "dato": day(shown.on),
        "nummer": shown.number,
        "tekst": shown.text,
        "agendaItem": addresses.one(Kind.AGENDA_ITEM, shown.item.uid) if shown.item else None,
    }


def _vote(shown: VoteView, known: Known) -> Json:
    sides = {_SIDES[side.side]: _side(side, known) for side in shown.sides}
    return {"emne": shown.subject, "hovedafstemning": shown.main, **sides}


_SIDES = {"for": "for", "against": "imod", "abstained": "undlod"}


def _side(side: SideView, known: Known) -> Json:
    """The count as printed: it is never summed from the names."""
    voters = side.voters or [VoterView(name=name) for name in side.names]
    return stated({"antal": side.count, "stemmer": [_voter(voter, known) for voter in voters]})


def _voter(voter: VoterView, known: Known) -> Json:
    fields = named(PersonRef(name=voter.name, uid=voter.uid, party=voter.party), known)
    return stated(fields | {"antal": voter.count})


def _dissent(shown: DissentView, known: Known) -> Json:
    return named(shown.person, known) | {"tekst": shown.text}
