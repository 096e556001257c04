"""Text, web pages and mails."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from selectolax.lexbor import LexborHTMLParser, LexborNode

from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan.findings import Notes
from raadslag.publish.scan.office import Inner
from raadslag.publish.scan.report import FileReport

_UNSEEN = (
    "[hidden], template, noscript, [style*='display:none' i], [style*='display: none' i], "
    "[style*='visibility:hidden' i], [style*='visibility: hidden' i], input[type=hidden]"
)
_DEPTH = 2_000  # elements inside each other
_HEADS = ("From", "To", "Cc", "Bcc", "Reply-To")


def decoded(content: bytes) -> str:
    """Raises Unreadable for what is no text."""
    for encoding in (
        "utf-8-sig",
        "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252",
    ):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("Filen er ikke tekst og er af en type, der ikke kan kontrolleres.")


def read_text(content: bytes) -> FileReport:
    notes = Notes()
    notes.page(decoded(content))
    return notes.report()


def read_html(content: bytes) -> FileReport:
    if content.count(b"<") > _DEPTH and _deep(content):
        raise Unreadable("Siden er indlejret for dybt.")
    tree = LexborHTMLParser(decoded(content))
    notes = Notes()
    for node in tree.css("script"):
        notes.note("file_program", "siden", (node.attributes.get("src") or "script"))
    for comment in _comments(tree):
        notes.hidden("file_comment", "kommentar i koden", comment)
    for node in tree.css("meta[name]"):
        if (node.attributes.get("name") or "").lower() in ("author", "dc.creator"):
            notes.hidden(
                "file_metadata", "filens oplysninger", node.attributes.get("content") or ""
            )
    for node in tree.css(_UNSEEN):
        notes.hidden(
            "file_hidden", "skjult tekst", node.attributes.get("value") or node.text(separator=" ")
        )
    tree.strip_tags(["script", "style", "template", "noscript"])
    for node in tree.css(_UNSEEN):
        node.decompose()
    if tree.body is not None:
        notes.page(tree.body.text(separator="\n", strip=True))
    for node in tree.css("a[href^='mailto:' i]"):
        notes.words((node.attributes.get("href") or "")[7:], "link")
    if tree.css_first("img") is not None:
        notes.note("unscanned_image", "siden", "Billeder på siden er ikke kontrolleret.")
    return notes.report()


def _deep(content: bytes) -> bool:
    depth = most = 0
    for piece in content.split(b"<")[1:]:
        if piece.startswith(b"/"):
            depth -= 1
        elif piece[:1].isalpha() and not piece.lower().startswith(
            (
                b"br",
                b"img",
                b"meta",
                b"link",
                b"input",
                b"hr",
                b"p",
                b"li",
                b"td",
                b"tr",
                b"th",
                b"col",
            )
        ):
            depth += 1
        most = max(most, depth)
    return most > _DEPTH


def _comments(tree: LexborHTMLParser) -> list[str]:
    if tree.root is None:
        return []
    return [
        node.comment_content or ""
        for node in tree.root.traverse(include_text=True)
        if isinstance(node, LexborNode) and node.is_comment_node
    ]


def read_mail(content: bytes, inner: Inner) -> FileReport:
    message = email.message_from_bytes(content, policy=email.policy.default)
    notes = Notes()
    for name in _HEADS:
        for value in message.get_all(name, []):
            notes.words(str(value), f"mailens {name}")
    notes.words(str(message.get("Subject", "")), "mailens emne")
    for part in message.walk():
        if part.is_multipart():
            continue
        filename = part.get_filename()
        body = part.get_payload(decode=True)
        if not isinstance(part, EmailMessage) or not isinstance(body, bytes):
            continue
        if filename:
            notes.note("file_embedded", f"filen {filename} i mailen", filename)
            notes.inside(inner(body, filename), f"filen {filename} i mailen")
        else:
            report = read_html(body) if part.get_content_type() == "text/html" else read_text(body)
            notes.pages += report.pages
            notes.inside(report, "mailen")
    return notes.report()
