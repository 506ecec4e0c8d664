"""Every act that is written down anywhere is told in words, in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant
from assistant.types import Language
from assistant.ui.admin.acts_view import act_words
from assistant.ui.trainer.acts import NOTED

_ROOT = Path(assistant.__file__).parent


def _noted() -> Iterator[str]:
    """Yield the acts that the program names where it writes them down."""
    yield from NOTED.values()
    for path in _ROOT.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and _writes_down(call):
                yield from _literals(call.args)


def _writes_down(call: ast.Call) -> bool:
    name = ast.unparse(call.func)
    if name in ("note", "_note"):
        return ast.unparse(call.args[0]) in ("settings", "desk")
    return name.endswith(("audit.note", "log.note"))


def _literals(given: list[ast.expr]) -> Iterator[str]:
    for one in given[:3]:  # the act comes first, or after the settings or the desk
        parts = [one.body, one.orelse] if isinstance(one, ast.IfExp) else [one]
        for part in parts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def test_the_acts_are_found() -> None:
    assert {"log-in", "sync", "link gap", "release", "trust key", "account added"} <= set(_noted())


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_act_has_words(language: Language) -> None:
    assert sorted({act for act in _noted() if act_words(act, language) is None}) == []
