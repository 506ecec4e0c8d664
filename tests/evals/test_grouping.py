from datetime import date

import numpy as np
import pytest

from assistant.gaps.gap import Gap
from assistant.trying.trial import Trial
from evals.grouping import Item, half_of, measure, read_items
from tests.trying.samples import golden, make_document

GAP = Gap(id="", question="?", language="id", kind="noted", asked_on=date.min)


def test_a_section_and_its_translation_are_one_work() -> None:
    translation = make_document(
        "audit-en", (("Audits", "When?"), ("Audits", "Who?")), translation_of="audit"
    )
    trials = [
        Trial(source="audit.md", document_id="audit", golden=golden()),
        Trial(
            source="audit-en.md",
            document_id="audit-en",
            golden=golden().model_copy(update={"section": "When?"}),
        ),
        Trial(source="hilang.md", document_id=None, golden=golden()),
    ]
    found = read_items(trials, [make_document(), translation])
    assert [one.work for one in found] == ["audit", "audit"]
    assert found[0].places == found[1].places
    assert half_of("audit") in (0, 1)


@pytest.mark.parametrize(
    ("threshold", "precision", "recall", "same_work"),
    [
        (0.99, 1.0, 0.0, (False, False)),
        (0.95, 1.0, 1.0, (False, False)),
        (0.50, 1.0, 1.0, (True, True)),
        (-1.0, 0.25, 1.0, (True, True)),
    ],
)
def test_pairs_are_counted(
    threshold: float, precision: float, recall: float, same_work: tuple[bool, ...]
) -> None:
    here, there = frozenset({("a", ("A",))}), frozenset({("a", ("B",))})
    items = [
        Item(gap=GAP, work=work, places=places)
        for work, places in (
            ("a", here), ("a", here), ("a", there), ("b", frozenset({("b", ("C",))})),
        )
    ]  # fmt: skip
    radians = np.radians([0, 15, 40, 180])
    vectors = np.c_[np.cos(radians), np.sin(radians)].astype(np.float32)
    score = measure(items, vectors, threshold)
    assert score.recall == recall
    assert score.same_work == same_work
    assert score.precision == pytest.approx(precision)
