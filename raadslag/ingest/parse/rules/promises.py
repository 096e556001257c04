"""What a sentence sets in motion: the kind of follow-up, and the day it names.

The words of decisions in Danish minutes: "Der eftersendes notat", "Udvalget bad om en status",
"med ønske om, at …", "Det blev aftalt, at …".
"""

from __future__ import annotations

import re
from datetime import date

from raadslag.lib import dates, money

_WISH = (
    r"(?:ønsker|ønskede|ønskes|ønske om|bad(?:\s\w+)? om|beder(?:\s\w+)? om|udbad|udbeder"
    r"|anmod(?:er|ede|es)\b.{0,30}?\bom"
    r"|efterlys(?:te|es|er)|efterspurgte|efterspørger|rykke(?:de|t|r) for|vil gerne have)"
)
_SENT_AFTER = (
    r"(?:eftersende[sr]|efterfremsende[sr]|udarbejde[sr]?|fremsende[sr]|udsende[sr]"
    r"|rundsende[sr]|sende[sr]|tilsende[sr]|laver|laves"
    r"|uddele[sr]|fremlægge[sr]|forelægge[sr]|vender (?:retur|tilbage) med|kommer med"
    r"|vil foreligge)"
)
_LATER = (
    r"(?:på (?:et|det|en|udvalgets|næste|kommende)?\s?(?:af de |af udvalgets )?(?:kommende"
    r"|næste|førstkommende|næstkommende|senere|snarligt|efterfølgende)?\s?\w*møde\w*"
    r"|fremover|fremadrettet|løbende|(?:en|to|tre|fire) gange? årlig\w*|årligt|halvårlig\w*"
    r"|kvartalsvis\w*|efter (?:ca\. |cirka )?[\d½]|inden (?:for|udgangen|sommer|jul)|senere|når )"
)
_REPORT_NOUN = (
    r"(?:\w*afrapporter\w*|\w*evaluering\w*|\w*evalueres|\w*status|statusoversigt\w*"
    r"|orientering\w*|orienteret|orienteres"
    r"|tilbagemelding\w*|opfølgning|opsamling|statusrapport|fororientering|opdatering)"
)
_NOTE_NOUN = (
    r"(?:\w*notat(?:er|et|erne)?|redegørelse\w*|uddyb\w*|oversigt\w*|opgørelse|beregning\w*"
    r"|skriftlig\w* \w+|faktaark|statistik|oplysning\w*|oplyst|svar"
    r"|mere i dybden|juridisk vurdering|belyst|belyses|materiale)"
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


_RETURNS = _words(
    r"\b(?:emnet|sagen|punktet|drøftelsen|spørgsmålet|behandlingen|henvendelsen|temaet)\b.{0,60}?"
    r"\b(?:drøftes|tages op|tages igen op|behandles|genoptages|dagsordenssættes|dagsordensættes"
    r"|sættes på)\b.{0,40}?"
    r"(?:kommende|næste|førstkommende|næstkommende|senere|igen)\b"
    r"|\b(?:genoptages|tages op igen|udsættes til|sættes på dagsordenen igen)\b"
)
_GRANT = _words(
    r"\b(?:(?:gives|meddeles|ydes|giver|yder|meddeler|frigives|frigiver|bevilges|bevilger"
    r"|bevilgede|bevilgedes|bevilliges)\b"
    r".{0,80}?(?:bevilling\w*|rådighedsbeløb\w*|tilskud\w*|støtte|\bkr\b|mio\b)"
    r"|\w*puljen?\b.{0,60}?\b(?:øges med|forhøjes med|fordeles|udmøntes)"
    r"|\bafsættes\b|\btillægsbevilling\w* (?:på|til))"
)
_GRANT_BY_NAME = _words(r"\b(?:anlægs|tillægs|drifts)bevilling(?:en)?\b")
# What is set aside within a budget that exists is no grant.
_NO_GRANT = _words(
    r"^(?:at )?\w*bevilling\w*(?: på)?.{0,60}\bfinansieres\b|\bafslag\b"
    r"|\bafsættes\b.*\b(?:af|fra|inden for) \w*(?:budget|ramme|driftsmid)"
)
_RESPONSE = _words(
    r"\bhøringssvar\w*\b|\bsendes i (?:\w+ )?høring\b|\bsender \w+ i (?:\w+ )?høring\b"
)
_REPORT = _words(
    rf"\b{_WISH}\b.{{0,80}}?\b{_REPORT_NOUN}\b"
    r"|\b(?:får|modtager|skal have|have|gives|giver|gives der)\b.{0,60}?\b(?:afrapportering"
    r"|evaluering|status|orientering|opfølgning|tilbagemelding)\b"
    rf"|\b(?:orienteres|orienteret|orienterer udvalget|orienteringspunkt\w*|orienteringssag\w*"
    rf"|status|evaluering|afrapportering|opfølgning)\b.{{0,120}}?\b{_LATER}"
    rf"|\b{_LATER}\w*\b.{{0,60}}?\b(?:orienter(?:es|ing)|status|evaluer(?:es|ing)"
    rf"|afrapporter(?:es|ing)|opfølgning)\b"
    r"|\b(?:får|modtager)\b.{0,60}?\b(?:\w+status|rapport|opgørelse)\b"
    r"|\borienterer?s?\b.{0,80}?\bhvert? (?:år|halve år|halvår|kvartal|måned)\b"
    r"|\bhvert? (?:år|halve år|halvår|kvartal|måned)\b.{0,80}?\b(?:status|rapport|opgørelse)\b"
    r"|\blægge[rs]?\b.{0,40}?\bfrem\b"
    r"|\b(?:afrapporteres|evalueres)\b|\bvil (?:senere |løbende )?(?:orientere"
    r"|blive (?:holdt )?(?:løbende )?orienteret)\b"
    rf"|\b{_SENT_AFTER}\b(?:\s\w+){{0,4}}?\s(?:en |et )?(?:\w*afrapportering|\w*evaluering"
    rf"|status)\b|\bvender (?:tilbage|retur)\b.{{0,40}}\borientering"
)
_NOTE = _words(
    rf"\b{_WISH}\b.{{0,120}}?\b{_NOTE_NOUN}\b|\b{_SENT_AFTER}\b(?:\s\w+){{0,6}}?\s{_NOTE_NOUN}\b"
    rf"|\b\w*notat\w*\b.{{0,120}}?\b(?:{_SENT_AFTER}|ønskes)\b|\bskriftlig (?:orientering"
    rf"|redegørelse)\b.{{0,60}}\b(?:laves|udsendes|eftersendes)\b"
    rf"|\b{_WISH},? (?:at få )?(?:en|et|den|det|de|følgende|\w+liste|\w+oversigt)\b"
)
_ASKS_TO_GET = _words(rf"\b{_WISH},? at (?:få|modtage|se)\b")
_ACTION = _words(
    r"\b(?:aftalt|aftalte|aftales|enighed om|enige om)\b,?(?: \w+){0,2}? ?(?:at\b|den\b)"
    r"|\b(?:besluttede|besluttet|beslutter)\b, at\b"
    r"|\b(?:invitere|indbyde|pålægge)[sr]\b|\barrangere[sr]\b|\b(?:arbejde[sr]|arbejdes der) videre\b"
    r"|\barbejde[sr] og skal arbejdes\b|\bskal\b.{0,60}\barbejdes\b"
    r"|\b(?:forvaltningen|administrationen|direktionen|borgmesteren|formanden|rådmanden"
    r"|sekretariatet|\w*udvalget|\w*afdelingen) (?:vil )?"
    r"(?:udarbejder?|undersøger?|indkalder?|kontakter?|følger? op|sørger? for|arbejder? videre"
    r"|tager? kontakt|igangsætter?|iværksætter?|indleder?|rundsender?|skriver? til"
    r"|retter? henvendelse|fremlægger? (?:et )?forslag)\b"
    r"|\brundsendes\b|\budarbejdes\b|\bundersøges\b|\bindledes\b|\bigangsættes\b"
    r"|\biværksættes\b|\bindkaldes\b|\bpålægges\b"
    r"|\b(?:anmodes|opfordres|bedes|bemyndiges) (?:om|til) at\b|\bmed henblik på udarbejdelse af\b"
)
_DOES = re.compile(
    r"^\W*[A-ZÆØÅ][a-zæøåé]+(?: [A-ZÆØÅ][a-zæøåé]+){0,2} (?:kontakter|undersøger|indkalder|sørger for|skriver (?:til|en|et)|tager kontakt|følger op|udarbejder|laver et udkast)\b"
)
"""One of the members takes a task, as informal minutes say it: "Ida kontakter kommunen." """
_WISHES_DEED = _words(rf"\b{_WISH},? at\b")
# The meeting's own order is settled by the decision itself, and what is only told is not ordered.
_NOTHING = _words(
    r"\b(?:møde|mødet|møder|møderne|udvalgsmøde\w*|mødetid\w*"
    r"|julefrokost\w*)\b.{0,60}?\b(?:flyttes|aflyses|afholdes|udvides|forlænges|rykkes|begynder"
    r"|opretholdes)\b"
    r"|\b(?:havde|var|blev|er) (?:\w+ ){0,3}?(?:udsendt|fremsendt|udleveret|omdelt|uddelt"
    r"|vedlagt|eftersendt)\b|\bforventes\b|\bgenovervejes\b"
)
_BROUGHT_UP = _words(
    r"\b(?:vedhæftes|vedlægges)\b.{0,20}\b(?:referat|protokol)\w*"
    r"|\b(?:anmod|ønsk|begær)\w+\b.{0,20}\b(?:sagen|punktet)\b.{0,20}\b(?:afgøres|afgjort|forelægges|forelagt|behandles|indbringes)\b"
    r".{0,20}\b(?:byrådet|kommunalbestyrelsen|regionsrådet|borgerrepræsentationen)\b"
    r"|^\W*(?:udkast til|til pkt|til punkt|eftersendt materiale|omdelt)\b"
    r"|^\W*ønsker (?:et|en|nogen)\b|\b(?:har|havde|er|blev) (?:\w+ )?(?:afgivet|indsendt|afsendt)\b"
    r"|\b(?:tilført|ført til|indført i|optaget i)\b.{0,20}(?:protokol|referat)\w*"
)
"""What minutes say of their own papers, a member's demand that the council decides, and a mere condition order nothing."""
_TOLD_OF = _words(
    r"^\W*(?:\w+\W+){0,6}?(?:orienterede|oplyste|redegjorde|fortalte|bemærkede)\b.{0,40}?\bat\b"
)


def kind_of(sentence: str) -> str | None:
    """The follow-up a sentence orders; None where it orders nothing.

    One of postponed, grant, response, note, report, action (gold schema).
    """
    if grants(sentence):
        return "grant"
    if _only_told(sentence):
        return None
    if _RETURNS.search(sentence):
        return "postponed"
    if _NOTHING.search(sentence):
        return None
    return _wanted(sentence)


def grants(sentence: str) -> bool:
    """Whether the follow-up it orders is a grant."""
    given = _GRANT.search(sentence) and not _NO_GRANT.search(sentence)
    return bool(given) and _sum_or_grant(sentence) and not _only_told(sentence)


def _only_told(sentence: str) -> bool:
    return _TOLD_OF.search(sentence) is not None or _BROUGHT_UP.search(sentence) is not None


def _sum_or_grant(sentence: str) -> bool:
    """Whether an amount is printed, or the word itself where a converter may have lost the amount."""
    return bool(money.find(sentence)) or _GRANT_BY_NAME.search(sentence) is not None


def _wanted(sentence: str) -> str | None:
    note, report = _NOTE.search(sentence), _REPORT.search(sentence)
    if _RESPONSE.search(sentence):
        return "response"
    if report and not (note and _NOTATION.search(note[0])):
        return "report"
    if note or _ASKS_TO_GET.search(sentence):
        return "note"
    return (
        "action"
        if _DOES.match(sentence) or _ACTION.search(sentence) or _WISHES_DEED.search(sentence)
        else None
    )


_NOTATION = _words(r"\bnotat\w*|\bredegørelse|\bskriftlig")
_RIDER = _words(
    r",?\s(?=(?:idet|dog|således at|hvorefter|med (?:et |den |de |følgende )?"
    r"(?:ønske|bemærkning|tilføjelse|tilkendegivelse|besked)\w*)\b)"
)
_JOINED = _words(
    r"(?:,|;)?\s(?:og|samt)\s(?=(?:emnet|sagen|punktet|der|udvalget|forvaltningen"
    r"|administrationen|det)\s\w+)"
)


def rider(sentence: str) -> str | None:
    """The words a decision is hedged with: "idet der gives …", "med et ønske om, at …"."""
    parts = _RIDER.split(sentence, maxsplit=1)
    return parts[1] if len(parts) == 2 else None


def clauses(sentence: str) -> list[str]:
    """The main clauses of a sentence that orders several things."""
    return [part for part in _JOINED.split(sentence) if part.strip()]


def due(sentence: str, after: date | None) -> str | None:
    """The day (or month) a sentence names for what it orders; None unless it is later than `after`.

    Without a meeting date any whole date counts that is not the meeting's own ("i mødet den …").
    """
    for found in dates.find(sentence):
        before = sentence[: found.start].lower()
        if (
            re.search(r"\b(?:i|fra|af|ved) (?:\w+ ){0,2}?(?:\w*møde\w* )?(?:den |d\. )?$", before)
            and found.day
        ):
            continue
        iso = found.iso
        if iso and (after is None or iso > after.isoformat()[: len(iso)]):
            return iso
    return None


def amount(sentence: str) -> int | None:
    """The first amount after the word that gives it, in kroner."""
    given = _GRANT.search(sentence)
    found = money.find(sentence)
    later = [a for a in found if given and a.end > given.start()]
    return (later or found)[0].kroner if found else None
