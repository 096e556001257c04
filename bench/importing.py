"""How fast a folder is imported, read, recognised, entered and linked; with one reader and with two.

Budget: 50 meetings (500 items) a second a core on SQLite for the database's part (bench.entering has
it beside bare inserts); PDF with two readers at least 1.7 times as fast as with one.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from bench.papers import minutes
from bench.reading import pdfs as made_pdfs

PAPERS = 200
PDFS = 120  # each reader takes a third of a second to start: that is in it


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _start(folder)
        texts, pdfs = folder / "text", folder / "pdf"
        texts.mkdir()
        pdfs.mkdir()
        for number in range(PAPERS):
            (texts / f"{number:05}.txt").write_text(minutes(number), "utf-8")
        for number, data in enumerate(made_pdfs(PDFS)):
            (pdfs / f"{number:05}.pdf").write_bytes(data)
        _measure("text, one reader", texts, PAPERS, jobs=1)
        _measure("text, two readers", texts, PAPERS, jobs=2)
        one = _measure("PDF, one reader", pdfs, PDFS, jobs=1)
        two = _measure("PDF, two readers", pdfs, PDFS, jobs=2)
        sys.stdout.write(f"two readers of PDF are {one / two:.2f} times as fast as one\n")


def _start(folder: Path) -> None:
    os.environ |= {
        "DATABASE_URL": "",
        "RAADSLAG_DATA": str(folder / "data"),
        "DJANGO_SETTINGS_MODULE": "raadslag.config.settings",
    }
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _measure(name: str, folder: Path, count: int, *, jobs: int) -> float:
    """Seconds, in a municipality of its own."""
    from django.conf import settings
    from django.utils import timezone

    from raadslag.council.actions import create_municipality
    from raadslag.ingest.running import Order, run

    slug = name.replace(",", "").replace(" ", "-").lower()
    municipality = create_municipality(name=name, slug=slug, by="system:bench", at=timezone.now())
    start, busy = time.perf_counter(), time.process_time()
    for tally in run(Order([folder], municipality, jobs=jobs)):
        last = tally
    took, busy = time.perf_counter() - start, time.process_time() - busy
    assert last.created == count, last.rejected[:3]
    sys.stdout.write(
        f"{name:20} {count / took:7.1f} meetings/s; {count / busy:7.1f} a second of the writing core\n"
    )
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    return took


if __name__ == "__main__":
    main()
