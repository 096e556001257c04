"""What the tags and attributes of a page say about the text in them."""

from __future__ import annotations

import re

Attributes = dict[str, str | None]

SKIPPED = frozenset({"script", "style", "svg", "iframe", "object", "link", "meta", "base", "img"})
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "label",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "noscript",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
GAPS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "dl",
        "table",
        "blockquote",
        "section",
        "article",
        "hr",
        "pre",
    ]
)
CONTROLS = frozenset({"button", "select", "textarea", "nav", "menu", "dialog"})
SET_ASIDE = CONTROLS | {"header", "footer", "noscript"}  # by their name alone
ROLES = {
    "navigation": "menu",
    "menu": "menu",
    "menubar": "menu",
    "search": "menu",
    "dialog": "menu",
    "alertdialog": "menu",
    "banner": "head",
    "contentinfo": "foot",
}
MENU_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|mainmenu|topmenu|breadcrumbs?|cookie\w*|sidebar"
    r"|skip\w*|share|deling|social)(?:$|[\s_-])",
    re.I,
)
FOOT_NAMES = re.compile(r"(?:^|[\s_-])(?:footer|sidefod)(?:$|[\s_-])", re.I)
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
HEADING = re.compile(r"h([1-6])")


def opens_gap(tag: str) -> bool:
    """Whether a browser sets the block apart by space above and below."""
    return tag in GAPS


def is_hidden(tag: str, attributes: Attributes) -> bool:
    """Whether the reader of the page does not see the element."""
    if tag in ("noscript", "template") or "hidden" in attributes:
        return True
    if tag == "input":
        return True
    return bool(HIDDEN_STYLE.search(attributes.get("style") or ""))


def furniture_kind(tag: str, attributes: Attributes) -> str | None:
    """head, foot or menu where the element belongs to the site and not to the page's subject."""
    if tag in CONTROLS:
        return "menu"
    if tag in ("header", "footer"):
        return "head" if tag == "header" else "foot"
    if tag in ("body", "main", "article", "h1", "h2", "h3"):
        return None
    if kind := ROLES.get((attributes.get("role") or "").casefold()):
        return kind
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if FOOT_NAMES.search(names):
        return "foot"
    return "menu" if MENU_NAMES.search(names) else None


def heading_level(tag: str, attributes: Attributes) -> int | None:
    """1 to 6, by tag or by ARIA role."""
    if heading := HEADING.fullmatch(tag):
        return int(heading[1])
    if attributes.get("role") == "heading":
        stated = attributes.get("aria-level") or "2"
        return int(stated) if re.fullmatch(r"[1-6]", stated) else 2
    return None


def is_bold(tag: str, attributes: Attributes) -> bool:
    return tag in ("b", "strong", "th") or bool(BOLD_STYLE.search(attributes.get("style") or ""))
