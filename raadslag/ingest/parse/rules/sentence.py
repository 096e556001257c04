"""What one sentence of a decision decides, or that it decides nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from raadslag.ingest.parse.rules import verbs
from raadslag.ingest.parse.rules.verbs import Verb


@dataclass(frozen=True, slots=True)
class Reading:
    """Formal words decide ("godkendt"); told ones only report ("orienterede", "drøftede")."""

    outcome: str  # `other`: a wish or a task, which keeps what is told after it from deciding
    verb: Verb
    formal: bool
    amendment: bool = False  # the sentence is about an amendment, not the recommendation


_LONGEST = 2000
"""No sentence is longer: a text without full stops must not cost the square of its length."""


@lru_cache(maxsize=1024)
def read(sentence: str) -> Reading | None:
    """The reading of a sentence; None where it decides nothing.

    Kept, because a sentence is read for the outcome and again for what it sets in motion.
    """
    sentence = sentence[:_LONGEST]
    wish = _WISH.search(sentence)
    readings = [
        reading
        for verb in _in_force(sentence)
        if not (wish and wish.start() < verb.start and verb.outcome != "postponed")
        and (reading := _judge(sentence, verb))
    ]
    if readings:
        return _leading(sentence, readings)
    return _without_verb(sentence) or (Reading("other", _NO_VERB, formal=False) if wish else None)


def slip(sentence: str) -> Reading | None:
    """The reading of a sentence whose verb of decision is misspelt ("Tilrådde indstillingen")."""
    if verbs.find(sentence) or not (_OBJECT.search(sentence) or len(sentence.split()) <= 3):
        return None
    verb = verbs.misspelt(sentence)
    return Reading(verb.outcome, verb, formal=True) if verb else None


_NO_VERB = Verb("", "other", 0, 0)
_OBJECT = re.compile(
    r"\b(?:indstilling|forslag|orientering|redegørelse|punkt|sag|anmodning|ansøgning|dagsorden"
    r"|protokol)(?:e[nt]|erne)?s?\b",
    re.I,
)
_WISH = re.compile(
    r"\b(?:ønsker|ønskede|ønskes|bad om|bad forvaltningen|beder|udbad|anmoder|anmodede|anmodes"
    r"|efterlyste|efterlyses"
    r"|efterspurgte|spurgte|aftalt|aftalte|eftersende[sr]|udarbejde[sr]|foreslog|opfordrede)\b",
    re.I,
)
_NOT_TO = re.compile(r"\b(?:besluttede|vedtog|besluttet|vedtaget) ikke at\b", re.I)
_REFUSED = re.compile(r"\W*(afslag)\W*", re.I)
_HANDED = re.compile(
    r"\b(?:udvalget|rådet|byrådet|magistraten) (fik|modtog) (?!.{0,40}\bkommende\b)", re.I
)


def _without_verb(sentence: str) -> Reading | None:
    if refusal := _NOT_TO.search(sentence):
        return Reading("rejected", Verb(refusal[0], "rejected", *refusal.span()), formal=True)
    if (alone := _REFUSED.fullmatch(sentence)) is not None:
        return Reading("rejected", Verb(alone[1], "rejected", *alone.span(1)), formal=True)
    if handed := _HANDED.search(sentence):
        return Reading("noted", Verb(handed[1], "noted", *handed.span(1)), formal=False)
    return None


_OPENS_CLAUSE = re.compile(r"(?:,|\bom)\s*(?:at|om|hvor\w*)\b", re.I)
_DECIDED = re.compile(r"\b(?:besluttede|vedtog|hvorefter|herefter)\b", re.I)


def _leading(sentence: str, readings: list[Reading]) -> Reading:
    """The first formal reading: "drøftede sagen og godkendte den" is adopted.

    What stands in a clause of what is told ("orienterede om, at sagen er udsat") does not count.
    """
    first = readings[0]
    for reading in readings:
        between = sentence[first.verb.end : reading.verb.start]
        reported = _OPENS_CLAUSE.search(between) and not _DECIDED.search(between)
        if reading.formal and not (reported and not first.formal):
            return reading
    return first


_CARRIES = re.compile(r"\b(?:bemærkning|idet|med anbefaling|under henvisning til|som|og)\b", re.I)
_ENDORSED = re.compile(r"\bmed (?:\w+s )?(?:anbefaling|indstilling om godkendelse)\b", re.I)


def _in_force(sentence: str) -> list[Verb]:
    """The verbs in the order in which they count.

    A dispatch that tells what was adopted is led by that: "Tilbagesendes med bemærkning, at byrådet
    har vedtaget …" (Aarhus), "Oversendes med udvalgets anbefaling".
    """
    found = verbs.find(sentence)
    if not found or found[0].outcome != "referred":
        return found
    if endorsed := _ENDORSED.search(sentence):
        return [Verb(found[0].printed, "adopted", found[0].start, endorsed.end()), *found]
    telling = ("adopted", "rejected", "noted", "other")
    told = [v for v in found if v.outcome in telling and _CARRIES.search(sentence[: v.start])]
    return [*told, *found]


_FUTURE = re.compile(
    r"\b(?:skal|vil|bør|forventes|planlægges|ønske[srt]?|ønskede|bedes|når|inden|før"
    r"|mulighed for at)\b",
    re.I,
)
_NEGATED = re.compile(r"\b(?:ikke|hverken)\b", re.I)
_AMENDMENT = re.compile(
    r"\b(?:under)?ændringsforslag|\bmodforslag|\b(?:under)?ændringsindstilling|\bprotokoltilførsel"
    r"|\bsideordnet forslag",
    re.I,
)
_CONDITIONAL = re.compile(r"\b(?:hvis|såfremt)\b|\b(?:hvilke\w*|hvad|hvor\w*)\b[^,.;]*$", re.I)


def _judge(sentence: str, verb: Verb) -> Reading | None:
    before, after = sentence[: verb.start], sentence[verb.end :]
    amendment = _AMENDMENT.search(before) is not None
    if verb.outcome in ("noted", "discussed"):
        return _told(sentence, verb, before, after)
    near = _last_words(before, 4)
    if _CONDITIONAL.search(before) or _FUTURE.search(near) or _attributive(verb, before):
        return None
    if verb.outcome == "referred":
        return _sent(verb, before, after, amendment=amendment)
    if verb.outcome == "adopted":
        return _accepted(verb, before, after, amendment=amendment)
    if _NEGATED.search(near):
        return None
    if verb.outcome == "postponed":
        return _postponed(verb, before, after, amendment=amendment)
    return Reading(verb.outcome, verb, formal=True, amendment=amendment)


def _last_words(text: str, count: int) -> str:
    return " ".join(text.split()[-count:])


_ARTICLES = frozenset({"den", "det", "de", "en", "et", "til", "for", "nyligt"})
_EARLIER = frozenset({"tidligere", "allerede", "senest"})
_RELATIVE = re.compile(r"[,\w]\s+(?:der|som|i henhold til|jf\.)\s+(?:\w+\s+){0,3}$", re.I)


def _attributive(verb: Verb, before: str) -> bool:
    """Whether the verb only describes: "den godkendte plan", "tidligere vedtaget"."""
    words = before.lower().split()
    last = words[-1] if words else ""
    describes = verb.printed.lower().endswith("te") and last in _ARTICLES
    relative = _RELATIVE.search(before[-40:]) and not {"har", "kan", "kunne"} & set(words[-6:])
    return describes or last in _EARLIER or bool(relative)


_BODY = (
    r"(?:udvalget|udvalgets flertal|byrådet|\w*rådet|magistraten|kommunalbestyrelsen"
    r"|\w*bestyrelsen|flertal\w*|nævnet"
    r"|kommissionen|komité\w*|direktionen|forvaltningen|borgerrepræsentationen)"
)
_BODY_OR_CASE = re.compile(
    rf"{_BODY}\b|\b(?:indstilling|forslag|ansøgning|anmodning|sag|punkt)\w*\b", re.I
)
_REFUSES = re.compile(
    r"\s+(?:med .{1,60}? )?at\s+(?:afvise|afslå|forkaste|meddele afslag|give afslag)"
    r"|\s+(?:afvist|forkastet|afslået)\b",
    re.I,
)
_PUTS_OFF = re.compile(r"\s+(?:(?:i|på) .{1,60}? )?at\s+(?:udsætte|udskyde)\b|\s+udsat\b", re.I)


def _accepted(verb: Verb, before: str, after: str, *, amendment: bool) -> Reading | None:
    """Adopted; rejected where negated. A member's own "kunne ikke tiltræde" is neither."""
    if verb.printed.lower() == "indstillet" and re.match(r"\s+på\b", after):
        return None
    negated = _NEGATED.search(_last_words(before, 3)) or re.match(
        r"\s+(?:blev\s+)?ikke\b", after, re.I
    )
    if not negated:
        outcome = (
            "rejected"
            if _REFUSES.match(after)
            else "postponed"
            if _PUTS_OFF.match(after)
            else "adopted"
        )
        return Reading(outcome, verb, formal=True, amendment=amendment)
    own_word = not before.strip(' -–•"').lower().removesuffix("ikke").strip()
    if own_word or _BODY_OR_CASE.search(before):
        return Reading("rejected", verb, formal=True, amendment=amendment)
    return None


_CASE = re.compile(
    r"\b(?:\w*sag|indstilling|\w*forslag|\w*punkt|emne|ansøgning|anmodning|erklæring|lokalplan"
    r"|henvendelse|behandling|møde|mødet|beslutning)"
    r"(?:en|et|er|erne|ene)*s?\b",
    re.I,
)
_PRONOUN = re.compile(r"\s+(?:den|det|dem|disse)\b", re.I)
_UNTIL_DECIDED = re.compile(
    r"\b(?:besluttede|vedtog|besluttet|enedes om|valgte)\b.{0,60}\bat\s*$", re.I
)


def _starts(before: str) -> bool:
    return not before.strip(' -–•"0123456789.)')


def _postponed(verb: Verb, before: str, after: str, *, amendment: bool) -> Reading | None:
    """Put off: the case itself decides; anything else put off is only told."""
    if verb.printed.lower() == "udsatte" and not re.search(rf"{_BODY}\s+$", before, re.I):
        return None
    if re.search(r"\b(?:idet|således at|dog)\b", before, re.I) and verbs.find(before):
        return None
    object_after = _CASE.match(after.lstrip()) or _PRONOUN.match(after)
    infinitive = verb.printed.lower().endswith(("sætte", "skyde", "tage", "behandle"))
    formal = _starts(before) or bool(_CASE.search(before) and not infinitive) or bool(object_after)
    return Reading("postponed", verb, formal=formal, amendment=amendment)


_PLACE = re.compile(
    r"punkt|pkt|bilag|side|dagsorden|ovenfor|protokol|notat|referat|det (?:frem|ud)?sendte"
    r"|materiale",
    re.I,
)
_SENT_ON = re.compile(
    r"\b(?:\w*sag|indstilling|\w*forslag|dagsordenspunkt|punkt|emne|ansøgning|anmodning"
    r"|lokalplan|henvendelse)"
    r"(?:en|et|er|erne|ene)*\b",
    re.I,
)
_PAPER = re.compile(
    r"\b(?:oversigt|notat|brev|program|invitation|materiale|referat|rapport|svar)\w*\b", re.I
)
_TO_MEMBERS = re.compile(
    r"\W*(?:til )?(?:udvalgets medlemmer|medlemmerne|udvalgsmedlemmer)|.{0,60}\b(?:inden"
    r"|forud for|forinden) mødet",
    re.I,
)


def _sent(verb: Verb, before: str, after: str, *, amendment: bool) -> Reading | None:
    """Sent on: the case itself, not a paper to the members, and not a mere reference."""
    if verb.printed.lower().startswith("henvis") and _PLACE.search(after[:40]):
        return None
    if _PAPER.search(before) or _TO_MEMBERS.match(after) or before.lower().split()[-1:] == ["der"]:
        return None
    if not (_starts(before) or _UNTIL_DECIDED.search(before) or _SENT_ON.search(before)):
        return None
    return Reading("referred", verb, formal=True, amendment=amendment)


_INFORMED = re.compile(
    r"\b(?:blev|er|var|bliver|udvalget|magistraten|\w*rådet|kort|mundtligt"
    r"|skriftligt)\s+(?:\w+\s+){0,3}?orienteret\b",
    re.I,
)
_LATER_MEETING = re.compile(
    r"\bpå (?:et |det |udvalgets )?(?:kommende|næste|førstkommende|senere)\b", re.I
)
_HAD = re.compile(
    r"\b(?:gav|givet|havde|fik|modtog|modtaget|afholdt|foretaget)\b(?:\s\w+){0,3}$", re.I
)


def _told(sentence: str, verb: Verb, before: str, after: str) -> Reading | None:
    word, near = verb.printed.lower(), _last_words(before, 3)
    reading = Reading(verb.outcome, verb, formal=word.startswith(("til ", "ad ")))
    if _NEGATED.search(near):
        return None
    if word == "til orientering":
        alone = _starts(before) and not after.strip(" .")
        return reading if alone or _starts(before) or _TAKEN.search(before) else None
    if reading.formal:
        return reading
    if _FUTURE.search(near) or _LATER_MEETING.search(after[:60]):
        return None
    return reading if _tells(word, sentence, before) else None


_TAKEN = re.compile(r"\b(?:tage[ts]?|tog|fremlagt|forelagt)\b", re.I)


def _tells(word: str, sentence: str, before: str) -> bool:
    """Whether "orientering", "drøftelse" and the like say that it took place."""
    opens = not before.strip(' -–•"').lower().removeprefix("kort").removeprefix("fortsat").strip()
    if word == "orienteret":
        return opens or bool(_INFORMED.search(sentence))
    if word in ("orientering", "drøftelse"):
        return opens or bool(_HAD.search(before.rstrip()))
    if word == "drøftes":
        return opens
    return True
