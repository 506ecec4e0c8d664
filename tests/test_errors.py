import inspect

import pytest

from assistant import errors
from assistant.errors import PanduError, QuarantineError, SettingsError


def test_an_error_speaks_both_languages_and_names_its_values() -> None:
    error = SettingsError("settings.invalid", name="ui.port", reason="too large")
    assert "ui.port" in error.what("id")
    assert error.what("id") != error.what("en")
    assert error.next_step("id")
    assert str(error) == f"{error.what('en')} {error.next_step('en')}"


def test_a_missing_value_is_a_bug() -> None:
    with pytest.raises(KeyError):
        SettingsError("settings.invalid").what("id")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ({"page": 3, "line": None}, ", halaman 3"),
        ({"page": None, "line": 7}, ", baris 7"),
        ({}, ""),
    ],
)
def test_a_quarantine_says_why_and_where(place: dict[str, int | None], words: str) -> None:
    error = QuarantineError(
        QuarantineError.KEY, source="a.pdf", rule="hidden.white_text", sha256="0" * 64, **place
    )
    assert error.what("id").endswith(f"latar{words}.")
    assert "a.pdf" in error.what("en") and "a.pdf" in error.next_step("id")


def test_the_tree_in_the_docstring_is_whole() -> None:
    classes = [
        name for name, value in vars(errors).items()
        if inspect.isclass(value) and issubclass(value, PanduError)
    ]  # fmt: skip
    assert [name for name in classes if f"`{name}`" not in (errors.__doc__ or "")] == []
