from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.paths import bundled
from assistant.prompts import load_prompts, read_prompt

VALID = """---
id: greet
version: 2
purpose: A greeting.
variables: [name]
---
## system
Be kind.
## user
Hello $name
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "greet.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_and_renders(tmp_path: Path) -> None:
    prompt = read_prompt(write(tmp_path, VALID))
    assert prompt.name == "greet@2"
    system, user = prompt.render(name="{Bu} 100% $x")
    assert (system.role, system.content) == ("system", "Be kind.")
    assert (user.role, user.content) == ("user", "Hello {Bu} 100% $x")


def test_messages_of_lasting_variables_alone_are_lasting(tmp_path: Path) -> None:
    text = VALID.replace("[name]", "[name, text]\nlasting: [text]")
    prompt = read_prompt(write(tmp_path, text.replace("## user", "## user\n$text\n## user")))
    messages = prompt.render(name="Ani", text="Isi.")
    assert [message.lasting for message in messages] == [True, True, False]
    assert prompt.beginning(text="Isi.") == messages[:2]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("Isi: $text\n\nTanya: $name\nJawab.", "Isi: Bu\n\n"),
        ("Isi: $text\nLagi: ${name} $name", "Isi: Bu\n"),
        ("Isi: $text. Tanya: $name", ""),
        ("Harga $$name:\n$text\n$name", "Harga $name:\nBu\n"),
        ("$name\n$text", ""),
    ],
    ids=["own line", "twice", "same line", "no variable", "first line"],
)
def test_lines_before_a_late_variable_are_the_head(tmp_path: Path, body: str, head: str) -> None:
    text = VALID.replace("[name]", "[name, text]\nlate: [name]").replace("Hello $name", body)
    prompt = read_prompt(write(tmp_path, text))
    rules, asked = prompt.render(name="Ani\n$text", text="Bu")
    assert (rules.head, asked.content[: asked.head]) == (0, head)
    *_, early = prompt.early(text="Bu")
    assert early.content[: early.head] == head
    assert "Ani" not in early.content


@pytest.mark.parametrize("values", [{}, {"name": "a", "other": "b"}, {"other": "b"}])
def test_variables_are_strict(tmp_path: Path, values: dict[str, str]) -> None:
    prompt = read_prompt(write(tmp_path, VALID))
    with pytest.raises(ValueError, match="disagree"):
        prompt.render(**values)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("---\nid", "id", "front matter"),
        ("id: greet", "id: other", "file name"),
        ("[name]", "[]", "declared and used"),
        ("[name]", "[name, more]", "declared and used"),
        ("[name]", "[name]\nlasting: [text]", "not used"),
        ("[name]", "[name]\nlate: [text]", "late"),
        ("[name]", "[name]\nlasting: [name]\nlate: [name]", "late"),
        ("[name]\n---\n## system\n", "[name]\nlate: [name]\n---\n## system\n$name ", "late"),
        ("version: 2", "version: 0", "greater than"),
        ("version: 2", "version: 2\nextra: 1", "not permitted"),
        ("## user", "## assistant", "## user"),
        ("id: greet", "id: [", "expected"),
    ],
)
def test_a_faulty_file_is_refused_with_the_reason(
    tmp_path: Path, before: str, after: str, reason: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        read_prompt(write(tmp_path, VALID.replace(before, after, 1)))
    assert reason in str(caught.value)
    assert "greet.md" in caught.value.what("id")


def test_shipped_prompts_keep_the_rules_apart_and_the_question_after_the_quotes() -> None:
    prompts = load_prompts(bundled("prompts"))
    assert set(prompts) == {"answer_id", "answer_en", "passage_id", "passage_en"}
    for name in ("answer_id", "answer_en"):
        rules, asked, *_ = prompts[name].render(
            evidence="[1] (Judul) Isi.", question="Apa gunanya?"
        )
        assert rules.role == "system"
        assert "[1] (Judul) Isi." not in rules.content
        assert "[1] (Judul) Isi." in asked.content[: asked.head]
        assert "Apa gunanya?" in asked.content[asked.head :]


def test_nothing_before_the_question_depends_on_it_where_a_passage_is_read() -> None:
    prompts = load_prompts(bundled("prompts"))
    for name in ("passage_id", "passage_en"):
        prompt = prompts[name]
        rules, read, asked = prompt.render(heading="Judul", passage="Isi.", question="Apa?")
        assert rules.role == "system"
        assert "Isi." in read.content
        assert "Apa?" in asked.content
        assert prompt.beginning(heading="Judul", passage="Isi.") == [rules, read]
