"""The page where staff answer a request for access (aktindsigt) to a case."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from raadslag.accounts.http import SignedInRequest
from raadslag.cases.models import Proposal
from raadslag.council.http import staff_only, stands_in
from raadslag.meetings.print.http import answered_when_printed
from raadslag.publish import actions
from raadslag.publish.access.collecting import CaseDocument, documents_of, treatments_of
from raadslag.publish.access.packing import Choice
from raadslag.publish.staff import queries
from raadslag.publish.staff.forms import AccessForm
from raadslag.web.parts import Crumb
from raadslag.web.shell import address

REFUSED = 422
IN_MEMORY = 10_000_000  # bytes of the zip file; more goes to disk


@staff_only
@answered_when_printed
def case(request: SignedInRequest, uid: str) -> HttpResponseBase:
    """The case's documents, and when each was public. POST answers with the zip file."""
    rows = queries.proposals_answered_by(request.user)
    proposal = get_object_or_404(rows.select_related("municipality", "case"), uid=uid)
    if not queries.reads_whole(request.user, proposal):
        raise PermissionDenied
    documents = documents_of(treatments_of(proposal))
    data = request.POST if request.method == "POST" else None
    form = AccessForm([one.uid for one in documents], data)
    if request.method == "POST" and form.is_valid():
        answered = _answer(request, proposal, documents, form)
        if answered is not None:
            return answered
    return _page(request, proposal, documents, form)


def _answer(
    request: SignedInRequest,
    proposal: Proposal,
    documents: Sequence[CaseDocument],
    form: AccessForm,
) -> FileResponse | None:
    sent = form.cleaned_data
    choices = [
        Choice(one, given=not sent[f"udelad-{one.uid}"], note=sent[f"note-{one.uid}"])
        for one in documents
    ]
    out = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the answer closes it)
    try:
        lost = actions.answer_request(
            proposal,
            choices,
            out,
            reference=sent["journal"],
            asked_on=sent["modtaget"],
            by=request.user.actor,
            at=timezone.now(),
        )
    except actions.AnswerNotGiven as reason:
        out.close()
        form.add_error(None, str(reason))
        return None
    if lost:
        said = gettext("Filer, som disken har mistet, er ikke med: %(names)s.")
        messages.warning(request, said % {"names": ", ".join(lost)})
    out.seek(0)
    name = f"aktindsigt-{proposal.uid}.zip"
    return FileResponse(out, as_attachment=True, filename=name, content_type="application/zip")


def _page(
    request: SignedInRequest,
    proposal: Proposal,
    documents: Sequence[CaseDocument],
    form: AccessForm,
) -> HttpResponse:
    stands_in(request, proposal.municipality)
    context = {
        "proposal": proposal,
        "documents": [(one, *form.of(one.uid)) for one in documents],
        "form": form,
        "answers": queries.answers_of(proposal),
        "crumbs": [
            Crumb(gettext("Arbejdsbord"), address("desk", None)),
            Crumb(proposal.title, reverse("desk-case", args=[proposal.uid])),
            Crumb(gettext("Aktindsigt")),
        ],
    }
    status = REFUSED if form.errors else 200
    return render(request, "publish/staff/access.html", context, status=status)
