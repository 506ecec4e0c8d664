"""Cases, replies and suites made by hand, for tests of the evals."""

from collections.abc import Sequence

from evals.cases import Case, Expected
from evals.judgement import Judgement, Scored
from evals.reply import Cited, Reply
from evals.running.summary import Summary, suite_result
from evals.suite import Suite


def make_case(
    number: int, *, family: str = "", axis: str = "", expected: Expected | None = None
) -> Case:
    return Case(
        id=f"case-{number}",
        language="id",
        variety="formal",
        input=f"Pertanyaan {number}?",
        family=family or f"family-{number}",
        axis=axis,
        expected=expected or Expected(),
    )


def make_reply(text: str = "Jawaban [1]", *, exact: bool = True) -> Reply:
    cited = Cited(document_id="d", chunk_id="d#1", quote="Kutipan.", is_exact=exact)
    return Reply(status="answered", text=text, citations=(cited,), versions={"index": "abc"})


def answered(case: Case, reply: Reply) -> Judgement:
    return Judgement(passed=reply.status == "answered", why=reply.status)


def make_suite(cases: Sequence[Case], *, name: str = "cite.valid") -> Suite:
    return Suite(id=name, area="citations", score=answered, load=lambda: cases)


class Asker:
    """Answers every case but those named: these crash, or end without an answer."""

    def __init__(self, *, crashing: Sequence[str] = (), failing: Sequence[str] = ()) -> None:
        self.crashing, self.failing = crashing, failing
        self.asked: list[str] = []

    def ask(self, case: Case, *, corpus: str = "", passages_only: bool = False) -> Reply:
        self.asked.append(case.id)
        if case.id in self.crashing:
            raise RuntimeError("no answer")
        return Reply(status="insufficient") if case.id in self.failing else make_reply()

    def weigh(self, case: Case, options: Sequence[str]) -> Reply:
        raise AssertionError("the bare model is not asked")


def make_summary(
    suites: Sequence[tuple[Suite, Sequence[Scored]]], *, run: str = "r", state: str = "done"
) -> Summary:
    return Summary(
        run=run,
        tier="full",
        state=state,  # type: ignore[arg-type]
        seconds=1,
        machine={},
        versions={"index": "abc"},
        suites=tuple(suite_result(suite, scored, keep_texts=True) for suite, scored in suites),
    )
