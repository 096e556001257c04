import pytest

from raadslag.ingest.parse.lines import Unreadable
from raadslag.ingest.parse.sources import read_bytes, roles
from raadslag.ingest.parse.sources.tests.exports import ACADRE, EDOC, FUJITSU, SBSYS, TABLES


def roles_and_texts(text, encoding="utf-8"):
    source = read_bytes(text.encode(encoding), "eksport.xml")
    return source.kind, [(line.role, line.text) for line in source.lines if not line.blank]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "iso-8859-1", "utf-16"])
def test_sbsys(encoding):
    kind, fields = roles_and_texts(SBSYS.format(encoding=encoding), encoding)

    assert kind == "sbsys-xml"
    assert fields == [
        (roles.DOCUMENT_TYPE, "referat"),
        (roles.AGENDA_ID, "7"),
        (roles.MEETING_ID, "3"),
        (roles.BODY, "Havneudvalget"),
        (roles.DATE, "27. august 2018"),
        (roles.START, "16:00"),
        (roles.END, "18:30"),
        (roles.PLACE, "Rådhuset"),
        (roles.ITEM_TITLE, "Ny badebro"),
        (roles.ITEM_ID, "11"),
        (roles.SECTION_HEADING, "Sagsfremstilling"),
        (roles.SECTION_TEXT, "Broen er 64 meter."),
        (roles.SECTION_TEXT, "1. at den bygges"),
        (roles.SECTION_HEADING, "Økonomiske forhold"),
        (roles.SECTION_TEXT, "Ingen."),
        (roles.SECTION_TEXT, "To & tre"),
        (roles.SECTION_HEADING, "Beslutning"),
        (roles.SECTION_TEXT, "Godkendt."),
        (roles.SECTION_TEXT, "Enigt."),
        (roles.ATTACHMENT, "Tegning"),
        (roles.ATTACHMENT_CLOSED, "Tilbud"),
        (roles.ITEM_TITLE, "Køb af grund"),
        (roles.ITEM_ID, "12"),
        (roles.ITEM_CLOSED, "Lukket punkt"),
        (roles.OTHER, "Note: Ord uden plads"),
    ]


def test_attachments_keep_their_address():
    source = read_bytes(SBSYS.format(encoding="utf-8").encode(), "a.xml")

    assert [line.links for line in source.lines if line.links] == [
        (("Tegning", "1.pdf"),),
        (("Tilbud", "2.pdf"),),
    ]


def test_several_agendas_of_one_meeting():
    first = SBSYS.format(encoding="utf-8").split("?>")[1]
    second = first.replace('DagsordenID="7"', 'DagsordenID="8"')

    _, fields = roles_and_texts(f"<Dagsordener>{first}{second}</Dagsordener>")

    assert (roles.SUPPLEMENT, "8") in fields
    assert [text for role, text in fields if role == roles.ITEM_TITLE] == [
        "Ny badebro",
        "Køb af grund",
        "Ny badebro",
        "Køb af grund",
    ]


def test_acadre():
    assert roles_and_texts(ACADRE) == (
        "acadre-xml",
        [
            (roles.DOCUMENT_TYPE, "referat"),
            (roles.AGENDA_ID, "5"),
            (roles.MEETING_ID, "9"),
            (roles.BODY, "Økonomiudvalget"),
            (roles.DATE, "2018-08-27T16:00:00"),
            (roles.PLACE, "Lokale 2"),
            (roles.PRESENT, "Bo Vig"),
            (roles.ABSENT, "Ane Holm"),
            (roles.ITEM_TITLE, "Budget"),
            (roles.ITEM_NUMBER, "4"),
            (roles.ITEM_ID, "a1"),
            (roles.ITEM_CLOSED, "Lukket punkt"),
            (roles.SECTION_HEADING, "Indstilling"),
            (roles.SECTION_TEXT, "at"),
            (roles.SECTION_HEADING, "Høring"),
            (roles.EARLIER_BODY, "Havneudvalget"),
            (roles.EARLIER_DATE, "2018-08-20"),
            (roles.EARLIER_TEXT, "Anbefales."),
            (roles.ATTACHMENT_CLOSED, "Tal.xlsx"),
        ],
    )


def test_acadre_tables():
    assert roles_and_texts(TABLES) == (
        "acadre-xml",
        [
            (roles.AGENDA_ID, "77"),
            (roles.MEETING_ID, "8"),
            (roles.DATE, "2012-03-01"),
            (roles.PRESENT, "Bo Vig"),
            (roles.ABSENT, "Ane Holm"),
            (roles.ITEM_TITLE, "Budget"),
            (roles.ITEM_ROUTE, "ØU/KB"),
            (roles.ITEM_DECIDED_BY, "Kommunalbestyrelsen"),
            (roles.ITEM_ABSENT, "Ane Holm"),
        ],
    )


def test_edoc_of_fujitsu_in_the_order_of_its_numbers():
    assert roles_and_texts(FUJITSU) == (
        "edoc-xml",
        [
            (roles.DOCUMENT_TYPE, "dagsorden"),
            (roles.AGENDA_ID, "10"),
            (roles.MEETING_ID, "6"),
            (roles.BODY, "Børneudvalget"),
            (roles.DATE, "27-08-2018 16:00"),
            (roles.PLACE, "Skolen"),
            (roles.ITEM_TITLE, "Første"),
            (roles.ITEM_NUMBER, "1"),
            (roles.ITEM_CASE_NUMBER, "18/12"),
            (roles.SECTION_HEADING, "Resume"),
            (roles.SECTION_TEXT, "Kort"),
            (roles.ATTACHMENT, "Kort"),
            (roles.ITEM_TITLE, "Anden"),
            (roles.ITEM_NUMBER, "2"),
        ],
    )


def test_edoc():
    assert roles_and_texts(EDOC) == (
        "edoc-xml",
        [
            (roles.DOCUMENT_TYPE, "referat"),
            (roles.BODY, "Ældrerådet"),
            (roles.DATE, "27-08-2018"),
            (roles.ITEM_TITLE, "Sag"),
            (roles.ITEM_NUMBER, "3"),
            (roles.ITEM_ID, "d9"),
            (roles.ITEM_CLOSED, "Lukket punkt"),
            (roles.ITEM_TEXT, "Resume"),
            (roles.ITEM_TEXT, "Teksten"),
        ],
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<Dagsorden><Møde", "ødelagt"),
        ("<Dagsorden DagsordenID='1'/>", "intet møde"),
        ("<Publication/>", "ingen dagsorden"),
        ("<Root><Notification><Publish>true</Publish></Notification></Root>", "meddelelse"),
        ("<Root/>", "intet møde"),
    ],
)
def test_what_holds_no_meeting_is_refused(text, reason):
    with pytest.raises(Unreadable, match=reason):
        read_bytes(text.encode(), "a.xml")


@pytest.mark.parametrize("layers", [1, 11])
def test_entities_are_not_unfolded(layers):
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, layers + 1))
    text = f'<!DOCTYPE d [<!ENTITY l0 "ha">{entities}]><Dagsorden><Møde Udvalg="&l{layers};"/></Dagsorden>'

    try:
        _, fields = roles_and_texts(f'<?xml version="1.0"?>{text}')
    except Unreadable:
        fields = []

    assert len(str(fields)) < 200


def test_no_file_is_fetched(tmp_path):
    secret = tmp_path / "hemmelig"
    secret.write_text("kodeord")
    text = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]><Dagsorden><Møde Udvalg="X"/><a>&x;</a></Dagsorden>'

    assert "kodeord" not in str(roles_and_texts(text))
