"""The municipality a document comes from, as its own words show it.

"Albertslund Kommune" where one name leads clearly · "Aarhus Byråd" · "2620 Albertslund" in the place of the meeting.
"""

from __future__ import annotations

import re
from collections import Counter

from raadslag.ingest.parse.record import Record

_NAME = r"[A-ZÆØÅ][a-zæøå]+(?:-[A-ZÆØÅ][a-zæøå]+)?"
_COMMUNE = re.compile(  # begins with a set of letters, so that the engine skips to them
    rf"(?P<name>[A-ZÆØÅ](?<!\w.)[a-zæøå]+(?:-[A-ZÆØÅ][a-zæøå]+)?(?:\s{_NAME})?)s?\s+[Kk]ommunes?\b"
)
_MAY_NAME = re.compile(r"ommunes?\b")
_COUNCIL = re.compile(rf"(?P<name>{_NAME}(?:\s{_NAME})?)\s+(?:Byråd|Kommunalbestyrelse|Kommune)\b")
_POSTCODE = re.compile(rf"\b\d{{4}}\s+(?P<name>{_NAME})")
_HALL = re.compile(rf"\b(?P<name>{_NAME})\s+(?:Rådhus|Kommune)\b")
_NOT_NAMES = {
    "En",
    "Den",
    "Vores",
    "Alle",
    "Hver",
    "Denne",
    "Andre",
    "Egen",
    "Som",
    "Og",
    "I",
    "For",
    "Af",
    "Fra",
    "Til",
    "Hele",
    "At",
}


_SINCE_2007 = (
    "Albertslund,Allerød,Assens,Ballerup,Billund,Bornholm,Brøndby,Brønderslev,Dragør,Egedal,Esbjerg,Fanø,Favrskov,Faxe,Fredensborg,Fredericia,Frederiksberg,"
    "Frederikshavn,Frederikssund,Furesø,Faaborg-Midtfyn,Gentofte,Gladsaxe,Glostrup,Greve,Gribskov,Guldborgsund,Haderslev,Halsnæs,Hedensted,Helsingør,Herlev,"
    "Herning,Hillerød,Hjørring,Holbæk,Holstebro,Horsens,Hvidovre,Høje-Taastrup,Hørsholm,Ikast-Brande,Ishøj,Jammerbugt,Kalundborg,Kerteminde,Kolding,København,"
    "Køge,Langeland,Lejre,Lemvig,Lolland,Lyngby-Taarbæk,Læsø,Mariagerfjord,Middelfart,Morsø,Norddjurs,Nordfyns,Nyborg,Næstved,Odder,Odense,Odsherred,Randers,"
    "Rebild,Ringkøbing-Skjern,Ringsted,Roskilde,Rudersdal,Rødovre,Samsø,Silkeborg,Skanderborg,Skive,Slagelse,Solrød,Sorø,Stevns,Struer,Svendborg,Syddjurs,"
    "Sønderborg,Thisted,Tønder,Tårnby,Vallensbæk,Varde,Vejen,Vejle,Vesthimmerlands,Viborg,Vordingborg,Ærø,Aabenraa,Aalborg,Aarhus"
)
_MUNICIPALITIES = frozenset(_SINCE_2007.split(","))
"""The municipalities since 2007: a town hall's town ("Arden Rådhus") need not be one."""


def find(record: Record) -> str | None:
    """The municipality's name; None where the document does not plainly show one."""
    head = record.body or ""
    match = _COUNCIL.match(head)
    if match:
        return match["name"]
    named = _most_named(record)
    if head.startswith("Region"):  # a region's council sits in some municipality, and is not its
        return named
    place = record.meeting.place or ""
    for pattern in (_POSTCODE, _HALL):
        match = pattern.search(place)
        if match and (match["name"] in _MUNICIPALITIES or match["name"] == named):
            return match["name"]
    return named


def _most_named(record: Record) -> str | None:
    counts: Counter[str] = Counter()
    for text in _texts(record):
        if _MAY_NAME.search(text):
            counts.update(_bare(match["name"]) for match in _COMMUNE.finditer(text))
    for word in _NOT_NAMES:
        counts.pop(word, None)
    if not counts:
        return None
    (name, count), *others = counts.most_common(2)
    if not others or count >= 2 * others[0][1]:
        return name
    return _spoken_of(record, list(counts))


def _spoken_of(record: Record, names: list[str]) -> str | None:
    """Of several municipalities named, the one that the text speaks of clearly most, with or without the word."""
    text = "\n".join(_texts(record))
    mentions = sorted(((text.count(name), name) for name in names), reverse=True)
    return mentions[0][1] if mentions[0][0] >= 2 * mentions[1][0] else None


def _texts(record: Record) -> list[str]:
    head = [line.text for line in record.preamble]
    return head + [section.text for item in record.items for section in item.sections]


def _bare(name: str) -> str:
    first, *rest = name.split()
    if rest and first in _NOT_NAMES:
        name = " ".join(rest)
    if name in _MUNICIPALITIES or name[:-1] in _MUNICIPALITIES:
        return name if name in _MUNICIPALITIES else name[:-1]
    return name[:-1] if name.endswith("s") and not name.endswith(("us", "ds", "ns")) else name
