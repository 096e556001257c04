"""A real Chromium over a live site: for what only a browser can say.

Mark the test `browser`. `visit("/stil/", width=360)` opens a page, fails on anything the browser
complains of (the security policy too), and gives Playwright's page. `accessible(page)` runs axe.
RAADSLAG_PICTURES=folder keeps a picture of every page visited.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Page, sync_playwright

WIDTHS = (360, 768, 1280)  # phone, tablet, desktop
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def chromium() -> str | None:
    """The path of a Chromium; None where there is none."""
    return os.environ.get("RAADSLAG_CHROMIUM") or shutil.which("chromium")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    # Playwright runs an event loop in this thread, and Django refuses its ORM under one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield chrome
        chrome.close()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of a live site without data, its files served as in use: compressed, by WhiteNoise.

    For pages with data use pytest-django's live_server.
    """
    server = LiveServerThread("127.0.0.1", static_handler=lambda application: application)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://{server.host}:{server.port}"
    server.terminate()


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Open an address at a width (1280 unless said), with scripts unless script=False.

    cookies: those of a test client that has signed in.
    """
    contexts = []
    complaints: list[str] = []

    def open_page(
        address: str, *, width: int = 1280, script: bool = True, cookies: SimpleCookie | None = None
    ) -> Page:
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, locale="da-DK", java_script_enabled=script)
        contexts.append(context)
        for name, one in (cookies or {}).items():
            context.add_cookies([{"name": name, "value": one.value, "url": _origin(address)}])
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address, wait_until="networkidle")
        _picture(page, request.node.name, width)
        assert not complaints, complaints
        return page

    yield open_page
    for context in contexts:
        context.close()


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _picture(page: Page, test: str, width: int) -> None:
    folder = os.environ.get("RAADSLAG_PICTURES")
    if folder:
        name = re.sub(r"[^\w-]+", "_", f"{test}-{urlsplit(page.url).path}")
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


def accessible(page: Page) -> None:
    """Fail with everything axe finds wrong in the page."""
    # Not as a script element: the site's security policy rightly stops that.
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    faults = [
        f"{violation['id']}: {node['html'][:150]}\n    {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
    assert not faults, "\n".join(faults)


def fits(page: Page) -> None:
    """Fail when the page is wider than the screen: nothing may have to be scrolled sideways."""
    width = page.evaluate("innerWidth")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width, f"{page.url} is {wide} px wide on a screen of {width}"
