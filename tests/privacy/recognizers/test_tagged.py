"""What the tagger adds to rules, and what it is not believed."""

import pytest

from tests.privacy.conftest import Find


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("td xavonda blg klo beras blm datang", "name", "xavonda"),
        (
            "Hibah diterima oleh Ibu Maria Goreti Xandulu dan suaminya.",
            "name",
            "Maria Goreti Xandulu",
        ),
        ("anaknya zandriko sakit lagi", "name", "zandriko"),
        ("antar ke gg. kenangan 4 no 12 rt 02/05 ya", "address", "gg. kenangan 4 no 12 rt 02/05"),
        (
            "sy titip undangan ke kos putih belakang masjid Al Xandu, lantai 2, ya",
            "address",
            "kos putih belakang masjid Al Xandu, lantai 2",
        ),
    ],
)
def test_names_and_addresses_are_found_whole(text: str, kind: str, words: str, find: Find) -> None:
    assert find(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Xandulu dan Zandoro (2019) menguji dua model.",  # authors
        "Program berjalan di Kecamatan Larantuka, Kabupaten Flores Timur.",  # no household
        "Itu diatur Undang-Undang Nomor 27 Tahun 2022, Pasal 35, Pasal 37, Pasal 39.",
        "lalu kapan laporan dikirim",
        # verbs of questions
        "How do I throttle downloads to improve my internet speed?",
        "how do we shatter my personal record?",
        # groups
        "Why can't Muslims live on Jupiter?",
        "Why should Jewish people not be admitted?",
    ],
)
def test_authors_places_verbs_and_groups_are_left_alone(text: str, find: Find) -> None:
    assert find(text) == []


def test_a_title_before_a_name_is_left_readable(find: Find) -> None:
    assert find("lalu Bapak H. Zandoro Pik datang") == [("name", "Zandoro Pik")]
