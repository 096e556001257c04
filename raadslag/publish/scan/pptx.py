"""PowerPoint: slides that are shown; and hidden ones, notes, remarks, and shapes off the slide or covered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan.findings import Notes
from raadslag.publish.scan.office import Inner, common
from raadslag.publish.scan.package import Package, attribute, name_of, text_of, whole
from raadslag.publish.scan.report import FileReport

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_SHAPES = frozenset({"sp", "pic", "graphicFrame", "cxnSp"})


def read(content: bytes, inner: Inner) -> FileReport:
    package = Package(content)
    show = package.xml("ppt/presentation.xml")
    if show is None:
        raise Unreadable("Præsentationen har intet indhold.")
    notes = Notes()
    size = show.find(P + "sldSz")
    edge = (whole(size, "cx"), whole(size, "cy")) if size is not None else (0, 0)
    targets = {key: target for key, _, target, _ in package.relationships("ppt/presentation.xml")}
    for number, entry in enumerate(show.iter(P + "sldId"), 1):
        part = targets.get(_relation(entry), "")
        root = package.xml(part)
        if root is not None:
            _slide(root, f"side {number}", edge, notes)
            _beside(package, part, f"side {number}", notes)
    common(package, notes, inner)
    return notes.report()


def _relation(entry: etree._Element) -> str:
    """r:id, not the slide's own id."""
    return next((str(v) for k, v in entry.attrib.items() if str(k).endswith("}id")), "")


def _slide(root: etree._Element, place: str, edge: tuple[int, int], notes: Notes) -> None:
    if attribute(root, "show") in ("0", "false"):
        notes.hidden("file_hidden", f"{place}, skjult", text_of(root))
        return
    shapes = list(_shapes(root))
    seen = []
    for index, shape in enumerate(shapes):
        if not shape.text:
            continue
        if shape.hidden:
            notes.hidden("file_hidden", f"{place}, skjult figur", shape.text)
        elif shape.off(edge):
            notes.hidden("file_hidden", f"{place}, uden for siden", shape.text)
        elif any(later.covers(shape) for later in shapes[index + 1 :]):
            notes.hidden("file_hidden", f"{place}, under en anden figur", shape.text)
        else:
            seen.append(shape.text)
    notes.page("\n".join(seen), place)


def _beside(package: Package, part: str, place: str, notes: Notes) -> None:
    """The speaker's notes and the remarks of a slide."""
    for _, kind, target, outside in package.relationships(part):
        root = package.xml(target) if not outside and kind in ("notesSlide", "comments") else None
        if root is None:
            continue
        if kind == "notesSlide":
            texts = [
                text_of(body)
                for body in root.iter(P + "sp")
                if body.find(f".//{P}ph[@type='sldNum']") is None
            ]
            notes.hidden("file_comment", f"{place}, talernoter", texts)
        else:
            notes.hidden("file_comment", f"{place}, kommentar", text_of(root))


@dataclass(frozen=True, slots=True)
class _Shape:
    """A shape in the order it is drawn. place: left, top, right, bottom in EMU; None: the layout's."""

    text: str
    hidden: bool
    place: tuple[int, int, int, int] | None
    solid: bool

    def off(self, edge: tuple[int, int]) -> bool:
        if self.place is None or not any(edge):
            return False
        left, top, right, bottom = self.place
        return right <= 0 or bottom <= 0 or left >= edge[0] or top >= edge[1]

    def covers(self, other: _Shape) -> bool:
        if not self.solid or self.hidden or self.place is None or other.place is None:
            return False
        mine, its = self.place, other.place
        return mine[0] <= its[0] and mine[1] <= its[1] and mine[2] >= its[2] and mine[3] >= its[3]


def _shapes(root: etree._Element) -> Iterator[_Shape]:
    for element in root.iter():
        if name_of(element) not in _SHAPES:
            continue
        named = next((one for one in element.iter() if name_of(one) == "cNvPr"), None)
        yield _Shape(
            text=_text(element),
            hidden=named is not None and attribute(named, "hidden") in ("1", "true"),
            place=_place(element) if name_of(element.getparent()) == "spTree" else None,  # type: ignore[arg-type]
            solid=_solid(element),
        )


def _text(element: etree._Element) -> str:
    paragraphs = (
        "".join(str(t.text or "") for t in p.iter(A + "t")) for p in element.iter(A + "p")
    )
    return "\n".join(words for words in paragraphs if words.strip())


def _place(element: etree._Element) -> tuple[int, int, int, int] | None:
    start, size = element.find(f".//{A}off"), element.find(f".//{A}ext[@cx]")
    if start is None or size is None:
        return None
    left, top = whole(start, "x"), whole(start, "y")
    return left, top, left + whole(size, "cx"), top + whole(size, "cy")


def _solid(element: etree._Element) -> bool:
    """Whether nothing is seen through it."""
    if name_of(element) == "pic":
        return True
    fill = element.find(f"{P}spPr/{A}solidFill")
    return fill is not None and fill.find(f".//{A}alpha") is None
