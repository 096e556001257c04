"""The English catalogue kept equal to what the code and the templates say.

`python -m tests.messages` adds new Danish texts to raadslag/locale/en and drops those no longer said;
with --check it changes nothing and fails when one has no English. Django's own makemessages
needs GNU gettext; this needs Babel only.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "raadslag" / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "_": None,
}

LITERAL = re.compile(r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")""")
CALL = re.compile(
    rf"\b(?P<name>n?p?gettext|_)\(\s*(?P<texts>{LITERAL.pattern}(?:\s*,\s*{LITERAL.pattern})*)"
)

SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)  # so that writing again changes nothing

Said = tuple[str, "str | tuple[str, ...]", "str | None"]  # file, text or (one, many), context


def said() -> Iterator[Said]:
    """Every text marked for translation, with the file it stands in."""
    for path in sorted((ROOT / "raadslag").rglob("*.py")):
        if "tests" not in path.parts and "migrations" not in path.parts:
            yield from _in_python(path, path.read_text("utf-8"))
    templates = (ROOT / "raadslag").rglob("templates/**/*")
    for path in sorted(path for path in templates if path.suffix in {".html", ".txt"}):
        yield from _in_template(path, templatize(path.read_text("utf-8")))


def _in_python(path: Path, source: str) -> Iterator[Said]:
    stream = io.BytesIO(source.encode())
    for _, text, _, context in extract("python", stream, KEYWORDS, options={"encoding": "utf-8"}):
        yield str(path.relative_to(ROOT)), text, context


def _in_template(path: Path, source: str) -> Iterator[Said]:
    """What templatize() leaves: calls of gettext among letters that stand for the rest."""
    for call in CALL.finditer(source):
        texts = [ast.literal_eval(found.group()) for found in LITERAL.finditer(call["texts"])]
        context = texts.pop(0) if "p" in call["name"].removesuffix("gettext") else None
        text = tuple(texts) if call["name"].startswith("n") else texts[0]
        yield str(path.relative_to(ROOT)), text, context


def fresh() -> Catalog:
    """A catalogue of all that is said, without English. Only the files are noted: lines move too often."""
    catalogue = Catalog(
        locale="en",
        project="Rådslag",
        version="1",
        header_comment="# English for Rådslag. The message ids are the Danish texts (docs/decisions/0001).",
        creation_date=SOME_DAY,
        revision_date=SOME_DAY,
        last_translator="Rådslag",
        language_team="Rådslag",
        msgid_bugs_address="-",
        fuzzy=False,
    )
    for file, text, context in said():
        catalogue.add(text, locations=[(file, None)], context=context)
    return catalogue


def kept() -> Catalog:
    if not CATALOGUE.exists():
        return Catalog(locale="en")
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def missing(catalogue: Catalog, known: Catalog) -> list[str]:
    """The texts of the catalogue that have no English in the known one."""
    texts = []
    for message in catalogue:
        there = known.get(message.id, message.context) if message.id else None
        strings = (
            [there.string] if there and isinstance(there.string, str) else there and there.string
        )
        if message.id and not (strings and all(strings)):
            texts.append(message.id if isinstance(message.id, str) else message.id[0])
    return texts


def write(catalogue: Catalog, known: Catalog) -> None:
    """Write what is said now, with the English known already."""
    for message in catalogue:
        there = known.get(message.id, message.context) if message.id else None
        if there:
            message.string = there.string
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=100, sort_output=True, omit_header=False)


def main(arguments: list[str]) -> int:
    catalogue, known = fresh(), kept()
    left = missing(catalogue, known)
    if "--check" not in arguments:
        write(catalogue, known)
    for text in left:
        sys.stderr.write(f"no English: {text}\n")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
