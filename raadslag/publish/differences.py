"""What one version of a meeting says that the one before it did not. Pure: two views in, changes out.

Items and attachments are the same ones by their permanent ids, texts by what they are. Of something
that is closed now, nothing of what it said before is repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
from rapidfuzz.distance import Indel

from raadslag.meetings.presentation import (
    AttachmentView,
    ItemView,
    MeetingView,
    PresenceView,
    VoteView,
)

Mark = Literal["same", "new", "gone"]
State = Literal["new", "gone", "changed", "closed", "opened"]
FileState = Literal["new", "gone", "replaced", "renamed"]

TOKEN = re.compile(r"\s+|[\w.,:/-]*\w|[^\w\s]")
NEAR = 12  # words kept on either side of a change
ELLIPSIS = " … "


class Difference(msgspec.Struct, omit_defaults=True):
    """Base of what is kept of a difference."""


class Piece(Difference):
    """Words that stand, came or went. A "gone" without words: something was deleted here."""

    mark: Mark
    text: str


class TextChange(Difference):
    """How one text changed. kind: a key of WHAT; heading: of a section, as printed."""

    kind: str
    pieces: list[Piece]
    heading: str = ""


class AttachmentChange(Difference):
    """How one attachment of an item changed. position: its place in the list, from 1."""

    uid: str
    state: FileState
    position: int
    title: str = ""  # "" of one that went: why it did is not known here


class ItemChange(Difference):
    """How one item changed. uid: "" for the meeting's own head."""

    uid: str = ""
    state: State = "changed"
    number: str = ""
    number_before: str = ""  # where it has another now
    title: str = ""
    moved: bool = False  # it stands elsewhere among the items that stayed
    texts: list[TextChange] = []
    attachments: list[AttachmentChange] = []


Text = tuple[str, str, str]  # kind, heading, words


def differences(before: MeetingView, after: MeetingView) -> list[ItemChange]:
    """What changed, in the order of the new version; what went comes last."""
    old = {item.uid: item for item in before.items}
    moved = _moved([i.uid for i in before.items], [i.uid for i in after.items])
    found = [_head(before, after)]
    for item in after.items:
        was = old.pop(item.uid, None)
        found.append(_changed(was, item, moved=item.uid in moved) if was else _new(item))
    found += [_gone(item) for item in old.values()]
    return [change for change in found if change is not None]


def discreet(changes: Sequence[ItemChange]) -> list[ItemChange]:
    """The same without a word of what went: for a correction of what should not have stood there."""
    return [_discreet(change) for change in changes]


def _discreet(change: ItemChange) -> ItemChange:
    texts = [_without_words(text) for text in change.texts]
    title = "" if change.state == "gone" else change.title
    return msgspec.structs.replace(change, texts=texts, title=title)


def _without_words(text: TextChange) -> TextChange:
    """A heading goes along with the last of what stood under it."""
    pieces = [Piece(mark=p.mark, text="" if p.mark == "gone" else p.text) for p in text.pieces]
    heading = text.heading if any(piece.text.strip() for piece in pieces) else ""
    return msgspec.structs.replace(text, pieces=pieces, heading=heading)


# The head


def _head(before: MeetingView, after: MeetingView) -> ItemChange | None:
    texts = list(_text_changes(_head_texts(before), _head_texts(after)))
    return ItemChange(texts=texts) if texts else None


def _head_texts(meeting: MeetingView) -> list[Text]:
    start, end = (f"{moment:%H.%M}" if moment else "" for moment in (meeting.start, meeting.end))
    return [
        ("date", "", f"{meeting.on:%d.%m.%Y}" if meeting.on else ""),
        ("time", "", f"{start}–{end}" if end else start),
        ("place", "", meeting.place),
        ("cancelled", "", meeting.cancel_reason or "aflyst" if meeting.cancelled else ""),
        ("presence", "", "\n".join(_present(one) for one in meeting.presence)),
    ]


def _present(one: PresenceView) -> str:
    said = {True: "til stede", False: "fraværende", None: ""}[one.present]
    return ", ".join(part for part in (one.person.name, one.role, said, one.note) if part)


# Items


def _moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """Those that stand in another order among the ones that are in both."""
    both = set(before) & set(after)
    old = [uid for uid in before if uid in both]
    new = [uid for uid in after if uid in both]
    stayed: set[str] = set()
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            stayed.update(new[step.dest_start : step.dest_end])
    return both - stayed


def _new(item: ItemView) -> ItemChange:
    return ItemChange(uid=item.uid, state="new", number=item.number, title=item.title)


def _gone(item: ItemView) -> ItemChange:
    return ItemChange(uid=item.uid, state="gone", number=item.number, title=item.title)


def _changed(was: ItemView, item: ItemView, *, moved: bool) -> ItemChange | None:
    change = ItemChange(
        uid=item.uid,
        number=item.number,
        number_before=was.number if was.number != item.number else "",
        title=item.title,
        moved=moved,
    )
    if item.closed != was.closed:
        change.state = "closed" if item.closed else "opened"
        return change
    change.texts = list(_text_changes(_item_texts(was), _item_texts(item)))
    change.attachments = list(_attachment_changes(was.attachments, item.attachments))
    said = change.texts or change.attachments or change.number_before or moved
    return change if said else None


def _item_texts(item: ItemView) -> list[Text]:
    decision = item.decision
    return [
        ("title", "", item.title),
        ("ground", "", item.ground),
        ("case_number", "", item.case_number),
        ("clauses", "", "\n".join(f"{c.label} {c.text}".strip() for c in item.clauses)),
        *(
            ("section", section.heading, section.text)
            for section in item.sections
            if section.kind not in ("recommendation", "decision", "attachments")
        ),
        ("points", "", "\n".join(f"{p.label} {p.title}\n{p.text}".strip() for p in item.points)),
        ("decision", "", decision.text if decision else ""),
        ("votes", "", "\n".join(_vote(vote) for vote in decision.votes) if decision else ""),
        (
            "dissents",
            "",
            "\n".join(f"{d.person.name}: {d.text}" for d in decision.dissents) if decision else "",
        ),
    ]


def _vote(vote: VoteView) -> str:
    said = {"for": "for", "against": "imod", "abstained": "undlod at stemme"}
    sides = [
        f"{said.get(side.side, side.side)}: {', '.join(side.names)}"
        + (f" ({side.count})" if side.count is not None else "")
        for side in vote.sides
    ]
    return " · ".join([vote.subject, *sides] if vote.subject else sides)


def _attachment_changes(
    before: Sequence[AttachmentView], after: Sequence[AttachmentView]
) -> Iterator[AttachmentChange]:
    old = {file.uid: (position, file) for position, file in enumerate(before, 1)}
    fresh = [file.uid for file in after if file.uid not in old]
    for position, file in enumerate(after, 1):
        was = old.pop(file.uid, None)
        state = _file_state(was[1], file) if was else _came(file, old, fresh, before)
        if state:
            yield AttachmentChange(uid=file.uid, state=state, position=position, title=file.title)
    for position, file in old.values():
        yield AttachmentChange(uid=file.uid, state="gone", position=position)


def _file_state(was: AttachmentView, file: AttachmentView) -> FileState | None:
    if was.sha256 and file.sha256 and was.sha256 != file.sha256:
        return "replaced"
    if was.sha256 and not file.sha256:
        return "gone"  # its title still stands
    if file.sha256 and not was.sha256:
        return "new"
    return "renamed" if was.title != file.title else None


def _came(
    file: AttachmentView,
    old: dict[str, tuple[int, AttachmentView]],
    fresh: Sequence[str],
    before: Sequence[AttachmentView],
) -> FileState:
    """New, or in the place of the one of the same name that went."""
    for was in before:
        if was.title == file.title and was.uid in old and file.uid in fresh:
            del old[was.uid]
            return "replaced"
    return "new"


# Texts


def _text_changes(before: Sequence[Text], after: Sequence[Text]) -> Iterator[TextChange]:
    old = _by_name(before)
    new = _by_name(after)
    for name in dict.fromkeys([*new, *old]):
        was, words = old.get(name, ""), new.get(name, "")
        if was != words:
            kind, heading, _ = name
            yield TextChange(kind=kind, heading=heading, pieces=compared(was, words))


def _by_name(texts: Sequence[Text]) -> dict[tuple[str, str, int], str]:
    """Texts of the same kind and heading are told apart by their order."""
    named: dict[tuple[str, str, int], str] = {}
    for kind, heading, words in texts:
        count = sum(name[:2] == (kind, heading) for name in named)
        named[kind, heading, count] = words.strip()
    return named


def compared(before: str, after: str) -> list[Piece]:
    """Both texts as pieces, word by word; long stretches that stand are cut to what is near.

    Line by line first: that keeps the work small in texts of any length.
    """
    old, new = _lines(before), _lines(after)
    pieces: list[Piece] = []
    removed, added = "", ""
    for step in Indel.opcodes(old, new):
        gone = "".join(old[step.src_start : step.src_end])
        came = "".join(new[step.dest_start : step.dest_end])
        if step.tag == "equal":
            pieces += [*_words(removed, added), Piece(mark="same", text=came)]
            removed, added = "", ""
        else:
            removed += gone
            added += came
    pieces += _words(removed, added)
    return _near(_joined(pieces))


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.splitlines()]


def _words(before: str, after: str) -> list[Piece]:
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    pieces = []
    for step in Indel.opcodes(old, new):
        gone = "".join(old[step.src_start : step.src_end])
        came = "".join(new[step.dest_start : step.dest_end])
        if step.tag == "equal":
            pieces.append(Piece(mark="same", text=came))
            continue
        pieces += [Piece(mark="gone", text=gone)] if gone else []
        pieces += [Piece(mark="new", text=came)] if came else []
    return pieces


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours of a kind as one; a space alone between two changes belongs to them."""
    spread: list[Piece] = []
    for position, piece in enumerate(pieces):
        inner = 0 < position < len(pieces) - 1
        if piece.mark == "same" and not piece.text.strip() and inner:
            spread += [Piece(mark="gone", text=piece.text), Piece(mark="new", text=piece.text)]
        else:
            spread.append(piece)
    joined: list[Piece] = []
    for same, run in _runs(spread):
        marks: tuple[Mark, ...] = ("same",) if same else ("gone", "new")
        for mark in marks:
            text = "".join(piece.text for piece in run if piece.mark == mark)
            if text.strip() or (same and text):
                joined.append(Piece(mark=mark, text=text))
    return joined


def _runs(pieces: Sequence[Piece]) -> Iterator[tuple[bool, list[Piece]]]:
    run: list[Piece] = []
    for piece in pieces:
        if run and (run[0].mark == "same") != (piece.mark == "same"):
            yield run[0].mark == "same", run
            run = []
        run.append(piece)
    if run:
        yield run[0].mark == "same", run


def _near(pieces: Sequence[Piece]) -> list[Piece]:
    last = len(pieces) - 1
    return [
        _cut(piece, head=position > 0, tail=position < last) if piece.mark == "same" else piece
        for position, piece in enumerate(pieces)
    ]


def _cut(piece: Piece, *, head: bool, tail: bool) -> Piece:
    """A stretch that stands, without what is far from the changes before and after it."""
    words = re.findall(r"\s*\S+\s*?", piece.text)
    kept = NEAR * (head + tail)
    if len(words) <= kept + 2:
        return piece
    first = "".join(words[:NEAR]) if head else ""
    end = "".join(words[-NEAR:]) if tail else ""
    trailing = piece.text[len(piece.text.rstrip()) :]
    return Piece(
        mark="same",
        text=f"{first}{ELLIPSIS}{end.strip()}{trailing}" if tail else f"{first}{ELLIPSIS}",
    )
