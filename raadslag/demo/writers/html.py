"""HTML pages as two old systems publish them."""

from __future__ import annotations

from lxml import etree
from lxml.builder import E  # type: ignore[import-not-found]

from raadslag.demo.house.sheet import Block, Sheet, SheetItem, long_date
from raadslag.demo.town import town
from raadslag.demo.writers.paragraphs import told

Element = etree._Element


def _page(title: str, *body: Element) -> bytes:
    root = E.html(
        E.head(E.meta(charset="utf-8"), E.title(title)),
        E.body(*body),
        lang="da",
    )
    return bytes(
        etree.tostring(
            root, method="html", encoding="utf-8", pretty_print=True, doctype="<!DOCTYPE html>"
        )
    )


def _text(block: Block) -> list[Element]:
    """The paragraphs of a section; neighbouring list entries and clauses share a list."""
    found: list[Element] = []
    for raw in block.paragraphs:
        paragraph = told(raw)
        if paragraph.kind == "bullet":
            _list(found, "ul").append(E.li(paragraph.text))
        elif paragraph.kind == "clause":
            found.append(E.p(paragraph.printed()))
        elif paragraph.kind == "heading":
            found.append(E.p(E.em(paragraph.text)))
        else:
            found.append(E.p(paragraph.text))
    return found


def _list(found: list[Element], tag: str) -> Element:
    if not found or found[-1].tag != tag:
        found.append(etree.Element(tag))
    return found[-1]


# eDagsorden ---------------------------------------------------------------------------------------


def edagsorden(sheet: Sheet) -> bytes:
    meeting = sheet.meeting
    head = [
        ("UDVALG", sheet.body),
        ("MØDE", sheet.kind.capitalize()),
        ("STED", meeting.place),
        ("STARTTIDSPUNKT", f"{meeting.date:%d-%m-%Y} {meeting.start}:00"),
        ("SLUTTIDSPUNKT", f"{meeting.date:%d-%m-%Y} {meeting.end}:00"),
    ]
    listed = [E.li(E.a(f"{i.number}. {i.title}", href=f"#punkt{i.number}")) for i in sheet.items]
    found = [element for name, value in head for element in (E.h4(name), E.p(value))]
    found += [E.h4("PUNKTER"), E.ul(*listed)]
    items = [element for item in sheet.items for element in _edagsorden_item(item)]
    footer = E.div(E.p(f"{town().name}, {town().facts['municipality']['address']}"), id="footer")
    return _page(
        f"{sheet.body} - {long_date(meeting.date)}", E.div(*found, *items, id="content"), footer
    )


def _edagsorden_item(item: SheetItem) -> list[Element]:
    found = [E.h2(f"{item.number}. {item.title}", id=f"punkt{item.number}"), E.h3(item.title)]
    for block in item.blocks:
        found += [E.h4(block.heading), *_text(block)]
    return found


# The preview of SBSYS -----------------------------------------------------------------------------


def sbsys_preview(sheet: Sheet) -> bytes:
    meeting = sheet.meeting
    what = f"{sheet.kind.capitalize()} til mødet i {sheet.body}"
    title = f"{what} den {long_date(meeting.date)} kl. {meeting.start} i {meeting.place}"
    opened = [element for item in sheet.items if not item.closed for element in _preview_item(item)]
    closed = [element for item in sheet.items if item.closed for element in _preview_item(item)]
    found = [E.p("Sbsys dagsorden preview"), E.h1(title), E.h2("Åbne dagsordenspunkter"), *opened]
    if closed:
        found += [E.h2("Lukkede dagsordenspunkter"), *closed]
    menu = E.nav(
        E.ul(*(E.li(E.a(name, href="#")) for name in ("Forside", "Borger", "Erhverv", "Politik")))
    )
    footer = E.footer(E.p(f"{town().name}, {town().facts['municipality']['address']}"))
    return _page(title, menu, E.main(*found), footer)


def _preview_item(item: SheetItem) -> list[Element]:
    found = [E.p(item.case_number), E.h3(f"{item.number}. {item.title}")]
    for block in item.blocks:
        found += [E.h4(block.heading), *_text(block)]
    return found
