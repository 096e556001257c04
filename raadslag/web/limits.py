"""How many requests one address may send: a brake on a client that runs wild.

Counted in the memory of each worker, so several workers let several times as many through; nothing
about who asked is ever written down.
"""

from __future__ import annotations

import math
import time
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter


def seconds_to_wait(request: HttpRequest, what: str) -> int:
    """Count a request; 0: it may go on, else after how many seconds the next one may.

    what: the counter; each has as many as the setting says.
    """
    if not settings.REQUESTS_A_MINUTE:
        return 0
    limit, address = RateLimitItemPerMinute(settings.REQUESTS_A_MINUTE), client_address(request)
    if _limiter().hit(limit, what, address):
        return 0
    resets = _limiter().get_window_stats(limit, what, address).reset_time
    return max(1, math.ceil(resets - time.time()))


def client_address(request: HttpRequest) -> str:
    """Where the request comes from, past as many of our own proxies as the settings say.

    Each proxy adds the address it was asked from; what stands before those of ours anyone can write.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.PROXIES:
        return direct
    written = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")
    passed = [part.strip() for part in written if part.strip()]
    return passed[-settings.PROXIES] if len(passed) >= settings.PROXIES else direct


def start_over() -> None:
    """Forget what was counted."""
    _limiter().storage.reset()


@cache
def _limiter() -> FixedWindowRateLimiter:
    return FixedWindowRateLimiter(MemoryStorage())
