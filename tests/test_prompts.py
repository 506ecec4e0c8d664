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
    assert set(prompts) == {"answer_id", "answer_en"}
    for prompt in prompts.values():
        rules, asked, *_ = prompt.render(evidence="[1] (Judul) Isi.", question="Apa gunanya?")
        assert rules.role == "system"
        assert "[1] (Judul) Isi." not in rules.content
        assert asked.content.index("[1] (Judul) Isi.") < asked.content.index("Apa gunanya?")
