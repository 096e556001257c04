"""Entries as an Atom feed (RFC 4287), with what went as deleted entries (RFC 6721)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final
from xml.sax.xmlreader import AttributesImpl

from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from raadslag.publish.feeds.entries import Entry, Gone

MEDIA_TYPE: Final = "application/atom+xml; charset=utf-8"
_TOMBSTONES: Final = "http://purl.org/atompub/tombstones/1.0"
_SUBJECTS: Final = "http://www.kle-online.dk/emneplan/"
_NEVER: Final = datetime(2000, 1, 1, tzinfo=UTC)


def write(
    entries: Sequence[Entry],
    gone: Sequence[Gone],
    *,
    title: str,
    page: str,
    here: str,
    author: str,
) -> str:
    """page, here: the full addresses of the page that the feed follows, and of the feed."""
    feed = _Feed(
        title=title,
        link=page,
        description="",
        language="da",
        feed_url=here,
        feed_guid=here,
        author_name=author,
        gone=gone,
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.address,
            description=entry.words,
            unique_id=entry.address,
            pubdate=entry.published,
            updateddate=entry.updated,
            subjects=entry.subjects,
        )
    return str(feed.writeString("utf-8"))


class _Feed(Atom1Feed):
    """Says when its content changed, not when it was asked for, so that it can be kept."""

    def latest_post_date(self) -> datetime:
        entries = [item["updateddate"] for item in self.items]
        return max([*entries, *(one.at for one in self.feed["gone"])], default=_NEVER)

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:at": _TOMBSTONES}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        for one in self.feed["gone"]:
            ref = {"ref": one.address, "when": rfc3339_date(one.at)}
            handler.startElement("at:deleted-entry", AttributesImpl(ref))
            handler.addQuickElement("at:comment", one.why)
            handler.endElement("at:deleted-entry")

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """A summary is text: Django's own would say that it is HTML."""
        words = item["description"]
        super().add_item_elements(handler, {**item, "description": None})
        handler.addQuickElement("summary", words, {"type": "text"})
        for subject in item["subjects"]:
            handler.addQuickElement("category", "", {"term": subject, "scheme": _SUBJECTS})
