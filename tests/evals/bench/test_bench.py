"""A whole run, with stand-ins for the models: that all parts meet, not what they measure."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from assistant.errors import UserError
from assistant.settings import Settings, load_settings
from assistant.testing.embedder import HashEmbedder
from assistant.testing.generator import ScriptedGenerator
from assistant.types import Message
from evals.bench import bench, lookups
from evals.bench.asked import Asked
from evals.bench.bench import Plan, run
from evals.bench.figures import Figure

LONG = "Kebocoran data dilaporkan dalam tiga kali dua puluh empat jam. [1]"
PLAN = Plan(questions=2, lookups=4, files=1)


class Generator(ScriptedGenerator):
    """One that can forget."""

    def __init__(self, settings: Settings, *, lean: bool = False) -> None:
        super().__init__(lambda _: LONG)
        self.lean, self.forgot = lean, 0
        GENERATORS.append(self)

    def forget(self) -> None:
        self.forgot += 1

    def __enter__(self) -> "Generator":
        return self

    def __exit__(self, *_: object) -> None: ...


GENERATORS: list[Generator] = []


class Plain:
    """The high-level model."""

    def __init__(self, *_: object, **__: object) -> None: ...

    def reply(self, messages: Sequence[Message], *, max_tokens: int) -> Iterator[str]:
        assert max_tokens == PLAN.tokens
        return iter(LONG.split(" "))

    def close(self) -> None: ...


@pytest.fixture
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    GENERATORS.clear()
    found = bench.open_library
    models: Any = type("Models", (), {"require": lambda *_: "m.gguf"})
    card = type("Card", (), {"id": "stand-in"})
    models.chosen = lambda *_: card
    monkeypatch.setattr(bench, "installed_models", lambda _: models())
    monkeypatch.setattr(bench, "load_generator_now", Generator)
    monkeypatch.setattr(bench, "HighLevelModel", Plain)
    monkeypatch.setattr(bench, "open_library", lambda one: found(one, embedder=HashEmbedder()))
    monkeypatch.setattr(bench, "help_figure", lambda: FIGURE)
    monkeypatch.setattr(bench, "sync_figures", lambda *_, **__: [FIGURE])


FIGURE = Figure(name="help", way="", unit="s", values=(0.3,))


@pytest.mark.usefixtures("stand_ins")
def test_every_way_replies_and_only_two_forget(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked(plain=(), ours=(Message(role="user", content="x"),), seconds=0.4, chunks=())
    monkeypatch.setattr(lookups, "ask", lambda *_: iter([asked, None, asked, asked]))
    stages: list[tuple[str, int, int]] = []
    found = run(load_settings(), PLAN, lambda *stage: stages.append(stage))
    for way in ("plain", "lean", "typed", "ours"):
        waits = found.figure("first_token", way)
        assert waits is not None
        assert len(waits.values) == 2
    ours, lean, typed = GENERATORS
    assert [(one.lean, one.forgot) for one in GENERATORS] == [(False, 0), (True, 3), (False, 3)]
    assert (typed.warmed, lean.warmed) == ([asked.ours] * 3, [])
    assert asked.ours not in ours.warmed
    for way in ("prepared", "unprepared"):
        quotes = found.figure("quotes", way)
        assert quotes is not None
        assert quotes.values == (0.4, 0.4)
    same = found.figure("differing")
    assert same is not None
    assert same.values == (0,)
    assert found.figure("differing", "typed")
    assert stages[-1] == ("sync", 1, 1)
    assert ("replies", 12, 12) in stages


@pytest.mark.usefixtures("stand_ins")
def test_a_library_that_answers_nothing_is_no_bench(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookups, "ask", lambda *_: iter([None] * 4))
    with pytest.raises(UserError, match="Only 0 of 4"):
        run(load_settings(), PLAN, lambda *_: None)
