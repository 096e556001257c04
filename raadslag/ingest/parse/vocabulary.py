"""The words of Danish minutes: section headings, labels and status words, and what each is for.

Sources: the headings of some 36 bodies (domain.md 2.2 and the layouts of docs/importing.md). A heading is
*strong* where it always opens a section, *weak* where minutes also use the word as a sub-heading in the case text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein, Levenshtein

from raadslag.ingest.parse import bodies
from raadslag.lib import dates


class Kind(StrEnum):
    """What a section is for."""

    REASON = "reason"
    SUMMARY = "summary"
    CASE = "case"
    ECONOMY = "economy"
    OTHER = "other"
    MOTION = "motion"  # a member's proposal, with headings of its own inside
    RECOMMENDATION = "recommendation"
    DECISION = "decision"
    BOTH = "recommendation and decision"
    HISTORY = "history"
    ATTACHMENTS = "attachments"
    GUESTS = "guests"
    ABSENT = "absent"
    ROUTE = "route"
    DECIDED_BY = "decided by"
    CASE_NUMBER = "case number"


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading as recognised in a row."""

    kind: Kind
    text: str  # as printed
    strong: bool = True
    rest: str = ""  # section text on the heading's own row
    body: str | None = None  # whose decision: "Beslutning i Byrådet den 3. maj 2021"
    date: str | None = None  # ISO
    item: str | None = None  # number of the item there, as printed
    misspelt: bool = False


_STRONG: dict[Kind, str] = {
    Kind.REASON: "anledning|sagstema|sagens baggrund|baggrund for sagen|baggrund for sagens fremlæggelse|beslutningstema|emne|sagens emne|resumé og beslutningstema|formål og baggrund",
    Kind.SUMMARY: "resume|resumé|resume af sagen|sagsresume|sagsresumé|sammendrag|kort resume|kort resumé|sagens kerne|kort fortalt|"
    "sagen kort|sagen i korte træk|indhold",
    Kind.CASE: "sagsfremstilling|sagsbeskrivelse|fremstilling|beskrivelse af sagen|sagens indhold|sagsfremstilling og økonomi|sagsfremstilling og begrundelse|"
    "supplerende sagsfremstilling|sagsindhold|redegørelse for sagen|redegørelse|uddybende sagsfremstilling|beskrivelse",
    Kind.RECOMMENDATION: "indstilling|indstillinger|beslutningspunkter|indstilling til beslutning|forslag til beslutning|administrationens indstilling|"
    "forvaltningens indstilling|direktionens indstilling|magistratens indstilling|borgmesterens indstilling|ny indstilling|alternativ indstilling|"
    "administrationen indstiller|forvaltningen indstiller|direktionen indstiller|administrationens forslag|indstilling fra administrationen|"
    "indstilling fra forvaltningen|revideret indstilling|oprindelig indstilling|beslutningsforslag|supplerende indstilling|forretningsudvalgets indstilling|"
    "kommunaldirektøren indstiller|forslag|formandens indstilling|indstilling og forslag til beslutning",
    Kind.DECISION: "beslutning|beslutninger|afgørelse|vedtagelse|udvalgets beslutning|byrådets beslutning|kommunalbestyrelsens beslutning|rådets beslutning|"
    "økonomiudvalgets beslutning|magistratens beslutning|mødets beslutning|vedtagelser|konklusion|beslutning og votering",
    Kind.BOTH: "indstilling og beslutning|indstillinger og beslutninger",
    Kind.HISTORY: "historik|tidligere behandling|tidligere behandlinger|tidligere beslutning|tidligere beslutninger|sagshistorik|sagshistorik, henvisninger|sagsforløb|sagens gang|sagens forløb|sagens politiske behandling|tidligere politisk behandling|"
    "oversigt over politisk behandling|forudgående behandling|tidligere beslutninger i sagen|beslutningshistorik|tidligere politiske beslutninger|"
    "beslutninger fra tidligere møder|behandling|politisk behandling|sagens tidligere behandling|udvalgenes behandling|sagens behandling",
    Kind.ATTACHMENTS: "bilag|bilagsfortegnelse|bilagsliste|bilagsoversigt|vedhæftede filer|vedhæftede bilag|bilag til punktet|bilag til sagen|vedlagte bilag|oversigt over bilag|"
    "bilag - åbne|åbne bilag|lukkede bilag|dokumenter|bilagsnr|bilag/links|bilag og links|elektroniske bilag|bilag i sagen|bilag vedlagt",
    Kind.GUESTS: "yderligere deltagelse|yderligere deltagelse på mødet|deltagelse|deltagere under punktet|gæster|andre deltagere|øvrige deltagere|deltagere i punktet|"
    "mødedeltagelse|inviterede|under punktet deltager|under punktet deltog|under punktet deltager fra administrationen|deltagere til punktet|deltagelse under punktet|eksterne deltagere|gæster til punktet|deltagere fra administrationen|inviterede til punktet",
    Kind.ABSENT: "fraværende|afbud|fravær|ikke til stede|fraværende med afbud|fremmøde og inhabilitet|fremmøde|inhabilitet|habilitet|fraværende medlemmer|fraværende uden afbud|fravær med afbud|fravær uden afbud|om mødet",
    Kind.ROUTE: "sagsgang|sagsgang og sagstype|sagen behandles i|forventet sagsgang|behandlingsplan|beslutningsproces|den politiske proces|politisk proces|videre sagsgang|sagens videre gang|høring og sagsgang",
    Kind.DECIDED_BY: "beslutningen træffes af|hvem beslutter|beslutningskompetence|kompetence|kompetence til at afgøre sagen|beslutningen træffes i|afgørelseskompetence|beslutningsret|sagen afgøres i|sagen afgøres af|besluttende udvalg|kompetence/beslutningsret",
    Kind.CASE_NUMBER: "journalnummer",
    Kind.OTHER: "borgmesterens afdelings påtegning|økonomiforvaltningens påtegning|magistratsafdelingens påtegning|direktionens påtegning|centralforvaltningens bemærkninger|lovgrundlag|lov- og plangrundlag|politiske beslutninger og aftaler|retsgrundlag|retligt grundlag|handlemuligheder|direktørpåtegning|tidsplan og videre proces|konsekvenser for andre udvalg|tværgående konsekvenser|kommunale politikker|beskrivelse af alternativ indstilling|lovgrundlag - link|"
    "administrationens bemærkninger|forvaltningens bemærkninger|administrationens vurdering|forvaltningens vurdering|direktionens vurdering|"
    "administrationens anbefaling|direktionens bemærkninger|økonomiske og personalemæssige konsekvenser|lovgrundlag og juridisk vurdering|effektvurdering|lovgrundlag, planer mv.|lovgrundlag m.v.|løsning|problemstilling|"
    "videre proces|text|punkttype|sagstype|bemærkninger til dagsordenen|mindretalsudtalelse|særstandpunkt|særlige forhold",
}
_WEAK: dict[Kind, str] = {
    Kind.REASON: "baggrund|formål|indledning|tema|indledning/baggrund",
    Kind.ECONOMY: "økonomi|økonomi og afledt drift|økonomiske konsekvenser|økonomi og finansiering|økonomiske konsekvenser og finansiering|finansiering|økonomiske forhold|økonomi og ressourcer|økonomiske forhold og konsekvenser|"
    "bevillingsmæssige konsekvenser|bevilling|økonomiske og bevillingsmæssige konsekvenser|finansielle konsekvenser|økonomi/bevilling|konsekvenser for økonomi",
    Kind.CASE: "vurdering|baggrund og vurdering|motivation|begrundelse|begrundelse for forslaget|motivering",
    Kind.OTHER: "høring|høringer|høring/inddragelse|inddragelse|borgerinddragelse|inddragelse og høring|inddragelse/høring|dialog/høring|dialog|kommunikation|personale|personalemæssige konsekvenser|"
    "konsekvenser|øvrige konsekvenser|miljømæssige konsekvenser|miljø|klima|klima og miljø|klimamæssige konsekvenser|klimakonsekvenser|sundhedsmæssige konsekvenser|sundhed|"
    "bæredygtighed|verdensmål|fn's verdensmål|fns verdensmål|andre konsekvenser|juridiske konsekvenser|jura|lovgivning|risikovurdering|risici|"
    "alternativer|sagens forhold|juridiske forhold|juridiske og planmæssige forhold|planmæssige forhold|tidsplan|tidshorisont|tidsperspektiv|proces|den videre proces|videre forløb|det videre forløb|opfølgning|evaluering|"
    "effekt|effekter|mål|relation til politikker|sammenhæng til politikker|politik|supplerende oplysninger|supplerende bemærkninger|bemærkninger|bemærkning|kommentarer|"
    "handicapforhold|handicappolitik|handicapråd|ældreråd|udtalelser|udtalelse|høringssvar|høringsparter|konsekvenser for børn og unge|ligestilling|digitalisering|"
    "sagens oplysninger|udtalelse fra ældrerådet|udtalelse fra handicaprådet|planforhold|øvrige forhold|andet|noter|links|link|kontakt|henvisninger",
}

OF_MEETING = "om mødet"
"""A section on who came and when the meeting began and ended; its lists have labels of their own."""
_LONGEST = 100
"""A row longer than this is text, not a heading."""


def _table() -> dict[str, tuple[Kind, bool]]:
    weak = {name: (kind, False) for kind, names in _WEAK.items() for name in names.split("|")}
    strong = {name: (kind, True) for kind, names in _STRONG.items() for name in names.split("|")}
    return weak | strong


HEADINGS = _table()
_NAMES = [name for name in HEADINGS if len(name) >= 8]
_ALWAYS_HEADING = {
    "indstilling", "beslutning", "beslutninger", "sagsfremstilling", "bilag", "resume", "resumé", "beslutningstema", "kompetence",
    "udvalgets beslutning", "byrådets beslutning", "kommunalbestyrelsens beslutning", "rådets beslutning", "økonomiudvalgets beslutning",
    "administrationens indstilling", "forvaltningens indstilling", "direktionens indstilling",
    "beslutningskompetence", "under punktet deltager", "under punktet deltog", "sagsgang", "sagsforløb", "historik", "vedtagelse", "afgørelse", "lovgrundlag", "beslutningen træffes af",
    "sagens kerne", "økonomi", "sagsgang og sagstype", "forventet sagsgang", "fraværende", "afbud", "sagsresume", "sagsresumé", "sagsbeskrivelse", "tidligere behandling",
}  # fmt: skip
_RUN_IN = re.compile(
    rf"(?P<head>{'|'.join(sorted(map(re.escape, _ALWAYS_HEADING), key=len, reverse=True))})\s?:\s*(?P<rest>\S.*)",
    re.I | re.S,
)
_GLUED_NAMES = (
    "Beslutninger Beslutning Indstillinger Indstilling Sagsfremstilling Sagsresumé Sagsresume Resumé Resume Bilagsfortegnelse Bilag Fraværende Økonomi Baggrund Historik "
    "Lovgrundlag\\ og\\ juridisk\\ vurdering Effektvurdering Lovgrundlag Beslutningstema Høring Afbud Anledning Sagsforløb Vedtagelse Økonomiske\\ konsekvenser Personale Kommunikation Sagsbeskrivelse Tidligere\\ behandling"
)
GLUED = re.compile(
    rf"(?P<head>{'|'.join(_GLUED_NAMES.replace(chr(92) + ' ', '~').split()).replace('~', ' ')})(?=[A-ZÆØÅ0-9\"”(–]|-\s[A-ZÆØÅ0-9])(?P<rest>\S.*)",
    re.S,
)
_FROM = re.compile(
    r"(?P<what>indstilling|indstillinger|beslutningsforslag|byrådsforslag|forslag)\s+fra\s+(?P<who>[^.:]{1,90}):?",
    re.I,
)
_OF_BODY = re.compile(
    r"(?P<what>beslutning|beslutninger|vedtagelse|afgørelse|indstilling|behandling)\s?:?\s+(?:(?:i|fra|af|for|på)\s+)?(?P<who>\S.*)",
    re.I | re.S,
)
_DATE_LOST = re.compile(r"\s(?:den|d\.)\s*:?\s*$", re.I)
_ON_A_DAY = re.compile(
    r"(?P<what>beslutning|beslutninger|vedtagelse|afgørelse)\s+(?:den|d\.)\s*(?P<day>\d[\w. -]{3,20})?\s*:?\s*(?:kl\.?)?",
    re.I,
)
_DECIDED_THERE = re.compile(r"s\s(?:beslutning|afgørelse|vedtagelse)\b", re.I)
_SENTENCE_HEADING = re.compile(
    r"(?:[A-ZÆØÅ][\w,&/ -]{3,70}\s)(?:indstiller|foreslår|anbefaler|INDSTILLER|FORESLÅR|ANBEFALER)(?:\s?[:,]|,?\s+at:?|\s+til\s+[\w,&/ -]{3,60}[:,]?)?",
)


def key(text: str) -> str:
    """A heading's words as looked up: lower case, without what stands around them."""
    return _key_of_row(text) if len(text) <= _LONGEST else _key(text)


def _key(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" :.,*#_-–")


_key_of_row = lru_cache(maxsize=4096)(_key)
"""Headings recur in every item and document, and are looked up by several steps; of short rows only, so that memory stays flat."""


_FOLD = re.compile(r"fold (?:dette )?(?:punkt |afsnit )?(?:ind|ud)\s+(?=\S)", re.I)
"""A page's button for a section, read as part of its heading."""


_DECIDES = frozenset(("besl", "vedt", "afgø", "inds", "beha"))
"""How the headings begin that may name a body; a look at four letters saves the pattern for every other row."""


def heading(text: str, extra: dict[str, Kind] | None = None) -> Heading | None:
    """The heading that a row is, None where it is none.

    Exact words first; then headings that name a body or a proposer; then a misspelt long word.
    """
    if len(text) > _LONGEST:
        return _run_in(text)
    fold = _FOLD.match(text) if text[:1] in "fF" else None
    if fold:
        return heading(text[fold.end() :], extra)
    words = key(text)
    if extra and words in extra:
        return Heading(extra[words], text)
    known = HEADINGS.get(words)
    if known and text[0].isalpha() and not text[0].islower() and text[-1] != ".":
        return Heading(known[0], text, strong=known[1])
    if not text[:1].isupper():
        return None
    return (
        (_of_body(text) if text[:4].casefold() in _DECIDES else None)
        or _run_in(text)
        or _from_proposer(text)
        or _treated_by(text)
        or _of_a_family(text, words)
        or _misspelt(text, words)
    )


def _run_in(text: str) -> Heading | None:
    match = _RUN_IN.fullmatch(text[:4000]) if ":" in text[:40] and text[0].isupper() else None
    if not match:
        return None
    kind, strong = HEADINGS[match["head"].casefold()]
    at = match.start("rest")
    return Heading(kind, text[:at].rstrip(), strong, rest=text[at:])


def glued(text: str) -> Heading | None:
    """A heading with its text glued on: "BeslutningGodkendt." """
    match = GLUED.match(text)
    if not match:
        return None
    kind, strong = HEADINGS[match["head"].casefold()]
    return Heading(kind, match["head"], strong, rest=match["rest"])


def _from_proposer(text: str) -> Heading | None:
    match = _FROM.fullmatch(text)
    if not match or not (text.isupper() or match["what"][0].isupper()):
        return None
    if match["what"].casefold().startswith("indstilling"):
        return Heading(Kind.RECOMMENDATION, text) if text.isupper() else None
    return Heading(Kind.MOTION, text) if text.isupper() else None


def _of_body(text: str) -> Heading | None:
    alone = _ON_A_DAY.fullmatch(text)
    if alone:
        day = dates.first(alone["day"] or "")
        return Heading(Kind.DECISION, text, date=day.isoformat() if day else None)
    match = _OF_BODY.fullmatch(text) if text[0].isupper() else None
    if not match:
        return None
    named = bodies.dated(_DATE_LOST.sub("", match["who"])) or _by_field(match["who"])
    if not named or named.rest:
        return None
    kind = HEADINGS[match["what"].casefold()][0]
    return Heading(kind, text, body=named.body, date=named.date, item=named.item)


_FIELD = re.compile(
    r"(?P<body>[A-ZÆØÅ][a-zæøå]+(?:(?:,? og |, | & |, | )[A-ZÆØÅ][a-zæøå]+){1,5}),?\s(?:den|d\.)\s?(?P<day>\d.{5,20})"
)


def _by_field(text: str) -> bodies.Dated | None:
    """A committee that goes by its field, with a date: "Økonomi og Strategi den 14-03-2022"."""
    match = _FIELD.fullmatch(text)
    day = dates.first(match["day"]) if match else None
    return bodies.Dated(match["body"], day.isoformat()) if match and day else None


def _treated_by(text: str) -> Heading | None:
    """A body's treatment as a heading: "Byrådet, 29. oktober 2019, pkt. 1:", "Regionsrådets beslutning den 7. maj 2019:"."""
    if not text[0].isupper() or text[-1] not in ":0123456789" or not any(map(str.isdigit, text)):
        return None
    named = bodies.on_a_day(text)
    if not named or not named.date or named.rest:
        return None
    if not (text[-1] == ":" or named.item or _DECIDED_THERE.search(text)):
        return None
    return Heading(Kind.DECISION, text, body=named.body, date=named.date, item=named.item)


_UNDATED = re.compile(
    r"(?P<what>(?:beslutning|vedtagelse)\s+(?:i\s+)?)?(?P<who>\S.{3,70}?)(?P<den>,?\s+den)?\s*(?P<colon>:)?",
    re.I | re.S,
)


def undated(text: str) -> Heading | None:
    """A body's treatment whose date a converter lost: "Økonomiudvalget den", "BESLUTNING TEKNISK UDVALG", "Byrådet:"."""
    match = _UNDATED.fullmatch(text) if len(text) < 90 and text[0].isupper() else None
    if match is None or not (match["what"] or match["den"] or match["colon"]):
        return None
    if not bodies.is_body(match["who"]):
        return None
    return Heading(Kind.DECISION, text, body=bodies.nominative(match["who"]))


_FAMILIES = (
    (re.compile(r"(?:\w+(?:ens|ets|s|iv|iske?|ede|t)|ny|første|anden) indstilling(?:er)?"), Kind.RECOMMENDATION, True),
    (re.compile(r"(?:\w+ ){0,2}\w+ sagsfremstilling"), Kind.CASE, True),
    (re.compile(r"(?:[\w/-]+,? ){1,4}konsekvenser(?: (?:og|for) [\w ]{3,40})?"), Kind.OTHER, False),
    (re.compile(r"\w{4,}s (?:egne )?(?:bemærkninger|vurdering|anbefaling|kommentarer|påtegning|udtalelse)"), Kind.OTHER, False),
    (re.compile(r"(?:lov|rets|plan)\w* og (?:andre )?\w+|\w*(?:rets|lov)grundlag(?: \w+){0,3}"), Kind.OTHER, False),
)  # fmt: skip
"""Headings told by how they are built: "Administrativ indstilling", "Borgmesterens bemærkninger", "Sociale konsekvenser"."""
_JOINED = re.compile(r"\s(?:og|samt|/)\s|\s?/\s?|,\s(?=\w+ og )")


_MAY_JOIN = (Kind.REASON, Kind.SUMMARY, Kind.CASE, Kind.ECONOMY, Kind.RECOMMENDATION, Kind.OTHER)


def _of_a_family(text: str, words: str) -> Heading | None:
    if not (text[0].isupper() and text[-1] not in ".,;!?") or not 8 <= len(words) <= 70:
        return None
    if words.startswith(("ingen ", "intet ")):
        return None
    for pattern, kind, strong in _FAMILIES:
        if pattern.fullmatch(words):
            return Heading(kind, text, strong)
    if "/" not in words and " og " not in words and " samt " not in words:
        return None
    parts = [HEADINGS.get(part) for part in _JOINED.split(words)]
    if len(parts) > 1 and parts[0] and all(parts) and parts[0][0] in _MAY_JOIN:
        return Heading(parts[0][0], text, strong=parts[0][1])
    return None


@lru_cache(maxsize=4096)
def _nearest(words: str) -> str | None:
    letters = 1 if len(words) < _LONG_WORDS else 2
    alike = process.extract_iter(  # quicker, and two letters that changed places count twice
        words, _NAMES, scorer=Levenshtein.distance, score_cutoff=2 * letters
    )
    found = process.extractOne(
        words,
        [name for name, _, _ in alike],
        scorer=DamerauLevenshtein.distance,
        score_cutoff=letters,
    )
    return found[0] if found else None


_LONG_WORDS = 14
"""From so many letters on, two of them may be wrong."""


def _misspelt(text: str, words: str) -> Heading | None:
    if not (8 <= len(words) <= 40 and text[0].isupper() and text[-1] not in ".,;!?") or any(
        map(str.isdigit, words)
    ):
        return None
    name = _nearest(words)
    if name is None or not HEADINGS[name][1]:
        return None
    return Heading(HEADINGS[name][0], text, misspelt=True)


def sentence_heading(text: str) -> bool:
    """Whether the row introduces a recommendation by itself: "Direktionen indstiller," """
    return len(text) <= _LONGEST and _SENTENCE_HEADING.fullmatch(text) is not None


STATUS = re.compile(
    r"\(?(?P<closed>lukkede?|lukket|fortrolig)\b\)?(?:\s+(?:punkt|sag|dagsordenspunkt))?\)?|\(?(?P<open>åbe(?:n|nt|ne)|offentlig)\b\)?(?:\s+(?:punkt|sag|dagsordenspunkt))?\)?",
    re.I,
)
GROUP = re.compile(
    r"(?:[A-H][.:]\s+(?=sager\b|punkter\b))?(?:(?:sager|punkter)\s+(?:til|for)\s.{0,60}|"
    r"(?P<closed>lukkede(?=\s*:?\s*$)|(?:lukket|lukkede)\s+(?:dagsorden|dagsordenspunkter|punkter|sager|møde|del)|(?:til\s(?:efterretning|behandling|beslutning|orientering)\b.{0,40})?for lukkede døre|(?:disse|følgende) (?:sager|punkter) behandles for lukkede døre|lukkede efterretningssager|lukkede beslutningssager|lukkede orienteringssager)|"
    r"(?P<open>åbne(?=\s*:?\s*$)|(?:åben|åbne)\s+(?:dagsorden|dagsordenspunkter|punkter|sager|møde|del)|(?:til\s(?:efterretning|behandling|beslutning|orientering)\b.{0,40})?for åbne døre|(?:disse|følgende) (?:sager|punkter) behandles for åbne døre|åbne efterretningssager|åbne beslutningssager|åbne orienteringssager)|"
    r"(?:orienterings|drøftelses)punkter(?:\s?:?\s?\([^()]{3,40}\))?|efterretningssager|beslutningssager|orienteringssager|drøftelsessager|dagsordenspunkter|dagsordenpunkter|(?-i:Fra )(?:[A-ZÆØÅ][\w-]*,? (?:og )?){0,4}?[\wæøå-]*(?:udvalget|magistraten|byrådet)|(?-i:[A-H])[.:]\s+orientering(?:er|ssager|spunkter)?)\s*:?",
    re.I,
)
CONTENTS = re.compile(
    r"(?:(?:(?:åben|lukket) )?indholdsfortegnelse(?: (?:åbent|lukket) (?:møde|dagsorden))?|indhold|punkter|dagsorden|dagsordenspunkter|dagsordenpunkter|punkter på dagsordenen|punktoversigt|oversigt over punkter|sagsoversigt|sagsliste|oversigt)\s*:?",
    re.I,
)


def is_date(text: str) -> bool:
    """Whether the row is nothing but a date and a time."""
    found = dates.find(text)
    return bool(found) and len(text) - (found[0].end - found[0].start) <= 14
