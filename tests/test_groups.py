import pytest

from assistant.groups import without_groups


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Bolehkah memotret warga Papua?", "Bolehkah memotret warga?"),
        ("foto warga madura boleh diunggah ga?", "foto warga boleh diunggah ga?"),
        ("data keluarga yang beragama Kristen hilang", "data keluarga hilang"),
        ("penyintas dari kalangan warga Tionghoa", "penyintas dari kalangan warga"),
        ("Petani asal NTT menolak difoto.", "Petani menolak difoto."),
        ("pelamar mantan narapidana", "pelamar"),
        ("Ibu-ibu transpuan bertanya", "Ibu-ibu bertanya"),
        ("Pengungsi Rohingya meminta datanya", "Pengungsi meminta datanya"),
        ("What may we tell Papuan villagers?", "What may we tell villagers?"),
        ("photos of Chinese Indonesian families", "photos of families"),
        ("Can formerly imprisoned people apply?", "Can people apply?"),
    ],
)
def test_groups_are_left_out(question: str, plain: str) -> None:
    assert without_groups(question) == plain


@pytest.mark.parametrize(
    "question",
    [
        "Kantor kami di Papua, ke mana kami melapor?",
        "Bagaimana cuaca di Jawa?",
        "Siapa yang boleh melihat data warga?",
        "Apa itu Papua?",
        "Warga di Aceh menolak  survei",
        "Kami menerjemahkan ke bahasa Jawa untuk warga",
        "keluarga penyandang disabilitas",
        "anak perempuan korban kekerasan",
        "orang transit di pelabuhan",
        "We trans-shipped people",
        "Our office is in Papua.",
        "The transparency of people in charge",
        "blind participants",
    ],
)
def test_all_else_stays(question: str) -> None:
    assert without_groups(question) == question


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("keluarga difabel ini", "keluarga ini"),
        ("pelamar penyandang disabilitas netra itu", "pelamar itu"),
        ("this disabled family", "this family"),
        ("pasien dengan HIV", "pasien"),
    ],
)
def test_groups_with_guidance_of_their_own_only_on_demand(question: str, plain: str) -> None:
    assert without_groups(question) == question
    assert without_groups(question, also_apart=True) == plain
