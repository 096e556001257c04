import pytest

from raadslag.ingest.parse.sources import read_bytes


def page(body, head=""):
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def source_of(body, head=""):
    return read_bytes(page(body, head).encode(), "side.html")


def texts(body):
    return [line.text for line in source_of(body).lines if not line.blank]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Et</p><p>To</p>", ["Et", "To"]),
        ("<div>Et<br>To<div>Tre</div>Fire</div>", ["Et", "To", "Tre", "Fire"]),
        ("<p>et <b>fedt</b>\n ord</p>", ["et fedt ord"]),
        ("<ol start=3><li>at<li>at igen</ol>", ["3. at", "4. at igen"]),
        ("<ol type=a><li>et<li value=4>to</ol>", ["a. et", "d. to"]),
        ("<ul><li><p>et</p></li><li>to</li></ul>", ["- et", "- to"]),
        ("<ul style='list-style: none'><li>et</ul>", ["et"]),
        ("<table><tr><th>Navn<th>Parti<tr><td>Bo<td>A</table>", ["Navn\tParti", "Bo\tA"]),
        ("<table><tr><td>DIR<td>ØU<td>KB<tr><td><td>X<td></table>", ["DIR\tØU\tKB", "\tX\t"]),
        ("<table><tr><td><p>Et</p><p>To</p><td>Tre</table>", ["Et", "To", "Tre"]),
        ("<table><tr><td><table><tr><td>a<td>b</table></table>", ["a\tb"]),
        ("<pre>Et\n  To</pre>", ["Et", "To"]),
        ("A &amp; B&nbsp;C &#230;", ["A & B\xa0C æ"]),
        ("<script>var x = 'nej'</script><style>p{}</style><p>ja</p>", ["ja"]),
        ("<form><p>Hele siden står i en formular</p></form>", ["Hele siden står i en formular"]),
    ],
)
def test_blocks_become_lines(body, expected):
    assert texts(body) == expected


def test_headings_have_levels_and_paragraphs_a_gap():
    lines = source_of(
        "<h1>Referat</h1><p>Tekst</p><div role=heading aria-level=3>Punkt</div>"
    ).lines

    assert [(line.text, line.level) for line in lines] == [
        ("Referat", 1), ("", None), ("Tekst", None), ("", None), ("Punkt", 3),
    ]  # fmt: skip


def test_a_line_is_bold_only_where_all_of_it_is():
    lines = source_of("<p><b>Beslutning</b></p><p><b>Dato</b> i dag</p>").lines

    assert [line.bold for line in lines if line.text] == [True, False]


def test_links_keep_their_address():
    (line,) = source_of('<ul><li><a href="/bilag/1.pdf">Kort <b>A</b></a> (PDF)</ul>').lines

    assert line.text == "- Kort A (PDF)"
    assert line.links == (("Kort A", "/bilag/1.pdf"),)


def test_what_belongs_to_the_site_is_furniture_and_not_lost():
    source = source_of(
        "<header><p>Kommunen</p></header><nav><a href=/>Forside</a></nav>"
        "<div class='cookie-banner'>Vi bruger cookies</div>"
        "<main><h1>Referat</h1><p>Godkendt, efter at udvalget havde drøftet sagen.</p></main>"
        "<button>Del</button><footer>Rådhuspladsen 1</footer>",
        head="<title>Referat · Kommunen</title>",
    )

    assert [line.text for line in source.lines if line.text] == [
        "Referat",
        "Godkendt, efter at udvalget havde drøftet sagen.",
    ]
    assert {(entry.kind, entry.text) for entry in source.furniture} == {
        ("head", "Referat · Kommunen"),
        ("head", "Kommunen"),
        ("menu", "Forside"),
        ("menu", "Vi bruger cookies"),
        ("menu", "Del"),
        ("foot", "Rådhuspladsen 1"),
    }


def test_a_header_with_the_only_title_is_read():
    assert texts("<header><h1>Teknisk Udvalg</h1></header><p>Punkt 1 om veje og stier</p>") == [
        "Teknisk Udvalg",
        "Punkt 1 om veje og stier",
    ]


def test_hidden_text_is_kept_apart():
    source = source_of("<p>Ses</p><div style='display:none'>CPR 010190-1234</div><p hidden>To</p>")

    assert [line.text for line in source.lines if line.text] == ["Ses"]
    assert source.hidden == ("CPR 010190-1234", "To")


def test_text_folded_in_is_read_and_told():
    source = source_of(
        "<h2>1. Vej</h2><div class='accordion-body' style='display:none'><p>Sagen</p></div>"
    )

    assert [line.text for line in source.lines if line.text] == ["1. Vej", "Sagen"]
    assert "foldet" in source.warnings[0]


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "utf-8", "macintosh"])
def test_the_encoding_a_page_states(charset):
    data = page("<p>Mødet på Ærø – slut</p>" if charset != "iso-8859-1" else "<p>Mødet på Ærø</p>",
                f"<meta charset={charset}>").encode(charset)  # fmt: skip

    assert read_bytes(data, "a.htm").lines[0].text.startswith("Mødet på Ærø")


def test_nesting_without_end_is_read():
    assert texts("<div>" * 3000 + "bunden") == ["bunden"]
