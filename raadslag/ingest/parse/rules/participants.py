"""Who was at the meeting, as the head names them.

"Mødedeltagere Bo Hilsen (A), Allan Krag (C) (2. viceborgmester), Jan Holm (direktør)" · "Fraværende: Ib Munk (V)" ·
"Afbud fra:" with a name a line below · "Ib Munk: Deltog" · "Ib Munk: Afbud (Stedfortræder Eva Lund)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from raadslag.ingest.parse.record import Participant
from raadslag.ingest.parse.rows import Row
from raadslag.ingest.parse.rules import furniture
from raadslag.lib import dates

_LABEL = re.compile(
    r"(?:(?P<present>mødedeltagere|til\s?stede(?:værende)?|tilstede|deltagere|deltog|fremmødte?|mødte|deltagende|medlemmer til stede)"
    r"|(?P<absent>fraværende(?:\s+(?:med|uden)\s+afbud)?|afbud|ikke til\s?stede|fravær|meldt afbud)"
    r"|(?P<members>(?:udvalgs|råds|byråds)?medlemmer(?: af (?:udvalget|rådet))?|udvalgets medlemmer|rådets medlemmer|indkaldelse|indkaldte(?: medlemmer)?)"
    r"|(?P<staff>fra (?:forvaltningen|administrationen)|embedsmænd|forvaltning|administration|øvrige deltagere|desuden deltog|sekretær|referent|administrative deltagere))"
    r"(?:\s+(?:var|fra|er|i mødet|på mødet|mødedeltagere|deltagere|medlemmer))?\s*(?::\s*|\s(?=[A-ZÆØÅ])|$)(?P<rest>.*)",
    re.I | re.S,
)
_REMARK = re.compile(r"Bemærkninger:\s(?=(?:Afbud|Fraværende)\b)")
_STATE = re.compile(
    r"(?P<name>[A-ZÆØÅ][^:()]{3,50}(?:\([^()]{1,20}\))?)\s*:\s*(?P<state>deltog|afbud|fraværende|til stede|mødt)\b.*",
    re.I,
)
_PERSON = re.compile(
    r"(?P<name>[^\W\d_][\w.'’´-]*(?:\s+(?:[^\W\d_][\w.'’´-]*)){1,5})\s*,?\s*(?P<brackets>(?:\([^()]*\)\s*)*)(?:,\s*(?P<role>(?:(?:[a-zæøå]|\d\.\s(?:vice|næst)|Suppleant|Stedfortræder).{2,60}|(?:Formand|Næstformand|Borgmester|Viceborgmester|[A-ZÆØÅ]?[a-zæøå]*(?:direktør|chef|sekretær|konsulent|leder|Direktør|Chef|Sekretær|Konsulent|Leder))\b.{0,50})))?"
)
_LEADER = re.compile(
    r"(?:formand|næstformand|borgmester|1\. viceborgmester|2\. viceborgmester|viceborgmester|rådmand|direktør):?\s+(?=[A-ZÆØÅ])",
    re.I,
)
_STANDING_IN = re.compile(r"\s+(?:stedfortræder|suppleant)\b.*", re.I | re.S)
_ROLE = re.compile(
    r"\s*(?:\([^()]{1,20}\)|[a-zæøå]|\d\.\s(?:vice|næst)|(?:Suppleant|Stedfortræder|Formand|Næstformand|Borgmester|Viceborgmester|[A-ZÆØÅ]?[a-zæøå]*(?:[dD]irektør|[cC]hef|[sS]ekretær|[kK]onsulent|[lL]eder))\b(?!:))"
)
_STATE_AFTER = re.compile(
    r"\s*[-–]\s*(?:(?P<away>(?:afbud|fraværende|ikke til stede|mødte ikke|deltog ikke(?! i behandlingen| under| i punkt))\b.*)|(?:deltog ikke|deltog kun|forlod|ankom|mødte kl|inhabil)\b.*)",
    re.I | re.S,
)
"""What a row of members adds to a name: "- afbud", "- deltog ikke i behandlingen af punkt: 12"."""
_PARTY_AFTER = re.compile(r",\s*([A-ZÆØÅ]{1,2})(?=\s*(?:[,;]|$|og\b))")
_DASHED_ROLE = re.compile(r"\s+[-–]\s+(?=(?:[a-zæøå]{4,30}|(?:Næst)?[Ff]ormand)$)()")
_CAME_AND_WENT = re.compile(r"\s*\[(?:ud|ind)\]", re.I)
_ROLE_AFTER = re.compile(
    r"\)\s+(?=(?:formand|næstformand|borgmester|viceborgmester|stedfortræder|suppleant)\b(?!:))",
    re.I,
)
_NO_COMMA = re.compile(r"\((?:[A-ZÆØÅ]{1,3}|[^()]{4,25})\)(?=\s+[A-ZÆØÅ][\w.-]+:?\s[^,]*\()")
_BRACKET = re.compile(r"\(([^()]*)\)")
_PARTY = re.compile(
    r"[A-ZÆØÅ]{1,3}|løsgænger|uden for parti(?:erne)?|udenfor parti(?:erne)?|UFP|UP|[A-ZÆØÅ][a-zæøå]+(?:partiet|listen|venstre)?",
    re.I,
)
_COUNCILLORS = re.compile(
    r"løsgænger|uden ?for parti|venstre|enhedslisten|socialdemokrat|konservativ|radikale|liberal|folkeparti|alternativ|borgerlig|SF|DF|UFP|UP|LA",
    re.I,
)


def is_label(text: str) -> bool:
    """Whether the row begins a list of those present or away: "Til stede: Ida Holm"."""
    return len(text) < _LIST_ROW and _LABEL.fullmatch(text) is not None


def read(rows: Sequence[Row]) -> tuple[list[Participant], list[Row]]:
    """The persons named in the head, and the rows that name them.

    `present` is True under a list of those present, False under the absent, None where neither is said.
    """
    found: list[Participant] = []
    members: list[Participant] = []
    listed = found
    used: list[Row] = []
    present: bool | None = None
    open_label = False
    for row in rows:
        text = _REMARK.sub("", row.plain)
        state = _STATE.fullmatch(text)
        told = _ALL_BUT.match(text)
        label = _LABEL.fullmatch(text) if not state else None
        if state:
            found.extend(
                _persons(
                    state["name"], state["state"].casefold() in ("deltog", "til stede", "mødt"), row
                )
            )
        elif told:
            found.extend(_persons(told["names"], False, row))
            open_label = False
        elif open_label and listed and _beside(row, listed[-1]):
            pass
        elif (
            open_label
            and (beside := _with_state(row, present) or _affiliated(row, present)) is not None
        ):
            listed.extend(beside)
        elif open_label and (within := _SUBLABEL.fullmatch(text)) and not label:
            listed.extend(_persons(within["names"], present, row))
        elif label:
            columns = open_label and listed is members and row.part and label["rest"]
            present = False if label["absent"] else True if label["present"] else None
            present = None if columns else present  # labels in a column, then their values
            open_label = not label["rest"]
            names = label["rest"].strip(" |")
            room = _ROOM_FIRST.match(names)
            names = names[room.end() :] if room else names
            names = _SENTENCE_AFTER.split(names, maxsplit=1)[0] if present is False else names
            listed = members if label["members"] or columns else found
            listed.extend(_first_names(names, present, row) or _persons(names, present, row))
        elif _goes_on(row, used) and (beside := only_members(row)):
            for person in beside:
                person.present = present
            listed.extend(beside)
        elif open_label and furniture.kind(row) is None and _is_names(row):
            listed.extend(_persons(row.plain, present, row))
        else:
            open_label = False
            named = [*_sentences(row)]
            found.extend(named)
            if not named:
                continue
        used.append(row)
    if _without_the_absent(members, found):
        for person in members:
            person.present = True
    return _together([*members, *found]), used


_SUBLABEL = re.compile(
    r"[A-ZÆØÅ][a-zæøå]+(?:valgte|repræsentanter(?:ne)?|medlemmer|ledelse(?:n)?|suppleanter)\s?:\s*(?P<names>[A-ZÆØÅ][^:]+)"
)
"""A group within the list: "Forældrevalgte: Ida Holm, Bo Lund"."""


def _goes_on(row: Row, used: Sequence[Row]) -> bool:
    """Whether the row stands right below a list's, with nothing between."""
    return bool(used) and used[-1].index == row.index - 1 and not row.gap


def _with_state(row: Row, present: bool | None) -> list[Participant] | None:
    """The one person of a list's row that says more of him than the list does; None for any other row."""
    text = row.plain
    state = _STATE_AFTER.search(text) if "-" in text or "–" in text else None
    instead = _INSTEAD_AFTER.search(text) if state is None and "-" in text else None
    if state is None and instead is None:
        return None
    away = bool(state and state["away"])
    end = state.start() if state else instead.start() if instead else len(text)
    people = _persons(text[:end], False if away else present, row)
    return people if len(people) == 1 else None


_INSTEAD_AFTER = re.compile(r"\s[-–]\s+[A-ZÆØÅ][^,]{3,50}\s(?:stedfortræder|suppleant)\s*$")
"""Who came instead, behind a dash: "Bo Lund, F - Ida Holm stedfortræder"."""


_AFFILIATED = re.compile(
    r"(?P<name>[A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.-]+){1,3}), (?P<role>(?:[A-ZÆØÅ][\wæøå-]+ )*[\wæøåÆØÅ-]*(?:rådet|udvalget|hjælp|forening(?:en)?|skolen?|forbund(?:et)?|centret|center|afdeling(?:en)?|bestyrelse(?:n)?|kommune|klub(?:ben)?|laug|organisation(?:er)?))\.?"
)
"""A member and whom he stands for: "Eva Krag, Dansk Flygtningehjælp"."""


def _affiliated(row: Row, present: bool | None) -> list[Participant] | None:
    match = _AFFILIATED.fullmatch(row.plain) if len(row.text) < _PERSONS else None
    if match is None:
        return None
    return [Participant(match["name"], None, match["role"], present, (row.number, row.number))]


def _without_the_absent(members: Sequence[Participant], others: Sequence[Participant]) -> bool:
    """Whether the absent are named, and none of them in the list of members: then it lists those who came."""
    absent = {person.name for person in others if person.present is False}
    return bool(absent) and absent.isdisjoint(person.name for person in members)


_WAS_AWAY = re.compile(
    r"(?:^|(?<=\)\s)|(?<=[a-zæøå]{2}\.\s))(?P<away>[A-ZÆØÅ][^().,:]{3,50}\([A-ZÆØÅ]{1,2}\))\svar\sfraværende\b|\b[Ii]\sstedet\sdeltog\s(?P<came>[A-ZÆØÅ][^().,:]{3,50}\([A-ZÆØÅ]{1,2}\))"
)


def _sentences(row: Row) -> list[Participant]:
    """Those whom sentences of the head name: "Ida Holm (B) var fraværende. I stedet deltog Bo Lund (B)"."""
    return [
        person
        for match in _WAS_AWAY.finditer(row.text)
        for person in _persons(match["away"] or match["came"], match["came"] is not None, row)
    ]


_ALL_BUT = re.compile(
    r"(?:alle )?medlemmer(?:ne)? var (?:mødt|til stede),? (?:undtagen|bortset fra|med undtagelse af):? (?P<names>[A-ZÆØÅ](?:[^.]|(?<=\s[A-ZÆØÅ])\.)+?)(?:,? der havde\b.*|(?<!\s[A-ZÆØÅ])\.|$)",
    re.I,
)
_CELL = re.compile(
    r"\((?P<party>[A-ZÆØÅ]{1,2})\)|(?P<role>(?:\d\. )?(?:formand|næstformand))|løsgænger", re.I
)


def _beside(row: Row, person: Participant) -> bool:
    """Whether the row is a cell of the table of members beside the name, its value taken: "Formand", "(A)"."""
    cell = _CELL.fullmatch(row.text)
    if cell is None:
        return False
    if cell["role"]:
        person.role = person.role or row.text
    else:
        person.party = person.party or cell["party"] or row.text
    return True


_SENTENCE_AFTER = re.compile(r"(?<=\w{3})\.\s+(?=[A-ZÆØÅ])")
"""Where a list of names ends and a sentence on somebody begins: "Bo Lund. Ida Holm forlod mødet kl. 16." """


_ROOM_FIRST = re.compile(
    r"(?P<room>[A-ZÆØÅ][a-zæøå]+(?:s )?(?:mødelokale|mødesal|mødesalen|kontor|salen|lokale)(?:,\s[A-ZÆØÅ][\wæøå-]+\sRådhus)?)\s+(?=[A-ZÆØÅ])"
)


def room_before_names(text: str) -> str | None:
    """A room between a list's label and its names, where a converter read two columns as one."""
    label = _LABEL.fullmatch(text)
    room = _ROOM_FIRST.match(label["rest"]) if label else None
    return room["room"] if room else None


def only_members(row: Row) -> list[Participant]:
    """The members on a row that holds nothing else, each with the letter of a party; [] where it is another row."""
    pieces = _pieces(row.text) if row.text.endswith(")") and len(row.text) < 300 else []
    people = [person for piece in pieces for person in _persons(piece, None, row)]
    return people if people and len(people) == len(pieces) and all(p.party for p in people) else []


def _is_names(row: Row) -> bool:
    text = row.plain
    if len(text) > 400 or text.endswith(":") or dates.find(text):
        return False
    pieces = [piece.strip() for piece in _pieces(text)]
    others = [piece for piece in pieces if not _PERSON.fullmatch(piece)]
    guest = len(pieces) > 2 and len(others) == 1 and others[0].isalpha()  # known by one name
    return not others or guest


_SHORT_THEN_PARTY = re.compile(
    r"\([a-zæøå]{2,8}\)\s([A-ZÆØÅ]{1,2})(?:\s\((?=[A-ZÆØÅ])[^()]*\))?(?:\s*,|(?=\s[A-ZÆØÅ]|$))"
)
"""A sign-in name in brackets and the party's letter: "Ida Holm (idho) V Bo Lund (bolu) A"."""


_RUN_TOGETHER = re.compile(
    r"(?<=[a-zæøåé]{3})(?=[A-ZÆØÅ][a-zæøåé]{1,20}(?:-[A-ZÆØÅ][a-zæøå]+)?\s[A-ZÆØÅ])"
)
"""Where a converter ran two names together: "Ida HolmBo Lund"."""
_TWO_ON_A_ROW = re.compile(
    r"(?P<one>(?:[A-ZÆØÅ][\w.-]+\s){1,3}[A-ZÆØÅ]\w+sen)\s(?P<other>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w.-]+){1,3})"
)
"""Two columns of names on one row: "Ida Hansen Bo Holm Lund"."""


def _pieces(text: str) -> list[str]:
    """The text cut at commas and "og" outside brackets."""
    if len(text) < _LIST_ROW:
        text = _RUN_TOGETHER.sub(",", text)
    text = _SHORT_THEN_PARTY.sub(r"(\1),", text)
    text = _PARTY_AFTER.sub(r" (\1)", text)
    text = _ROLE_AFTER.sub("), ", _CAME_AND_WENT.sub("", text))
    if "," not in text:
        text = _NO_COMMA.sub(r"\g<0>,", text)
    pieces, depth, begin = [], 0, 0
    for place, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if char in ",;" and depth <= 0 and not _ROLE.match(text, place + 1):
            pieces.append(text[begin:place])
            begin = place + 1
    pieces.append(text[begin:])
    return [
        part.strip(" .")
        for whole in pieces
        for piece in _columns(whole)
        for part in re.split(r"\s+og\s+(?:invitere\w+ \w+ )?(?=[A-ZÆØÅ])(?![^()]*\))", piece)
        if part.strip(" .")
    ]


_LIST_ROW = 600


def _columns(piece: str) -> list[str]:
    two = _TWO_ON_A_ROW.fullmatch(piece.strip()) if len(piece) < _PERSONS else None
    return [two["one"], two["other"]] if two else [piece]


_PERSONS = 90
"""Two persons' names are no longer than this."""


def _persons(text: str, present: bool | None, row: Row) -> list[Participant]:
    people = []
    for piece in _pieces(text):
        leader = _LEADER.match(piece)
        piece = _DASHED_ROLE.sub(r", \1", piece)
        piece = _STANDING_IN.sub("", piece[leader.end() :] if leader else piece).rstrip(" ,")
        match = _PERSON.fullmatch(piece)
        if match is None or not _is_person(match["name"]):
            continue
        party, role = _brackets(match["brackets"])
        party = None if party == _initials(match["name"]) else party
        people.append(
            Participant(
                " ".join(match["name"].split()),
                party,
                role or _role(match["role"]),
                present,
                (row.number, row.number),
            )
        )
    return people


_FIRST_NAMES = re.compile(
    r"[A-ZÆØÅ][a-zæøåé-]+(?: [A-ZÆØÅ][a-zæøåé]+)?(?:(?:, (?:og )?| og | & )[A-ZÆØÅ][a-zæøåé-]+(?: [A-ZÆØÅ][a-zæøåé]+)?)+\.?"
)


def _first_names(text: str, present: bool | None, row: Row) -> list[Participant]:
    """Those who go by their first name alone in informal minutes: "Carsten, Mads, Anne Grete og Jørn"."""
    names = _pieces(text) if _FIRST_NAMES.fullmatch(text.strip()) else []
    if all(" " in name for name in names):
        return []
    lines = (row.number, row.number)
    return [Participant(name, None, None, present, lines) for name in names]


def _role(words: str | None) -> str | None:
    """What stands after the name, unless it says which items the person was away from: "sag 129-138"."""
    return None if words is None or _ITEMS.match(words) else words


_ITEMS = re.compile(r"(?:sag|sagerne|punkt|punkterne|pkt)\b", re.I)


def _initials(name: str) -> str | None:
    """The initials of a name of several words, which minutes print in brackets as they do parties."""
    words = name.split()
    return "".join(word[0] for word in words).upper() if len(words) > 1 else None


def _is_person(name: str) -> bool:
    """Whether first and last word are names: "Ikke registreret" is nobody."""
    return name[0].isupper() and name.split()[-1][0].isupper()


def _brackets(text: str) -> tuple[str | None, str | None]:
    party = role = None
    for inner in _BRACKET.findall(text or ""):
        inner = inner.strip()
        if party is None and (
            re.fullmatch(r"[A-ZÆØÅ]{1,3}", inner) or _COUNCILLORS.fullmatch(inner)
        ):
            party = inner
        elif role is None and inner:
            role = inner
    return party, role


def _together(people: list[Participant]) -> list[Participant]:
    """One entry a person: who stands under both the members and the absent was absent."""
    by_name: dict[str, Participant] = {}
    for person in people:
        known = by_name.setdefault(person.name, person)
        if person.present is False:
            known.present = False
        known.party = known.party or person.party
        known.role = known.role or person.role
    return list(by_name.values())
