"""Every kind has a template in both languages, and gives a draft that can be read."""

from pathlib import Path
from typing import get_args

import pytest

from assistant.curation.template import fill_template
from assistant.curation.writing import make_front_matter
from assistant.documents import convert
from assistant.library.front_matter import Kind, read_front_matter

KINDS = get_args(Kind)


def draft(kind: str, language: str) -> str:
    front_matter = make_front_matter(
        id="contoh", title="Biaya $5: contoh & 'uji'", shelf="mne", kind=kind, language=language,
        status="draft", audience=("staf", "relawan"),
    )  # fmt: skip
    return fill_template(front_matter)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_of_each_kind(kind: str, language: str, tmp_path: Path) -> None:
    text = draft(kind, language)
    front_matter, body = read_front_matter(text, source="contoh.md")
    assert front_matter is not None
    assert (front_matter.kind, front_matter.status) == (kind, "draft")
    assert front_matter.audience == ("staf", "relawan")
    assert len(front_matter.self_test) == 3
    assert text[body:].startswith("# Biaya $5: contoh & 'uji'\n")
    assert "# - " in text[:body]
    path = tmp_path / "contoh.md"
    path.write_text(text, encoding="utf-8")
    headings = [one.locator.heading_path for one in convert(path, source="contoh.md").sections]
    assert len(headings) >= 4


@pytest.mark.parametrize("kind", KINDS)
def test_languages_go_together(kind: str) -> None:
    counts = [draft(kind, language).count("\n## ") for language in ("id", "en")]
    assert counts[0] == counts[1]
