"""Looking at a meeting and its files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext

from raadslag.meetings.presentation import ItemView, MeetingView
from raadslag.publish.gate.seen import Attached, Seen, Text, short
from raadslag.publish.gate.texts import open_texts, public_texts
from raadslag.publish.scan import quotes, words


def examine(
    meeting: MeetingView,
    *,
    hidden: Sequence[str] = (),
    files: Sequence[Attached] = (),
    closed: Sequence[str] = (),
) -> list[Seen]:
    """Everything the gate sees in a meeting.

    meeting: as staff entitled to closed matter see it.
    hidden:  what the readers of its source files said of text that a person does not see there.
    files:   of its attachments, closed ones too: nothing open may quote them.
    closed:  closed texts of the same cases at other meetings.
    """
    found = [
        *(Seen("hidden_text", gettext("kildefil"), short(said)) for said in hidden),
        *(seen for text in public_texts(meeting) for seen in _in_text(text)),
        *(seen for item in meeting.items for seen in _in_item(item)),
        *(seen for file in files if not file.closed for seen in _in_file(file)),
        *_quoted(meeting, files, closed),
    ]
    return list(dict.fromkeys(found))


def _in_text(text: Text) -> Iterator[Seen]:
    for found in words.find(text.words):
        yield Seen(found.kind, text.place, short(found.shown), text.item_uid)


def _in_item(item: ItemView) -> Iterator[Seen]:
    where = item.number or str(item.position)
    if item.closed:
        if _has_content(item):
            yield Seen("closed_content", gettext("punkt %s") % where, "", item.uid)
        elif not (item.public_title or item.public_decision or item.ground):
            yield Seen("closed_bare", gettext("punkt %s") % where, "", item.uid)
        return
    for attachment in item.attachments:
        if attachment.closed:
            yield Seen("closed_attachment", gettext("bilag"), short(attachment.title), item.uid)


def _has_content(item: ItemView) -> bool:
    """Whether more than a heading stands in a closed item.

    Then a person says that it stays inside.
    """
    return bool(
        any(section.text.strip() for section in item.sections)
        or item.attachments
        or (item.decision and item.decision.text.strip())
    )


def _in_file(file: Attached) -> Iterator[Seen]:
    if file.report is None:
        yield _of_file(file, "file_lost", "", "")
        return
    if file.report.unscanned:
        yield _of_file(file, "unscanned", "", file.report.unscanned)
    for found in file.report.findings:
        yield Seen(
            found.kind,
            f"{file.title}, {found.place}",
            short(found.words),
            file.item_uid,
            file.uid,
            file.sha256,
            found.page,
            tuple(found.boxes),
        )


def _of_file(file: Attached, kind: str, place: str, said: str) -> Seen:
    where = f"{file.title}, {place}" if place else file.title
    return Seen(kind, where, said, file.item_uid, file.uid, file.sha256)


def _quoted(
    meeting: MeetingView, files: Sequence[Attached], closed: Sequence[str]
) -> Iterator[Seen]:
    sources = [
        *closed,
        *(_closed_words(item) for item in meeting.items if item.closed),
        *("\n".join(file.report.pages) for file in files if file.closed and file.report),
    ]
    if not any(sources):
        return
    texts = [text for item in meeting.items if not item.closed for text in open_texts(item)]
    texts += [text for file in files if not file.closed for text in _pages(file)]
    for place, said in quotes.quoted(sources, [text.words for text in texts]):
        text = texts[place]
        yield Seen(
            "quoted_closed", text.place, short(said), text.item_uid, text.attachment_uid, text.sha256, text.page
        )  # fmt: skip


def _pages(file: Attached) -> Iterator[Text]:
    for number, page in enumerate(file.report.pages if file.report else (), 1):
        place = gettext("%(title)s, side %(page)s") % {"title": file.title, "page": number}
        yield Text(place, page, file.item_uid, file.uid, file.sha256, number)


def _closed_words(item: ItemView) -> str:
    decision = item.decision.text if item.decision else ""
    return "\n".join([*(section.text for section in item.sections), decision])
