"""The parts of Danish compounds: beskæftigelses|indsats, kontant|hjælps|modtagere.

The dictionary says in what form a word stands before another ("sags", "børne") and which forms may
end a compound. That alone also splits what no reader would: derivations (ind|stilling) and words
that only look like two (par|tierne). The tables and checks below keep those whole.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from raadslag.lib.words.dictionary import Kind, beginnings, readings

SHORTEST, LONGEST = 7, 50  # letters of a word that may be a compound
MOST = 6  # parts
MEAN = 4.4  # letters a part has on the average, at least
_REMEMBERED = 50_000


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What makes a derivation of a word, and no compound.
_PREFIXES = _words(
    "af al an anti auto be bi bio bort de demo dis efter eft eksem ene ex fore for forbi fort forud "
    "fra frem fram gen gennem hen hver i igennem im imod in ind inden infra inter kon med mellem "
    "mikro mis mod mono ned non nær om op over oven poly pre pro præ på re ret sam sammen strat "
    "strats sub super taks til tilbage trans tvær u ud ude uden und under van ved øko"
)
_SUFFIXES = _words(
    "agtig agtige agtigt bar bare barhed bart dom domme dommen dommene else elsen elser ende ene ens "
    "ere eren eri erne fuld fulde fuldt hed heden hedens heder hederne hedernes heds ing inge ingen "
    "inger ling linge linger lig lige ligere ligt løs løse løshed løst ment mæssig mæssige mæssigt ne "
    "nen ner nes ning ningen ninger rier sel sen ser sig sige sigt skab skaber skaberne skabet skabets "
    "skabs som somme somt ste sten stens ster stes ter tet tion tør vis vise vist"
)
_NO_FIRST_PARTS = _words("alter logi magi mini spar tempera tran")
_AFTER_E = ("ring", "rende")  # orient-ering, stud-erende
# Words of one to three letters that do stand in compounds of the town hall.
_SHORT = _words(
    "arv bad bil bog bro bus by båd dag dyr dør eje el fag fly gas hal hav hus hæk ild job kor køb liv "
    "lov lys lån løn mad mand mur mål nat net pas rum råd sag sol sti syd syg sø tag tal tid tog top træ tur "
    "ung vej væg ø øst år"
)
_ALSO_LINK = frozenset({"dag", "udsatte"})  # "dagplejer", "udsatteområdet"
_SPLIT_PAYS = 0.01
_PENALTY = {2: 0.6, 3: 0.4, 4: 0.45}  # of a part, by its letters

Parts = tuple[str, ...]


@lru_cache(_REMEMBERED)
def parts(word: str) -> Parts:
    """The parts of a word in small letters, with what links them; the word alone if it has none.

    >>> parts("beskæftigelsesindsatsen"), parts("indstilling")
    (('beskæftigelses', 'indsatsen'), ('indstilling',))
    """
    if not SHORTEST <= len(word) <= LONGEST:
        return (word,)
    fitting = [(cost, cut) for cost, cut in _cuts(word, MOST, first=True) if _stands(cut)]
    if not fitting:
        return (word,)
    cost, cut = min(fitting, key=_gain)
    return cut if _gain((cost, cut)) < -1 - _SPLIT_PAYS else (word,)


def _gain(choice: tuple[float, Parts]) -> float:
    """The more parts the better, the shorter they are the worse. Less is better."""
    cost, cut = choice
    return cost - len(cut)


@lru_cache(_REMEMBERED)
def _cuts(word: str, most: int, *, first: bool) -> tuple[tuple[float, Parts], ...]:
    """(penalty, parts) of every way to cut a word in so many parts at most, the uncut one included."""
    cuts: list[tuple[float, Parts]] = []
    if _may_end(word):
        cuts.append((_penalty(word), (word,)))
    if most > 1:
        for head in _heads(word, first=first):
            rests = _cuts(word[len(head) :], most - 1, first=False)
            cuts += ((cost + _penalty(head), (head, *rest)) for cost, rest in rests)
    return tuple(cuts)


def _heads(word: str, *, first: bool) -> list[str]:
    """What the word begins with and may stand before the rest of it."""
    known = beginnings(word)
    if not first:  # a genitive that is no known form of its own: "kontant|hjælps|…"
        known += [f"{head}s" for head in known if word.startswith("s", len(head))]
    longest = len(word) - 2
    return [
        head
        for head in dict.fromkeys(known)
        if 1 < len(head) <= longest and _may_link(head, first=first)
    ]


def _penalty(part: str) -> float:
    return _PENALTY.get(len(part), 0.0)


@lru_cache(_REMEMBERED)
def _may_link(part: str, *, first: bool) -> bool:
    """Whether the part can stand before another. Later parts may be a genitive: kontant|hjælps|…"""
    if part in _PREFIXES or part in _SUFFIXES or part in _NO_FIRST_PARTS:
        return False
    return (
        bool(linked(part))
        or part in _ALSO_LINK
        or (not first and len(part) > 4 and _genitive(part))
    )


def _genitive(part: str) -> bool:
    stem = part.removesuffix("s")
    return stem != part and stem not in _PREFIXES and any(True for _ in readings(stem))


def linked(part: str) -> set[str]:
    """The basic forms of a part that the dictionary lets stand before another."""
    return {basic for kind, basic in readings(part) if kind is Kind.LINKING and _is_long(basic)}


@lru_cache(_REMEMBERED)
def _may_end(part: str) -> bool:
    return len(part) > 1 and part not in _SUFFIXES and part not in _PREFIXES and bool(ended(part))


def ended(part: str) -> set[str]:
    """The basic forms of a part that may end a compound: nouns, adjectives and participles."""
    kinds = (Kind.NOUN, Kind.ADJECTIVE)
    return {basic for kind, basic in readings(part) if kind in kinds and _is_long(basic)}


def _is_long(basic: str) -> bool:
    return len(basic) > 3 or basic in _SHORT


def _stands(cut: Parts) -> bool:
    """Whether every run of parts that is a known word by itself is cut rightly."""
    if len(cut) == 1 or not _is_roomy(cut):
        return False
    if any(b.startswith(_AFTER_E) and a.endswith("e") for a, b in pairwise(cut)):
        return False
    count = len(cut)
    runs = ((i, j) for i in range(count) for j in range(i + 2, count + 1))
    return all(_run_stands(cut[i:j], last=j == count) for i, j in runs)


def _is_roomy(cut: Parts) -> bool:
    return min(map(len, cut)) > 3 or sum(map(len, cut)) / len(cut) >= MEAN


def _run_stands(run: Parts, *, last: bool) -> bool:
    """A word the dictionary knows is a compound only if its basic form ends in that of its last part.

    "konsulenter" comes from "konsulent", "enter" from "enter": not konsul|enter.
    """
    whole = "".join(run)
    known = {
        basic
        for kind, basic in readings(whole)
        if (kind is not Kind.LINKING if last else kind is Kind.LINKING)
    }
    if not known:
        return True
    if not _is_roomy(run):
        return False
    head, tail = whole[: -len(run[-1])], run[-1]
    return any(head + basic in known for basic in (_endings_of(tail) if last else _links_of(tail)))


def _endings_of(tail: str) -> set[str]:
    """Its basic forms; a participle ends compounds as it stands ("virksomhedsrettet")."""
    if any(kind is Kind.ADJECTIVE for kind, _ in readings(tail)):
        return ended(tail) | {tail, tail.removesuffix("de") + "t"}
    return ended(tail)


def _links_of(tail: str) -> set[str]:
    stem = tail.removesuffix("s")
    genitive = {stem, *(basic for _, basic in readings(stem))} if stem != tail else set()
    return linked(tail) | genitive
