"""What is said of a page where it is linked from elsewhere: search engines, social media, chats. Pure."""

from __future__ import annotations

from django.utils.text import Truncator
from django.utils.translation import gettext

from raadslag.meetings import shown
from raadslag.meetings.presentation import ItemView, MeetingView, PathView
from raadslag.publish.models import PublicMeeting
from raadslag.web.parts import Preview

LONGEST = 200  # letters: what is shown of a description


def meeting(row: PublicMeeting, place: str) -> Preview:
    what = gettext("Referat") if row.state == "minutes" else gettext("Dagsorden")
    title = ", ".join(filter(None, (row.body_name, shown.day_words(row.on) if row.on else "")))
    return Preview(title, f"{what}. {place}.")


def item(view: ItemView, held: MeetingView) -> Preview:
    """The decision's words; before there are any, what is asked, or how the case text begins."""
    words = view.decision.text if view.decision else ""
    words = words or " ".join(clause.text for clause in view.clauses)
    words = words or next((section.text for section in view.sections if section.text), "")
    where = ", ".join((held.body.name, shown.day_words(held.on)))
    return _preview(view.title or gettext("Uden titel"), f"{where}: {words}" if words else where)


def case(path: PathView) -> Preview:
    bodies = dict.fromkeys(shown.body_name(step.body) or step.abbreviation for step in path.steps)
    return _preview(path.title, f"{gettext('Sagens vej')}: {', '.join(filter(None, bodies))}")


def named(name: str, place: str) -> Preview:
    """A body or a person."""
    words = gettext("Møder, afstemninger og beslutninger i %(place)s.") % {"place": place}
    return Preview(name, words)


def _preview(title: str, words: str) -> Preview:
    return Preview(title, Truncator(" ".join(words.split())).chars(LONGEST))
