"""Text whose line breaks a converter lost: a whole page, or a whole document, on one line.

Headings, labels, item starts and dated bodies are told by their words and by what stands around them, and the line
is cut there. A cut too many does no harm (a section's rows are joined again); a cut too few hides what follows it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from raadslag.ingest.parse import vocabulary
from raadslag.ingest.parse.lines import Source
from raadslag.ingest.parse.rows import Row, numbered, rows_of, split
from raadslag.ingest.parse.vocabulary import Kind

LONG = 160
"""A line shorter than this is left whole."""

_TRANSCRIPT = re.compile(r"Transkript")
_PAGE_NUMBER = re.compile(r"(?P<number>\d{1,3})\s+(?=\S)")
_NEVER = {
    "afbud", "fraværende", "fravær", "ikke til stede", "fraværende med afbud", "fraværende medlemmer",
}  # fmt: skip
"""Labels before names, which belong on their row."""
_AFTER_STOP = {
    "emne", "referat", "indhold", "forslag", "beskrivelse", "fremstilling", "konklusion", "behandling", "dokumenter",
    "deltagelse", "kompetence", "fremmøde", "habilitet", "inhabilitet", "afgørelse", "bilagsoversigt", "bilagsliste",
}  # fmt: skip
"""Strong headings that are everyday words too: only after a full stop."""
_ANYWHERE = {"indledning", "indledning/baggrund", "baggrund", "økonomi", "økonomiske konsekvenser"}

_MONTH = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_DATE = rf"\d{{1,2}}(?:\.?\s?|-)(?:{_MONTH})(?:[\s-]\d{{4}})?|\d{{1,2}}[.-]\d{{1,2}}[.-]\d{{2,4}}"
_STEM = r"[a-zæøå]*(?:udvalget|udvalg|bestyrelsen|byrådet|rådet|kommissionen|nævnet)"
_BODY = (
    r"(?:(?:[A-ZÆØÅ][a-zæøå]+(?:-,?\s(?:(?:og|&)\s)?|,\s|\s(?:og|&)\s)|Teknisk\s|Social\s){0,4}"
    rf"(?:[A-ZÆØÅ]{_STEM}|(?<=Teknisk\s)Udvalg|(?<=\s){_STEM}|Byrådet|Magistraten|Direktionen|Borgerrepræsentationen)"
    r"|Udvalget\sfor\s[A-ZÆØÅ][a-zæøå]+(?:(?:,\s|\s(?:og|&)\s)[A-ZÆØÅ]?[a-zæøå]+){0,3})"
)
_BODY_CAPITALS = (
    r"(?:[A-ZÆØÅ]+-?,?\s(?:OG\s|&\s)?){0,4}[A-ZÆØÅ]*(?:UDVALGET|UDVALG|BYRÅD|BYRÅDET|BESTYRELSEN)"
)
_NEXT = r"(?=\s*[A-ZÆØÅ\"”(\[•\d-]|\s*$)"
_AFTER = r"(?:(?<=[.:!?)]\s)|(?<=\bsag\s)|(?<=Beslutninger\s)|^)"
_DATED = (
    rf"Beslutning:?\s(?:(?:i|fra|på)\s)?{_BODY}(?:\s\d{{4}})?,?\s+den\b(?:\s(?:{_DATE}))?(?:\s?,\spunkt\s\d+)?\s?:?{_NEXT}",
    rf"Vedtagelser?\s(?:i\s)?{_BODY}\s+den\b(?:\s(?:{_DATE}))?\s?:?{_NEXT}",
    rf"(?:{_BODY})s\smøde\s(?:den\s)?(?:{_DATE})?\s?Punkt\s\d{{1,3}}\s?:",
    rf"{_AFTER}{_BODY},?\s(?:den|d\.)(?:\s(?:{_DATE}))?(?:,?\spkt\.?\s\d+)?\s?:?{_NEXT}",
    rf"(?<!\b[iI]\s)(?<!\b[pP]å\s)(?<!\baf\s)(?<=\s){_BODY}\sden\s\d{{1,2}}\.\s(?:{_MONTH})\s\d{{4}},\spkt\.\s\d+",
    rf"(?:(?<=[.!?)]\s)|^){_BODY}(?:\sden)?\s?:(?=\s+[A-ZÆØÅ])",
    rf"(?<=\s){_BODY},\sden\s\d{{1,2}}-[a-zæøå]+-\d{{4}}\s?:",
    rf"BESLUTNING\s(?:I\s)?{_BODY_CAPITALS}(?:\sDEN\b(?:\s(?i:{_DATE}))?)?:?(?=\s)",
    rf"(?<![A-ZÆØÅ-]){_BODY_CAPITALS}S\sBESLUTNING(?:\sDEN\b(?:\s(?i:{_DATE}))?)?:?(?=\s)",
    r"Beslutning\sden\s?(?:" + _DATE + r")?\s?:",
)
_SITTING = rf"(?<=[.:]\s)Den\s(?:{_DATE})\s?:"
_LABELS = (
    r"(?:Sags?nr|SAGSNR|Sags\s?ID|Sagsid|Dok\.?\s?nr|J\.?\s?nr|J\.NR|Initialer|Sagsbeh|SAGSBEH|Sagsbehandler|Acadre\ssagsnr|Journal\s?nr|Sag\sfra|"
    r"Mødedato|MØDEDATO|Forum|Sted|Referent|Gæster|Mødested|Mødetidspunkt|Mødelokale|Mødet hævet|Deltagere|Mødedeltagere|Afbud(?:\sfra)?|Fraværende|Til\s?stede|Medlemmer|"
    r"Starttidspunkt(?: for møde)?|Sluttidspunkt(?: for møde)?|Sagsforløb|Sagsansvarlig enhed|Bemærkninger til dagsordenen|Meddelelser)\s?\.{0,2}\s?:"
)
_BARE_LABELS = r"(?<=\s)Dato\s(?=\d{1,2}\.\s[a-z])|(?<=\d\s)Tid\s(?=\d)|(?<=\d\s)Sted\s(?=[A-ZÆØÅ])|(?<=\s)Mødet\shævet\s(?=kl)|Sagsnr\s+Dok\.?\s?nr\s+Sagsbeh\.|Mødelokale\s(?=[A-ZÆØÅ])|Mødedato\s(?=[A-ZÆØÅ\d])|Mødested\s(?=[A-ZÆØÅ])|Mødetidspunkt\s|Tilstede\s(?=[A-ZÆØÅ])|Fra forvaltningen\s|Medlemmer\s(?=[A-ZÆØÅ])|Fraværende\s(?=[A-ZÆØÅ])|Bemærkninger\s(?=Medlemmer|Mødested)|(?<=\s)(?:REFERAT|PROTOKOL|DAGSORDEN)(?=\s[A-ZÆØÅ][a-zæøå])|(?<=\s)(?:Referat|Dagsorden|Protokol)\s(?:af|til|fra)\s|Medlemmerne var (?:til stede|mødt)"
_STATUS = r"(?:Åben|Lukket)\ssag\b(?!\s?:)|(?:Åbent|Lukket)\spunkt\b(?!\s?:)|ÅBENT(?=\s)|LUKKET(?=\s[A-ZÆØÅ]{4})"
_GROUP = (
    rf"(?:^|(?<=\s)){_BODY_CAPITALS}(?=\.?\s(?:Dagsorden|Referat|Protokol|Mødedato)\b)|"
    rf"Til\s(?:efterretning|behandling|beslutning|orientering)\s-\sfor\s(?:åbne|lukkede)\sdøre\b|(?:ÅBEN|LUKKET|Åben|Lukket|ÅBENT|Åbent)\s(?:DAGSORDEN|MØDE|Møde|møde|dagsorden)\b:?|(?<=\.\s){_BODY_CAPITALS}(?=\s\d)|Indholdsfortegnelse\b|INDHOLDSFORTEGNELSE\b|(?:Åben|Lukket)\sindholdsfortegnelse\b|(?:^|(?<=[.:]\s))(?:Underskriftsblad|Underskriftsside|SAMLET\sBILAGSLISTE)\b"
)
_NOT_BEFORE = r"(?<!\bden\s)(?<!\bDEN\s)(?<!\bnr\.\s)(?<!\bkl\.\s)(?<!\bpkt\.\s)(?<!\b[pP]unkt\s)(?<!\bstk\.\s)(?<!\bafd\.\s)(?<!\bnr\s)(?<!§\s)(?<!\btil\s)(?<!\bog\s)"
_ITEM = (
    rf"{_NOT_BEFORE}(?<=\s)(?:Punkt\snr\.?\s?\d{{1,3}}\s?:|(?:Sag\snr|SAG\sNR)\.\s\d{{1,3}}\s(?=[A-ZÆØÅ\"”])|\d{{1,3}}\s?\((?:Åben|Lukket)\)|\d{{1,3}}\.\s+(?=[A-ZÆØÅ\"”]|at\b)|\d{{1,2}}\)\s)"
    rf"|(?<=\bog\s)\d{{1,2}}\.\s+(?=at\b)"
    rf"|(?:^|(?<=[.:]\s)|(?<=vedtagelser\s))Punkt\s\d{{1,3}}\.?\s(?=[A-ZÆØÅ])"
)
_RECOMMENDS = r"(?<!\d\.\s)(?<=[.!?]\s)(?=[A-ZÆØÅ][\w ,&-]{2,60}\s(?:indstiller|foreslår),?\sat\b)"
_SAYS = r"(?<=\.\s)[A-ZÆØÅ][\wæøå,& -]{3,60}?\s(?:foreslår|indstiller)(?=,|\s)"
_CLAUSE = r"(?<!\d\.\s)(?<=[.:]\s)at\s|(?<=[.:,]\s)At\s|(?<=[a-zæøå\d]\s)At\s(?=[a-zæøå])"
_ROUTE = r"(?<=\s)(?:[A-ZÆØÅ]{2,4}/)+[A-ZÆØÅ]{2,4},?\s(?:indstilling|beslutning|orientering)\b|(?<=\s)[A-ZÆØÅ]{2,4},\s(?:indstilling|beslutning|orientering)\b"
_ATTACHMENT = re.compile(r"(?<=\s)(?=\d{1,2}\.?\s[A-ZÆØÅ])")
_FOOT = re.compile(
    rf"(?:(?:{_BODY})\s)?(?:Side|SIDE)\s(?:\d{{1,3}}(?:\saf\s\d{{1,3}})?|[ivxl]+)$|(?<=\s)åben$|(?<=\s)Mødet\sden\s?,?\s?kl\.?$"
)
_LABEL_OR_NUMBER = re.compile(r"\S+:|\d")
_ITEM_WORD = re.compile(r"(?:punkt|pkt\.?|sag)(?:\snr\.?)?\s*", re.I)
_DOWNLOAD = re.compile(r'Download\s+"')
_TITLE_STOP = re.compile(
    r"(?:(?<!\b[KkGg]l)(?<!\bnr)(?<!\b\d)(?<!\b\d\d)|(?<=\d[.:]\d\d))\.\s+(?=[A-ZÆØÅ])"
)
_CONTENTS = re.compile(r"(?:(?:åben|lukket)\s)?indholdsfortegnelse\s?:?", re.I)
_OPENS_ITEM = re.compile(r"(?:Punkt\s|Sag\snr\.\s)?(?P<number>\d{1,3})\.?\s+(?P<title>\S.*)", re.S)
_SHORTEST_TITLE = 8
_TOP = re.compile(r"(?:Side|SIDE|Sidenr\.)\s(?:\d{1,3}(?:\saf\s\d{1,3})?|[ivxl]+)(?=\s)")
_RUNNING = re.compile(
    rf"{_BODY},?\s(?:\w+dag\s)?den\s?(?:{_DATE})?\s?(?:,\ss\.\s?|Side\s)(?:\d{{1,3}}|[ivxl]+)(?=\s|$)"
    rf"|{_BODY}\sd\.?\s(?=[A-ZÆØÅ])|Den\s(?:{_DATE})\s{_BODY_CAPITALS}(?=\sSAG\b)"
)


def _spellings(names: Sequence[str]) -> str:
    both = {spelling for name in names for spelling in (name[0].upper() + name[1:], name.upper())}
    both |= {"/".join(map(str.capitalize, name.split("/"))) for name in names if "/" in name}
    return "|".join(sorted((re.escape(name) for name in both), key=len, reverse=True))


def _headings() -> str:
    """Strong headings wherever they stand; weak ones only after a full stop or a colon."""
    anywhere: list[str] = []
    after_stop: list[str] = []
    for name, (_, strong) in vocabulary.HEADINGS.items():
        if name in _NEVER:
            continue
        loose = name in _ANYWHERE or (strong and name not in _AFTER_STOP)
        (anywhere if loose else after_stop).append(name)
    then = r"(?=\s?:|\s+[A-ZÆØÅ\"”(\[•\d-]|\s+at\b|\s*$)"
    stop = r"(?:^|(?<=[.:!?)]\s)(?<!\s\d\.\s)(?<!\s\d\d\.\s))"
    return rf"(?:^|(?<=\s))(?:{_spellings(anywhere)})\b\s?:?{then}|{stop}(?:{_spellings(after_stop)})\b\s?:?{then}"


# These are large: made when the first such document comes, for most readings begin and end without one.


@cache
def _whole() -> re.Pattern[str]:
    """Pieces that stand as rows of their own: cut before and after."""
    return re.compile("|".join((*_DATED, _SITTING, _headings(), _GROUP, _STATUS)))


@cache
def _first() -> re.Pattern[str]:
    """A dated body where a page's own text begins."""
    return re.compile("|".join(_DATED).replace(_AFTER, ""))


@cache
def _begin() -> re.Pattern[str]:
    """Where a row begins: cut before."""
    parts = (_LABELS, _BARE_LABELS, _ITEM, _CLAUSE, _RECOMMENDS, _ROUTE)
    return re.compile("|".join(parts))


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile("|".join((_LABELS, _BARE_LABELS)))


def is_transcript(source: Source) -> bool:
    """Whether a page reader's transcript (docplayer): "Transkript", then "N text of page N" on a line each."""
    return any(_TRANSCRIPT.fullmatch(line.text.strip()) for line in source.lines[:80])


def is_run_in(source: Source) -> bool:
    """Whether whole pages stand on a line: most of the text, with headings inside the lines."""
    long = [line.text for line in source.lines if len(line.text) > LONG]
    total = sum(len(line.text.strip()) for line in source.lines)
    if not long or sum(map(len, long)) < 0.7 * total or _headings_stand_alone(source):
        return False
    inside = sum(len(set(_inner(text))) > 1 for text in long)
    return inside >= max(1, len(long) // 3)


def _headings_stand_alone(source: Source) -> bool:
    """Whether four section headings have a line of their own: then long lines are but paragraphs."""
    short = (vocabulary.key(line.text) for line in source.lines if 3 < len(line.text) < 40)
    return sum(words in vocabulary.HEADINGS for words in short) >= 4


def _inner(text: str) -> Iterator[str]:
    return (match[0].strip(" :") for match in _whole().finditer(text, 20))


def rows(source: Source) -> list[Row]:
    """The document's rows, long lines cut at headings, labels, item starts and page furniture."""
    whole = rows_of(source)
    if not is_transcript(source):
        return numbered(_attachments(piece for row in whole for piece in cut(row)))
    running = _running_head([row.text for row in whole])
    counted = _counts_pages([row.text for row in whole])
    begin = next(n for n, row in enumerate(whole, 1) if _TRANSCRIPT.fullmatch(row.text))
    pages = [
        piece
        for n, row in enumerate(whole[begin:])
        for piece in page(row, running if n else "", counted=counted)
    ]
    head = [piece for row in whole[:begin] for piece in _of_the_viewer(row)]
    return numbered([*head, *_attachments(_titled(pages))])


def _of_the_viewer(row: Row) -> list[Row]:
    """A row above the transcript: the viewer's own, or the document's title, whole after "Download"."""
    download = _DOWNLOAD.match(row.text)
    if download is None:
        return [replace(row, page=True)]
    ends = {match.end() for match in _TITLE_STOP.finditer(row.text, download.end())}
    ends.update(match.start() for match in _labelled().finditer(row.text, download.end()))
    last = len(row.text) - row.text.endswith('"')
    cuts = {download.end(), last, *ends}
    pieces = split(row, sorted(cuts - {0, len(row.text)}))
    return [replace(p, page=_outside(p.start - row.start, download.end(), last)) for p in pieces]


def page(row: Row, running: str = "", *, counted: bool = False) -> list[Row]:
    """A transcript's page in pieces: its number, head and foot marked as the page's, the rest cut."""
    begin, head = _page_head(row.text, running)
    foot = _FOOT.search(row.text, begin)
    if counted and foot is None:
        foot = _LAST_NUMBER.search(row.text, begin)
    end = foot.start() if foot else len(row.text)
    marked = split(row, sorted({*head, *_cuts(row.text, begin, end), end} - {0, len(row.text)}))
    return [
        replace(p, page=True) if _outside(p.start - row.start, begin, end) else p for p in marked
    ]


def _outside(place: int, begin: int, end: int) -> bool:
    return place < begin or place >= end


def cut(row: Row) -> list[Row]:
    """The row's pieces."""
    if len(row.text) <= LONG:
        return [row]
    return split(row, sorted(_cuts(row.text, 0, len(row.text)) - {0, len(row.text)}))


def _cuts(text: str, begin: int, end: int) -> set[int]:
    found: set[int] = set()
    first = _first().match(text, begin + len(text[begin:]) - len(text[begin:].lstrip()), end)
    if first:
        found.update((first.start(), first.end()))
    for match in _whole().finditer(text, begin, end):
        found.update((match.start(), match.end()))
    found.update(match.start() for match in _begin().finditer(text, begin, end))
    return found


def _page_head(text: str, running: str) -> tuple[int, list[int]]:
    """Where the page's own text begins, after its number and running head; and where these are cut."""
    place, cuts = 0, []
    number = _PAGE_NUMBER.match(text)
    if number:
        place = number.end()
        cuts.append(place)
    for pattern in (_TOP, _RUNNING):
        match = pattern.match(text, place)
        if match:
            place = match.end()
            cuts.append(place)
    if running and text.startswith(running, place):
        place += len(running)
        cuts.append(place)
    return place, cuts


def _running_head(pages: Sequence[str]) -> str:
    """The words with which most pages begin after their number, "" where there are none."""
    texts = [_PAGE_NUMBER.sub("", page, count=1) for page in pages if _PAGE_NUMBER.match(page)]
    if len(texts) < 3:
        return ""
    for length in range(10, 2, -1):
        counts = Counter(
            " ".join(text.split(" ")[:length]) for text in texts if text.count(" ") >= length
        )
        if counts:
            words, times = counts.most_common(1)[0]
            if times >= 3 and times >= 0.6 * len(texts):
                head = _LABEL_OR_NUMBER.split(words, maxsplit=1)[0]
                return "" if _ITEM_WORD.fullmatch(head) else head
    return ""


_LAST_NUMBER = re.compile(r"(?<=[.:)\w]\s)\d{1,3}$")


def _counts_pages(pages: Sequence[str]) -> bool:
    """Whether most pages end with a number that rises by one from page to page: their own."""
    ends = [_LAST_NUMBER.search(page) for page in pages if _PAGE_NUMBER.match(page)]
    numbers = [int(end[0]) for end in ends if end]
    steps = sum(b - a == 1 for a, b in pairwise(numbers))
    return (
        len(numbers) > _FEW_PAGES
        and 2 * len(numbers) > len(ends)
        and 4 * steps >= 3 * (len(numbers) - 1)
    )


_FEW_PAGES = 2


def _titled(rows: Sequence[Row]) -> Iterator[Row]:
    """Rows that open an item cut where its title ends: at the words of the contents list, before the number printed again."""
    begin = next((n for n, row in enumerate(rows) if _CONTENTS.fullmatch(row.text)), None)
    line = rows[begin].number if begin is not None else 0
    listed = (row.text for row in rows if row.number == line and not row.page)
    contents = " ".join(" ".join(listed).split())
    informal = not contents and not any(_decides(row) for row in rows)
    for row in rows:
        match = _OPENS_ITEM.match(row.text)
        if match is None or row.page or row.number == line:
            yield row
        elif informal:
            yield from split(row, [end.start() for end in [_SAID.search(row.text)] if end])
        else:
            yield from _title_off(row, match, contents)


def _decides(row: Row) -> bool:
    heading = vocabulary.heading(row.text)
    return heading is not None and heading.kind in (Kind.RECOMMENDATION, Kind.DECISION, Kind.BOTH)


_SAID = re.compile(
    r"(?<=[a-zæøå)\"”][.?:]\s)(?=[A-ZÆØÅ])|(?<=\s)(?=(?:Godkendt|Taget til|Udsat|Drøftet|Intet|Ingen bemærkninger)\b)"
)
"""Where the title of an informal item ends: at its first full stop, or at the decision's first word."""


def _title_off(row: Row, match: re.Match[str], contents: str) -> list[Row]:
    again = re.search(rf"(?<=\.)\s+{match['number']}$", row.text)
    if again:
        title, number = split(row, [again.start()])
        return [title, replace(number, page=True)]
    end = _longest_in(match["title"], contents)
    lost = not re.search(r"[a-zæøå]", match["title"][end:], re.I)  # figures that the contents lost
    return split(row, [match.start("title") + end] if end > _SHORTEST_TITLE and not lost else [])


def _longest_in(title: str, contents: str) -> int:
    """Length of the longest beginning of the row, in whole words, that stands in the contents; 0 where all of it does."""
    ends = [gap.start() for gap in re.finditer(r"\s+", title)][:40]
    listed = f" {_unstopped(contents)} "
    if not contents or f" {_unstopped(title)} " in listed:
        return 0
    known = [end for end in ends if f" {_unstopped(title[:end])} " in listed]
    end = max(known, default=0)
    return end if len(title[end:].split()) > 1 else 0  # a figure that the contents lost


def _unstopped(text: str) -> str:
    return " ".join(word.rstrip(".") for word in text.split())


def _attachments(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, what follows a heading of attachments cut at each number."""
    before = ""
    for row in rows:
        if before in ("bilag", "bilagsfortegnelse") and row.part:
            yield from split(row, [match.start() for match in _ATTACHMENT.finditer(row.text)])
        else:
            yield row
        before = vocabulary.key(row.text)
