"""From when to when something was public, as the sequence tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from raadslag.publish.models import PublicChange


@dataclass(frozen=True, slots=True)
class Interval:
    """until: None: it still is."""

    since: datetime
    until: datetime | None = None


def intervals(uids: Iterable[str], *, whole: bool = False) -> dict[str, list[Interval]]:
    """When each of these was public, the first time first; those that never were are left out.

    whole: only while more was public of it than what everybody may know of a closed item.
    """
    found: dict[str, list[Interval]] = defaultdict(list)
    for change in PublicChange.objects.filter(uid__in=list(uids)).order_by("sequence"):
        times = found[change.uid]
        stands = bool(times) and times[-1].until is None
        over = change.gone or (whole and change.bare)
        if over and stands:
            times[-1] = Interval(times[-1].since, change.at)
        elif not over and not stands:
            times.append(Interval(change.at))
    return {uid: times for uid, times in found.items() if times}
