"""Pages of municipalities' own sites, each known by its signs; what is special to one stands beside its name.

Most of what these pages need is in the general reader: a trait that several of them share is no layout's.
"""

from __future__ import annotations

import re

from raadslag.ingest.parse.layouts.layout import Reading
from raadslag.ingest.parse.layouts.signed import Signed, line
from raadslag.ingest.parse.record import Item
from raadslag.ingest.parse.rows import Row
from raadslag.ingest.parse.sections import Cut

_NAMED_BILAG = re.compile(r"Bilag (?P<item>.+): (?P<title>\S.*)")


class ResumeTilToppen(Signed):
    """Brønderslev: "Indholdsfortegnelse1. Fraværende"; the route in the Resume; absentees are item 1's decision."""

    name = "resume-tiltoppen"
    signs = (
        line("Til toppen"),
        line(r"Sagsforløb: [A-ZÆØÅ/]+"),
        line(r"\d+\. Fraværende|Indholdsfortegnelse1\. .*"),
    )


class Deltagere(Signed):
    """Køge: "19.   Title", no case number; a bare "Fraværende" with names below it in the decision."""

    name = "deltagere"
    signs = (line("Deltagere:"), line("Lukkede Punkter"), re.compile(r"^\d{1,3}\.\s{3}\S", re.M))


class SagsnrUnderTitel(Signed):
    """Rødovre: the title, then "Sag nr. 139"; other bodies' decisions inside the recommendation."""

    name = "sagsnr-under-titel"
    signs = (line(r"Sag nr\. \d+(?: \([^)]*\))?"), line("Fold alle ud"))


class DrupalBullets(Signed):
    """Stevns: everything indented under "• 311. Title"; "application/pdf icon name.pdf" are attachments."""

    name = "drupal-bullets"
    signs = (re.compile(r"^\s*• \d{1,3}\. \S", re.M), line("Referat|Dagsorden"), line("Resume"))


class DrupalPkt(Signed):
    """Roskilde: "• Pkt. 42 Title / Pkt. 42 / Title / Sagsnr. N Body Åbent punkt"; the own decision under "Body, date, pkt. N"."""

    name = "drupal-pkt"
    signs = (
        re.compile(r"^\s*• Pkt\. \d+ \S", re.M),
        re.compile(r"^\s*Sagsnr\. \d+ .* (?:Åbent|Lukket) punkt\s*$", re.M),
    )


class NoTitlesForslag(Signed):
    """Kolding: neither titles nor numbers, items begin at "Resumé"; "Forslag" is the recommendation."""

    name = "no-titles-forslag"
    signs = (line("Sagen behandles i"), line("Forslag"), line("Resumé"))


class NoTitlesUdskriv(Signed):
    """Aabenraa: items begin at a print link and "Sagsid.: …, Sagsinitialer: …"; the same body may decide twice."""

    name = "no-titles-udskriv"
    signs = (re.compile(r"Sagsid\.: [\d/]*, Sagsinitialer:"),)


class NoTitlesSagsid(Signed):
    """Viborg: "Historik", "Beskrivelse", "Alternativer" and the rest are sub-headings of the case text."""

    name = "no-titles-sagsid"
    signs = (line("Inddragelse og høring"), line("Alternativer|Tidsperspektiv"), line("Historik"))


class SingleItem(Signed):
    """Fredensborg: "Nr.204 - Title", those away as a bare line of names, the decision "Beslutning i Byrådet (18-21) den …"."""

    name = "single-item"
    signs = (re.compile(r"^Nr\.\d+ - \S", re.M),)


class NestedList(Signed):
    """Jammerbugt: "• 118", the title below, the sections as inner bullets; attachments repeat the item's title."""

    name = "nested-list"
    signs = (line(r"• \d{1,3}"), line("• Luk"))

    def fields(self, reading: Reading, item: Item, loose: list[Row], cuts: list[Cut]) -> None:
        super().fields(reading, item, loose, cuts)
        for attachment in item.attachments:
            named = _NAMED_BILAG.fullmatch(attachment.title)
            if named and named["item"] == item.title:
                attachment.title = named["title"]


class Moedefakta(Signed):
    """Hvidovre: "Mødefakta" with lists of members and absentees; the decision stands before the case text."""

    name = "moedefakta"
    signs = (line("Mødefakta"),)


class GluedNumber(Signed):
    """Frederikssund: "53Title"."""

    name = "glued-number"
    signs = (re.compile(r"^\w+s møde den \d", re.M), re.compile(r"^\d{1,3}[A-ZÆØÅ]\w+", re.M))


class GluedSections(Signed):
    """Ringkøbing-Skjern: "1 : Title" below "Kopier link til punktet", "BeslutningGodkendt.", "Fraværende- Name ()"."""

    name = "glued-sections"
    signs = (line(r"Kopier link til punktet\s+-\s+Print"), re.compile(r"^\d{1,3} ?: \S", re.M))


class XmlFoldOut(Signed):
    """Hedensted: the title, and the same title after "Klik her for at folde ud og læse mere om"."""

    name = "xml-fold-out"
    signs = (re.compile(r"^\s*Klik her for at folde ud og læse mere om ", re.M),)


class Sagsnummer(Signed):
    """Gribskov: "Sagsnummer: …" below the title; the recommendation's heading is a sentence."""

    name = "sagsnummer"
    signs = (re.compile(r"^Sagsnummer: \S", re.M),)


class SagensKerne(Signed):
    """Halsnæs: "Sagens kerne"; "Beslutning: Body 2010, den …, punkt N"; "Fraværende med afbud:" in each decision."""

    name = "sagens-kerne"
    signs = (
        line("Sagens kerne"),
        re.compile(r"^Beslutning(?:: .* \d{4}, den| på \w+mødet den)", re.M),
    )
