"""Word: the text that is printed, and beside it what was deleted, hidden, coloured away or remarked."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan.findings import Notes
from raadslag.publish.scan.office import Inner, common
from raadslag.publish.scan.package import Package, attribute, name_of, text_of
from raadslag.publish.scan.report import FileReport

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS = (W + "t", W + "delText")
_GONE = {W + "del": "slettet", W + "moveFrom": "flyttet væk"}
_NEW = {W + "ins": "indsat", W + "moveTo": "flyttet hertil"}
BLACK, WHITE = "000000", "ffffff"
_MARKERS = {"black": BLACK, "white": WHITE}
_SMALLEST = 4  # half points: letters that nobody reads


def read(content: bytes, inner: Inner) -> FileReport:
    package = Package(content)
    document = package.xml("word/document.xml")
    if document is None:
        raise Unreadable("Word-dokumentet har intet indhold.")
    notes = Notes()
    reading = Reading(styles_of(package))
    texts = [reading.text(document)]
    for part in package.under("word/header", "word/footer", "word/footnotes", "word/endnotes"):
        root = package.xml(part) if part.endswith(".xml") else None
        texts += [reading.text(root)] if root is not None else []
    notes.page("\n".join(text for text in texts if text))
    reading.tell(notes)
    _covers(document, notes)
    _comments(package, notes)
    common(package, notes, inner)
    return notes.report()


class Reading:
    """The runs of a document, those that are seen and those that are not."""

    def __init__(self, styles: dict[str, etree._Element]) -> None:
        self._styles = styles
        self._unseen: dict[tuple[str, str], list[str]] = {}  # (kind, place) → texts

    def text(self, root: etree._Element) -> str:
        """What is seen of a part, a line for each paragraph."""
        lines = []
        for paragraph in root.iter(W + "p"):
            seen = "".join(self._runs(paragraph))
            if seen.strip():
                lines.append(seen)
        return "\n".join(lines)

    def _runs(self, paragraph: etree._Element) -> Iterator[str]:
        for element in paragraph.iter(*_TEXTS, W + "tab", W + "br"):
            if next(element.iterancestors(W + "p")) is not paragraph:
                continue
            if element.tag not in _TEXTS:
                yield " "
                continue
            words = element.text or ""
            where = self.where_unseen(element, paragraph)
            if where is None:
                yield words
            if where is not None or self._changed(element):
                self._unseen.setdefault(where or self._changed(element) or ("", ""), []).append(
                    words
                )

    def _changed(self, element: etree._Element) -> tuple[str, str] | None:
        return _change(element, _NEW)

    def where_unseen(
        self, element: etree._Element, paragraph: etree._Element
    ) -> tuple[str, str] | None:
        """Kind and place of a text that is not seen; None where it is."""
        if change := _change(element, _GONE):
            return change
        run = next(element.iterancestors(W + "r"), None)
        looks = [look for look in self._looks(run, paragraph) if look is not None]
        if _on(looks, "vanish") or _on(looks, "webHidden"):
            return "file_hidden", "skjult tekst"
        if (size := _first(looks, "sz", "val")).isdigit() and int(size) <= _SMALLEST:
            return "file_hidden", "tekst for lille til at læse"
        colour = _first(looks, "color", "val").lower() or "auto"
        ground = _ground(looks, element, self._styles)
        if colour == "auto" and _first(looks, "highlight", "val") == "black":
            colour = BLACK  # the letters turn white on dark shading, not on a marker's black
        if colour == ground:
            return "file_hidden", "tekst i samme farve som baggrunden"
        return None

    def _looks(
        self, run: etree._Element | None, paragraph: etree._Element
    ) -> Iterator[etree._Element | None]:
        """What says how a run looks, the nearest first."""
        own = run.find(W + "rPr") if run is not None else None
        yield own
        for holder, kind in ((own, "rStyle"), (paragraph.find(W + "pPr"), "pStyle")):
            named = holder.find(W + kind) if holder is not None else None
            style = self._styles.get(attribute(named, "val")) if named is not None else None
            for _ in range(10):  # styles are based on styles, never so deep
                if style is None:
                    break
                yield style.find(W + "rPr")
                based = style.find(W + "basedOn")
                style = self._styles.get(attribute(based, "val")) if based is not None else None

    def tell(self, notes: Notes) -> None:
        for (kind, place), texts in self._unseen.items():
            notes.hidden(kind, place, " ".join("".join(texts).split()))


def _change(element: etree._Element, kinds: dict[str, str]) -> tuple[str, str] | None:
    for holder in element.iterancestors(*kinds):
        who = attribute(holder, "author") or "ukendt"
        return "file_change", f"{kinds[str(holder.tag)]} af {who}"
    return None


def _on(looks: list[etree._Element], name: str) -> bool:
    for look in looks:
        if (found := look.find(W + name)) is not None:
            return attribute(found, "val") not in ("0", "false", "off")
    return False


def _first(looks: list[etree._Element], name: str, key: str) -> str:
    for look in looks:
        if (found := look.find(W + name)) is not None and attribute(found, key):
            return attribute(found, key)
    return ""


def _ground(
    looks: list[etree._Element], element: etree._Element, styles: dict[str, etree._Element]
) -> str:
    """The colour behind the letters: of the run, its paragraph or its cell; "" where it may be any."""
    if marked := _first(looks, "highlight", "val"):
        return _MARKERS.get(marked, marked)
    fills = [_first(looks, "shd", "fill").lower()]
    for holder in element.iterancestors(W + "p", W + "tc"):
        shade = holder.find(f"{W}{'p' if holder.tag == W + 'p' else 'tc'}Pr/{W}shd")
        fills += [attribute(shade, "fill").lower()] if shade is not None else []
    for fill in fills:
        if fill not in ("", "auto"):
            return fill
    return "" if _may_be_dark(element, styles) else WHITE


def _may_be_dark(element: etree._Element, styles: dict[str, etree._Element]) -> bool:
    """Whether it stands in a text box, or in a table whose style colours cells."""
    for holder in element.iterancestors(W + "txbxContent", W + "tbl"):
        if holder.tag == W + "txbxContent":
            return True
        named = holder.find(f"{W}tblPr/{W}tblStyle")
        style = styles.get(attribute(named, "val")) if named is not None else None
        if style is not None and any(
            attribute(shade, "fill") not in ("", "auto") for shade in style.iter(W + "shd")
        ):
            return True
    return False


def styles_of(package: Package) -> dict[str, etree._Element]:
    root = package.xml("word/styles.xml")
    found = () if root is None else root.iter(W + "style")
    return {attribute(style, "styleId"): style for style in found}


def _covers(document: etree._Element, notes: Notes) -> None:
    """Black figures without words that lie over the text: what they cover, only the layout knows."""
    for anchor in document.iter():
        if name_of(anchor) == "anchor" and attribute(anchor, "behindDoc") not in ("1", "true"):
            fills = (one for one in anchor.iter() if name_of(one) == "solidFill")
            black = any(_is_black(colour) for fill in fills for colour in fill)
        else:
            black = name_of(anchor) in ("rect", "shape") and attribute(anchor, "fillcolor") in (
                "black",
                "#000000",
                "#000",
            )
        if black and not text_of(anchor):
            notes.note("file_hidden", "sort figur over teksten", "Figuren kan dække tekst.")


def _is_black(colour: etree._Element) -> bool:
    value = attribute(colour, "val").lower()
    return value == BLACK or (name_of(colour) == "schemeClr" and value in ("tx1", "dk1"))


def _comments(package: Package, notes: Notes) -> None:
    for part in package.under("word/comments"):
        root = package.xml(part) if part.endswith(".xml") else None
        for comment in () if root is None else root.iter():
            if name_of(comment) == "comment" and (text := text_of(comment)):
                who = attribute(comment, "author") or "ukendt"
                notes.hidden("file_comment", f"kommentar af {who}", text)
