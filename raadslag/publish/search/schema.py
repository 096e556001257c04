"""The fields of the index.

Texts are cut into words by us and not by the engine, because a word is found by its basic forms and
by the parts of a compound, which all stand at the word's own place: so phrases match them too.
"""

from __future__ import annotations

from functools import cache

import tantivy

VERSION = 5  # rises when fields or terms change: an older index is built anew
STATE_OWNER = "~"  # the one document that says how far the index has come

KINDS = ("item", "decision", "attachment", "case", "body", "person")
FACETS = ("kind", "municipality", "body", "year", "group", "outcome", "amount")
# What is counted: counting a column costs as much as finding, so facets with few values share one.
COLUMNS = {
    "what": ("kind", "outcome", "amount"),
    "about": ("year", "group"),
    "municipality": ("municipality",),
    "body": ("body",),
}
BETWEEN = "|"  # the values of a column's facets


@cache
def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    # The id of what is found; of an attachment also that of the item it was indexed with.
    builder.add_text_field("owner", stored=True, tokenizer_name="raw", index_option="basic")
    for name in dict.fromkeys((*FACETS, *COLUMNS)):
        builder.add_text_field(
            name,
            stored=name == "kind",
            fast=name in COLUMNS,
            tokenizer_name="raw",
            index_option="basic",
        )
    builder.add_integer_field("day", fast=True, indexed=False)  # date.toordinal(); 0 not stated
    builder.add_integer_field("changed", stored=True, fast=True, indexed=False)  # microseconds
    builder.add_float_field("weight", fast=True, indexed=False)
    # Terms: all of a document, and again those of its title and of its decision, which weigh more.
    builder.add_text_field("text", tokenizer_name="raw", index_option="position")
    builder.add_text_field("title", tokenizer_name="raw", index_option="freq")
    builder.add_text_field("decision", tokenizer_name="raw", index_option="freq")
    # One page of an attachment, in a document of its own that only `page` asks for.
    builder.add_text_field("page_text", tokenizer_name="raw", index_option="position")
    builder.add_integer_field("page", stored=True, indexed=False)
    # The words as written: what snippets and other spellings are taken from.
    builder.add_text_field("said", stored=True, tokenizer_name="default", index_option="basic")
    builder.add_text_field("ruled", stored=True, tokenizer_name="default", index_option="basic")
    builder.add_bytes_field("state", stored=True)
    return builder.build()
