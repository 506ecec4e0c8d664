"""Sentences of Indonesian and English, plain and in Markdown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Lihat Ps. 46 ayat (1) huruf a dan No. 27 Tahun 2022.",
        "Dendanya Rp500.000,00 untuk 3.500 orang.",
        "Dendanya Rp. 500.000 saja.",
        "Surat a.n. Budi dikirim ke Jl. Melati No. 5, Kab. Bogor.",
        "Sdr. Andi dan Dr. Siti hadir.",
        "Rapat dipimpin Prof. Ir. H. Rahman.",
        "Ditulis oleh A. B. Susanto di sini.",
        "Batasnya 3×24 jam sejak diketahui.",
        "See pp. 12 and e.g. Article 5, i.e. The first one.",
        "Titik, koma, dll. tetap satu kalimat.",
        "Siti Aminah, S.H. Ketua Yayasan.",
        "Tunggu… nanti dulu.",
        "Tunggu... nanti dulu.",
        "“Benarkah?” tanya warga itu.",
        "Versi 2.1 dirilis pukul 10.30 pagi.",
        "Baris pertama yang\nberlanjut di baris kedua.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Satu. Dua! Tiga? Empat.", ["Satu.", "Dua!", "Tiga?", "Empat."]),
        ("Denda menurut Pasal 46. Pengendali wajib lapor.", None),
        ("Sanksi di huruf a. Pelanggar ditegur.", None),
        ("Lihat huruf B. Ketentuan lain berlaku.", None),
        ("Ada foto, video, dll. Semua dihapus.", None),
        ("Ada dua hal. Ini yang kedua.", None),
        ("The answer is no. Then stop.", None),
        ("Ada foto, dsb. Semua dihapus.", None),
        ("Tahun 2022. Undang-Undang berlaku.", None),
        ("Ada 12 orang. 5 di antaranya anak.", None),
        ("“Kami setuju.” Warga lalu pulang.", ["“Kami setuju.”", "Warga lalu pulang."]),
        ('Ia berkata "tidak." Lalu pulang.', ['Ia berkata "tidak."', "Lalu pulang."]),
        ("(Lihat lampiran.) Bagian ini wajib.", None),
        ("Ia diam... Lalu bicara.", None),
        (
            "Batasnya tiga hari. [1] Lalu umumkan. [2]",
            ["Batasnya tiga hari. [1]", "Lalu umumkan. [2]"],
        ),
        ("**Wajib lapor.** Jangan ditunda.", None),
        ("Satu.\r\nDua.", ["Satu.", "Dua."]),
    ],
)
def test_boundaries(text: str, expected: list[str | None] | None) -> None:
    found = sentences(text)
    if expected is None:
        assert len(found) == 2
        assert " ".join(found) == text
    else:
        assert len(found) == len(expected)
        assert all(want in (None, got) for got, want in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Judul. Besar\n\nIsi.", ["Isi."]),
        ("Judul\n=====\nIsi.", ["Isi."]),
        ("Judul\n---\nIsi.", ["Isi."]),
        ("Isi satu\n\n---\n\nIsi dua", ["Isi satu", "Isi dua"]),
        ("- Satu hal\n- Dua hal. Lagi.\n* Tiga", ["Satu hal", "Dua hal.", "Lagi.", "Tiga"]),
        ("1. Satu\n2. Dua\n\n3. Tiga", ["Satu", "Dua", "Tiga"]),
        ("Syarat:\na. umur;\nb. izin.", ["Syarat:", "umur;", "izin."]),
        ("(1) Ayat satu.\n(2) Ayat dua.", ["Ayat satu.", "Ayat dua."]),
        ("Berlaku sejak tahun\n22. Undang-Undang", ["Berlaku sejak tahun\n22.", "Undang-Undang"]),
        ("- [ ] Cek izin\n- [x] Cek data", ["Cek izin", "Cek data"]),
        ("> Kutipan. Lagi.", ["Kutipan.", "Lagi."]),
        ("```\nkode. Kode.\n```\nIsi.", ["Isi."]),
        ("Isi\n~~~\nkode\n```\nkode\n~~~\nAkhir", ["Isi", "Akhir"]),
        ("```\nkode tanpa akhir", []),
        (
            "| Hak | Pasal |\n| --- | :-: |\n| Akses | 7. Tujuh |",
            ["Hak | Pasal", "Akses | 7. Tujuh"],
        ),
        ("Isi:\n| a. B | c |\nLagi.", ["Isi:", "a. B | c", "Lagi."]),
        (
            "1. Satu\n\n   lanjutan. Ya.\n\nPasal\n2. Dua",
            ["Satu", "lanjutan.", "Ya.", "Pasal\n2.", "Dua"],
        ),
        ("- butir yang\n  berlanjut. Ya.", ["butir yang\n  berlanjut.", "Ya."]),
        ("", []),
        (" \n\t\n", []),
        ("***", []),
        ("…", []),
    ],
)
def test_markdown(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_part_of_a_text_keeps_its_offsets() -> None:
    text = "Luar. Satu. Dua. Luar."
    spans = sentence_spans(text, 6, 16)
    assert [text[span.start : span.end] for span in spans] == ["Satu.", "Dua."]


pieces = st.sampled_from(
    ["Pasal", "No.", "dll.", "3.500", "a.", "Rp500.000,00", "- ", "1. ", "| x ", "|", "# ", "\n",
     "\n\n", " ", "!", "?", ".", "…", "“", "”", "```\n", "---\n", "> ", "S.H.", "\r\n", "\t", "*"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(pieces, max_size=40).map("".join)))
def test_spans_are_ordered_stripped_and_lose_only_markers(text: str) -> None:
    spans = sentence_spans(text)
    last = 0
    for span in spans:
        assert last <= span.start < span.end <= len(text)
        piece = text[span.start : span.end]
        assert piece == piece.strip()
        assert re.search(r"\w", piece)
        last = span.end


@given(st.lists(st.sampled_from(["Satu kata.", "Dua kata!", "No. 5", "huruf a.", "3.500"])))
def test_prose_loses_only_whitespace(words: list[str]) -> None:
    text = " ".join(["Awal", *words])
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", [". ", "a", "* ", "> ", "|", "- ", "[1]", "\n", "A. ", "(", "_ "])
def test_hostile_repetition_is_linear(piece: str) -> None:
    sentence_spans(piece * 200_000)
