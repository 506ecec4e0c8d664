from assistant.synthesis.remembered import Remembered
from assistant.types import Statement


def said(text: str) -> tuple[Statement, ...]:
    return (Statement(text=text, citations=(1,), support=0.9),)


def test_the_summary_used_least_recently_makes_room() -> None:
    kept = Remembered(2)
    kept.keep(b"a", said("a"))
    kept.keep(b"b", said("b"))
    assert kept.find(b"a") == said("a")
    kept.keep(b"c", said("c"))
    assert (kept.find(b"a"), kept.find(b"b"), kept.find(b"c")) == (said("a"), None, said("c"))


def test_an_empty_summary_is_one_too_and_size_nought_keeps_none() -> None:
    kept, none = Remembered(1), Remembered(0)
    kept.keep(b"a", ())
    none.keep(b"a", ())
    assert kept.find(b"a") == ()
    assert none.find(b"a") is None
