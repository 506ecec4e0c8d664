from collections.abc import Iterator

import pytest

from assistant.privacy import Redactor
from assistant.screening.personal import is_personal, personal_spans
from assistant.sentences import sentence_spans
from assistant.types import Language


@pytest.fixture(scope="module")
def redactor() -> Iterator[Redactor]:
    yield Redactor(allow={"129"})


def withheld(redactor: Redactor, text: str, language: Language = "id") -> list[str]:
    spans = personal_spans(text, language, sentence_spans(text), redactor.detect)
    return list(dict.fromkeys(text[one.start : one.end] for one in spans))


@pytest.mark.parametrize(
    "sentence",
    [
        "Siti Rahmawati adalah penyintas KDRT.",
        "Bu Wati, 34 tahun, tunanetra, belum menerima beras.",
        "NIK 3273015708900000 sudah diverifikasi.",
        "Hubungi Rudi di 0812-3456-0000.",
        "Surelnya rudi.hartono@example.org.",
        "Laporan Siti Rahmawati sudah diterima.",
        "Mrs Siti Rahmawati was diagnosed with HIV.",
        "Anak Budi Santoso tinggal di Jl. Melati No. 5, RT 03/RW 02, Desa Rekaan.",
    ],
)
def test_withheld_whole(redactor: Redactor, sentence: str) -> None:
    text = f"Data dijaga.\n\n{sentence}\n\nLaporan ditulis rapi."
    assert withheld(redactor, text) == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        "Undang-Undang Nomor 27 Tahun 2022 mengatur data pribadi.",
        "Korban dapat menghubungi SAPA 129.",
        "Buku ini ditulis oleh Siti Rahmawati.",
        "Ketua yayasan, Budi Santoso, menerima laporan.",
        "Yayasan Cinta Anak Bangsa mendampingi penyintas.",
        "Kantor kami di Jl. Melati No. 5, Bandung.",
        "Nomor contoh di modul ini 0812-0000-0000.",
        "Presiden Joko Widodo menandatangani undang-undang itu.",
        "Penyintas berhak atas pendampingan di UPTD PPA Kabupaten Sleman.",
        "Umur 18 tahun ke atas disebut dewasa.",
        "Anne Boleyn (1501 - 19 Mei 1536) adalah istri dari Raja Henry dan Permaisuri Inggris.",
        "Robertus Bellarminus, uskup dan santo, lahir tahun 1542 dari keluarga miskin.",
        "Penyanyi Bob Dylan lahir pada 24 Mei 1941; album pertamanya terbit tahun 1962.",
        "Bastille diserbu pada ulang tahun lahir kota itu, 14 Juli 1789.",
    ],
)
def test_ordinary_sentences_stay(redactor: Redactor, text: str) -> None:
    assert withheld(redactor, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Penyanyi Siti Rahmawati positif HIV; album pertamanya terbit tahun 2012.",
        "Siti Rahmawati lahir pada 24 Mei 1991.",
        "Penyanyi Siti Rahmawati lahir pada 24 Mei 1991.",
        "Penyanyi Siti Rahmawati punya dua anak dan sebuah album. Ia klien kami.",
    ],
)
def test_published_text_is_no_leave_for_case_files(redactor: Redactor, text: str) -> None:
    assert "Siti Rahmawati" in " ".join(withheld(redactor, text))


def test_a_name_stands_where_nothing_else_tells_of_people_and_falls_where_something_does(
    redactor: Redactor,
) -> None:
    bland = "Siti Rahmawati datang pada hari Senin."
    assert withheld(redactor, bland) == []
    told = f"{bland}\n\nNIK Siti Rahmawati: 3273015708900000."
    assert bland in withheld(redactor, told)


def test_the_paragraph_goes_on_about_the_person(redactor: Redactor) -> None:
    text = (
        "Siti Rahmawati adalah penyintas. Ia positif HIV sejak 2019. Rapat dimulai pukul 9.\n\n"
        "Ia yang dirujuk wajib setuju dulu."
    )
    assert withheld(redactor, text) == [
        "Siti Rahmawati adalah penyintas.", "Ia positif HIV sejak 2019.",
    ]  # fmt: skip


TABLE = "| Nama | Umur | Kondisi |\n| --- | --- | --- |\n| Kanara Ome | 9 | asma |\n"


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        (TABLE, ["Kanara Ome"]),
        ("- Nama: Kanara Ome\n- Kondisi: asma\n- Dusun: Hilir\n", ["Kanara Ome", "asma", "Hilir"]),
        ("nama;umur;desa\nKanara Ome;9;Hilir\nTaru Beko;8;Hulu\n", ["Kanara Ome", "Taru Beko"]),
        ("| Nama dokumen | Isi |\n| --- | --- |\n| SOP | Aduan |\n", []),
        ("| Alat | Umur |\n| --- | --- |\n| Laptop | 3 |\n", []),
    ],
)
def test_lists_of_people_are_withheld_row_by_row(
    redactor: Redactor, text: str, hidden: list[str]
) -> None:
    found = " ".join(withheld(redactor, text))
    assert all(value in found for value in hidden)
    assert bool(found) == bool(hidden)


@pytest.mark.parametrize(
    ("name", "told", "expected"),
    [
        ("Kasus Siti Rahmawati", False, True),
        ("Siti Rahmawati", True, True),
        ("Siti Rahmawati", False, False),
        ("Pengaduan dan rujukan", True, False),
    ],
)
def test_titles(redactor: Redactor, name: str, told: bool, expected: bool) -> None:
    assert is_personal(name, "id", redactor.detect, told=told) is expected
