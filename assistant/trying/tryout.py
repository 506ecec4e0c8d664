"""Ask golden questions before a change of the library and after it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from assistant.curation.difference import Difference
from assistant.errors import UserError
from assistant.trying.comparison import VERDICTS, Comparison
from assistant.trying.outcome import Asker, Outcome, ask_golden, looked_at
from assistant.trying.places import Places
from assistant.trying.trial import Trial, choose_trials

Stage = Literal["looking", "before", "syncing", "after"]
OnProgress = Callable[[Stage, int, int], None]
"""Told the stage, how many questions are done, and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A library as it is at one moment."""

    asker: Asker
    places: Places


class Tryout:
    """Tries a change on a library that nobody else uses; it can be tried once."""

    def __init__(
        self,
        *,
        trials: Sequence[Trial],
        difference: Difference,
        look: Callable[[], Snapshot],
        sync: Callable[[], object],
        with_model: bool,
    ) -> None:
        """Join the parts.

        Args:
            trials: all golden questions.
            difference: what will change.
            look: opens the library as it is now.
            sync: changes it.
            with_model: let the model judge and write, where the assistant has one.
        """
        self.trials = trials
        self.difference = difference
        self._look = look
        self._sync = sync
        self._with_model = with_model

    def run(
        self,
        names: Sequence[str] = (),
        *,
        ask_all: bool = False,
        on_progress: OnProgress = lambda stage, done, total: None,
    ) -> list[Comparison]:
        """Ask, change, ask again; the worse come first, then the better.

        A question is left out where its document is searched neither before nor after.

        Args:
            names: ids or sources of documents whose questions are asked; none stands for the
                questions that the change touches: those of the documents that come, change or
                go, and those whose answer quotes such a document before.
            ask_all: without names, ask all questions.
            on_progress: called with every question.

        Raises:
            UserError: a named document is unknown, has no golden questions, or is not searched.
        """
        chosen = choose_trials(self.trials, names) if names else list(self.trials)
        before = self._look()
        if names or ask_all:
            outcomes = self._ask(before, chosen, "before", on_progress)
        else:
            outcomes = self._ask_touched(before, chosen, on_progress)
        on_progress("syncing", 0, 0)
        self._sync()
        after = self._look()
        searched = [one for one in outcomes if is_searched(one, before) or is_searched(one, after)]
        for one in outcomes if names else ():
            if one not in searched:
                raise UserError("trying.not_searched", source=one.source)
        later = self._ask(after, searched, "after", on_progress)
        return sorted(
            (Comparison(trial=one, before=outcomes[one], after=later[one]) for one in searched),
            key=lambda one: VERDICTS.index(one.verdict),
        )

    def _ask_touched(
        self, before: Snapshot, trials: Sequence[Trial], on_progress: OnProgress
    ) -> dict[Trial, Outcome]:
        sources = touched_sources(self.difference)
        ids = {name for source in sources if (name := before.places.id_of(source))}
        near = []  # what is quoted is looked at, and looking takes a tenth of asking
        for done, trial in enumerate(trials):
            on_progress("looking", done, len(trials))
            if trial.source in sources or ids & looked_at(before.asker, trial.golden):
                near.append(trial)
        quoted = self._ask(before, near, "before", on_progress, passages_only=True)
        touched = [one for one in near if one.source in sources or ids & quoted[one].cited]
        if self._with_model:
            return self._ask(before, touched, "before", on_progress)
        return {one: quoted[one] for one in touched}

    def _ask(
        self,
        snapshot: Snapshot,
        trials: Sequence[Trial],
        stage: Stage,
        on_progress: OnProgress,
        *,
        passages_only: bool | None = None,
    ) -> dict[Trial, Outcome]:
        if passages_only is None:
            passages_only = not self._with_model
        return ask_trials(
            snapshot, trials, passages_only=passages_only, on_progress=partial(on_progress, stage)
        )


def ask_trials(
    snapshot: Snapshot,
    trials: Sequence[Trial],
    *,
    passages_only: bool,
    on_progress: Callable[[int, int], None],
    is_stopped: Callable[[], bool] = lambda: False,
) -> dict[Trial, Outcome]:
    """Ask golden questions of a library one by one, until it is stopped.

    Args:
        snapshot: the library.
        trials: the questions.
        passages_only: ask no model.
        on_progress: told before each question, and at the end, how many are done and there are.
        is_stopped: asked before each question.
    """
    outcomes: dict[Trial, Outcome] = {}
    for done, trial in enumerate(trials):
        if is_stopped():
            return outcomes
        on_progress(done, len(trials))
        outcomes[trial] = ask_trial(snapshot, trial, passages_only=passages_only)
    on_progress(len(trials), len(trials))
    return outcomes


def ask_trial(snapshot: Snapshot, trial: Trial, *, passages_only: bool) -> Outcome:
    """Ask one golden question of a library."""
    name = _id_in(snapshot, trial)
    places = snapshot.places.of(name, trial.golden.section) if name else ()
    return ask_golden(snapshot.asker, trial.golden, places, passages_only=passages_only)


def touched_sources(difference: Difference) -> Collection[str]:
    """Return the sources of the documents that come, change or go."""
    changed = (document.source for document in difference.changed)
    return {*difference.added, *changed, *difference.removed}


def _id_in(snapshot: Snapshot, trial: Trial) -> str | None:
    return trial.document_id or snapshot.places.id_of(trial.source)


def is_searched(trial: Trial, snapshot: Snapshot) -> bool:
    """Say whether a library searches the document of a golden question."""
    return _id_in(snapshot, trial) in snapshot.places
