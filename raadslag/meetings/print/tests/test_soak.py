"""What holds over hundreds of documents."""

from __future__ import annotations

import msgspec
import pytest

from raadslag.meetings.print import composing, press
from raadslag.meetings.print.composing import Printing
from raadslag.meetings.print.press import Press

DOCUMENTS = 500
BOUND = 700 * 2**20  # bytes held by the worker at its most


@pytest.mark.soak
def test_the_memory_of_a_press_is_bounded_over_500_documents(minutes):
    """Each of some 20 pages and unlike all others, so that nothing of it can be kept for the next."""
    worker, processes = Press(), set()
    for number in range(DOCUMENTS):
        view = msgspec.convert(msgspec.to_builtins(minutes), type(minutes))
        words = " ".join(f"ord{number}x{n}" for n in range(400))
        view.items[1].sections[0].text = "\n".join(f"{n}. {words}." for n in range(20))
        job = press._job(press._data(composing.meeting(view, Printing())))
        assert worker.work(job, "document").startswith(b"%PDF")
        processes.add(worker._guard.pid)
    worker.close()

    assert len(processes - {None}) > 10
    assert 0 < worker.held < BOUND
