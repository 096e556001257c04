"""What holds the pages to their standard must itself be able to say no."""

import pytest

from tests.harness.pages import check_page, invalid

GOOD = """<!DOCTYPE html>
<html lang="da">
<head>
  <meta charset="utf-8">
  <title>Møder – Egevig</title>
  <meta name="viewport" content="width=device-width">
</head>
<body>
  <main>
    <h1>Møder</h1>
    <form action="/" method="get"><label for="q">Søg</label><input id="q" name="q" type="search"><button type="submit">Søg</button></form>
  </main>
</body>
</html>
"""


def test_a_good_page_passes():
    check_page(GOOD)


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ('<html lang="da">', "<html>", "lang is None"),
        ("<h1>Møder</h1>", "<p>Møder</p>", "0 h1"),
        ("<h1>Møder</h1>", "<h1>Møder</h1><h1>Udvalg</h1>", "2 h1"),
        ("<title>Møder", "<title>Referater", "does not start with the h1"),
        ("<h1>Møder</h1>", "<h1>Møder</h1><h3>I dag</h3>", "h3 'I dag' follows h1"),
        ('<label for="q">Søg</label>', "", "field 'q' has no label"),
        ('<label for="q">', '<label for="p">', "points at nothing"),
        ('<form action="/"', "<form", "has no action"),
        ("<h1>", '<h1 style="color: red">', "inline style"),
        ("<h1>", '<h1 onclick="x()">', "inline handler"),
        ("</main>", "<script>1</script></main>", "inline style or script"),
        ("</main>", '<a href="/"></a></main>', "nameless"),
        ("</main>", '<a href="#intet">Nej</a></main>', "leads nowhere"),
        ("</main>", '<i id="q">x</i></main>', "id 'q' stands 2 times"),
        ("</main>", '<img src="//andet.dk/x.png" alt=""></main>', "loads from elsewhere"),
        ("</main>", "{{ punkt.titel }}</main>", "unrendered"),
    ],
)
def test_a_fault_is_named(was, becomes, fault):
    assert was in GOOD

    with pytest.raises(AssertionError, match=fault):
        check_page(GOOD.replace(was, becomes, 1))


def test_a_part_of_a_page_needs_no_head_but_unique_ids():
    check_page("<p id='a'>x</p>", fragment=True)

    with pytest.raises(AssertionError, match="stands 2 times"):
        check_page("<p id='a'>x</p><p id='a'>y</p>", fragment=True)


def test_the_validator_reads_all_pages_and_names_what_is_wrong(tmp_path):
    good, bad = tmp_path / "god.html", tmp_path / "gal.html"
    good.write_text(GOOD, "utf-8")
    bad.write_text(GOOD.replace("</form>", ""), "utf-8")

    faults = invalid([good, bad])

    assert faults
    assert all(fault.startswith("gal.html:") for fault in faults)
