"""Answering a request for access (aktindsigt)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import IO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from raadslag.cases.models import Proposal
from raadslag.protocol import actions as protocol
from raadslag.publish.access.packing import Choice, Index, lines, pack
from raadslag.publish.models import AccessAnswer, AccessDocument


class AnswerNotGiven(Exception):
    """The request cannot be answered so; str() says why, in words fit to show."""


@transaction.atomic
def answer_request(
    proposal: Proposal,
    choices: Sequence[Choice],
    out: IO[bytes],
    *,
    reference: str,
    asked_on: date,
    by: str,
    at: datetime,
) -> list[str]:
    """Write the export, and enter what was given and what was left out.

    The names of files that the disk has lost. Raises AnswerNotGiven, and press.NotPrinted where a
    treatment cannot be printed just now: then nothing is entered.

    Law: offentlighedsloven §§ 7, 14 and 28; what is left out says why: forvaltningsloven § 24.
    """
    if asked_on > timezone.localdate(at):
        raise AnswerNotGiven(gettext("Anmodningen kan ikke være kommet efter svaret."))
    if any(not choice.given and not choice.note.strip() for choice in choices):
        raise AnswerNotGiven(gettext("Skriv, hvorfor et dokument udelades."))
    index = _index(proposal, choices, reference=reference, asked_on=asked_on, at=at)
    answer = _entered(proposal, choices, index, by=by)
    protocol.record(
        "access.answered",
        answer,
        municipality=proposal.municipality,
        by=by,
        at=at,
        content={"proposal": proposal.uid, "reference": reference, "digest": answer.digest},
    )
    return pack(index, choices, out)


def _index(
    proposal: Proposal, choices: Sequence[Choice], *, reference: str, asked_on: date, at: datetime
) -> Index:
    return Index(
        municipality=proposal.municipality.name,
        case=proposal.title,
        case_numbers=_numbers(proposal),
        reference=reference,
        asked_on=asked_on,
        made=at,
        documents=lines(choices),
    )


def _entered(
    proposal: Proposal, choices: Sequence[Choice], index: Index, *, by: str
) -> AccessAnswer:
    answer = AccessAnswer.objects.create(
        municipality=proposal.municipality.slug,
        proposal_uid=proposal.uid,
        reference=index.reference,
        asked_on=index.asked_on,
        at=index.made,
        by=by,
        digest=index.digest,
    )
    AccessDocument.objects.bulk_create(
        AccessDocument(
            answer=answer,
            kind=choice.document.kind,
            target=choice.document.uid,
            given=choice.given,
            note=choice.note.strip(),
        )
        for choice in choices
    )
    return answer


def _numbers(proposal: Proposal) -> list[str]:
    return [number.printed for number in proposal.case.numbers.all()] if proposal.case else []
