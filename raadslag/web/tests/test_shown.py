from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone, translation

from raadslag.web import manifest
from raadslag.web.parts import Attachment
from raadslag.web.templatetags import shown

NB = "\u00a0"


@pytest.mark.parametrize(
    ("language", "at", "said"),
    [
        pytest.param(
            "da",
            datetime(2024, 1, 16, 7, 0, tzinfo=UTC),
            f"tirsdag 16. januar 2024 kl.{NB}8.00",
            id="winter",
        ),
        pytest.param(
            "da",
            datetime(2024, 6, 16, 15, 5, tzinfo=UTC),
            f"søndag 16. juni 2024 kl.{NB}17.05",
            id="summer",
        ),
        pytest.param(
            "da",
            datetime(2024, 6, 30, 22, 30, tzinfo=UTC),
            f"mandag 1. juli 2024 kl.{NB}0.30",
            id="past midnight here",
        ),
        pytest.param(
            "en",
            datetime(2024, 1, 16, 7, 0, tzinfo=UTC),
            "Tuesday 16 January 2024, 8:00",
            id="english",
        ),
        pytest.param("da", None, "", id="not stated"),
    ],
)
def test_moments_are_said_as_people_say_them(language, at, said):
    with translation.override(language):
        assert shown.moment(at) == said


def test_a_bare_date_needs_no_time_zone():
    assert shown.day(date(1997, 2, 3)) == "mandag 3. februar 1997"
    assert shown.shortday(date(1997, 2, 3)) == "3. februar 1997"


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        pytest.param((time(17), time(19, 30)), f"kl.{NB}17.00–19.30", id="both"),
        pytest.param((time(8, 5), None), f"kl.{NB}8.05", id="end not known"),
        pytest.param((None, time(9)), "", id="start not known"),
    ],
)
def test_hours_of_a_meeting(hours, said):
    assert shown.span(hours) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "i dag"),
        (1, "om 1 dag"),
        (3, "om 3 dage"),
        (-1, "for 1 dag siden"),
        (-31, "for 31 dage siden"),
        (32, ""),
        (-400, ""),
    ],
)
def test_near_days_are_told_by_distance(days, said):
    assert shown.nearby(timezone.localdate() + timezone.timedelta(days=days)) == said


@pytest.mark.parametrize(
    ("language", "kroner", "said"),
    [
        ("da", 806_000, f"806.000{NB}kr."),
        ("da", Decimal("1234.5"), f"1.234,50{NB}kr."),
        ("da", Decimal("-75500.00"), f"−75.500{NB}kr."),
        ("da", 0, f"0{NB}kr."),
        ("da", 12_345_678_901, f"12.345.678.901{NB}kr."),
        ("en", 806_000, f"DKK{NB}806,000"),
        ("da", None, ""),
    ],
)
def test_amounts(language, kroner, said):
    with translation.override(language):
        assert shown.amount(kroner) == said


def test_names_carry_their_letter():
    assert shown.party("Anja Holtze", "A") == "Anja Holtze (A)"
    assert shown.party("Ib Kær", "") == "Ib Kær"


def test_recommended_attachments_come_first_and_keep_their_order():
    files = [
        Attachment("a"),
        Attachment("b", recommended=True),
        Attachment("c"),
        Attachment("d", recommended=True),
    ]

    assert [f.title for f in shown.recommended_first(files)] == ["b", "d", "a", "c"]


def test_an_unbuilt_file_is_named_with_what_to_do():
    with pytest.raises(ImproperlyConfigured, match=r"mangler\.css.*make assets"):
        manifest.address("mangler.css")

    assert shown.built_asset("mangler.css") == ""


def test_built_files_carry_a_hash_and_lie_there_compressed():
    built = manifest.address("app.css").rpartition("/")[2]

    assert built.startswith("app.")
    assert built != "app.css"
    assert (manifest.BUILD / built).exists()
    assert (manifest.BUILD / f"{built}.br").stat().st_size < (
        manifest.BUILD / built
    ).stat().st_size / 4


def test_an_icon_is_silent_beside_a_word_and_speaks_alone():
    assert 'aria-hidden="true"' in shown.icon("lock")
    assert 'aria-label="Lukket &lt;b&gt;"' in shown.icon("lock", "Lukket <b>")
