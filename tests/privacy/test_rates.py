"""What is found on our own marked texts, and what is left alone in our own documents."""

from pathlib import Path

import pytest

from assistant.privacy import Redactor
from evals.marked_texts import Part, load_marked_texts
from evals.redaction import Tally, measure

DATA = Path(__file__).parent / "data"
MARKED = Path(__file__).parents[2] / "evals" / "datasets" / "redaction"
KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


def tally(redactor: Redactor, part: Part) -> Tally:
    sets = sorted(DATA.glob("*.yaml"))
    return measure(redactor, [row for path in sets for row in load_marked_texts(path, part=part)])


@pytest.mark.parametrize("part", ["tuning", "judged"])
def test_rates(part: Part, redactor: Redactor) -> None:
    counted = tally(redactor, part)
    numbers = [
        hit
        for kind, hits in counted.found.items()
        if kind not in ("name", "address")
        for hit in hits
    ]
    names, addresses = counted.found["name"], counted.found["address"]
    assert len(numbers) > 35
    assert len(names) > 35
    assert sum(numbers) / len(numbers) >= 0.98, counted.wrong
    assert sum(addresses) / len(addresses) >= 0.85, counted.wrong
    assert sum(names) / len(names) >= 0.85, counted.wrong
    assert sum(counted.masks) / len(counted.masks) >= 0.90, counted.wrong


STRANGERS = sorted(MARKED.glob("strangers_*.yaml"))
TAUGHT = sorted(MARKED.glob("hand_*.yaml"))
"""What the tagger learned from; what it finds elsewhere is in docs/measurements.md."""

OURS = sorted(set(MARKED.glob("*.yaml")) - set(STRANGERS) - set(TAUGHT))


@pytest.mark.parametrize(
    ("sets", "least_numbers", "least_names", "least_right"),
    [(OURS, 0.97, 0.97, 0.98), (STRANGERS, 0.97, 0.92, 0.98), (TAUGHT, 0.97, 0.97, 0.94)],
    ids=["ours", "strangers", "taught"],
)
def test_rates_of_the_rows_that_rules_are_made_on(
    sets: list[Path],
    least_numbers: float,
    least_names: float,
    least_right: float,
    redactor: Redactor,
) -> None:
    rows = [row for path in sets for row in load_marked_texts(path, part="tuning")]
    counted = measure(redactor, rows)
    names = counted.found["name"]
    numbers = [hit for kind, hits in counted.found.items() if kind != "name" for hit in hits]
    assert len(numbers) > 170 and len(names) > 160
    # Codes of cases and beneficiaries need the patterns of an organisation.
    assert sum(numbers) / len(numbers) >= least_numbers, counted.wrong
    assert sum(names) / len(names) >= least_names, counted.wrong
    assert sum(counted.masks) / len(counted.masks) >= least_right, counted.wrong


EXAMPLES = {
    *("0812-0000-0000", "Wati", "Dusun Karang", "Rini", "Tari"),
}
"""The invented people of the documents, whom the Redactor is right to mask."""


def documents() -> list[Path]:
    return sorted(path for path in KNOWLEDGE.rglob("*.md"))


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_our_documents_are_left_alone(path: Path, redactor: Redactor) -> None:
    text = path.read_text(encoding="utf-8")
    found = redactor.detect(text, "en" if path.parent.name == "en" else "id")
    false = [text[one.start : one.end] for one in found]
    assert [value for value in false if value not in EXAMPLES] == []
