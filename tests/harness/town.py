"""A small public town with ordinary, long, odd and empty content, for tests of the public pages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import msgspec
import pytest

from raadslag.meetings import presentation as shown

SLUG = "soendby"
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LONG_BODY = "Udvalget for Klima, Natur, Landdistrikter, Fritid og Borgerinddragelse"
LONG_TITLE = (
    "Godkendelse af forslag til kommuneplantillæg nr. 14 og lokalplan 3.27 for et boligområde ved "
    "Strandengsvej og Gammel Færgegårdsvej med tilhørende miljøvurderingsrapport"
)
CLIMATE = shown.BodyRef(uid="udvalgklima1", name=LONG_BODY, abbreviation="KNLFB")
COUNCIL = shown.BodyRef(uid="byraad000001", name="Byrådet", abbreviation="BY")
ANNA = shown.PersonRef(uid="person000001", name="Anna-Margrethe Ravnsbjerg-Thorlaksen", party="A")


def _route(here: int) -> list[shown.RouteStepView]:
    steps = [("KNLFB", CLIMATE), ("ØU", None), ("BY", COUNCIL)]
    states = ["done"] * here + ["here"] + ["coming"] * (2 - here)
    return [
        shown.RouteStepView(abbreviation=short, body=body, state=state)
        for (short, body), state in zip(steps, states, strict=True)
    ]


def _plan(uid: str, *, here: int, decision: shown.DecisionView | None) -> shown.ItemView:
    return shown.ItemView(
        uid=uid,
        position=1,
        number="1",
        title=LONG_TITLE,
        case_number="01.02.05-P16-3-26",
        proposal_uid="sag000000001",
        recommender="Direktøren for By, Kultur og Klima",
        decided_by="Byrådet",
        route=_route(here),
        clauses=[
            shown.ClauseView(label="1", text="at forslaget sendes i høring i otte uger, og"),
            shown.ClauseView(label="2", text="at der afsættes 806.000 kr.", outcome="rejected"),
        ],
        sections=[
            shown.SectionView(heading="Sagsfremstilling", text="Området er lavt.\n\nDer er 84 boliger."),
            shown.SectionView(heading="Økonomi", text=""),
        ],
        attachments=[
            shown.AttachmentView(uid="bilag0000001", title="Kort", pages=2),
            shown.AttachmentView(uid="bilag0000002", title=LONG_TITLE, recommended=True),
        ],
        participation=[shown.ParticipationView(person=ANNA, kind="disqualified")],
        earlier=[shown.EarlierView(body="Ældrerådet", on=date(2026, 1, 8), text="Ingen bemærkninger.")],
        decision=decision,
        commitments=[
            shown.CommitmentView(
                uid=f"loefte{uid[-6:]}",
                kind="report",
                text="Udvalget ønsker en afrapportering efter et halvt år.",
                due=date(2026, 8, 1),
                item=shown.ItemRef(uid=uid, title=LONG_TITLE, number="1"),
                source_lines=(41, 44),
            )
        ],
        source=shown.SourceView(name="referat-2026-02-03.pdf", layout="firstagenda", lines=(12, 88)),
    )  # fmt: skip


def _odd_items() -> list[shown.ItemView]:
    return [
        shown.ItemView(uid="punkt0000002", position=2, title=""),
        shown.ItemView(
            uid="punkt0000003", position=3, number="3", title="Salg af areal", closed=True,
            ground="forvaltningsloven § 27",
        ),
        shown.ItemView(
            uid="punkt0000004", position=4, number="4", title="Meddelelser",
            points=[
                shown.PointView(label="A", title="Nyt fra havnen", text="Kajen er lukket."),
                shown.PointView(label="B", oral=True),
            ],
            guests=[shown.GuestView(name="Keld Havnefoged", title="Søndby Havn")],
            decision=shown.DecisionView(text="Taget til efterretning.", outcome="noted"),
        ),
    ]  # fmt: skip


def _minutes() -> shown.MeetingView:
    decision = shown.DecisionView(
        text="Tiltrådte indstillingen, idet udvalget ønsker en afrapportering efter et halvt år.",
        outcome="adopted",
        role="recommending",
        votes=[
            shown.VoteView(
                sides=[
                    shown.SideView(side="for", names=["A", "B"], count=4),
                    shown.SideView(side="against", names=["V"], count=3),
                ]
            )
        ],
        dissents=[shown.DissentView(person=ANNA, text="For dyrt, og for tæt på engen.")],
    )
    return shown.MeetingView(
        uid="moede0000001",
        municipality=SLUG,
        municipality_name="Søndby Kommune",
        body=CLIMATE,
        on=date(2026, 2, 3),
        start=time(17),
        end=time(19, 30),
        place="Rådhuset, mødelokale 2",
        state="minutes",
        presence=[shown.PresenceView(person=ANNA, role="formand", present=True)],
        items=[_plan("punkt0000001", here=0, decision=decision), *_odd_items()],
    )


def _agenda() -> shown.MeetingView:
    return shown.MeetingView(
        uid="moede0000002",
        municipality=SLUG,
        municipality_name="Søndby Kommune",
        body=COUNCIL,
        on=date(2099, 3, 24),
        items=[_plan("punkt0000005", here=2, decision=None)],
    )


def _cancelled() -> shown.MeetingView:
    return shown.MeetingView(
        uid="moede0000003",
        municipality=SLUG,
        municipality_name="Søndby Kommune",
        body=COUNCIL,
        cancelled=True,
        cancel_reason="Der var ingen sager.",
    )


def _who_and_where() -> tuple[shown.BodyView, shown.PersonView]:
    chair = {"kind": "chair", "kind_words": "formand", "since": date(2026, 1, 1)}
    body = shown.BodyView(
        uid=CLIMATE.uid, municipality=SLUG, name=LONG_BODY, abbreviation="KNLFB", kind="standing",
        former_names=["Teknisk Udvalg"], members=[shown.OfficeView(person=ANNA, **chair)],
    )  # fmt: skip
    person = shown.PersonView(
        uid="person000001", municipality=SLUG, name=ANNA.name, party="A",
        party_name="Socialdemokratiet", offices=[shown.OfficeView(body=CLIMATE, **chair)],
    )  # fmt: skip
    return body, person


PAGES = (
    "/",
    "/en/",
    "/tilgaengelighed/",
    f"/kommune/{SLUG}/moeder/",
    f"/kommune/{SLUG}/udvalg/",
    f"/kommune/{SLUG}/sager/",
    f"/kommune/{SLUG}/loefter/",
    f"/kommune/{SLUG}/personer/",
    f"/kommune/{SLUG}/soeg/",
    f"/kommune/{SLUG}/soeg/?q=lokalplan",
    f"/kommune/{SLUG}/soeg/?q=findesikke",
    "/moede/moede0000001/",
    "/moede/moede0000001/?vis=tekst",
    "/moede/moede0000002/",
    "/moede/moede0000003/",
    "/punkt/punkt0000001/",
    "/punkt/punkt0000002/",
    "/punkt/punkt0000003/",
    "/punkt/punkt0000004/",
    "/punkt/punkt0000005/",
    "/sag/sag000000001/",
    "/udvalg/udvalgklima1/",
    "/udvalg/udvalgklima1/?aar=2026",
    "/person/person000001/",
    "/parti/parti0000001/",
    "/beslutning/punkt0000001/",
    "/moede/moede0000001/udgaver/",
    f"/kommune/{SLUG}/kalender/?maaned=2026-02",
    "/bilag/bilag0000001/",
    "/bilag/bilag0000002/",
    f"/foelg/?hvad=municipality&id={SLUG}",
    "/foelg/?hvad=body&id=udvalgklima1",
    "/foelg/sendt/",
    "/data/",
    "/konto/login/",
)


@pytest.fixture
def public_town(db, settings, tmp_path) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    """Søndby as the public sees it: a held meeting, a coming one, a cancelled one. Gives the addresses."""
    from raadslag.publish import actions
    from raadslag.publish.models import PublicBody, PublicMunicipality, PublicPerson, Release

    settings.PUBLIC_FILES = tmp_path / "public-files"
    settings.PUBLIC_DOCUMENTS = tmp_path / "documents"

    PublicMunicipality.objects.create(slug=SLUG, name="Søndby Kommune")
    body, person = _who_and_where()
    common = {"uid": body.uid, "municipality": SLUG, "content": msgspec.to_builtins(body)}
    PublicBody.objects.create(**common, name=body.name, kind=body.kind, current=True)
    common = {"uid": person.uid, "municipality": SLUG, "content": msgspec.to_builtins(person)}
    PublicPerson.objects.create(**common, name=person.name)
    council = shown.BodyView(uid=COUNCIL.uid, municipality=SLUG, name=COUNCIL.name)
    common = {"uid": council.uid, "municipality": SLUG, "content": msgspec.to_builtins(council)}
    PublicBody.objects.create(**common, name=council.name, kind="council", current=True)
    for meeting in (_minutes(), _agenda(), _cancelled()):
        kind = "minutes" if meeting.state == "minutes" else "agenda"
        release = Release.objects.create(
            municipality=SLUG, meeting_uid=meeting.uid, number=1, kind=kind, at=AT, digest="0" * 64
        )
        actions.write(meeting, release)
    _party()
    _file()
    return PAGES


def _party() -> None:
    from raadslag.publish.models import PartKind, PublicPart

    said = {"municipality": SLUG, "kind": PartKind.PARTY}
    content = {"name": "Socialdemokratiet", "letter": "A", "members": ["medlem000001"]}
    PublicPart.objects.create(uid="parti0000001", **said, content=content)
    said = {"municipality": SLUG, "kind": PartKind.MEMBERSHIP, "of": ANNA.uid}
    content = {"person": ANNA.uid, "organization": "parti0000001"}
    PublicPart.objects.create(uid="medlem000001", **said, body_uid="parti0000001", content=content)


def _file() -> None:
    """The map: two pages, the second without text."""
    from raadslag.publish import storage
    from raadslag.publish.models import PublicAttachment
    from raadslag.publish.scan.tests import pdfs

    content = pdfs.make(pdfs.SEEN, pdfs.box())
    pages = ["Forvaltningen foreslår en ny sti", ""]
    file = storage.keep(content, media_type="application/pdf", pages=pages)
    PublicAttachment.objects.filter(uid="bilag0000001").update(file=file, name="kort.pdf")
