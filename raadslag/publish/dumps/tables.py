"""The flat tables of a dump: their columns, and what stands in each. The data dictionary is made of this.

A row is made of one public row and nothing else, so that a table is written as it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from raadslag.publish.dumps import cells
from raadslag.publish.dumps.cells import Row
from raadslag.publish.models import (
    PartKind,
    PublicAttachment,
    PublicBody,
    PublicCase,
    PublicCommitment,
    PublicItem,
    PublicMeeting,
    PublicPart,
    PublicPerson,
)


@dataclass(frozen=True, slots=True)
class Column:
    """kind: as Frictionless has it: string, integer, boolean, date, time, datetime."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """rows: what of a municipality is read; cells: the rows of the table that one of them makes."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[str], QuerySet[Any]]
    cells: Callable[[Any], Iterable[Row]]
    key: tuple[str, ...] = ("uid",)


def _columns(*described: str) -> tuple[Column, ...]:
    """Each as "name kind meaning"."""
    return tuple(Column(*one.split(" ", 2)) for one in described)


_UID = "uid string Permanent id."
_ADDRESS = "adresse string Siden på webstedet."
_MEETING = (
    "moede_uid string Mødet.",
    "udvalg string Udvalgets navn, som det hed ved mødet.",
    "dato date Mødets dag; tom, hvor den ikke er oplyst.",
)
_ITEM = ("punkt_uid string Punktet.", *_MEETING)


def _parts(kind: PartKind) -> Callable[[str], QuerySet[PublicPart]]:
    return lambda slug: PublicPart.objects.filter(
        municipality=slug, kind=kind, content__isnull=False
    )


def _of_items(slug: str) -> QuerySet[PublicItem]:
    return PublicItem.objects.filter(municipality=slug).select_related("meeting")


TABLES = (
    Table(
        "udvalg",
        "Udvalg og andre organer",
        _columns(
            _UID,
            "navn string Det seneste navn.",
            "forkortelse string Forkortelsen.",
            "type string council, finance, standing, special, magistrate, advisory, board, administration, other.",
            "overordnet_uid string Det udvalg, det hører under.",
            "fra date Oprettet.",
            "til date Ophørt.",
            "findes boolean Om det findes i dag.",
            _ADDRESS,
        ),
        lambda slug: PublicBody.objects.filter(municipality=slug),
        cells.bodies,
    ),
    Table(
        "partier",
        "Partier og lister",
        _columns(
            _UID,
            "navn string Navnet.",
            "bogstav string Listebogstavet.",
            "lokalliste boolean Om listen kun stiller op her.",
        ),
        _parts(PartKind.PARTY),
        cells.parties,
    ),
    Table(
        "personer",
        "Personer",
        _columns(
            _UID,
            "navn string Det seneste navn.",
            "parti string Bogstavet for partiet i dag.",
            "partinavn string Partiets navn.",
            _ADDRESS,
        ),
        lambda slug: PublicPerson.objects.filter(municipality=slug),
        cells.persons,
    ),
    Table(
        "hverv",
        "Hverv i udvalg, og medlemskab af partier",
        _columns(
            _UID,
            "person_uid string Personen.",
            "udvalg_uid string Udvalget eller partiet.",
            "hverv string chair, vice_chair, member, substitute; tom for et parti.",
            "rolle string Hvervet med ord.",
            "fra date Fra og med.",
            "til date Til og med.",
            "parti_uid string Partiet, personen sad for.",
            "stedfortraeder_for_uid string Personen, der afløses.",
        ),
        _parts(PartKind.MEMBERSHIP),
        cells.offices,
    ),
    Table(
        "moeder",
        "Møder",
        _columns(
            *_MEETING,
            "udvalg_uid string Udvalget.",
            "start time Begyndte; tom, hvor det ikke er oplyst.",
            "slut time Sluttede.",
            "sted string Stedet.",
            "art string ordinary, extraordinary …",
            "aflyst boolean Om mødet er aflyst.",
            "aflysningsgrund string Hvorfor.",
            "udgave string agenda, supplementary, minutes, corrected.",
            "udgavenummer integer Hvilken offentliggørelse, fra 1.",
            "frigivet datetime Hvornår den blev offentliggjort.",
            "aendret datetime Hvornår noget i mødet sidst ændrede sig.",
            _ADDRESS,
        ),
        lambda slug: PublicMeeting.objects.filter(municipality=slug),
        cells.meetings,
        ("moede_uid",),
    ),
    Table(
        "fremmoede",
        "Fremmøde",
        _columns(
            *_MEETING,
            "plads integer Plads på listen, fra 1.",
            "navn string Navnet, som trykt.",
            "person_uid string Personen; tom, hvor det ikke er sikkert, hvem der menes.",
            "parti string Partiet, som trykt.",
            "rolle string Rollen, som trykt.",
            "til_stede boolean Om personen var til stede; tom, hvor det ikke er oplyst.",
            "note string Ordene ved navnet.",
        ),
        lambda slug: PublicMeeting.objects.filter(municipality=slug),
        cells.attendance,
        ("moede_uid", "plads"),
    ),
    Table(
        "punkter",
        "Punkter",
        _columns(
            *_ITEM,
            "plads integer Plads på dagsordenen, fra 1.",
            "nummer string Nummeret, som trykt.",
            "titel string Titlen; af et lukket punkt den, der må kendes.",
            "lukket boolean Om punktet er lukket.",
            "lukketgrund string Hvorfor.",
            "sagsnummer string Sagsnummeret, som trykt.",
            "kle string Emne i KL's emneplan.",
            "sag_uid string Sagen.",
            "sagsbehandler string Som trykt.",
            "indstiller string Som trykt.",
            "beslutningstager string Som trykt.",
            "aendret datetime Hvornår punktet sidst ændrede sig.",
            _ADDRESS,
        ),
        _of_items,
        cells.items,
        ("punkt_uid",),
    ),
    Table(
        "beslutninger",
        "Beslutninger",
        _columns(
            *_ITEM,
            "udfald string adopted, noted, discussed, postponed, rejected, referred, other, none.",
            "tekst string Beslutningens ord.",
            "verbum string Udsagnsordet, som trykt.",
            "virkning string Hvad den gør; finere end udfaldet.",
            "rolle string recommending, deciding.",
            "standset boolean Om et medlem har standset den.",
            "udsat_til date Hvornår punktet tages op igen.",
            "sendt_til string Udvalget, sagen er sendt til.",
        ),
        _of_items,
        cells.decisions,
        ("punkt_uid",),
    ),
    Table(
        "stemmer",
        "Afstemninger: en række for hver, der er nævnt",
        _columns(
            *_ITEM,
            "afstemning integer Punktets afstemninger, fra 1.",
            "emne string Hvad der blev stemt om; tom for indstillingen.",
            "hovedafstemning boolean Om det var om indstillingen.",
            "side string for, against, abstained.",
            "antal integer Sidens antal, som trykt; tom, hvor det ikke er trykt.",
            "navn string Navnet, som trykt; tom, hvor kun antallet er.",
            "person_uid string Personen.",
            "parti string Partiet.",
            "stemmer integer Stemmer bag navnet, som trykt.",
        ),
        _of_items,
        cells.votes,
        (),
    ),
    Table(
        "bilag",
        "Bilag: en række for hvert punkt, der har det på listen",
        _columns(
            _UID,
            *_ITEM,
            "plads integer Plads på listen, fra 1.",
            "titel string Titlen.",
            "anbefalet boolean Anbefalet at læse.",
            "filnavn string Filens navn; tom, hvor kun titlen er offentlig.",
            "filtype string Filens type.",
            "stoerrelse integer Bytes.",
            "sha256 string Filens SHA-256.",
            "adresse string Filen.",
        ),
        lambda slug: (
            PublicAttachment.objects.filter(municipality=slug)
            .select_related("file", "item__meeting")
            .defer("file__pages", "item__content")
        ),
        cells.attachments,
        ("uid", "punkt_uid"),
    ),
    Table(
        "sager",
        "Sager",
        _columns(
            _UID,
            "titel string Titlen.",
            "sagsnumre string Alle numre, semikolon imellem.",
            "behandlinger integer Hvor mange gange den er behandlet.",
            "seneste date Den seneste behandling.",
            _ADDRESS,
        ),
        lambda slug: PublicCase.objects.filter(municipality=slug),
        cells.cases,
    ),
    Table(
        "loefter",
        "Hvad beslutninger satte i gang",
        _columns(
            _UID,
            *_ITEM,
            "art string postponed, report, note, grant, response, action.",
            "tekst string Sætningen, det hviler på.",
            "ansvarlig string Hvem der skal gøre det.",
            "frist date Inden hvornår.",
            "frist_med_ord string Fristen, som sagt.",
            "beloeb integer Hele kroner.",
            "status string open, done, lapsed.",
        ),
        lambda slug: (
            PublicCommitment.objects.filter(municipality=slug)
            .select_related("item__meeting")
            .defer("item__content")
        ),
        cells.commitments,
    ),
)
