"""One made-up meeting written in five forms: text, Markdown, HTML, Word and PDF."""

from __future__ import annotations

import html
import io
import json
from dataclasses import asdict, dataclass

import docx
import typst


@dataclass(frozen=True)
class Section:
    heading: str
    paragraphs: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()  # numbered
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Point:
    title: str
    case_number: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Minutes:
    title: str
    date: str
    place: str
    points: tuple[Point, ...]


MINUTES = Minutes(
    title="REFERAT Udvalget for Havn og Kultur d. 03-05-2021",
    date="Mandag d. 3. maj 2021 kl. 16:00",
    place="Rådhuset, lokale 2",
    points=(
        Point(
            "HKU/ØU/KB - Ny badebro ved Nordstranden (bevilling)",
            "04.08.00-P20-3-21",
            (
                Section(
                    "Anledning",
                    (
                        "Foreningen Nordstrandens Venner har søgt om støtte til en badebro, som "
                        "også kan bruges af kørestolsbrugere og af skolernes idrætshold i hele "
                        "sommerhalvåret.",
                    ),
                ),
                Section(
                    "Sagsfremstilling",
                    (
                        "Broen bliver 64 meter lang og opføres i lærketræ. Forvaltningen har "
                        "gennemgået projektet sammen med havnefogeden og vurderer, at arbejdet kan "
                        "være afsluttet inden badesæsonen begynder.",
                        "Driften varetages af foreningen, der også forsikrer broen og tager den "
                        "ind hvert efterår.",
                    ),
                    bullets=(
                        "opførelse: 310.000 kr.",
                        "belysning: 40.000 kr.",
                    ),
                ),
                Section(
                    "Indstilling",
                    ("Direktøren for Havn & Kultur indstiller,",),
                    clauses=(
                        "at der gives en bevilling på 350.000 kr. til badebroen.",
                        "at foreningen afleverer regnskab, når arbejdet er afsluttet.",
                    ),
                ),
                Section("Beslutning", ("Tiltrådte indstillingen.", "Imod stemte A og F.")),
                Section("Bilag", ("Ansøgning fra foreningen", "Tegning af broen")),
            ),
        ),
        Point(
            "HKU - Orientering om musikskolens sommerkoncert",
            "00.00.00-G01-12-21",
            (
                Section("Anledning", ("Musikskolen holder koncert på torvet den 12. juni 2021.",)),
                Section(
                    "Indstilling",
                    ("Direktøren for Havn & Kultur indstiller,",),
                    clauses=("at orienteringen tages til efterretning.",),
                ),
                Section(
                    "Beslutning",
                    (
                        "Tiltrådte indstillingen, idet udvalget ønsker et notat om "
                        "musikskolens venteliste til mødet i august 2021.",
                    ),
                ),
            ),
        ),
        Point(
            "HKU - Eventuelt",
            "00.00.00-G01-1-21",
            (Section("Beslutning", ("Intet.",)),),
        ),
    ),
)


def as_text(minutes: Minutes) -> bytes:
    blocks = [minutes.title, f"Mødedato {minutes.date}", f"Mødested {minutes.place}"]
    for number, point in enumerate(minutes.points, 1):
        blocks += [f"Punkt {number}: {point.title}", point.case_number]
        for section in point.sections:
            blocks += [section.heading, *section.paragraphs]
            blocks += ["\n".join(_entries(section))] if _entries(section) else []
    return ("\n\n".join(blocks) + "\n").encode()


def as_markdown(minutes: Minutes) -> bytes:
    blocks = [
        f"# **{minutes.title}**",
        f"**Mødedato** {minutes.date}",
        f"**Mødested** {minutes.place}",
    ]
    for number, point in enumerate(minutes.points, 1):
        blocks += [f"# Punkt {number}: {point.title}", point.case_number]
        for section in point.sections:
            blocks += [f"## {section.heading}", *section.paragraphs]
            blocks += ["\n".join(_entries(section))] if _entries(section) else []
    return ("\n\n".join(blocks) + "\n").encode()


def as_html(minutes: Minutes) -> bytes:
    body = [
        '<nav><ul><li><a href="/">Forside</a></li></ul></nav><main>',
        f"<h1>{_escaped(minutes.title)}</h1>",
        f"<p><b>Mødedato</b> {minutes.date}</p><p><b>Mødested</b> {minutes.place}</p>",
    ]
    for number, point in enumerate(minutes.points, 1):
        body.append(f"<h2>Punkt {number}: {_escaped(point.title)}</h2><p>{point.case_number}</p>")
        for section in point.sections:
            body.append(f"<h3>{section.heading}</h3>")
            body += [f"<p>{_escaped(paragraph)}</p>" for paragraph in section.paragraphs]
            body.append(_html_list("ol", section.clauses) + _html_list("ul", section.bullets))
    page = "<!doctype html><html lang=da><head><meta charset=utf-8></head><body>{}</main></body></html>"
    return page.format("\n".join(body)).encode()


def as_docx(minutes: Minutes) -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Referat"
    document.add_heading(minutes.title, 1)
    for label, value in (("Mødedato", minutes.date), ("Mødested", minutes.place)):
        paragraph = document.add_paragraph()
        paragraph.add_run(label).bold = True
        paragraph.add_run(f" {value}")
    for number, point in enumerate(minutes.points, 1):
        document.add_heading(f"Punkt {number}: {point.title}", 2)
        document.add_paragraph(point.case_number)
        for section in point.sections:
            document.add_heading(section.heading, 3)
            for paragraph in section.paragraphs:
                document.add_paragraph(paragraph)
            for place, clause in enumerate(section.clauses, 1):
                document.add_paragraph(f"{place}. {clause}")
            for bullet in section.bullets:
                document.add_paragraph(bullet, style="List Bullet")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


TYPST = """
#let minutes = json(bytes(sys.inputs.minutes))
#set page(
  paper: "a5",
  header: [Udvalget for Havn og Kultur],
  footer: context [#align(right)[Side #counter(page).display() af #counter(page).final().first()]],
)
#set text(lang: "da", size: 10pt, hyphenate: true)
#set par(justify: true)
#show heading: set text(hyphenate: false)
#text(size: 15pt, weight: "bold")[#minutes.title]

*Mødedato* #minutes.date

*Mødested* #minutes.place

#for (number, point) in minutes.points.enumerate(start: 1) {
  heading(level: 1, "Punkt " + str(number) + ": " + point.title)
  par(point.case_number)
  for section in point.sections {
    heading(level: 2, section.heading)
    for paragraph in section.paragraphs { par(paragraph) }
    if section.clauses.len() > 0 { enum(..section.clauses) }
    if section.bullets.len() > 0 { list(..section.bullets) }
  }
}
"""


def as_pdf(minutes: Minutes) -> bytes:
    return pdf(TYPST, minutes=json.dumps(asdict(minutes)))


def pdf(source: str, **inputs: str) -> bytes:
    """A PDF of Typst source."""
    made = typst.compile(source.encode(), sys_inputs=inputs)
    assert isinstance(made, bytes)
    return made


FORMS = {
    "referat.txt": as_text,
    "referat.md": as_markdown,
    "referat.html": as_html,
    "referat.docx": as_docx,
    "referat.pdf": as_pdf,
}


def _entries(section: Section) -> list[str]:
    numbered = [f"{place}. {clause}" for place, clause in enumerate(section.clauses, 1)]
    return numbered + [f"- {bullet}" for bullet in section.bullets]


def _html_list(tag: str, entries: tuple[str, ...]) -> str:
    inner = "".join(f"<li>{_escaped(entry)}</li>" for entry in entries)
    return f"<{tag}>{inner}</{tag}>" if entries else ""


def _escaped(text: str) -> str:
    return html.escape(text)
