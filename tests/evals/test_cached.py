"""That answers which caches change are counted."""

from assistant.testing.assistant import Quoted, Script, ScriptedAssistant, Sentence
from assistant.types import AnswerReady, Document
from evals.cached import Way, compare, report

TEXT = "Kebocoran data dilaporkan dalam 3 x 24 jam."
DOCUMENT = Document(
    id="d", title="Judul", text=TEXT, language="id", source="d.md", sha256="0", sections=()
)
GOLD = [["3 x 24 jam"]]


def scripted(*sentences: str) -> Way:
    quotes = (Quoted(document_id="d", text="3 x 24 jam"),)
    said = tuple(Sentence(text=one) for one in sentences)
    assistant = ScriptedAssistant(
        [DOCUMENT], [Script(match="Kapan", quotes=quotes, sentences=said)]
    )
    return lambda question: next(
        event.answer for event in assistant.stream(question) if isinstance(event, AnswerReady)
    )


def test_the_same_answers_are_the_same() -> None:
    way = scripted("Dalam 3 x 24 jam.")
    (found,) = compare(way, way, [("Kapan lapor?", GOLD)])
    assert found.same
    assert found.again
    assert (found.held, found.shown) == ((True, True), (True, True))


def test_another_word_is_counted() -> None:
    (found,) = compare(scripted("Dalam 3 x 24 jam."), scripted("Segera."), [("Kapan?", GOLD)])
    assert not found.same
    assert (found.held, found.shown) == ((True, False), (True, True))


def test_a_question_without_an_answer_is_left_out() -> None:
    way = scripted("Dalam 3 x 24 jam.")
    assert list(compare(way, way, [("Siapa?", GOLD)])) == []


def test_the_report_tells_sets_and_all() -> None:
    way = scripted("Dalam 3 x 24 jam.")
    same = list(compare(way, way, [("Kapan?", GOLD)] * 3))
    other = list(compare(way, scripted("Segera."), [("Kapan?", GOLD)]))
    rows = report([("golden", same), ("tydiqa", other)]).splitlines()[2:]
    assert [row.split("  ")[0] for row in rows] == ["golden", "tydiqa", "all"]
    assert rows[-1].count("75 %") == 2
    assert "4, 3" in rows[-1]
