from typing import Any

import pytest

from assistant.ui.trainer.fields import Fields


@pytest.mark.parametrize(
    ("sent", "one", "many", "number"),
    [
        ({"a": [" x ", "y"]}, "x", (" x ", "y"), 0),
        ({"a": ["7"]}, "7", ("7",), 7),
        ({"a": ["-7"]}, "-7", ("-7",), 0),
        ({"a": ["9" * 30]}, "9" * 30, ("9" * 30,), 0),
        ({"a": []}, "", (), 0),
        ({}, "", (), 0),
        ({"a": "x"}, "", (), 0),
        ({"a": [1, None, {"b": 1}, "z"]}, "z", ("z",), 0),
        ({1: ["x"]}, "", (), 0),
        (["a"], "", (), 0),
        (None, "", (), 0),
    ],
)
def test_fields(sent: Any, one: str, many: tuple[str, ...], number: int) -> None:
    fields = Fields(sent)
    assert (fields.one("a"), fields.many("a"), fields.number("a")) == (one, many, number)


def test_long_values_are_cut() -> None:
    assert len(Fields({"a": ["x" * 9_000]}).one("a")) == 5_000
