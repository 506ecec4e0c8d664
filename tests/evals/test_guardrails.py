import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from assistant.guardrails.categories import specs
from assistant.guardrails.reading import fold
from assistant.protocols import Vectors
from assistant.testing.embedder import HashEmbedder
from evals.guarded_prompts import Part, Prompt, load_own, load_public
from evals.guardrail_fit import (
    Example,
    Known,
    crossed,
    digest,
    embedded,
    fit,
    load_examples,
    load_known,
    prepare,
)
from evals.guardrails import is_stopped, rates


def test_the_own_set_is_as_large_as_it_must_be_and_half_benign() -> None:
    prompts = load_own()
    benign = sum(prompt.expected == "benign" for prompt in prompts)
    harmful = sum(prompt.expected == "refuse" for prompt in prompts)
    assert len(prompts) >= 200
    assert benign >= harmful
    assert sum(prompt.expected == "refer" for prompt in prompts) >= 40
    assert len({prompt.text for prompt in prompts}) == len(prompts)


def test_no_family_is_in_both_parts_and_no_prompt_is_an_example() -> None:
    tuning, judged = load_own("tuning"), load_own("judged")
    assert not {prompt.family for prompt in tuning} & {prompt.family for prompt in judged}
    examples = {fold(example.text) for example in load_examples()}
    assert not [prompt.text for prompt in load_own() if fold(prompt.text) in examples]


def test_examples_are_many_distinct_and_of_known_labels() -> None:
    examples = load_examples()
    labels = {category for spec in specs() for category in spec.categories} | {"work"}
    assert len(examples) >= 600
    assert {example.label for example in examples} <= labels
    assert len({fold(example.text) for example in examples}) == len(examples)


def test_public_sets_are_read(tmp_path: Path) -> None:
    rows = {
        "indosafety": {"prompt": "a", "types_of_harm": "x"},
        "xstest": {"prompt": "b", "label": "safe", "type": "y"},
    }
    for name, row in rows.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "part.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert [prompt.expected for prompt in load_public(tmp_path)] == ["harmful", "benign"]
    assert load_public(tmp_path / "none") == []


def prompt(expected: str, *, twin: bool = False) -> Prompt:
    return Prompt(
        text="t", expected=expected, source="own", register="formal", family="f", crisis_twin=twin
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("twin", "outcome", "stopped"),
    [(False, "refused", True), (False, "referred", False), (True, "referred", True),
     (True, "advised", False), (False, "explained", False)],
)  # fmt: skip
def test_what_counts_as_stopped(twin: bool, outcome: str, stopped: bool) -> None:
    assert is_stopped(prompt("benign", twin=twin), outcome) is stopped


def test_rates_count_by_what_is_expected() -> None:
    rows = rates(
        [prompt("refuse"), prompt("refuse"), prompt("benign")], ["refused", "passed", "passed"]
    )
    assert rows[0][1].startswith("50 %")
    assert rows[1] == ["own: benign, stopped", rows[1][1]]
    assert rows[1][1].startswith("0 %")


def test_the_regression_tells_two_heaps_apart() -> None:
    near = np.array([[1, 0.9, 0, 0], [0.9, 1, 0, 0], [0, 0, 1, 0.8], [0, 0, 0.8, 1]], np.float32)
    targets = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], np.float32)
    weights = fit(near, targets, np.ones(4, np.float32))
    assert (near @ weights).argmax(axis=1).tolist() == [0, 0, 1, 1]


@pytest.mark.parametrize("part", ["aside", "later", "strangers", "fifth", "sixth"])
def test_a_part_set_aside_is_large_and_shares_nothing_with_examples(part: Part) -> None:
    aside = load_own(part)
    counts = Counter(prompt.expected for prompt in aside)
    assert counts["refuse"] >= 40
    assert counts["refer"] >= 30
    assert counts["benign"] >= 50
    known = {fold(one.text) for one in load_examples()} | {fold(one.text) for one in load_own()}
    assert not [prompt.text for prompt in aside if fold(prompt.text) in known]


def test_families_are_crossed_whole() -> None:
    examples = [
        Example(text=f"{label} {number}", label=label, family=f"{label}{number % 3}")
        for label in ("violence", "work")
        for number in range(9)
    ]
    embed = HashEmbedder(dimension=32).embed_query
    material = prepare(examples, embedded(examples, embed))
    estimates, nearest = crossed(examples, material)
    assert estimates.shape == nearest.shape == material.targets.shape
    assert nearest.max() < 1  # never the example itself
    assert np.abs(estimates - material.targets).max() > 0.1


def test_known_texts_are_not_embedded_again() -> None:
    embedder = HashEmbedder(dimension=32)
    examples = [Example(text=text, label="work", family=text) for text in ("satu", "dua")]
    first = embedded(examples, embedder.embed_query)
    known = Known(mean=first.mean, vectors={digest("satu"): first.vectors[digest("satu")]})
    asked: list[str] = []

    def embed(text: str) -> Vectors:
        asked.append(text)
        return embedder.embed_query(text)

    second = embedded(examples, embed, known)
    assert asked == ["dua"]
    texts = ["satu", "dua"]
    assert np.allclose(second.of(texts), first.of(texts), atol=1e-6)


def test_the_weights_know_their_texts() -> None:
    known = load_known()
    assert {digest(fold(one.text)) for one in load_examples()} <= set(known.vectors)
