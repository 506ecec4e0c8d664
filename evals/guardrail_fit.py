"""Learn the guardrails' likelihood from the labelled examples, and write `weights.npz`.

    python -m evals.guardrail_fit

The examples are `evals/datasets/guardrail_examples/*.toml` and what strangers asked who meant no
harm; of the questions by which people ask for the library's sections, the first five of each count
as matters of work besides, and further ones where they would be stopped otherwise. Ridge regression
over the nearness to every example and the pieces of words in common, solved at once. Texts that
`weights.npz` has already are not embedded again, which takes minutes; `--anew` embeds them all and
takes their mean anew. `--crossed` measures it on families that it was not learnt on, which is what
thresholds are chosen by.
"""

import argparse
import hashlib
import sys
import tomllib
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.factory import load_embedder
from assistant.guardrails.categories import likeliest, specs
from assistant.guardrails.cues import present
from assistant.guardrails.grams import counted_grams, rarity_of, weighed
from assistant.guardrails.likelihood import GRAM_WEIGHT, Likelihood, moved, nearness, packed
from assistant.guardrails.reading import fold
from assistant.guardrails.rules import rules
from assistant.library.asked import ASKED_SUFFIX, parse_asked
from assistant.protocols import Vectors
from assistant.settings import load_settings
from evals.progress import counted
from evals.questions import DATASETS, load_questions
from evals.table import share, table

EXAMPLES = Path(__file__).parent / "datasets" / "guardrail_examples"
WEIGHTS = Path(__file__).parents[1] / "assistant" / "guardrails" / "weights.npz"

_DECAY = 0.3
_ASKED_WEIGHT = 0.4
"""Weight of a question of the library's beside an example of ours, which are fewer."""

_FIRST_ASKED = 5
"""Questions of a section that are learnt from in any case; with all of them a judgement would take
twice as long, and of the rest one in sixty is stopped."""

_PARTS = 5
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


def strangers_questions() -> Iterator[Example]:
    """Return what strangers asked: each hand is a family."""
    for question in load_questions(DATASETS / "strangers.yaml"):
        hand, _, _ = question.id.partition("-")
        label = "outside" if question.kind == "far" else "work"
        yield Example(text=question.question, label=label, family=f"strangers/{hand}")


def library_questions(folder: Path) -> tuple[list[Example], list[Example]]:
    """Return how people ask for the library's sections: the first of each section, and the rest."""
    first: list[Example] = []
    further: list[Example] = []
    for path in sorted(folder.rglob(f"*{ASKED_SUFFIX}")):
        family = f"library/{path.name}"
        for questions in parse_asked(path.read_bytes(), source=path.name).values():
            for place, text in enumerate(questions):
                if not _is_crisis(fold(text)):  # the library answers those too
                    one = Example(text=text, label="work", family=family, weight=_ASKED_WEIGHT)
                    (first if place < _FIRST_ASKED else further).append(one)
    return first, further


def stopped(examples: Sequence[Example], known: "Known", likelihood: Likelihood) -> list[Example]:
    """Return those that would be stopped, but for crises: those can be told in any question."""
    found = []
    for example in examples:
        text = fold(example.text)
        given = known.of([text]), present(text)[None]
        grams = weighed(counted_grams(text)[None], likelihood.rarity)
        estimates, near = (
            dict(zip(likelihood.labels, row[0].tolist(), strict=True))
            for row in (likelihood.estimates_of(given, grams), likelihood.nearest_of(given))
        )
        if any(
            likeliest(text, estimates, near, spec) is not None
            for spec in specs()
            if spec.threshold < 1 and not set(spec.categories) & set(_CRISIS)
        ):
            found.append(example)
    return found


def _is_crisis(text: str) -> bool:
    return any(rule.category in _CRISIS and rule.matches(text) for rule in rules())


def fit(near: Matrix, targets: Matrix, weights: Matrix) -> Matrix:
    """Return the weights of the examples for each label, from their nearness to one another."""
    return np.linalg.solve(near + np.diag(_DECAY / weights).astype(np.float32), targets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The vectors of texts."""

    mean: Vectors
    vectors: Mapping[int, Vectors]
    """Moved by `mean`, by the digests of their texts."""

    def of(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of folded texts, one row each."""
        return np.stack([self.vectors[digest(text)] for text in texts])


def load_known(path: Path = WEIGHTS) -> Known:
    """Read what an earlier run has embedded."""
    with np.load(path, allow_pickle=False) as content:
        vectors = content["vectors"].astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return Known(
            mean=content["mean"].astype(np.float32),
            vectors=dict(zip(content["texts"].tolist(), vectors, strict=True)),
        )


def embedded(
    examples: Sequence[Example], embed: Callable[[str], Vectors], known: Known | None = None
) -> Known:
    """Return the vectors of all examples; those that are known are not embedded again."""
    texts = {digest(text): text for text in (fold(example.text) for example in examples)}
    if known is None:
        rows = np.stack([embed(text) for text in counted(list(texts.values()), "examples")])
        mean: Vectors = rows.mean(axis=0)
        return Known(mean=mean, vectors=dict(zip(texts, moved(rows, mean), strict=True)))
    fresh = [(one, text) for one, text in texts.items() if one not in known.vectors]
    vectors = {
        one: moved(embed(text)[None], known.mean)[0] for one, text in counted(fresh, "examples")
    }
    return Known(mean=known.mean, vectors={**known.vectors, **vectors})


def digest(text: str) -> int:
    """Return eight bytes that tell a folded text from others."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What is learnt from: one row an example."""

    labels: tuple[str, ...]
    mean: Vectors
    vectors: Vectors
    marks: Matrix
    targets: Matrix
    weights: Matrix
    rarity: Matrix
    grams: Matrix

    def learn(self, rows: NDArray[np.intp]) -> Likelihood:
        """Learn from some of the rows."""
        known = self.vectors[rows], self.marks[rows]
        grams = self.grams[rows]
        near = nearness(known, known) + np.float32(GRAM_WEIGHT) * (grams @ grams.T)
        weights = fit(near, self.targets[rows], self.weights[rows])
        return Likelihood(
            labels=self.labels,
            space=_SPACE,
            mean=self.mean,
            vectors=known[0],
            marks=known[1],
            weights=weights,
            kinds=self.targets[rows].argmax(axis=1).astype(np.int16),
            rarity=self.rarity,
            spelt=np.float32(GRAM_WEIGHT) * (grams.T @ weights),
        )


def prepare(examples: Sequence[Example], known: Known) -> Material:
    """Gather what is known of the examples: vectors, lists of words, pieces of words."""
    texts = [fold(example.text) for example in examples]
    labels = tuple(sorted({example.label for example in examples}))
    counts = np.stack([counted_grams(text) for text in texts])
    rarity = rarity_of(counts)
    return Material(
        labels=labels,
        mean=known.mean,
        vectors=known.of(texts),
        marks=np.stack([present(text) for text in texts]),
        targets=np.array(
            [[example.label == label for label in labels] for example in examples], np.float32
        ),
        weights=np.array([example.weight for example in examples], dtype=np.float32),
        rarity=rarity,
        grams=weighed(counts, rarity),
    )


def crossed(examples: Sequence[Example], material: Material) -> tuple[Matrix, Matrix]:
    """Return, by what was learnt without the family of each example, estimates and nearest ones."""
    parts = np.array([zlib.crc32(example.family.encode()) % _PARTS for example in examples])
    estimates = np.zeros_like(material.targets)
    nearest = np.full_like(material.targets, -1)
    for part in range(_PARTS):
        learnt = material.learn(np.flatnonzero(parts != part))
        rows = parts == part
        given = material.vectors[rows], material.marks[rows]
        estimates[rows] = learnt.estimates_of(given, material.grams[rows])
        nearest[rows] = learnt.nearest_of(given)
    return estimates, nearest


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--crossed", action="store_true", help="measure and write nothing")
    parser.add_argument("--anew", action="store_true", help="embed the known texts, too")
    options = parser.parse_args(arguments)
    settings = load_settings()
    first, further = library_questions(settings.paths.knowledge)
    examples = [*load_examples(), *strangers_questions(), *first]
    embed = load_embedder(settings).embed_query
    known = embedded([*examples, *further], embed, None if options.anew else load_known())
    material = prepare(examples, known)
    if options.crossed:
        sys.stdout.write(_report(examples, material) + "\n")
        return
    examples += stopped(further, known, material.learn(np.arange(len(examples))))
    material = prepare(examples, known)
    likelihood = material.learn(np.arange(len(examples)))
    texts = np.array([digest(fold(example.text)) for example in examples], np.uint64)
    np.savez_compressed(WEIGHTS, **packed(likelihood), texts=texts)
    sys.stdout.write(f"{len(examples)} examples, {len(material.labels)} labels: {WEIGHTS}\n")


def _report(examples: Sequence[Example], material: Material) -> str:
    """Lay out, for each guardrail that has a threshold, what it finds and what it stops."""
    estimates, nearest = crossed(examples, material)
    named = [
        [dict(zip(material.labels, row, strict=True)) for row in matrix.tolist()]
        for matrix in (estimates, nearest)
    ]
    rows = []
    for spec in specs():
        if spec.threshold >= 1:
            continue
        found = [
            likeliest(fold(example.text), estimate, near, spec) is not None
            for example, estimate, near in zip(examples, *named, strict=True)
        ]
        pairs = list(zip(examples, found, strict=True))
        rows.append(
            [
                spec.name,
                share([hit for one, hit in pairs if one.label in spec.categories]),
                share([hit for one, hit in pairs if one.label == "work" and one.weight == 1]),
                share([hit for one, hit in pairs if one.weight < 1]),
                share([hit for one, hit in pairs if one.label == "outside"]),
            ]
        )
    return table(["guardrail", "its own", "work", "library", "outside"], rows)


if __name__ == "__main__":
    main()
