import pytest

from tests.privacy.conftest import Find


@pytest.mark.parametrize(
    "text",
    [
        "lahir {24 Mei 1980}",
        "ttl kupang{24-5-1980}",
        "lahir {bln 9-2012} (tgl lupa)",
        "tgl lahr: {3-5-2001}",
        "lahir{5 Mei 1991} di Sampang",
        "2;P;{19800524};janda",
        "2,{24/5/1980},L,kawin",
        "lahir di Kupang pada {24 Agustus 1980}",
        "TTL: Kupang, {24-05-1980}",
        "tgl lahir {24/5/80}",
        "kelahiran {1980-05-24}",
        "born on {May 4, 1981}",
        "date of birth: {4 May 1981}",
        "DOB {1990-08-22}",
        "({17 Agustus 1992}) lahir di Garut",
        "lahirnya {tanggal dua belas agustus dua ribu lima}",
        "lahir {tgl 3 bln 8 thn 1998}",
        "lahir {lima delapan seribu sembilan ratus sembilan puluh}",
        "lahir {17 agustus taun 98}",
        "ttl kupang {14 08 98}",
        "tgl lahir {140898}",
        "lahir {17-VIII-1998}",
        "tgl lahir {17_08_1998}",
        "She was born on {the 5th of May, 1990}",
        "umur 15 thn / {3-4-2011}",
        "umurnya 12 ({3-4-2011})",
        "age 14 (b. {3 May 2011})",
        "{3-4-2011} (tgl lahir)",
        "ultahnya {17 agustus}, kelas 5",
        "her birthday is {May 4}",
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
        "Hari lahir Pancasila 1 Juni 1945",
        "Tahun ini lahir 120 bayi sehat.",
        "umur 12-15-18",
        "ulang tahun lembaga kami meriah, 40 tamu",
        "tanggal lahir ditambah 40 untuk perempuan",
        "Tanggal lahir dihapus. Rapat 24 Mei 2026.",
    ],
)
def test_other_dates(text: str, find: Find) -> None:
    assert find(text) == []
