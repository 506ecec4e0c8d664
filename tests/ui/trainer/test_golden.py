import threading
from pathlib import Path

import pytest

from assistant.testing.assistant import ScriptedAssistant
from assistant.ui.trainer.acts import do_quick, do_slow
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.golden import is_well, read_golden
from assistant.ui.trainer.golden_view import golden_section
from tests.trying.samples import write_golden
from tests.ui.trainer.conftest import Act

AUDIT = "tata-kelola/id/audit.md"
DRAFT = "mne/id/draf.md"
OUTCOMES = "mne/en/outcomes.md"
WHEN = ("Kapan yayasan wajib diaudit?", "Kapan wajib?", "wajib diaudit")
WHAT = ("Apa itu outcome?", "What they are", "changes for people")


@pytest.fixture
def folder(desk: Desk) -> Path:
    """A knowledge folder with golden questions, one of a draft."""
    folder = desk.bench.folder
    write_golden(folder / AUDIT, WHEN)
    write_golden(folder / OUTCOMES, WHAT)
    write_golden(folder / DRAFT, ("Apa isinya?", "Draf", "Isi"))
    return folder


def change_library(folder: Path, desk: Desk) -> None:
    path = folder / OUTCOMES
    path.write_text(path.read_text().replace("people", "people and places"))
    desk.bench.sync()


def answer_nothing(desk: Desk) -> None:
    desk.assistant = ScriptedAssistant(desk.bench.store.documents(), [])


def test_all_questions_of_what_is_searched_are_asked(
    desk: Desk, visit: Visit, folder: Path, act: Act
) -> None:
    notice = act("ask_golden", document="")
    assert notice is not None
    assert (notice.key, notice.values["count"], notice.values["held"]) == ("golden_asked", "2", "1")
    golden = read_golden(desk, visit)
    assert dict(golden.questions) == {AUDIT: 1, OUTCOMES: 1}
    assert [(one.trial.source, is_well(one)) for one in golden.results] == [
        (OUTCOMES, False),
        (AUDIT, True),
    ]
    assert not golden.is_stale
    assert isinstance(desk.assistant, ScriptedAssistant)
    assert {one.passages_only for one in desk.assistant.asked} == {True}


def test_those_of_one_document(desk: Desk, visit: Visit, folder: Path, act: Act) -> None:
    act("ask_golden", document=AUDIT)
    golden = read_golden(desk, visit)
    assert golden.chosen == AUDIT
    (result,) = golden.results
    assert (result.now.rank, result.now.in_quotes, result.verdict) == (1, True, None)


def test_what_got_worse_after_a_change_comes_first(
    desk: Desk, visit: Visit, folder: Path, act: Act
) -> None:
    act("ask_golden", document="")
    change_library(folder, desk)
    assert read_golden(desk, visit).is_stale
    answer_nothing(desk)
    notice = act("ask_golden", document="")
    assert notice is not None
    assert notice.values["worse"] == "1"
    golden = read_golden(desk, visit)
    assert [one.verdict for one in golden.results] == ["worse", "same"]
    assert not golden.is_stale
    words = golden_section(golden, "id")
    assert words.index(WHEN[0]) < words.index(WHAT[0])
    for said in ("memburuk", "sebelumnya: urutan 1", "sebelumnya: ya", "tidak terlihat"):
        assert said in words


def test_what_is_well_is_counted_alone(desk: Desk, visit: Visit, folder: Path, act: Act) -> None:
    act("ask_golden", document="")
    table = golden_section(read_golden(desk, visit), "en").partition("<tbody>")[2]
    assert WHEN[0] not in table
    assert "1 other question is as well as before" in table
    act("ask_golden", document=AUDIT)
    assert WHEN[0] in golden_section(read_golden(desk, visit), "en").partition("<tbody>")[2]


def test_it_ends_before_the_next_question(desk: Desk, visit: Visit, folder: Path) -> None:
    begun, go_on = threading.Event(), threading.Event()
    asked = desk.assistant.stream

    def slow(question: str, **more: object) -> object:
        begun.set()
        assert go_on.wait(10)
        return asked(question, **more)  # type: ignore[arg-type]

    desk.assistant.stream = slow  # type: ignore[method-assign, assignment]
    steps = do_slow("ask_golden", desk, visit, Fields({"document": [""]}))
    step = next(steps)
    assert (step.key, step.total, step.can_stop) == ("web.trainer.golden.asking", 2, True)
    assert begun.wait(10)
    do_quick("stop_golden", desk, visit, Fields({}))
    go_on.set()
    assert list(steps) == []
    assert visit.notice is not None
    assert visit.notice.key == "golden_stopped"
    assert visit.notice.values["count"] == "1"
    assert len(read_golden(desk, visit).results) == 1, "what was asked is kept"


def test_a_page_that_is_closed_asks_no_more(desk: Desk, visit: Visit, folder: Path) -> None:
    steps = do_slow("ask_golden", desk, visit, Fields({"document": [""]}))
    next(steps)
    steps.close()
    assert visit.stop is not None
    assert visit.stop.is_set()
    with desk.lock:
        pass


@pytest.mark.parametrize(
    ("source", "key"), [(DRAFT, "not_searched"), ("tidak/ada.md", "no_questions")]
)
def test_what_can_not_be_asked_is_named(folder: Path, act: Act, source: str, key: str) -> None:
    notice = act("ask_golden", document=source)
    assert notice is not None
    assert notice.error is not None
    assert notice.error.key == f"trying.{key}"


def test_without_questions_it_says_how_to_write_them(desk: Desk, visit: Visit, act: Act) -> None:
    assert ".golden.yaml" in golden_section(read_golden(desk, visit), "id")
    notice = act("ask_golden", document="")
    assert notice is not None
    assert notice.key == "golden_none"
