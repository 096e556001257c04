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
_PAIR = re.compile(r"(?<![\w-])(?P<first>[A-Za-zÆØÅæøå]{3,}s) (?=(?P<second>[a-zæøå]{3,})(?!\w*-))")

# Second halves that are no words of their own: "under vejs", "budget mæssige", "dansk agtig".
_BOUND_SECOND = re.compile(r"(?<=\s)(?:(?P<vejs>vejs)|mæssige?|mæssigt|agtige?|agtigt)(?!\w)")
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
    for line in document.lines:
        text = line.text
        for start, first, second in sorted(_broken(text)):
            word = first + second
            why = f"Det ene ord »{word}« er delt i to."
            printed = text[start : start + len(first) + 1 + len(second)]
            found.append(document.finding("split_word", [line.number], printed, why))
    return found


def _broken(text: str) -> set[tuple[int, str, str]]:
    pairs = {
        (m.start(), m["first"], m["second"])
        for m in _PAIR.finditer(text)
        if _begins_compound(m) and not _in_name(text, m) and not _is_genitive(text, m)
    }
    for match in _BOUND_SECOND.finditer(text):
        first = text[max(0, match.start() - 40) : match.start() - 1].split(" ")[-1]
        alone = not match["vejs"] or first.lower() in _BEFORE_VEJS
        if alone and first.isalpha():
            pairs.add((match.start() - 1 - len(first), first, match[0]))
    return pairs


_BEFORE_VEJS = frozenset({"under", "hjemme", "halv"})


def _begins_compound(match: re.Match[str]) -> bool:
    first = match["first"].lower()
    abstract = first.endswith(_SUFFIXES) and len(first) >= _SHORTEST
    return (first in _BOUND or abstract) and match["second"] not in _NO_NOUN


def _in_name(text: str, match: re.Match[str]) -> bool:
    """A capital that no sentence begins with: "Magistratens 2. Afdelings erklæring"."""
    before = text[max(0, match.start() - 200) : match.start()].rstrip()
    opens = not before.strip(" -–•*#0123456789.)") or re.search(r"[^\d\s][.:!?]$", before)
    return match["first"][0].isupper() and not opens


def _is_genitive(text: str, match: re.Match[str]) -> bool:
    """After a determiner: "en forenings økonomi"; nouns that are hardly ever genitives aside."""
    if match["first"].lower() in _BOUND:
        return False
    words = re.findall(r"\w+", text[max(0, match.start() - 60) : match.start()].lower())
    return bool(_DETERMINER & set(words[-3:]))
