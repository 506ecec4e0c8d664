"""`pandu knowledge check`, without store, model or embedder."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli.main import main
from tests.checking.folders import document, english, write

GOLDEN = "".join(
    f"- question: Berkas nomor {number} ditaruh di mana?\n  register: formal\n"
    "  section: Siapa yang menyimpan arsip?\n  must_contain: [[lemari]]\n"
    for number in range(5)
)
GOOD = {"arsip.md": document(review_due="2999-01-01"), "arsip.md.golden.yaml": GOLDEN}
WRONG = {"arsip.md": document(review_due="2026-11-21"), "arsip.md.golden.yaml": GOLDEN}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The knowledge folder that the settings name."""
    folder = tmp_path / "knowledge"
    folder.mkdir()
    monkeypatch.setenv("PANDU_PATHS__KNOWLEDGE", str(folder))
    return folder


def run(*arguments: str) -> int:
    """Run the check without the search for personal data, which takes seconds to load."""
    rule = () if "--rule" in arguments else ("--rule", "dates")
    return main(["knowledge", "check", *arguments, *rule])


def test_clean(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, GOOD)
    assert run() == 0
    assert "1 berkas diperiksa; tidak ada" in capsys.readouterr().out


def test_everything_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("presidio_analyzer")
    write(folder, GOOD | {"b.md": document("# B\n\n## Apa?\n\nNIK 3201010101900000.\n", id="b")})
    assert main(["knowledge", "check", "b.md", "--json"]) == 1
    shown = capsys.readouterr().out
    assert "personal_data.found" in {one["rule"] for one in json.loads(shown)["findings"]}
    assert "3201010101900000" not in shown


def test_errors_by_file_with_place_reason_and_way(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, WRONG)
    assert run() == 1
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == "arsip.md"
    assert shown[1].startswith("  HARUS DIPERBAIKI, baris ")
    assert "21 November 2026" in shown[1]
    assert shown[2].startswith("    Mengapa: ")
    assert shown[3].startswith("    Caranya: ")
    assert shown[-1] == "1 berkas diperiksa: 1 harus diperbaiki, 0 perlu dilihat."


@pytest.mark.parametrize(("flags", "code"), [((), 0), (("--strict",), 1)])
def test_warnings_fail_only_when_strict(folder: Path, flags: tuple[str, ...], code: int) -> None:
    write(folder, {"arsip.md": document(review_due="2999-01-01", licence="bebas")})
    assert run("--rule", "sources", *flags) == code


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("dates", ["dates.overdue"]),
        ("dates.overdue", ["dates.overdue"]),
        ("dates.soon", []),
        ("identity", []),
    ],
)
def test_one_rule(
    folder: Path, rule: str, expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, WRONG)
    assert run("--json", "--rule", rule) == bool(expected)
    report = json.loads(capsys.readouterr().out)
    assert [one["rule"] for one in report["findings"]] == expected


@pytest.mark.parametrize("rule", ["date", "errors", "kinds", "dates.never", "why"])
def test_an_unknown_rule_names_the_known_ones(
    folder: Path, rule: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--rule", rule) == 2
    shown = capsys.readouterr().err
    assert "dates, duplicates" in shown
    assert "errors" not in shown.partition("Pilih")[2]


def test_only_the_named_file_and_what_involves_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = document(id="lain", review_due="2026-11-21")
    write(folder, WRONG | {"lain.md": other, "archive.md": english(reviewed_on="2026-11-01")})
    assert run("arsip.md", "--json") == 1
    shown = json.loads(capsys.readouterr().out)["findings"]
    assert {one["source"] for one in shown} == {"arsip.md"}
    assert run(str(folder / "lain.md"), "--json") == 1
    shown = json.loads(capsys.readouterr().out)["findings"]
    assert {one["source"] for one in shown} == {"lain.md"}
    assert run("arsip.md", "--json", "--rule", "pairs") == 0
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["source"], finding["involves"]) == ("archive.md", ["arsip.md"])


@pytest.mark.parametrize("name", ["tiada.md", "../luar.md", "/etc/hosts"])
def test_a_file_that_is_not_in_the_folder(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder.parent / "luar.md").write_text("Luar", encoding="utf-8")
    assert run(name) == 2
    assert name in capsys.readouterr().err.replace("\\", "/")


def test_a_missing_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PANDU_PATHS__KNOWLEDGE", str(tmp_path / "absent"))
    assert run() == 2
    assert "absent" in capsys.readouterr().err


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys\nfrom assistant.cli.main import main\n"
        "main(['knowledge', 'check', '--help'])\n"
        "print(sorted({'numpy', 'sqlite3', 'assistant.checking', 'rich.progress'}"
        " & set(sys.modules)))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    assert "--strict" in shown
    assert shown.endswith("[]\n")
