import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.privacy.reading import read


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("０８１２", "0812"),
        ("nol delapan satu dua nol nol", "081200"),
        ("hp: nol delapan satu dua, nol nol nol.", "hp: 0812000."),
        ("zero eight one two double zero", "081200"),
        ("08 satu dua nol nol nol", "0812000"),
        ("O812-OOOO-1234", "0812-0000-1234"),
        ("08\u200b12", "0812"),
        ("0812–0000", "0812-0000"),
        ("satu dua tiga", "satu dua tiga"),
        ("dua puluh satu orang", "dua puluh satu orang"),
        ("Oo ooo oooo ooo", "Oo ooo oooo ooo"),
        ("", ""),
    ],
)
def test_plain_text(text: str, plain: str) -> None:
    assert read(text).text == plain


def test_the_way_back() -> None:
    text = "wa nol delapan satu dua nol nol ya"
    reading = read(text)
    start = reading.text.index("0812")
    assert reading.original(start, start + 6) == (3, 31)
    assert text[3:31] == "nol delapan satu dua nol nol"


@given(st.text(alphabet="nol satu08-O\u200b０ \n", max_size=60))
def test_every_stretch_has_an_origin(text: str) -> None:
    reading = read(text)
    for start in range(len(reading.text)):
        begin, end = reading.original(start, start + 1)
        assert 0 <= begin < end <= len(text)
