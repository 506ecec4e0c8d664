import random
from pathlib import Path

from assistant.privacy.tagging.tokens import list_tokens
from evals.marked_texts import Mark, MarkedText, unmark
from evals.tagger_fit import examples, harmless_texts, labels, name_words, renamed, taught


def row(marked: str) -> MarkedText:
    text, marks = unmark(marked)
    return MarkedText(id="x", text=text, language="id", origin="", marks=marks, part="tuning")


def test_tokens_are_labelled_by_the_mark_that_they_touch() -> None:
    one = row("bu {name|Siti Aminah}, {phone|0812}, {address|gg. 4}")
    tokens = list_tokens(one.text)
    assert labels(one, tokens) == [
        "O",
        "name",
        "name",
        "O",
        "O",
        "O",
        "address",
        "address",
        "address",
    ]


def test_other_names_stand_where_names_stood_written_as_they_were() -> None:
    chance = random.Random(1)  # noqa: S311 - no secret
    one = renamed(row("bu {name|SITI}, {name|wati} di {address|gg. Siti 4}"), ["zandro"], chance)
    assert one.text == "bu ZANDRO, zandro di gg. Siti 4"
    assert one.marks[1] == Mark(kind="name", start=11, end=17)
    assert one.text[one.marks[2].start : one.marks[2].end] == "gg. Siti 4"


def test_a_text_with_a_name_counts_twice_and_harmless_ones_once() -> None:
    given = [row("bu {name|Siti} datang"), row("hujan deras")]
    seen = list(examples(given, ["apa itu AI"]))
    assert [len(tokens) for tokens, _ in seen] == [3, 3, 2, 3]
    assert [label for _, of_text in seen[2:] for label in of_text] == ["O"] * 5


def test_judging_parts_are_not_learned_from() -> None:
    parts = {one.part for rows in taught().values() for one in rows}
    assert parts == {"tuning", "judged2", "judged3"}
    assert len(taught()) > 10


def test_names_are_told_by_their_longer_words() -> None:
    assert name_words([row("{name|Siti A. Wati} dan {address|gg. Melati}")]) == ["siti", "wati"]


def test_harmless_texts_are_questions_and_lines_that_name_nobody(tmp_path: Path) -> None:
    (tmp_path / "a.md.asked.yaml").write_text("Judul: [apa itu AI]\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("# Judul\n\nTanya Wagiman saja.\n", encoding="utf-8")
    assert harmless_texts(tmp_path) == ["apa itu AI", "# Judul"]
