"""Learn the guardrails' likelihood from the labelled examples, and write `weights.npz`.

    python -m evals.guardrail_fit

The examples are `evals/datasets/guardrail_examples/*.toml`; every eighth of the questions by which
people ask for the library's sections counts as a matter of work besides. Softmax regression with
weight decay, by Nesterov's accelerated gradient; the same data give the same weights.
"""

import argparse
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.factory import load_embedder
from assistant.guardrails.cues import cues
from assistant.guardrails.likelihood import inputs
from assistant.guardrails.reading import fold
from assistant.guardrails.rules import rules
from assistant.library.asked import ASKED_SUFFIX, parse_asked
from assistant.protocols import Vectors
from assistant.settings import load_settings
from evals.progress import counted

EXAMPLES = Path(__file__).parent / "datasets" / "guardrail_examples"
WEIGHTS = Path(__file__).parents[1] / "assistant" / "guardrails" / "weights.npz"

_DECAY = 0.3
_ASKED_WEIGHT = 0.3
"""Weight of a question of the library's beside an example of ours, which are fewer."""

_STEPS = 250
_EVERY = 8
_SPACE = "multilingual-e5-small"
"""The model, of which the catalogue has two forms with nearly the same vectors."""

_CRISIS = ("self-harm", "abuse", "child", "danger")

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One labelled text."""

    text: str
    label: str
    family: str
    weight: float = 1.0


def load_examples(folder: Path = EXAMPLES) -> list[Example]:
    """Read all families: `asks` have the family's label, the others their own."""
    return [
        Example(text=text, label=label, family=f"{path.stem}/{family['id']}")
        for path in sorted(folder.glob("*.toml"))
        for family in tomllib.loads(path.read_text(encoding="utf-8"))["family"]
        for key, label in (("asks", family["label"]), ("work", "work"), ("outside", "outside"))
        for text in family.get(key, ())
    ]


def library_questions(folder: Path) -> Iterator[Example]:
    """Return every eighth question by which people ask for a section of the library."""
    texts = [
        question
        for path in sorted(folder.rglob(f"*{ASKED_SUFFIX}"))
        for questions in parse_asked(path.read_bytes(), source=path.name).values()
        for question in questions
    ]
    for text in texts[::_EVERY]:
        if not _is_crisis(fold(text)):  # the library answers those too
            yield Example(text=text, label="work", family="library", weight=_ASKED_WEIGHT)


def _is_crisis(text: str) -> bool:
    return any(rule.category in _CRISIS and rule.matches(text) for rule in rules())


def fit(features: Matrix, targets: Matrix, weights: Matrix) -> Matrix:
    """Return the weights of the softmax regression; the last feature, a 1, hardly decays."""
    weighted = features * weights[:, None]
    step = np.float32(1 / (0.5 * np.linalg.eigvalsh(weighted.T @ features)[-1] + _DECAY))
    decay = np.full((features.shape[1], 1), _DECAY, dtype=np.float32)
    decay[-1] = 1e-3
    found = ahead = np.zeros((features.shape[1], targets.shape[1]), dtype=np.float32)
    pace = 1.0
    for _ in range(_STEPS):
        gradient = weighted.T @ (softmax(features @ ahead) - targets) + decay * ahead
        new = (ahead - step * gradient).astype(np.float32)
        next_pace = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = new + np.float32((pace - 1) / next_pace) * (new - found)
        found, pace = new, next_pace
    return found


def softmax(logits: Matrix) -> Matrix:
    """Return probabilities, row by row."""
    powers: Matrix = np.exp(logits - logits.max(axis=1, keepdims=True))
    probabilities: Matrix = powers / powers.sum(axis=1, keepdims=True)
    return probabilities


def learn(
    examples: Sequence[Example], embed: Callable[[str], Vectors]
) -> tuple[tuple[str, ...], Vectors, Matrix]:
    """Return the labels, the mean vector and the weights."""
    texts = [fold(example.text) for example in examples]
    vectors = np.stack([embed(text) for text in counted(texts, "examples")])
    labels = tuple(sorted({example.label for example in examples}))
    mean: Vectors = vectors.mean(axis=0)
    targets = np.array(
        [[example.label == label for label in labels] for example in examples], dtype=np.float32
    )
    weights = np.array([example.weight for example in examples], dtype=np.float32)
    return labels, mean, fit(inputs(vectors, texts, mean), targets, weights)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    argparse.ArgumentParser(description=__doc__).parse_args(arguments)
    settings = load_settings()
    examples = [*load_examples(), *library_questions(settings.paths.knowledge)]
    labels, mean, weights = learn(examples, load_embedder(settings).embed_query)
    np.savez_compressed(
        WEIGHTS,
        labels=np.array(labels),
        space=np.array(_SPACE),
        cues=np.array(tuple(cues())),
        mean=mean.astype(np.float16),
        weights=weights.astype(np.float16),
    )
    sys.stdout.write(f"{len(examples)} examples, {len(labels)} labels: {WEIGHTS}\n")


if __name__ == "__main__":
    main()
