"""How fast and how heavy the page of a meeting with 40 items is, beside a bare Django view.

    python -m bench.serving

Bare is a Django view that does nothing but render a template whose text is the page's own HTML, behind
the same middleware. Budgets: at most 12 queries; at most 2 times bare; 200 readers at once on 2
cores without an error; at most 150 kB as sent, with all the page loads.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

ITEMS = 40
RUNS = 25
READERS, PAGES_EACH = 200, 5
PLACE, MEETING = "benchby", "bench0000001"
AT = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
LOADED = re.compile(r'(?:href|src)="(/static/build/[^"#]+)')
FONT = re.compile(r"IBMPlexSans-[\w-]+\.[0-9A-Z]{8}\.woff2")
SENT_AS = {"Accept-Encoding": "br, gzip"}


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        _start(Path(place))
        release_meeting()
        measure()


def _start(folder: Path) -> None:
    os.environ |= {
        "DATABASE_URL": "",
        "RAADSLAG_DATA": str(folder),
        "RAADSLAG_HOSTS": "testserver,127.0.0.1",
        "DJANGO_SETTINGS_MODULE": "raadslag.config.settings",
    }
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def release_meeting() -> None:
    """Minutes of 40 items, as a release writes them."""
    from bench.publicity import Words
    from raadslag.meetings import presentation as shown
    from raadslag.publish import actions
    from raadslag.publish.models import PublicMunicipality, Release

    PublicMunicipality.objects.create(slug=PLACE, name="Benchby Kommune")
    words = Words(seed=11)
    meeting = shown.MeetingView(
        uid=MEETING,
        municipality=PLACE,
        municipality_name="Benchby Kommune",
        body=shown.BodyRef(uid="benchbody001", name="Økonomiudvalget"),
        on=date(2026, 3, 3),
        state="minutes",
        presence=[
            shown.PresenceView(
                person=shown.PersonRef(
                    name=f"{n}. medlem", uid=f"person{n:06}", party="ABV"[n % 3]
                ),
                present=True,
            )
            for n in range(1, 16)
        ],
        items=[_item(words, position) for position in range(1, ITEMS + 1)],
    )
    release = Release.objects.create(
        municipality=PLACE, meeting_uid=MEETING, number=1, kind="minutes", at=AT, digest="0" * 64
    )
    actions.write(meeting, release)


def _item(words: Any, position: int):  # type: ignore[no-untyped-def]
    from bench.publicity import LENGTH
    from raadslag.meetings import presentation as shown

    sides = [
        shown.SideView(
            side=side,
            count=count,
            names=list(letters),
            voters=[shown.VoterView(name=one, party=one, count=count // len(letters)) for one in letters],
        )
        for side, count, letters in (("for", 10, "AV"), ("against", 5, "C"))
    ]  # fmt: skip
    return shown.ItemView(
        uid=f"item{position:08}",
        position=position,
        number=str(position),
        title=words.text(60)[:90],
        case_number=f"01.02.15-P16-{position}-24",
        proposal_uid=f"sag{position:09}",
        recommender="Direktøren for Teknik og Klima",
        route=[
            shown.RouteStepView(abbreviation="KMU", state="done", item_uid=f"item{position:08}"),
            shown.RouteStepView(abbreviation="ØU", role="deciding", state="here"),
        ],
        clauses=[
            shown.ClauseView(label="", text=f"at der afsættes {position}50.000 kr. til det"),
            shown.ClauseView(label="", text=f"at {words.text(100)}"),
        ],
        sections=[
            shown.SectionView(heading="Sagsfremstilling", kind="case", text=words.text(LENGTH - 700)),
            shown.SectionView(heading="Økonomi", kind="economy", text=words.text(300)),
            shown.SectionView(heading="Høring", kind="case", text=words.text(150)),
        ],
        attachments=[
            shown.AttachmentView(
                uid=f"f{3 * position + n:011}", title=words.text(30)[:60], sha256="", pages=3 + n,
                recommended=n == 1,
            )
            for n in range(3)
        ],
        decision=shown.DecisionView(
            text=words.text(100),
            outcome="adopted",
            votes=[shown.VoteView(sides=sides)] if position % 5 == 0 else [],
        ),
    )  # fmt: skip


def measure() -> None:
    """Queries, time, weight, and readers at once, told as they are found."""
    _say("queries", f"{_queries()} (cold {_queries(cold=True)}; budget 12)")
    ours, bare, flat, cold = _times()
    _say("page", f"{ours:.2f} ms, drawn anew {cold:.1f} ms")
    _say("bare, the HTML at hand", f"{bare:.2f} ms: ours is {ours / bare:.2f} times that")
    _say("bare, a template of it", f"{flat:.2f} ms: ours is {ours / flat:.2f}, anew {cold / flat:.1f} times")  # fmt: skip
    with _server() as port:
        _tell_weight(port)
        _tell_readers(port)


def _say(what: str, found: str) -> None:
    sys.stdout.write(f"{what:26} {found}\n")
    sys.stdout.flush()


def _address() -> str:
    from django.urls import reverse

    return reverse("meeting", args=[MEETING])


def _forget() -> None:
    from django.core.cache import caches

    caches["pages"].clear()


def _queries(*, cold: bool = False) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.get(_address())
    if cold:
        _forget()
    with CaptureQueriesContext(connection) as asked:
        client.get(_address())
    return len(asked)


def _times() -> tuple[float, float, float, float]:
    """Least milliseconds of: ours, bare with the HTML, bare with a template of it, ours drawn anew."""
    import django.urls
    from django.http import HttpResponse
    from django.template import Context, Template
    from django.test import Client

    from raadslag.config import urls

    client = Client(headers={"accept-encoding": "gzip"})
    html = Client().get(_address()).content.decode()
    template, said = _flat(html)
    urls.urlpatterns += [
        django.urls.path("bare/", lambda request: HttpResponse(html)),
        django.urls.path(
            "flat/", lambda request: HttpResponse(Template.render(template, Context({"t": said})))
        ),
    ]
    django.urls.clear_url_caches()

    def fresh() -> None:
        _forget()
        client.get(_address())

    asked: list[Callable[[], Any]] = [
        lambda: client.get(_address()),
        lambda: client.get("/bare/"),
        lambda: client.get("/flat/"),
        fresh,
    ]
    best = [float("inf")] * len(asked)
    for _ in range(RUNS):  # in turn, so that all meet the same disturbances
        for number, ask in enumerate(asked):
            start = time.perf_counter()
            ask()
            best[number] = min(best[number], time.perf_counter() - start)
    return best[0] * 1000, best[1] * 1000, best[2] * 1000, best[3] * 1000


def _flat(html: str) -> tuple[Any, list[str]]:
    """A template with every piece of text as a value, and the values."""
    from django.template import Engine
    from django.utils.html import escape

    pieces = re.split(r">([^<]+)<", html)
    said = [re.sub(r"&[#\w]+;", " ", text) for text in pieces[1::2]]
    source = pieces[0]
    for number, rest in enumerate(pieces[2::2]):
        source += f">{{{{ t.{number} }}}}<{rest}"
    assert escape(said[0]) in html
    return Engine(autoescape=True).from_string(source), said


# A live server


@contextmanager
def _server() -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = (
        "from raadslag.config.server import serve; "
        f"serve(host='127.0.0.1', port={port}, workers={os.cpu_count() or 1})"
    )
    process = subprocess.Popen([sys.executable, "-c", command], start_new_session=True)
    try:
        _wait(port)
        yield port
    finally:
        os.killpg(process.pid, 15)  # its workers outlive it otherwise
        process.wait()


def _wait(port: int) -> None:
    for _ in range(150):
        try:
            _fetch(port, _address())
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server did not start")


def _fetch(port: int, address: str) -> tuple[int, bytes, bytes]:
    """Status, body as sent, head as sent."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address, headers=SENT_AS)
    answer = connection.getresponse()
    body = answer.read()
    head = "".join(f"{name}: {value}\r\n" for name, value in answer.getheaders()).encode()
    connection.close()
    return answer.status, body, head


def _tell_weight(port: int) -> None:
    import gzip

    _, page, head = _fetch(port, _address())
    html = gzip.decompress(page).decode()
    loaded = sorted(set(LOADED.findall(html)) | {f"/static/build/{font}" for font in _fonts(html)})
    sizes = {address: sum(map(len, _fetch(port, address)[1:])) for address in loaded}
    total = len(page) + len(head) + sum(sizes.values())
    _say("page as sent", f"{len(page) / 1000:.1f} kB of {len(html.encode()) / 1000:.0f} kB")
    _say("with all it loads", f"{total / 1000:.1f} kB in {len(loaded) + 1} requests (budget 150)")


def _fonts(html: str) -> list[str]:
    """The fonts that the style sheet names; the italic one is fetched by a page with emphasis only."""
    from raadslag.web import manifest

    sheet = (manifest.BUILD / manifest.address("app.css").rpartition("/")[2]).read_text("utf-8")
    found = sorted(set(FONT.findall(sheet)))
    return [font for font in found if "Italic" not in font or "<em" in html]


def _tell_readers(port: int) -> None:
    found: Counter[str] = Counter()
    took: list[float] = []
    ready = threading.Barrier(READERS)

    def read() -> None:
        ready.wait()
        for _ in range(PAGES_EACH):
            start = time.perf_counter()
            try:
                status, body, _ = _fetch(port, _address())
                found["ok" if status == 200 and body else str(status)] += 1
            except (OSError, HTTPException) as error:
                found[type(error).__name__] += 1
            took.append(time.perf_counter() - start)

    threads = [threading.Thread(target=read) for _ in range(READERS)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = time.perf_counter() - start
    errors = sum(count for what, count in found.items() if what != "ok")
    middle, slow = (sorted(took)[int(len(took) * share)] for share in (0.5, 0.95))
    _say(
        f"{READERS} readers at once",
        f"{errors} errors in {sum(found.values())} pages, {found['ok'] / spent:.0f} pages/s, "
        f"p50 {middle:.2f} s, p95 {slow:.2f} s",
    )
    if errors:
        _say("", str(dict(found)))


if __name__ == "__main__":
    main()
