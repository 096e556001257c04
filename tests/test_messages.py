"""The English catalogue: found whole, and each text with the same places to fill in."""

import re

import pytest
from django.utils.translation.template import templatize

from tests import messages

PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]")


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ('{% translate "Møder" %}', ("Møder", None)),
        ("<a title=\"{% translate 'Gå til »sagen«' %}\">", ("Gå til »sagen«", None)),
        ('{{ name|default:_("Uden titel") }}', ("Uden titel", None)),
        ('{% translate "sag" context "journal" %}', ("sag", "journal")),
        (
            "{% blocktranslate %}{{ who }} (fx) beslutter{% endblocktranslate %}",
            ("%(who)s (fx) beslutter", None),
        ),
        (
            "{% blocktranslate count n=x %}{{ n }} side{% plural %}{{ n }} sider{% endblocktranslate %}",
            (("%(n)s side", "%(n)s sider"), None),
        ),
    ],
)
def test_texts_of_templates_are_found(template, found):
    path = messages.ROOT / "x.html"

    assert [said[1:] for said in messages._in_template(path, templatize(template))] == [found]


def test_texts_of_python_are_found():
    source = 'x = gettext("Møde")\ny = ngettext("%(n)s sag", "%(n)s sager", n)\nz = "Ikke mærket"\n'

    assert [said[1] for said in messages._in_python(messages.ROOT / "x.py", source)] == [
        "Møde",
        ("%(n)s sag", "%(n)s sager"),
    ]


def test_a_text_without_english_is_named():
    said, known = messages.Catalog(), messages.Catalog()
    said.add("Møder")
    said.add("Sager")
    known.add("Møder", "Meetings")
    known.add("Sager", "")

    assert messages.missing(said, known) == ["Sager"]


def test_english_fills_in_the_same_places():
    for message in messages.kept():
        danish = message.id if isinstance(message.id, str) else message.id[-1]
        english = message.string if isinstance(message.string, str) else message.string[-1]
        if message.id and english:
            assert sorted(PLACES.findall(danish)) == sorted(PLACES.findall(english)), danish


def test_writing_twice_changes_nothing(tmp_path, monkeypatch):
    copy = tmp_path / "django.po"
    monkeypatch.setattr(messages, "CATALOGUE", copy)
    messages.write(messages.fresh(), messages.Catalog(locale="en"))
    before = copy.read_bytes()

    messages.write(messages.fresh(), messages.kept())

    assert copy.read_bytes() == before
    assert copy.stat().st_size > 1000
