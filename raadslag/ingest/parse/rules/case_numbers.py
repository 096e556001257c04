"""Case numbers: as printed, with or without a label.

"15.00.00-A00-21-20" (KLE) · "EMN-2025-003383" · "25/20177 -" · "018520-2013" · "1-51-71-3321-08" ·
"Sagsnr.: 15.20.00-A00-2-17 Sagsbehandler: Peter Hansen" · "Sag nr. 139" · "Sags ID: EMN-2019-00123".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

KLE = r"\d{2}\.\d{2}\.\d{2}\s?-?\s?[A-ZÆØÅ]\d{2}-\d{1,5}-\d{2}"
_NUMBER = rf"(?:{KLE}|EMN-\d{{4}}-\d{{3,7}}|\d-\d{{2}}-\d{{2}}-\d{{1,5}}-\d{{2}}|\d{{6}}-\d{{4}}|\d{{4}}-\d{{5,7}}|\d{{2,4}}/\d{{3,7}}|\d{{3}}-\d{{4}}-\d{{1,7}}|(?:\d{{6}}|\d{{2}}\.\d{{2}}\.\d{{2}}[A-ZÆØÅ]\d{{2}}) - \d{{4}}/\d{{3,6}}|[A-ZÆØÅ]{{2,4}}-\d{{4}}-\d{{3,8}}|S\d{{2,4}}-\d{{3,6}}|\d{{2}}\.\d{{2}}\.\d{{2}}[A-ZÆØÅ]\d{{2}}(?:-\d+)*)"
_ALONE = re.compile(
    rf"(?:(?:åbent?|lukket)\s*[-–]\s*)?(?P<number>(?-i:{_NUMBER}))(?:\s?-)?(?:\s*(?:/|,)\s*(?-i:{_NUMBER}))*",
    re.I,
)
_LABEL = r"(?:sags?nr|sags?nummer|sags\s?id|sags?id|sags-id|sag\s+nr|sagsnr|journal\s?nr|journalnummer|j\.?\s?nr|acadre\s?sagsnr|esdh-?\s?sags?nr|sagsakt|edoc\s?sagsnr|sag|arkivsagsnr|arkivsag|acadre-?nr|dok\.?\s?nr)"
_LABELLED = re.compile(
    rf"(?P<label>{_LABEL})\b\s?\.?\s*:?\.?\s*(?P<number>{_NUMBER}|[A-ZÆØÅ]{{0,4}}\d[\w./-]*)?(?=\s|$|[,;)])",
    re.I,
)
_CASEWORKER = re.compile(
    r"(?:sags?behandlere?|sagsbeh\.?|sagsansvarlig|initialer|sagsinitialer|ansvarlig|forfatter)\s?[.:]+\s*(?P<name>[^\W\d_][\w.'’ -]*?)?(?=\s{2,}|\t|$|\s*[;|]|\s+(?:[A-ZÆØÅ][\w.]+:))",
    re.I,
)
_LABEL_ALONE = re.compile(
    rf"(?:{_LABEL}|initialer|sagsinitialer|sags?behandler)\s?[.:]{{0,2}}", re.I
)
_LABEL_LENGTH = 20
_VALUE = re.compile(r"[A-ZÆØÅ]{2,5}|[\w./-]*\d[\w./-]*")
_OTHERS = re.compile(r"øvrige\s+sagsbehandlere\s?:?\s*(?P<names>.*)", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Case:
    """A case number line."""

    number: str | None  # None: the label is printed and nothing after it
    label: str | None = None


def alone(text: str) -> Case | None:
    """A row that is a case number and nothing else."""
    if not (text[0].isdigit() or text[:2].isupper() or text[1:2].isdigit() or text[0] in "ÅL"):
        return None
    match = _ALONE.fullmatch(text) if len(text) <= 80 else None
    return Case(" ".join(match["number"].split())) if match else None


_COLON_AFTER = re.compile(r"[^\w]*:")


def labelled(text: str) -> Case | None:
    """A row that begins with a case number's label."""
    if len(text) > 200 or text[0] not in "sSjJaAeEdD":
        return None
    match = _LABELLED.match(text)
    if match is None:
        return None
    word = match["label"].casefold()
    if match["number"] is None and not _COLON_AFTER.match(text, match.end("label")):
        return None
    if word == "sag" and match["number"] is None:
        return None
    if word.startswith("dok"):
        return None
    return Case(match["number"], match["label"])


_YEARS = re.compile(r"(?:19|20)\d\d/(?:19|20)?\d\d")
_AFTER_TITLE = re.compile(rf"(?P<title>.*\S)\s*\((?P<number>{_NUMBER})\)", re.S)


def after_title(text: str) -> tuple[str, str | None]:
    """A title and the case number in brackets after it: "Ny bro (2018-0101234)"; None where there is none."""
    match = _AFTER_TITLE.fullmatch(text)
    if match is None or _YEARS.fullmatch(match["number"]):
        return text, None
    return match["title"], match["number"]


_BEFORE_TITLE = re.compile(
    r"(?P<number>[A-ZÆØÅ]{2,4} \d{1,4}/\d{2,4})\.\s+(?P<title>[A-ZÆØÅ\"”].*)", re.S
)


def before_title(text: str) -> tuple[str, str | None]:
    """A title and the case number printed before it: "BR 40/04. Aftale om salg"; None where there is none."""
    match = _BEFORE_TITLE.fullmatch(text) if text[:2].isupper() else None
    return (match["title"], match["number"]) if match else (text, None)


def label_alone(text: str) -> bool:
    """Whether the row is nothing but a label, its value a row below: "Sagsnr.", "Initialer"."""
    return len(text) < _LABEL_LENGTH and _LABEL_ALONE.fullmatch(text) is not None


def below_label(text: str) -> bool:
    """Whether the row may be the value of a label above it: a number, or somebody's initials."""
    return _VALUE.fullmatch(text) is not None


def caseworker(text: str) -> str | None:
    """The caseworker named on the row, None where none is."""
    match = _CASEWORKER.search(text) if ":" in text or "." in text else None
    name = match["name"].strip(" -") if match and match["name"] else ""
    return name or None


def names_caseworker(text: str) -> bool:
    """Whether the row is a caseworker's label, with or without a name."""
    return _CASEWORKER.match(text) is not None


def others(text: str) -> list[str] | None:
    """Names under "Øvrige sagsbehandlere:"; [] for a dash or nothing; None where the row is something else."""
    match = _OTHERS.fullmatch(text)
    if match is None:
        return None
    return [name.strip() for name in re.split(r"[,;]", match["names"]) if name.strip(" -–.")]
