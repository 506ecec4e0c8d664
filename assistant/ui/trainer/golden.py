"""Golden questions: asked of the library as it is now, and compared with what was kept."""

import threading
from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass

from assistant.errors import UserError
from assistant.trying.kept import Result
from assistant.trying.places import Places
from assistant.trying.trial import choose_trials, read_trials
from assistant.trying.tryout import Snapshot, ask_trials, is_searched
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.notice import Notice, Step
from assistant.ui.trainer.running import Tell, in_steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """The golden questions as they are shown."""

    questions: Mapping[str, int]
    """How many each document has, by source."""

    titles: Mapping[str, str]
    """Titles of the documents that are searched, by source."""

    chosen: str
    """Source of the document whose results are shown; empty for all."""

    results: Sequence[Result]
    """What became of them; what got worse comes first."""

    is_stale: bool
    """Whether the library is no longer the one that some of them were asked of."""


def read_golden(desk: Desk, visit: Visit) -> Golden:
    """Read which questions there are, and what was kept of them.

    Raises:
        DocumentError: golden questions, or the trainers' decisions, can't be read.
    """
    if desk.trials is None:
        desk.trials = read_trials(desk.bench.folder)
    titles = {document.source: document.title for document in desk.bench.store.documents()}
    searched = [one for one in desk.trials if one.source in titles]
    chosen = visit.golden if any(one.source == visit.golden for one in searched) else ""
    results = desk.bench.golden.of(one for one in searched if chosen in ("", one.source))
    library = desk.bench.state()
    return Golden(
        questions=Counter(one.source for one in searched),
        titles=titles,
        chosen=chosen,
        results=results,
        is_stale=any(one.now.library != library for one in results),
    )


def ask_golden(desk: Desk, visit: Visit, fields: Fields) -> Generator[Step, None, Notice]:
    """Ask the golden questions of a document, or all, and keep what became of them.

    No model is asked. When it is stopped, or the page is closed, what was asked is kept.

    Raises:
        UserError: the document has no golden questions, or is not searched.
        DocumentError: golden questions, or the trainers' decisions, can't be read.
    """
    visit.golden = fields.one("document")
    stop = visit.stop = threading.Event()
    try:
        return (yield from in_steps(lambda tell: _ask(desk, visit, stop, tell), lock=desk.lock))
    finally:
        stop.set()


def stop(_desk: Desk, visit: Visit, _fields: Fields) -> None:
    """Let what this page has begun end before its next question."""
    if visit.stop is not None:
        visit.stop.set()


def _ask(desk: Desk, visit: Visit, stop: threading.Event, tell: Tell) -> Notice:
    bench = desk.bench
    desk.trials = trials = read_trials(bench.folder)
    chosen = choose_trials(trials, [visit.golden]) if visit.golden else trials
    snapshot = Snapshot(asker=desk.assistant, places=Places(bench.store.documents()))
    searched = [one for one in chosen if is_searched(one, snapshot)]
    if not searched:
        if visit.golden:
            raise UserError("trying.not_searched", source=visit.golden)
        return Notice(key="golden_none")
    outcomes = ask_trials(
        snapshot,
        searched,
        passages_only=True,
        on_progress=lambda done, total: tell(_step(done, total)),
        is_stopped=stop.is_set,
    )
    bench.golden.add(outcomes, among=trials, library=bench.state(), on=bench.today())
    return _said(bench.golden.of(outcomes), total=len(searched))


def _step(done: int, total: int) -> Step:
    return Step(key="web.trainer.golden.asking", done=done, total=total, can_stop=True)


def _said(results: Sequence[Result], *, total: int) -> Notice:
    values = {"total": total, **tally(results)}
    key = "golden_asked" if len(results) == total else "golden_stopped"
    return Notice(key=key, values={name: str(value) for name, value in values.items()})


def tally(results: Sequence[Result]) -> dict[str, int]:
    """Count results, those whose answer is held, and those that got worse or better."""
    verdicts = Counter(one.verdict for one in results)
    return {
        "count": len(results),
        "held": sum(one.now.in_answer for one in results),
        "worse": verdicts["worse"],
        "better": verdicts["better"],
    }


def is_well(result: Result) -> bool:
    """Say whether there is nothing to look at: the quotes hold the answer, as before."""
    return result.now.in_answer and result.verdict in (None, "same")
