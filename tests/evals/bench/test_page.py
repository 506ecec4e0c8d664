import re

import pytest

from assistant.hardware import Machine
from assistant.strings import area
from assistant.types import Language
from evals.bench.bench import Bench
from evals.bench.figures import Figure
from evals.bench.page import render_bench, rows

MACHINE = Machine(
    system="Linux", processor="x86_64<b>", physical_cores=2, logical_cores=2, memory_mb=8_000,
    available_memory_mb=4_000, disk_free_mb=1_000, missing_features=(),
)  # fmt: skip

FIGURES = (
    Figure(name="first_token", way="plain", unit="s", values=(20.0, 22.0, 24.0)),
    Figure(name="first_token", way="lean", unit="s", values=(6.0, 7.0, 8.0)),
    Figure(name="first_token", way="ours", unit="s", values=(1.0, 2.0, 3.0)),
    Figure(name="decode", way="ours", unit="tokens/s", values=(12.0,)),
    Figure(name="sooner", way="plain", unit="x", values=(20.0, 11.0, 8.0)),
    Figure(name="memory", way="ours", unit="MB", values=(1_500.0,)),
    Figure(name="ingest", way="", unit="x", values=(0.93,)),
)


def bench(*figures: Figure) -> Bench:
    return Bench(
        date="2026-11-25T10:00:00+00:00", machine=MACHINE, load=(0.5, 2.5),
        versions={"pandu": "0"}, figures=figures,
    )  # fmt: skip


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_shows_every_figure_and_loads_nothing(language: Language) -> None:
    page = render_bench(bench(*FIGURES), language)
    for value in ("22", "11", "1500", "0.93", "12"):
        assert f">{value} " in page
    assert page.count("<svg") == 3  # ratios, first word, speed: nothing for what was not measured
    assert "x86_64&lt;b&gt;" in page
    assert not re.search(r"<script|https?://|@import|url\(", page)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_figure_way_and_unit_has_its_words(language: Language) -> None:
    words = area(language, "bench")
    for name in words["figure"]:
        for way in ("", *words["way"]):
            for unit in ("s", "tokens/s", "x", "MB", "texts"):
                figure = Figure(name=name, way=way, unit=unit, values=(1.0,))
                assert rows(bench(figure), language)


def test_a_figure_can_be_looked_up() -> None:
    found = bench(*FIGURES)
    assert found.figure("decode", "ours") is FIGURES[3]
    assert found.figure("decode", "plain") is None
