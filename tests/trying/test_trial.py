from pathlib import Path

import pytest

from assistant.errors import DocumentError, UserError
from assistant.trying.trial import choose_trials, read_trials
from tests.cli.trainer import HEAD
from tests.trying.samples import write_golden


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shelf = tmp_path / "tata-kelola"
    shelf.mkdir()
    (shelf / "audit.md").write_text(HEAD.format(id="audit", title="Audit") + "# Audit\n", "utf-8")
    write_golden(
        shelf / "audit.md", ("kapan?", "Audit", "Rp500 juta"), ("siapa?", "Audit", "akuntan")
    )
    (shelf / "rapat.txt").write_text("Rapat\n", encoding="utf-8")
    write_golden(shelf / "rapat.txt", ("rapat?", "Rapat", "Senin"))
    write_golden(shelf / "lama.md", ("lama?", "Lama", "1999"))
    return tmp_path


def test_questions_go_with_their_documents(folder: Path) -> None:
    found = [(one.document_id, one.source, one.golden.question) for one in read_trials(folder)]
    assert found == [
        ("audit", "tata-kelola/audit.md", "kapan?"),
        ("audit", "tata-kelola/audit.md", "siapa?"),
        (None, "tata-kelola/rapat.txt", "rapat?"),
    ]
    gone = read_trials(folder, gone=["tata-kelola/lama.md", "tata-kelola/tanpa.md"])
    assert [one.golden.question for one in gone if one.source.endswith("lama.md")] == ["lama?"]


@pytest.mark.parametrize(
    ("names", "questions"),
    [
        (["audit"], ["kapan?", "siapa?"]),
        (["tata-kelola\\audit.md"], ["kapan?", "siapa?"]),
        (["tata-kelola/rapat.txt", "audit", "audit"], ["rapat?", "kapan?", "siapa?"]),
    ],
)
def test_documents_are_named_by_id_or_source(
    folder: Path, names: list[str], questions: list[str]
) -> None:
    chosen = choose_trials(read_trials(folder), names)
    assert [one.golden.question for one in chosen] == questions


@pytest.mark.parametrize("name", ["tidak-ada", "audit.md", ""])
def test_an_unknown_name_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(UserError) as caught:
        choose_trials(read_trials(folder), ["audit", name])
    assert caught.value.key == "trying.no_questions"


def test_broken_questions_are_not_passed_over(folder: Path) -> None:
    (folder / "tata-kelola" / "rapat.txt.golden.yaml").write_text("- nothing: 1\n", "utf-8")
    with pytest.raises(DocumentError):
        read_trials(folder)
