"""The verbs of Danish decisions and the outcome each stands for (domain.md 2.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from raadslag.lib import danish

ADOPTED = (
    *("tiltrådt", "tiltrådte", "tiltræder", "tiltræde", "tiltrædes", "godkendt", "godkendte"),
    *("godkender", "godkende", "godkendes", "vedtaget", "vedtog", "vedtager", "vedtage"),
    *("vedtages", "imødekommet", "imødekom", "imødekommer", "imødekomme", "imødekommes"),
    *("tilsluttet", "tilsluttede sig", "tilslutter sig", "tilslutte sig", "tilsluttes"),
    *("bevilget", "bevilgede", "bevilger", "bevilge", "bevilges", "bevilliget", "bevilliges"),
    *("stadfæstet", "stadfæstes", "anbefalet", "anbefalede", "anbefaler", "anbefale"),
    *("anbefales", "indstillet", "indstillede", "indstiller", "indstille", "indstilles"),
    *("henholdt sig til", "henholder sig til", "henholde sig til", "bifaldt", "bifaldes"),
    *(
        "følger indstillingen",
        "fulgte indstillingen",
        "indstillingen følges",
        "indstillingen blev fulgt",
    ),
    *("følger administrationens indstilling", "følger forvaltningens indstilling"),
    *("fulgte administrationens indstilling", "fulgte forvaltningens indstilling"),
    *(
        "i overensstemmelse med indstillingen",
        "er enig i indstillingen",
        "var enig i indstillingen",
    ),
    *("støtter forslaget", "støtter indstillingen", "støttede forslaget", "støttede indstillingen"),
    *("meddeler dispensation", "meddeles dispensation", "dispensation gives", "bevillingen gives"),
    *("bakkede op om", "bakker op om", "erklærede sig enig", "erklærede sig enige"),
)
REJECTED = (
    *("forkastet", "forkastede", "forkastes", "forkaste", "afvist", "afviste", "afvises"),
    *("afvise", "afslået", "afslog", "afslås", "afslå", "nedstemt", "stemt ned", "meddeles afslag"),
    *("meddelt afslag", "meddele afslag", "gives afslag", "givet afslag", "give afslag"),
    *("afviser", "forslaget faldt", "indstillingen faldt", "forslaget falder"),
)
POSTPONED = (
    *("udsat", "udsatte", "udsætter", "udsættes", "udsætte", "udskudt", "udskød", "udskydes"),
    *("udskyde", "genoptages", "genoptaget", "genoptage", "genbehandles", "genbehandle"),
    *("tages op igen", "tages op på ny", "overføres til næste møde", "overført til næste møde"),
)
REFERRED = (
    *("fremsendes", "fremsendt", "fremsendte", "fremsende", "oversendes", "oversendt"),
    *("oversendte", "oversende", "henvist", "henvistes", "henvises", "henviste", "henvise"),
    *("tilbagesendes", "tilbagesendt", "tilbagesende", "tilbagesendte", "videresendes"),
    *("videresendt", "videresende", "tilbageført", "tilbageføres", "sendes tilbage"),
    *("sendt tilbage", "sende tilbage", "sendte tilbage", "sendes", "sendt", "sendte", "sende"),
    *("hjemvist", "hjemvises", "hjemvise"),
)
NOTED = (
    *("til efterretning", "ad notam", "til orientering", "til underretning"),
    *("orienteret", "orienterede", "orientering"),
)
DISCUSSED = (
    "drøftet",
    "drøftede",
    "drøftes",
    "drøftelse",
    "temadrøftet",
    "debatteret",
    "debatterede",
)
LAPSED = ("bortfaldt", "bortfaldet", "bortfalder", "frafaldet", "trukket tilbage")

OUTCOMES: dict[str, tuple[str, ...]] = {
    "adopted": ADOPTED,
    "rejected": REJECTED,
    "postponed": POSTPONED,
    "referred": REFERRED,
    "noted": NOTED,
    "discussed": DISCUSSED,
    "other": LAPSED,
}
_OUTCOME_OF = {verb: outcome for outcome, verbs in OUTCOMES.items() for verb in verbs}


def _rest_of(initial: str) -> str:
    """The verbs of one initial without it, the longest first."""
    verbs = sorted((v for v in _OUTCOME_OF if v[0] == initial), key=len, reverse=True)
    return rf"(?<={initial})(?:{'|'.join(v[1:] for v in verbs)})".replace(" ", r"\s")


_INITIALS = "".join(sorted({verb[0] for verb in _OUTCOME_OF}))
# For lower case: begins with a set of letters, so that the engine skips to them; one that takes no
# account of case is tried at every letter.
_ANY = re.compile(rf"[{_INITIALS}](?<!\w.)(?:{'|'.join(map(_rest_of, _INITIALS))})(?!\w)")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in a sentence; sentence[start:end] is its printed form."""

    printed: str
    outcome: str
    start: int
    end: int
    misspelt: str | None = None  # the right form, where the printed one is misspelt


def find(sentence: str) -> list[Verb]:
    """The decision verbs of a sentence, in its order, spelt as the vocabulary has them."""
    lowered = sentence.lower()
    if len(lowered) != len(sentence):  # a letter that is two in lower case: places would not fit
        lowered = sentence
    return [
        Verb(sentence[m.start() : m.end()], _OUTCOME_OF[_SPACE.sub(" ", m[0])], *m.span())
        for m in _ANY.finditer(lowered)
    ]


_WORD = re.compile(r"[^\W\d_]+")
_BEFORE_VERB = frozenset(
    {"til", "blev", "bliver", "er", "har", "kunne", "kan", "at", "ikke", "udvalget", "byrådet"}
)
# Forms that only decisions use: a letter too few here is a slip, not another word.
_UNMISTAKABLE = tuple(
    verb
    for verb in (
        *ADOPTED,
        *REJECTED,
        *POSTPONED,
        "fremsendes",
        "oversendes",
        "efterretning",
        *DISCUSSED[:2],
    )
    if " " not in verb and len(verb) >= 7
)
# Danish words in their own right that lie a letter or two from a verb of decision.
_OTHER_WORDS = frozenset(
    {
        *("tilrådet", "anbefalelse", "godkendelse", "vedtagelse", "bevillinger", "tilsluttende"),
        *(
            "indstilling",
            "indstillinger",
            "indstillingen",
            "anbefaling",
            "anbefalinger",
            "udsættelse",
        ),
        *("indstillinger", "tilsluttede", "tilslutter", "bevilling", "bevillingen", "vedtagne"),
        *("godkendende", "udsendes", "udsendte", "afsendes", "indsendes", "fremsættes", "opsættes"),
        *("ansættes", "indsættes", "fastsættes", "nedsættes", "udskyder", "bekendtes"),
        *(
            "drøfte",
            "drøfter",
            "forkaster",
            "fortalte",
            "vedtægter",
            "betages",
            "vedlagt",
            "vedlagte",
            "afholdt",
            "afvikles",
            "bortfaldt",
            "frembringes",
        ),
    }
)


def misspelt(sentence: str) -> Verb | None:
    """A verb of decision with a letter or two wrong: "Tilrådde", "godkent".

    Looked for only where the verb of a decision stands: as the first word, or after an auxiliary.
    """
    previous = ""
    for match in _WORD.finditer(sentence):
        word = match[0].lower()
        if (not previous or previous in _BEFORE_VERB) and (right := _nearest(word)):
            return Verb(
                match[0], _OUTCOME_OF.get(right, "noted"), match.start(), match.end(), right
            )
        previous = word
    return None


@cache
def _nearest(word: str) -> str | None:
    if len(word) < 6 or word in _OUTCOME_OF or word in _OTHER_WORDS or word in danish.NUMBER_WORDS:
        return None
    distances = [(DamerauLevenshtein.distance(word, verb), verb) for verb in _UNMISTAKABLE]
    allowed = [
        (d, verb)
        for d, verb in distances
        if d <= (1 if len(verb) < 8 else 2) and verb[0] == word[0]
    ]
    return min(allowed)[1] if allowed else None
