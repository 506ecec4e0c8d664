"""Train the tagger of names and addresses on marked texts.

    python -m evals.tagger_fit              # writes the model into assistant/privacy/tagging
    python -m evals.tagger_fit --crossed    # each hand's texts, tagged by one that never saw them

Read are the parts that rules were made looking at; those that judge never are. Every text counts
twice: as it is, and with other words in the place of its names, so that what stands around a name
is learned and not the names of the texts. How people ask the library is learned as text without
personal data.
"""

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from assistant.privacy import Entity, Redactor, lexicon
from assistant.privacy.tagging import tagger as tagging
from assistant.privacy.tagging.tagger import MODEL, OUTSIDE, train
from assistant.privacy.tagging.tokens import Token, list_tokens
from evals.marked_texts import Mark, MarkedText, Part, load_marked_texts
from evals.progress import counted
from evals.questions import DATASETS
from evals.redaction import SERVICES, Tally, report

KINDS = (Entity.NAME, Entity.ADDRESS)
_TAUGHT: tuple[Part, ...] = ("tuning", "judged2", "judged3")
_RULED = ("own", "strangers")
"""The hands for whose texts rules were made."""

_QUESTIONS = 2500
_SEED = 0
_LETTERS = re.compile(r"[^\W\d_]{3,}")


def taught() -> dict[str, list[MarkedText]]:
    """Read the texts to learn from, by the hand that wrote them."""
    hands: dict[str, list[MarkedText]] = {}
    for path in sorted((DATASETS / "redaction").glob("*.yaml")):
        rows = [row for part in _TAUGHT for row in load_marked_texts(path, part=part)]
        hands.setdefault(_hand(path.stem), []).extend(rows)
    return {hand: rows for hand, rows in hands.items() if rows}


def _hand(stem: str) -> str:
    first, _, _ = stem.partition("_")
    return stem if first == "hand" else first if first in _RULED else _RULED[0]


def harmless_texts(knowledge: Path) -> list[str]:
    """Draw from how people ask the library, and read its documents where they name nobody."""
    asked = [
        question
        for path in sorted(knowledge.rglob("*.asked.yaml"))
        for of_section in yaml.safe_load(path.read_text(encoding="utf-8")).values()
        for question in of_section
    ]
    written = [
        line
        for path in sorted(knowledge.rglob("*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not _names_somebody(line)
    ]
    chance = random.Random(_SEED)  # noqa: S311 - no secret
    return chance.sample(asked, min(_QUESTIONS, len(asked))) + written


def _names_somebody(line: str) -> bool:
    return any(lexicon.is_surely_listed(word.lower()) for word in _LETTERS.findall(line))


def labels(row: MarkedText, tokens: Sequence[Token]) -> list[str]:
    """Say of each token what it belongs to."""
    return [
        next(
            (
                mark.kind
                for mark in row.marks
                if mark.kind in KINDS and mark.start < token.end and token.start < mark.end
            ),
            OUTSIDE,
        )
        for token in tokens
    ]


def renamed(row: MarkedText, pool: Sequence[str], chance: random.Random) -> MarkedText:
    """Put other words in the place of a text's names, written as these were."""
    text, position = "", 0
    marks = []
    for mark in row.marks:
        text += row.text[position : mark.start]
        marked = row.text[mark.start : mark.end]
        if mark.kind == Entity.NAME:
            marked = _LETTERS.sub(lambda word: _other(word[0], pool, chance), marked)
        marks.append(Mark(kind=mark.kind, start=len(text), end=len(text) + len(marked)))
        text += marked
        position = mark.end
    return replace(row, text=text + row.text[position:], marks=tuple(marks))


def _other(word: str, pool: Sequence[str], chance: random.Random) -> str:
    """Return another name, every second time one that is put together from two."""
    one, other = chance.choice(pool), chance.choice(pool)
    if chance.random() < 0.5:
        one = one[: (len(one) + 1) // 2] + other[len(other) // 2 :]
    return one.upper() if word.isupper() else one if word.islower() else one.title()


def name_words(rows: Sequence[MarkedText]) -> list[str]:
    """List the words of all names, lower case."""
    return sorted(
        {
            word.lower()
            for row in rows
            for mark in row.marks
            if mark.kind == Entity.NAME
            for word in _LETTERS.findall(row.text[mark.start : mark.end])
        }
    )


def examples(
    rows: Sequence[MarkedText], harmless: Sequence[str]
) -> Iterator[tuple[Sequence[Token], list[str]]]:
    """Yield tokens and labels of each text, of its copy with other names, and of harmless texts."""
    pool = name_words(rows)
    chance = random.Random(_SEED)  # noqa: S311 - no secret
    for row in rows:
        named = any(mark.kind == Entity.NAME for mark in row.marks)
        for copy in (row, renamed(row, pool, chance)) if named else (row,):
            tokens = list_tokens(copy.text)
            yield tokens, labels(copy, tokens)
    for text in harmless:
        tokens = list_tokens(text)
        yield tokens, [OUTSIDE] * len(tokens)


def crossed(hands: Mapping[str, Sequence[MarkedText]], harmless: Sequence[str]) -> Tally:
    """Let a Redactor read each hand's texts whose tagger never saw them.

    Left out are the hands for whose texts rules were made, too.
    """
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for hand in counted([hand for hand in hands if hand not in _RULED], "hands"):
            path = Path(folder) / hand
            others = [row for other, rows in hands.items() if other != hand for row in rows]
            train(examples(others, harmless), path)
            redactor = Redactor(allow=SERVICES, model=path)
            for row in hands[hand]:
                tally.add(row, redactor.detect(row.text, row.language))
    return tally


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--crossed", action="store_true", help="judge by hands, write nothing")
    parser.add_argument("--knowledge", type=Path, default=Path("knowledge"))
    options = parser.parse_args(arguments)
    hands, harmless = taught(), harmless_texts(options.knowledge)
    if options.crossed:
        sys.stdout.write(report(crossed(hands, harmless)) + "\n")
        return
    rows = [row for of_hand in hands.values() for row in of_hand]
    train(examples(rows, harmless), Path(tagging.__file__).parent / MODEL)


if __name__ == "__main__":
    main()
