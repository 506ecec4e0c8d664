import pytest

from tests.privacy.conftest import Find


@pytest.mark.parametrize(
    "text",
    [
        "lahir {24 Mei 1980}",
        "lahir di Kupang pada {24 Agustus 1980}",
        "TTL: Kupang, {24-05-1980}",
        "tgl lahir {24/5/80}",
        "kelahiran {1980-05-24}",
        "born on {May 4, 1981}",
        "date of birth: {4 May 1981}",
        "DOB {1990-08-22}",
        "({17 Agustus 1992}) lahir di Garut",
    ],
)
def test_dates_of_birth(text: str, find: Find) -> None:
    before, rest = text.split("{")
    value, after = rest.split("}")
    assert find(before + value + after) == [("birth_date", value)]


@pytest.mark.parametrize(
    "text",
    [
        "Undang-undang ini lahir pada 17 Oktober 2022.",
        "Rapat pada 24 Mei 2026.",
        "tanggal lahir ditambah 40 untuk perempuan",
        "Tanggal lahir dihapus. Rapat 24 Mei 2026.",
    ],
)
def test_other_dates(text: str, find: Find) -> None:
    assert find(text) == []
