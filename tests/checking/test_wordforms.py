"""Whether text looks like words; `pytest --update-docs` learns the table anew."""

import random
import textwrap
import tomllib
from functools import cache
from pathlib import Path

import pytest

from assistant.checking.wordforms import LEAST_SHARE, learn_runs, share_of_words
from assistant.files import replace_text

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "assistant" / "checking" / "trigrams.toml"
HEAD = (
    "# Runs of three letters in the words of knowledge/*/*/*.md, Indonesian and English; _ is the\n"
    "# edge of a word. Made by: pytest tests/checking/test_wordforms.py --update-docs\n"
)
PAGE = 1_800  # characters, as on a printed page


@cache
def bodies() -> tuple[str, ...]:
    """The Markdown documents without their front matter."""
    paths = sorted((ROOT / "knowledge").glob("*/*/*.md"))
    return tuple(path.read_text(encoding="utf-8").split("\n---\n", 1)[1] for path in paths)


def misread(text: str, every: int) -> str:
    """Put a random letter or sign in the place of one letter in `every`, as a poor scan does."""
    chance = random.Random(0)  # noqa: S311 (no secret)
    return "".join(
        chance.choice("abcdefghijklmnopqrstuvwxyz1|0")
        if character.isalpha() and chance.random() < 1 / every
        else character
        for character in text
    )


def pages(text: str) -> list[str]:
    return [text[start : start + PAGE] for start in range(0, len(text) - PAGE, PAGE)]


def test_the_table_knows_the_library(request: pytest.FixtureRequest) -> None:
    runs = learn_runs(bodies())
    if request.config.getoption("--update-docs"):
        rows = textwrap.fill(" ".join(sorted(runs)), 98)
        replace_text(TABLE, f'{HEAD}runs = """\n{rows}\n"""\n')
    known = frozenset(tomllib.loads(TABLE.read_text(encoding="utf-8"))["runs"].split())
    # Documents change; a few runs more or less move no score.
    assert len(runs - known) < 0.02 * len(runs)


def test_documents_that_were_not_learnt_from_are_told_from_poor_scans() -> None:
    good, bad = [], []
    for number, body in enumerate(bodies()):
        if number % 5 == 0:  # every fifth, for speed
            known = learn_runs(one for one in bodies() if one is not body)
            good += [share_of_words(page, known) for page in pages(body)]
            bad += [share_of_words(misread(page, 15), known) for page in pages(body)]
    assert min(share or 0 for share in good) > LEAST_SHARE
    assert max(share or 0 for share in bad) < LEAST_SHARE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pemberitahuan kebocoran data wajib disampaikan secara tertulis. " * 3, 100),
        ("The notice of a breach must be given in writing, within three days. " * 3, 100),
        ("Pernberitahuan keb0coran d@ta wajlb dlsarnpalkan secara terfulis. " * 3, 11),
        ("xq zzkw vvbj qqp wxz jjk ppq " * 8, 0),
        ("Terlalu pendek.", None),
        ("12 345 67.890 " * 30, None),
    ],
)
def test_scores(text: str, expected: int | None) -> None:
    assert share_of_words(text) == expected
