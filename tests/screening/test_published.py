import pytest

from assistant.privacy import Detection, Entity
from assistant.screening.published import (
    Standing,
    is_delicate,
    is_like_a_case,
    is_long_ago,
    standing,
)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Ia lahir tahun 1501 dan menjadi permaisuri raja.", "past"),
        ("Musa diangkat menjadi nabi sekitar tahun 1450 SM; lihat Taurat.", "past"),
        ("The king died in 1612 and his kingdom fell.", "past"),
        ("Penyanyi itu lahir di Medan; album pertamanya terbit tahun 1998.", "public"),
        ("Surah ini terdiri atas 34 ayat.", "public"),
        ("Ia bermain untuk klub Denmark.[1]", "public"),
        ("Ia lahir tahun 1501, dan cucu raja itu kini tinggal di kerajaan.", "public"),
        ("Raja itu lahir tahun 1890 dan wafat di kerajaannya tahun 1950.", "public"),
        ("Ia dilahirkan di Kupang.[1] Ia anak kelima.[2]", "private"),
        ("Sutinah tinggal di rumah yang dibangun tahun 1905.", "private"),
        ("Penyanyi kampung itu tinggal bersama anaknya.", "private"),
        ("Kata raja disebut dua kali: raja.", "private"),
    ],
)
def test_how_much_a_paragraph_may_tell(paragraph: str, expected: Standing) -> None:
    assert standing(paragraph, 0, 4) == expected


def test_only_the_paragraph_itself_speaks_for_it() -> None:
    text = "Penyanyi itu punya album.\n\nSumarni tinggal bersama suaminya.\n\nFilm dan novel."
    assert standing(text, text.index("Sumarni"), text.index(" tinggal")) == "private"
    assert standing(text, 0, 8) == "public"


@pytest.mark.parametrize(
    ("text", "entity", "expected"),
    [
        ("Anne Boleyn adalah permaisuri.", Entity.NAME, False),
        ("Raja Kertanegara I. wafat.", Entity.NAME, False),
        ("Surah dalam al-Qur'an. Surah ini pendek.", Entity.NAME, False),
        ("Nomor 3273015708900000", Entity.NIK, True),
        ("Hubungi 0812-3456-0000", Entity.PHONE, True),
        ("Jl. Melati No. 5", Entity.ADDRESS, True),
        ("Ibu Sumarni tinggal di sini.", Entity.NAME, True),
        ("Kami mengunjungi Sumarni.", Entity.NAME, True),
        ("I live with my son.", Entity.NAME, True),
        ("Sumarni adalah penyintas.", Entity.NAME, True),
        ("Sumarni didampingi sejak Mei.", Entity.NAME, True),
    ],
)
def test_what_makes_a_text_like_a_case(text: str, entity: Entity, expected: bool) -> None:
    found = [Detection(entity=entity, start=0, end=4, score=1, reason="name.list")]
    assert is_like_a_case(text, found) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Penyanyi itu positif HIV.", True),
        ("Ia hidup miskin.", True),
        ("She was abused.", True),
        ("Ia dirawat karena sakit.", True),
        ("Rumah sakit itu dibangun dengan bantuan Belanda.", False),
        ("Ia menikah dan punya dua anak.", False),
    ],
)
def test_what_is_shown_of_nobody_alive(sentence: str, expected: bool) -> None:
    assert is_delicate(sentence) is expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [("14 Juli 1789", True), ("1 Mei 1915", True), ("1 Mei 1916", False), ("01/05/15", False)],
)
def test_dates_of_long_ago(date: str, expected: bool) -> None:
    assert is_long_ago(date) is expected
