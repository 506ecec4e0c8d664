from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.llama.streaming import TextStream


def run(pieces: list[bytes], stop: tuple[str, ...] = ()) -> list[str]:
    stream = TextStream(stop)
    return [*(stream.feed(piece) for piece in pieces), stream.finish()]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["é".encode()[:1], "é".encode()[1:]], ["", "é", ""]),
        (["😀".encode()[:3], "😀".encode()[3:] + b"!"], ["", "😀!", ""]),
        ([b"a", "😀".encode()[:3]], ["a", "", ""]),  # cut off at the end: left out
        ([b"a\xffb"], ["ab", ""]),  # no UTF-8: left out
    ],
)
def test_only_whole_characters_come(pieces: list[bytes], expected: list[str]) -> None:
    assert run(pieces) == expected


@pytest.mark.parametrize(
    ("pieces", "stop", "expected"),
    [
        (["satu", " dua"], (), "satu dua"),
        (["satu", " dua"], ("",), "satu dua"),
        (["satu S", "TO", "P dua"], ("STOP",), "satu "),
        (["satu STO"], ("STOP",), "satu STO"),  # only begun
        (["aab"], ("ab",), "a"),
        (["aa", "ab"], ("aab",), "a"),
        (["x\n", "\ny"], ("\n\n",), "x"),
        (["abXcdY"], ("cd", "X"), "ab"),  # the first one that comes
        (["STOP"], ("STOP",), ""),
    ],
)
def test_a_stop_string_ends_the_text_before_it(
    pieces: list[str], stop: tuple[str, ...], expected: str
) -> None:
    assert "".join(run([piece.encode() for piece in pieces], stop)) == expected


def test_nothing_follows_a_stop() -> None:
    stream = TextStream(("b",))
    assert stream.feed(b"ab") == "a"
    assert stream.stopped
    assert stream.feed(b"c") + stream.finish() == ""


@given(
    text=st.text(alphabet="ab😀é", max_size=20),
    cuts=st.lists(st.integers(0, 60)),
    stop=st.lists(st.text(alphabet="ab😀é", max_size=4), max_size=3).map(tuple),
)
def test_the_cuts_between_pieces_do_not_matter(
    text: str, cuts: list[int], stop: tuple[str, ...]
) -> None:
    data = text.encode()
    places = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    found = "".join(run([data[start:end] for start, end in pairwise(places)], stop))
    assert text.startswith(found)
    assert not any(string in found for string in stop if string)
    if not any(string in text for string in stop if string):
        assert found == text
