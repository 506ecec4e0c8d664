from dataclasses import replace

import pytest

from assistant.curation.difference import ChangedDocument, Difference
from assistant.errors import UserError
from assistant.testing.assistant import Quoted, Script, ScriptedAssistant
from assistant.trying.places import Places
from assistant.trying.trial import Trial
from assistant.trying.tryout import Snapshot, Tryout, ask_trials
from assistant.types import Document
from tests.trying.samples import LIMIT, WHO, golden, make_document

AUDIT = make_document()
OTHER = make_document("lain")
NEW = make_document("baru")
WHEN = Trial(source="audit.md", document_id="audit", golden=golden(question="kapan?"))
LEANS = Trial(source="lain.md", document_id="lain", golden=golden(question="lain bersandar?"))
ALONE = Trial(source="lain.md", document_id="lain", golden=golden(question="lain sendiri?"))
FRESH = Trial(source="baru.md", document_id=None, golden=golden(question="baru?"))
DRAFT = Trial(source="draf.md", document_id="draf", golden=golden(question="draf?"))
TRIALS = (WHEN, LEANS, ALONE, FRESH, DRAFT)


def snapshot(*documents: Document, **quotes: tuple[str, str]) -> Snapshot:
    """Return a library that answers what its scripts match with a quote of a document."""
    scripts = [
        Script(match=match, quotes=(Quoted(document_id=name, text=quote),))
        for match, (name, quote) in quotes.items()
    ]
    return Snapshot(asker=ScriptedAssistant(documents, scripts), places=Places(documents))


def difference(
    *, changed: tuple[str, ...] = ("audit.md",), added: tuple[str, ...] = ()
) -> Difference:
    return Difference(
        added=added,
        changed=tuple(
            ChangedDocument(source=source, fields=(), sections=(), golden=(), was_searched=True)
            for source in changed
        ),
        renamed=(),
        removed=(),
        unreadable=(),
    )


class Change:
    """Two states of a library; the second one comes with the sync."""

    def __init__(self, before: Snapshot, after: Snapshot) -> None:
        self.states = [before, after]
        self.progress: list[tuple[str, int, int]] = []

    def tryout(self, change: Difference, *, with_model: bool = False) -> Tryout:
        return Tryout(
            trials=TRIALS,
            difference=change,
            look=lambda: self.states[0],
            sync=lambda: self.states.pop(0),
            with_model=with_model,
        )

    def on_progress(self, stage: str, done: int, total: int) -> None:
        self.progress.append((stage, done, total))


@pytest.fixture
def change() -> Change:
    before = snapshot(AUDIT, OTHER, kapan=("audit", LIMIT), bersandar=("audit", LIMIT))
    changed = replace(AUDIT, text=AUDIT.text.replace("Rp500 juta", "Rp600 juta"))
    after = snapshot(
        changed, OTHER, NEW,
        kapan=("audit", "Yayasan wajib"), bersandar=("lain", LIMIT), baru=("baru", LIMIT),
    )  # fmt: skip
    return Change(before, after)


def test_questions_that_quote_a_changed_document_are_touched(change: Change) -> None:
    found = change.tryout(difference(added=("baru.md",))).run(on_progress=change.on_progress)
    assert [(one.trial, one.verdict) for one in found] == [
        (WHEN, "worse"),
        (LEANS, "better"),
        (FRESH, "better"),
    ]
    assert ("looking", 4, 5) in change.progress
    assert ("before", 0, 3) in change.progress
    assert change.progress[-1] == ("after", 3, 3)


def test_a_question_of_an_untouched_document_is_left_out(change: Change) -> None:
    questions = [one.trial for one in change.tryout(difference()).run()]
    assert ALONE not in questions
    assert FRESH not in questions


def test_all_are_asked_of_what_is_searched(change: Change) -> None:
    questions = {one.trial for one in change.tryout(difference(changed=())).run(ask_all=True)}
    assert questions == {WHEN, LEANS, ALONE, FRESH}


def test_named_documents_alone_are_asked(change: Change) -> None:
    found = change.tryout(difference()).run(["lain"])
    assert {one.trial for one in found} == {LEANS, ALONE}


@pytest.mark.parametrize(
    ("name", "key"), [("draf.md", "not_searched"), ("tidak-ada", "no_questions")]
)
def test_what_can_not_be_tried_is_named(change: Change, name: str, key: str) -> None:
    with pytest.raises(UserError) as caught:
        change.tryout(difference()).run([name])
    assert caught.value.key == f"trying.{key}"


@pytest.mark.parametrize("with_model", [True, False])
def test_the_model_is_asked_about_what_is_touched_only(change: Change, with_model: bool) -> None:
    before, after = (state.asker for state in change.states)
    assert isinstance(before, ScriptedAssistant)
    assert isinstance(after, ScriptedAssistant)
    change.tryout(difference(), with_model=with_model).run()
    modelled = [one.question for one in before.asked if not one.passages_only]
    assert modelled == (["kapan?", "lain bersandar?"] if with_model else [])
    assert {one.passages_only for one in after.asked} == {not with_model}


def test_a_quote_of_another_section_is_no_first_place(change: Change) -> None:
    change.states[0] = snapshot(AUDIT, OTHER, kapan=("audit", WHO))
    (found,) = [one for one in change.tryout(difference()).run() if one.trial == WHEN]
    assert found.before.rank is None
    assert found.after.is_first


def test_asking_can_be_stopped_between_two_questions(change: Change) -> None:
    progress: list[tuple[int, int]] = []
    outcomes = ask_trials(
        change.states[0],
        TRIALS,
        passages_only=True,
        on_progress=lambda done, total: progress.append((done, total)),
        is_stopped=lambda: len(progress) == 2,
    )
    assert list(outcomes) == [WHEN, LEANS]
    assert progress == [(0, 5), (1, 5)]
