from pathlib import Path

import numpy as np
import pytest
import yaml

from assistant.synthesis.conditions import conditions_kept

ONLY = (
    "Pengurus hanya boleh digaji bila ia bukan pendiri, tidak terafiliasi, dan bekerja penuh waktu."
)


@pytest.mark.parametrize(
    ("quote", "statement", "question"),
    [
        (ONLY, "Pengurus boleh digaji bila ia bukan pendiri dan bekerja penuh waktu.", ""),
        (ONLY, "Ya, boleh digaji.", "boleh gak pengurus yang bukan pendiri, penuh waktu, digaji?"),
        (ONLY, "Pengurus tidak boleh digaji.", ""),
        ("Foto hanya boleh dipasang dengan izin orang tua.", "Foto dipasang dengan izin.", ""),
        ("Kalau korban setuju, cerita boleh dibagikan.", "Boleh, bila korban setuju.", ""),
        ("Kalau korban setuju, cerita boleh dibagikan.", "Cerita harus dibagikan.", ""),
        ("Laporan wajib ditulis bila uang hilang.", "Laporan wajib ditulis.", ""),
        ("Data tidak boleh dibuka kecuali atas izin.", "Data tidak boleh dibuka.", ""),
        ("Photos may be shown if no face is seen.", "Photos may be shown when no face shows.", ""),
        (
            "Tidak seorang pun boleh membuka berkas kecuali atas perintah pengadilan.",
            "Tidak seorang pun boleh membuka berkas.",
            "",
        ),
        ("No one may open a file unless a court orders it.", "No one may open a file.", ""),
        ("Files can't be opened unless a court orders it.", "Files can’t be opened.", ""),
        ("Kartu memuat usia dan desa asal penerima.", "Kartu memuat usia dan desa.", ""),
        ("Kantor buka sepanjang tahun untuk warga.", "Kantor buka untuk warga.", ""),
        ("Data hanya dibuka manajer kasus.", "Data dibuka manajer kasus.", ""),
        ("Simpan berkas di lemari. Boleh disalin asal nama dihapus.", "Simpan di lemari.", ""),
    ],
)  # fmt: skip
def test_kept(quote: str, statement: str, question: str) -> None:
    assert conditions_kept(quote, statement, question, is_translated=False)


@pytest.mark.parametrize(
    ("quote", "statement"),
    [
        (ONLY, "Ya, pengurus yayasan boleh digaji."),
        ("Foto hanya boleh dipasang dengan izin orang tua.", "Foto boleh dipasang."),
        ("Foto anak hanya dipasang setelah wali menandatangani.", "Foto anak dipasang."),
        ("Kalau korban setuju, cerita boleh dibagikan.", "Ya, cerita boleh dibagikan."),
        ("Cerita boleh dibagikan, asalkan nama dihapus.", "Cerita dibagikan."),
        (
            "Petugas tidak perlu meminta persetujuan lagi kecuali tujuan survei berubah.",
            "Petugas tidak perlu meminta persetujuan lagi.",
        ),
        (
            "Menurut UU No. 27 Tahun 2022, data anak diproses hanya setelah wali menyetujui.",
            "Menurut UU No. 27 Tahun 2022, data anak diproses.",
        ),
        (
            "Hanya bendahara boleh mencairkan dana bila ketua menandatangani cek, dan itu dicatat.",
            "Bendahara boleh mencairkan dana.",
        ),
        (
            "Only the treasurer may release money if the chair signs, and receipts are kept.",
            "The treasurer may release money.",
        ),
        ("Data boleh dibuka kecuali alamat rumah aman.", "Data boleh dibuka."),
        ("Photos may be shown if no face is seen.", "Photos may be shown."),
        ("Lists are sent only after the donor signs a contract.", "Lists are sent."),
        ("Names can be kept unless the person objects.", "Yes, names can be kept."),
    ],
)
def test_left_out(quote: str, statement: str) -> None:
    assert not conditions_kept(quote, statement, "", is_translated=False)


@pytest.mark.parametrize(
    ("statement", "kept"),
    [
        ("A board member may be paid if not a founder.", True),
        ("A board member may be paid.", False),
    ],
)
def test_of_a_translation_a_condition_is_asked_for(statement: str, kept: bool) -> None:
    assert conditions_kept(ONLY, statement, "", is_translated=True) is kept


def test_a_question_when_is_no_condition() -> None:
    question = "When may a board member be paid?"
    statement = "A board member may be paid."
    assert not conditions_kept(ONLY, statement, question, is_translated=True)


@pytest.mark.parametrize("part", [0, 1])
def test_most_conditions_are_missed_where_they_are_left_out(part: int) -> None:
    text = Path(__file__).with_name("conditions.yaml").read_text(encoding="utf-8")
    found: dict[bool, list[bool]] = {True: [], False: []}
    for row in yaml.safe_load(text)[part::2]:
        kept = conditions_kept(row["quote"], row["statement"], row["question"], is_translated=False)
        found[row["kept"]].append(kept)
    assert np.mean(found[True]) >= 0.95
    assert np.mean(found[False]) <= 0.3
