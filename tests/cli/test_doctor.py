import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.cli import checks
from assistant.cli.checks import Examination
from assistant.cli.main import main
from assistant.hardware import Machine
from assistant.models.installed import InstalledModels
from assistant.network.refusals import FILE
from assistant.settings import load_settings

MACHINE = Machine(
    system="Linux",
    processor="x86_64",
    physical_cores=2,
    logical_cores=4,
    memory_mb=8_000,
    available_memory_mb=5_000,
    disk_free_mb=50_000,
    missing_features=(),
)


@pytest.fixture
def examination(tmp_path: Path) -> Examination:
    settings = load_settings()
    models = InstalledModels(settings.paths.models)
    return Examination(settings=settings, machine=MACHINE, models=models, language="en")


@pytest.mark.parametrize(
    ("version", "state"),
    [((3, 10, 9), "fail"), ((3, 11, 0), "ok"), ((3, 14, 2), "ok"), ((3, 15, 0), "fail")],
)
def test_python(examination: Examination, version: tuple[int, ...], state: str) -> None:
    check = checks.check_python(replace(examination, python=version))
    assert check.state == state
    assert bool(check.fix) == (state != "ok")


@pytest.mark.parametrize(
    ("missing", "state", "says"),
    [((), "ok", "2 cores"), (None, "ok", "can't be read"), (("avx2",), "warn", "without avx2")],
)
def test_processor(
    examination: Examination, missing: tuple[str, ...] | None, state: str, says: str
) -> None:
    machine = replace(MACHINE, missing_features=missing)
    check = checks.check_processor(replace(examination, machine=machine))
    assert check.state == state
    assert says in check.detail


@pytest.mark.parametrize(
    ("total", "available", "state"),
    [(8_000, 5_000, "ok"), (8_000, 1_000, "warn"), (2_000, 1_900, "fail")],
)
def test_memory(examination: Examination, total: int, available: int, state: str) -> None:
    machine = replace(MACHINE, memory_mb=total, available_memory_mb=available)
    check = checks.check_memory(replace(examination, machine=machine))
    assert check.state == state
    assert ("--passages-only" in check.fix) == (state != "ok")


@pytest.mark.parametrize(("free", "state"), [(50_000, "ok"), (2_000, "fail")])
def test_disk_counts_the_weights_that_are_missing(
    examination: Examination, free: int, state: str
) -> None:
    machine = replace(MACHINE, disk_free_mb=free)
    assert checks.check_disk(replace(examination, machine=machine)).state == state


def test_llama_is_tried_in_another_process(examination: Examination) -> None:
    assert checks.check_llama(examination).state == "ok"


def test_models_that_are_missing_name_the_command(examination: Examination) -> None:
    check = checks.check_generator(examination)
    assert check.state == "fail"
    assert "pandu model pull" in check.fix
    assert checks.check_embedder(examination).state in ("ok", "fail")


def test_an_index_that_was_never_made_is_no_failure(examination: Examination) -> None:
    check = checks.check_index(examination)
    assert check.state == "warn"
    assert "pandu knowledge sync" in check.fix


@pytest.mark.parametrize(
    ("reads", "says"), [("passage", "2 of at most 1000 MB"), ("quotes", "2 MB; summaries are")]
)
def test_decoded_passages_are_told_with_their_size(
    examination: Examination, data_dir: Path, reads: str, says: str
) -> None:
    (data_dir / "decoded").mkdir()
    (data_dir / "decoded" / "a.state").write_bytes(bytes(1_900_000))
    settings = load_settings(answer={"reads": reads})
    check = checks.check_passages(replace(examination, settings=settings))
    assert check.state == "ok"
    assert says in check.detail


def test_prepared_sentences_are_told_with_their_size(examination: Examination) -> None:
    assert "0 of at most 200 MB" in checks.check_sentences(examination).detail
    path = examination.settings.paths.sentences
    path.parent.mkdir(parents=True)
    path.write_bytes(bytes(1_900_000))
    assert "2 of at most 200 MB" in checks.check_sentences(examination).detail


@pytest.mark.parametrize(
    ("memory", "says"),
    [(4_000, "largest"), (7_000, "Qwen3 4B"), (16_000, "Gemma 2 9B")],
)
def test_the_better_model_is_named_with_what_it_asks(
    examination: Examination, memory: int, says: str
) -> None:
    machine = replace(MACHINE, memory_mb=memory)
    check = checks.check_better_model(replace(examination, machine=machine))
    assert check.state == "ok"
    assert says in check.detail
    assert ("not tested" in check.detail) == (memory > 4_000)


@pytest.mark.parametrize(
    ("lines", "state", "says"),
    [
        ("", "ok", "0 attempts"),
        ("2026-01-02 name\n2026-01-03 name\n2026-01-03 internet\n", "warn", "3 attempts"),
    ],
)
def test_refused_attempts_are_told_by_kind(
    examination: Examination,
    data_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    lines: str,
    state: str,
    says: str,
) -> None:
    monkeypatch.setattr("assistant.network.guard.is_installed", lambda: True)
    (data_dir / FILE).write_text(lines, encoding="utf-8")
    check = checks.check_network(examination)
    assert check.state == state
    assert says in check.detail
    assert ("since 2026-01-02 (looking another computer up: 2" in check.detail) == bool(lines)


def test_a_process_without_a_guard_is_told(examination: Examination) -> None:
    assert checks.check_network(examination).state == "fail"


def test_the_command_itself_is_guarded() -> None:
    command = [sys.executable, "-m", "assistant", "doctor", "--json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    found = {check["name"]: check["state"] for check in json.loads(done.stdout)}
    assert found["network"] == "ok"


def test_doctor_says_it_all_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--lang", "en"]) == 1  # the generator is missing
    shown = capsys.readouterr().out
    assert "Python" in shown
    assert "pandu model pull" in shown
    assert "Nothing needs mending" not in shown


def test_doctor_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [check["name"] for check in found] == [
        check.__name__.removeprefix("check_") for check in checks.CHECKS
    ]
    assert {check["state"] for check in found} <= {"ok", "warn", "fail"}
