import json
from pathlib import Path

import pytest

from assistant.testing.embedder import HashEmbedder
from evals.retrieval import Query, half_of, interval, load_corpus, measure, rank, summarise

_PASSAGES = {
    f"p{number}": f"Pasal {number} mengatur hal {word} dan batas waktunya."
    for number, word in enumerate(["audit", "kebocoran", "sanksi", "petugas", "anak", "izin"])
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data set of six passages with one question each, and one that has no answer."""
    folder = tmp_path / "set"
    folder.mkdir()
    passages = [{"id": name, "text": text, "lang": "id"} for name, text in _PASSAGES.items()]
    questions = [
        {"question": f"apa isi pasal {name[1:]}?", "passage_id": name, "answerable": True}
        for name in _PASSAGES
    ]
    questions.append({"question": "siapa?", "passage_id": "p0", "answerable": False})
    for name, records in (("valid_passages", passages), ("valid_questions", questions)):
        lines = "\n".join(json.dumps(record) for record in records)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def test_a_question_goes_with_its_passage_into_one_half(data: Path) -> None:
    corpus = load_corpus(data)
    assert len(corpus.queries) == 6
    for query in corpus.queries:
        assert query.half == half_of(corpus.passages[query.passage_id])


def test_ranks_are_counted_from_one() -> None:
    queries = [Query(text="x", passage_id=name, half="tuning") for name in ("a", "b", "c")]
    assert rank(queries, lambda _: ["b", "a"]) == [2, 1, None]


def test_recall_and_reciprocal_rank() -> None:
    row = summarise("set", "tuning", "dense", [1, 2, None, 6])
    assert row.recall_at_1.value == 0.25
    assert row.recall_at_5.value == 0.5
    assert row.mrr.value == pytest.approx((1 + 1 / 2 + 0 + 1 / 6) / 4)


@pytest.mark.parametrize(("values", "low", "high"), [([1] * 9, 1, 1), ([0, 1] * 50, 0.35, 0.65)])
def test_an_interval_holds_its_mean(values: list[float], low: float, high: float) -> None:
    found = interval(values)
    assert low <= found.low <= found.value <= found.high <= high


def test_measure_compares_three_ways_on_both_halves(data: Path, tmp_path: Path) -> None:
    rows = measure(load_corpus(data), HashEmbedder(), tmp_path / "store", weights=(0.0, 0.1))
    methods = {row.method for row in rows}
    assert methods == {"dense", "lexical", "fused", "weight 0.00", "weight 0.10"}
    assert sum(row.questions for row in rows if row.method == "fused") == 6
    assert all(row.recall_at_1.value == 1.0 for row in rows if row.method == "fused")
