"""The XML that SBSYS exports: sections are elements, attachments say whether they may be published."""

from __future__ import annotations

from lxml import etree

from raadslag.demo.house.sheet import Block, Sheet, SheetItem, long_date
from raadslag.demo.town import town
from raadslag.demo.writers.paragraphs import told


def sbsys(sheet: Sheet) -> bytes:
    meeting = sheet.meeting
    serial = meeting.date.toordinal() - 700_000
    root = etree.Element(
        "Dagsorden", {"DagsordenID": str(serial), "Åben": "True", "Dagsordentype": sheet.kind}
    )
    etree.SubElement(
        root,
        "Møde",
        {
            "MødeID": str(serial + 11),
            "Kommune": town().name,
            "Udvalg": sheet.body,
            "UdvalgID": "4",
            "Mødedato": long_date(meeting.date),
            "Mødetid": meeting.start,
            "Mødeslutdato": long_date(meeting.date),
            "Mødesluttid": meeting.end,
            "Mødested": meeting.place,
        },
    )
    items = etree.SubElement(root, "Dagsordenpunkter")
    for item in sheet.items:
        _item(items, item, serial)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _item(parent: etree._Element, item: SheetItem, serial: int) -> None:
    found = etree.SubElement(
        parent,
        "Dagsordenpunkt",
        {
            "DagsordenpunktID": f"{serial}{int(item.number):02}",
            "Nummer": item.number,
            "Sagsnummer": item.case_number,
            "Åbent": str(not item.closed),
        },
    )
    etree.SubElement(found, "Overskrift").text = item.title
    content = etree.SubElement(found, "Indhold")
    for block in item.blocks:
        _section(content, block)
    listed = etree.SubElement(found, "Bilagsliste")
    for number, entry in enumerate(item.attachments, 1):
        etree.SubElement(
            listed,
            "Bilag",
            {
                "BilagID": f"{serial}{int(item.number):02}{number}",
                "Navn": entry.title,
                "BilagUrl": f"bilag/{serial}{int(item.number):02}{number}.pdf",
                "MaaPubliceres": str(not entry.closed),
            },
        )


def _section(content: etree._Element, block: Block) -> None:
    section = etree.SubElement(content, block.heading)
    for raw in block.paragraphs:
        etree.SubElement(section, "p").text = told(raw).printed()
