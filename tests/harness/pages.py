"""Pages are held to a standard where they are fetched.

`page_check(response)` looks at once at what we can say ourselves; the page is kept, and when the
run ends html-validate reads all kept pages together (one start of Node for the whole suite).
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

ROOT = Path(__file__).parents[2]
VALIDATOR = ROOT / "node_modules" / ".bin" / "html-validate"
FOLDER = pytest.StashKey[Path]()

UNLABELLED = {"hidden", "submit", "reset", "button", "image"}
FOREIGN = re.compile(r"^(?:https?:)?//")


def check_page(source: str, *, fragment: bool = False) -> None:
    """Fail with every fault found. fragment: a part of a page, so without title and head."""
    tree = html.document_fromstring(source)
    checks = PART_CHECKS if fragment else PART_CHECKS + PAGE_CHECKS
    faults = [fault for check in checks for fault in check(tree)]
    assert not faults, "\n".join(faults)


def _unique_ids(tree: HtmlElement) -> Iterator[str]:
    for name, count in Counter(tree.xpath("//@id")).items():
        if count > 1:
            yield f"id {name!r} stands {count} times"


def _live_references(tree: HtmlElement) -> Iterator[str]:
    ids = set(tree.xpath("//@id"))
    for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        for value in tree.xpath(f"//@{attribute}"):
            for name in value.split():
                if name not in ids:
                    yield f"{attribute}={name!r} points at nothing"
    for href in tree.xpath("//a/@href[starts-with(., '#')]"):
        if href != "#" and href[1:] not in ids:
            yield f"link to {href!r} leads nowhere"


def _labelled_fields(tree: HtmlElement) -> Iterator[str]:
    labelled = set(tree.xpath("//label/@for"))
    for field in tree.xpath("//input | //select | //textarea"):
        if field.get("type") in UNLABELLED or field.get("id") in labelled:
            continue
        if not (
            field.get("aria-label")
            or field.get("aria-labelledby")
            or field.xpath("ancestor::label")
        ):
            yield f"field {field.get('name')!r} has no label"


def _forms_say_where(tree: HtmlElement) -> Iterator[str]:
    for form in tree.xpath("//form[not(@action)]"):
        yield f"form {form.get('id', '')!r} has no action"


def _nothing_inline(tree: HtmlElement) -> Iterator[str]:
    """What the security policy would stop in silence."""
    for element in tree.xpath(
        "//*[@style] | //style | //script[not(@src or @type='application/ld+json')]"
    ):
        yield f"inline style or script: <{element.tag}>"
    for element in tree.iter():
        for name in element.attrib:
            if name.startswith("on") or str(element.attrib[name]).startswith("javascript:"):
                yield f"inline handler: <{element.tag} {name}>"


def _nothing_foreign(tree: HtmlElement) -> Iterator[str]:
    paths = "//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href"
    for address in tree.xpath(paths):
        if FOREIGN.match(address):
            yield f"loads from elsewhere: {address}"


def _named_links(tree: HtmlElement) -> Iterator[str]:
    for element in tree.xpath("//a[@href] | //button"):
        name = element.text_content().strip() or element.get("aria-label")
        if not name and not element.xpath(".//*[@aria-label] | .//img[@alt != '']"):
            yield f"nameless: {html.tostring(element, encoding='unicode')[:120]}"


def _headings(tree: HtmlElement) -> Iterator[str]:
    heads = tree.xpath("//h1")
    if len(heads) != 1:
        yield f"{len(heads)} h1, should be 1"
        return
    title = " ".join((tree.findtext(".//title") or "").split())
    head = " ".join(heads[0].text_content().split())
    if not title.startswith(head):
        yield f"the title {title!r} does not start with the h1 {head!r}"


def _heading_order(tree: HtmlElement) -> Iterator[str]:
    before = 0
    for head in tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]"):
        level = int(head.tag[1])
        if level > before + 1:
            yield f"h{level} {head.text_content().strip()[:40]!r} follows h{before}"
        before = level


def _frame(tree: HtmlElement) -> Iterator[str]:
    if tree.get("lang") not in {"da", "en"}:
        yield f"lang is {tree.get('lang')!r}"
    if len(tree.xpath("//main")) != 1:
        yield "there is not one main"
    if not tree.xpath("//meta[@name='viewport']"):
        yield "no viewport for phones"


def _fully_rendered(tree: HtmlElement) -> Iterator[str]:
    text = " ".join(tree.xpath("//text()[not(ancestor::pre)]"))  # BibTeX has braces of its own
    for trace in ("{%", "{{", "{#", "%}", "None<", "object at 0x"):
        if trace in text:
            yield f"unrendered: {trace!r}"


PART_CHECKS = [
    _unique_ids,
    _labelled_fields,
    _forms_say_where,
    _nothing_inline,
    _nothing_foreign,
    _named_links,
    _fully_rendered,
]
PAGE_CHECKS = [_headings, _heading_order, _frame, _live_references]


@pytest.fixture
def page_check(request: pytest.FixtureRequest) -> Callable[..., str]:
    """Check a fetched page, keep it for html-validate, and give its text back.

    `page_check(client.get("/"))`; with fragment=True for a part of a page.
    """

    def check(response, *, fragment: bool = False) -> str:  # type: ignore[no-untyped-def]
        source = response.content.decode()
        check_page(source, fragment=fragment)
        if not fragment:
            _keep(request.config.stash[FOLDER], request.node.nodeid, source)
        return source

    return check


def _keep(folder: Path, test: str, source: str) -> None:
    name = re.sub(r"[^\w.-]+", "_", test)[-120:]
    digest = hashlib.sha256(source.encode()).hexdigest()[:8]
    (folder / f"{name}.{digest}.html").write_text(source, "utf-8")


def pytest_configure(config: pytest.Config) -> None:
    worker = getattr(config, "workerinput", None)
    if worker is None:
        folder = Path(tempfile.mkdtemp(prefix="raadslag-pages-"))  # two runs may go on at once
    else:
        folder = Path(worker["pages"])
    config.stash[FOLDER] = folder


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:  # type: ignore[no-untyped-def]
    """The workers of pytest-xdist keep their pages where the controller looks."""
    node.workerinput["pages"] = str(node.config.stash[FOLDER])


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workerinput"):
        return
    folder = session.config.stash[FOLDER]
    pages = sorted(folder.glob("*.html"))
    faults = invalid(pages) if pages else []
    shutil.rmtree(folder, ignore_errors=True)
    if faults:
        reporter = session.config.pluginmanager.get_plugin("terminalreporter")
        reporter.write_sep("=", "invalid HTML", red=True)
        reporter.write_line("\n".join(faults))
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def invalid(pages: list[Path]) -> list[str]:
    """What html-validate says of the pages, one fault a line; [] when all is well."""
    if not VALIDATOR.exists():
        missing = "html-validate is not installed: run make assets"
        return [missing] if os.environ.get("RAADSLAG_NO_SKIP") == "1" else []
    config = ROOT / "tests" / "harness" / "htmlvalidate.json"
    command = [str(VALIDATOR), "--config", str(config), "--formatter", "json", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if not done.stdout.startswith("["):
        return [f"html-validate: {done.stdout}{done.stderr}".strip()] if done.returncode else []
    return [
        f"{Path(page['filePath']).name}:{fault['line']}: {fault['message']} ({fault['ruleId']})"
        for page in json.loads(done.stdout)
        for fault in page["messages"]
    ]
