"""Words broken in two, so that one half does not stand alone: "erhvervs politik", "under vejs".

Danish joins compounds. A noun that carries the linking -s and stands without a determiner is no
genitive ("en høring" has "høringens svar" and "en hørings svar", never "hørings svar" alone), so a noun
after it belongs to it. Whole words written apart and hanging hyphens are not meant.
"""

from __future__ import annotations

import re

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.record import Finding

# Nouns whose form with the linking -s is hardly ever a genitive: what belongs to "erhverv" or
# "arbejde" in general is said with "erhvervenes", "arbejdets".
_BOUND = frozenset(
    {
        *("erhvervs", "arbejds", "handels", "drifts", "landbrugs", "samarbejds", "uddannelses"),
        *("beskæftigelses", "sundheds", "hørings", "indkøbs", "kontanthjælps", "lokalplans"),
        *("bevillings", "forvaltnings", "rådgivnings", "rengørings", "kommunalbestyrelses"),
    }
)
# Endings of abstract nouns before the linking -s; without a determiner they begin a compound.
_SUFFIXES = (
    *("nings", "rings", "lings", "dings", "elses", "heds", "skabs", "tions", "itets", "doms"),
)
_SHORTEST = 6
"""Letters of a noun with such an ending."""
_NO_NOUN = frozenset(
    {
        *("og", "eller", "samt", "til", "for", "som", "der", "har", "var", "blev", "bliver", "kan"),
        *("skal", "vil", "med", "fra", "ved", "den", "det", "ikke", "men", "hos", "mod", "under"),
        *("over", "efter", "før", "inden", "når", "hvis", "end", "også", "være", "blive", "måtte"),
        *("kunne", "skulle", "ville", "får", "fik", "ned", "ind", "op", "ud", "hvor", "indtil"),
    }
)
_SECOND = re.compile(r"s (?=(?P<second>[a-zæøå]{3,})(?!\w*-))")
_LAST_WORD = re.compile(r"(?<![\w-])[A-Za-zÆØÅæøå]{3,}$")

# Second halves that are no words of their own: "under vejs", "budget mæssige", "dansk agtig".
_BOUND_SECOND = re.compile(r"(?<= )(?:(?P<vejs>vejs)|mæssige?|mæssigt|agtige?|agtigt)(?!\w)")
_BOUND_SIGNS = (" vejs", " mæssig", " agtig")
_DETERMINER = frozenset(
    {
        *(
            "en",
            "et",
            "den",
            "det",
            "denne",
            "dette",
            "hver",
            "hvert",
            "enhver",
            "ethvert",
            "samme",
        ),
        *("ingen", "intet", "nogen", "noget", "anden", "andet", "sådan", "sådant", "min", "sin"),
        *(
            "hvilken",
            "hvilket",
            "vor",
            "vores",
            "deres",
            "dens",
            "dets",
            "hans",
            "hendes",
            "én",
            "ét",
        ),
    }
)


def find(document: Document) -> list[Finding]:
    """One finding for each occurrence."""
    found = []
    for start, first, second in sorted(_broken(document.text)):
        why = f"Det ene ord »{first}{second}« er delt i to."
        printed = f"{first} {second}"
        number = document.line_at(start).number
        found.append(document.finding("split_word", [number], printed, why))
    return found


_LONGEST = 40
"""Letters of a first half beyond which nothing is looked for."""


def _broken(text: str) -> set[tuple[int, str, str]]:
    """Where the first half begins, and both halves."""
    pairs = {
        (start, first, second)
        for match in _SECOND.finditer(text)
        if (second := match["second"]) not in _NO_NOUN
        and (first := _word_before(text, match.start() + 1))
        and _begins_compound(first)
        and not _in_name(text, start := match.start() + 1 - len(first))
        and not _is_genitive(text, start, first)
    }
    if any(sign in text for sign in _BOUND_SIGNS):
        pairs |= _bound_second(text)
    return pairs


def _bound_second(text: str) -> set[tuple[int, str, str]]:
    found = set()
    for match in _BOUND_SECOND.finditer(text):
        first = _word_before(text, match.start() - 1)
        if first and (not match["vejs"] or first.lower() in _BEFORE_VEJS):
            found.add((match.start() - 1 - len(first), first, match[0]))
    return found


def _word_before(text: str, end: int) -> str:
    """The whole word that ends there; "" where a hyphen, a figure or another line does."""
    word = _LAST_WORD.search(text, max(0, end - _LONGEST), end)
    return word[0] if word else ""


_BEFORE_VEJS = frozenset({"under", "hjemme", "halv"})


def _begins_compound(first: str) -> bool:
    low = first.lower()
    abstract = low.endswith(_SUFFIXES) and len(low) >= _SHORTEST
    return abstract or low in _BOUND


def _in_name(text: str, start: int) -> bool:
    """A capital that no sentence begins with: "Magistratens 2. Afdelings erklæring"."""
    if not text[start].isupper():
        return False
    before = text[max(0, start - 200) : start].rsplit("\n", 1)[-1].rstrip()
    opens = not before.strip(" -–•*#0123456789.)") or re.search(r"[^\d\s][.:!?]$", before)
    return not opens


def _is_genitive(text: str, start: int, first: str) -> bool:
    """After a determiner: "en forenings økonomi"; nouns that are hardly ever genitives aside."""
    if first.lower() in _BOUND:
        return False
    words = re.findall(r"\w+", text[max(0, start - 60) : start].lower())
    return bool(_DETERMINER & set(words[-3:]))
