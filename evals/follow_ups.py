"""Measure questions that come after another one: are they met as they should be?

    python -m evals.follow_ups --part judged            # leaning ones, and changes of the topic
    python -m evals.follow_ups --set follow_ups --part judged
    python -m evals.follow_ups --golden                 # golden questions after an unrelated one
    python -m evals.follow_ups --unanswerable           # what no document answers after one

The quotes that are shown must hold the answer; where no document does, none may be shown.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.factory import make_assistant, open_library
from assistant.pipeline import Assistant
from assistant.query import to_queries, to_query
from assistant.settings import load_settings
from assistant.trying.trial import Trial, read_trials
from assistant.types import Turn
from evals.progress import counted
from evals.questions import DATASETS, Dialogue, Question, load_dialogues, load_questions
from evals.table import share, table


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One second question, asked in three ways; True where it was met as it should be.

    The quotes hold its answer, or nothing is quoted where no document answers it.
    """

    kind: str
    alone: bool
    joined: bool | None
    """Both questions asked as one; None where that was not measured."""

    conversed: bool
    """Asked in a conversation, where Pandu decides."""


def ask_all(
    assistant: Assistant, dialogues: Iterable[Dialogue], *, also_joined: bool
) -> Iterator[Asked]:
    """Ask the second questions in each way."""
    for one in dialogues:
        before = (Turn(question=one.before, chunk_ids=()),)
        whole = f"{one.before} {one.question}"
        alone = _is_met(assistant, one)
        stands = to_queries(one.question, before, language=one.language) == (
            to_query(one.question, language=one.language),
        )
        yield Asked(
            kind=one.kind if one.answerable else f"{one.kind}, unanswerable",
            alone=alone,
            joined=_is_met(assistant, one, words=whole) if also_joined else None,
            conversed=alone if stands else _is_met(assistant, one, before=before),
        )


def unanswered(questions: Iterable[Question], trials: Sequence[Trial]) -> list[Dialogue]:
    """Put a golden question before each one that no document answers, in turn."""
    unanswerable = [one for one in questions if not one.answerable]
    return [
        Dialogue(
            id=f"unanswerable-{number}",
            part="tuning",
            kind="change",
            before=trials[number % len(trials)].golden.question,
            question=one.question,
            language=one.language,
            answerable=False,
        )
        for number, one in enumerate(unanswerable)
    ]


def unrelated(trials: Sequence[Trial]) -> list[Dialogue]:
    """Put another document's question before each golden one: the one half the list away."""
    half = len(trials) // 2
    return [
        Dialogue(
            id=f"golden-{number}",
            part="tuning",
            kind="change",
            before=trials[(number + half) % len(trials)].golden.question,
            question=trial.golden.question,
            language=trial.golden.language,
            answerable=True,
            must_contain=[list(group) for group in trial.golden.must_contain],
        )
        for number, trial in enumerate(trials)
    ]


def report(asked: Sequence[Asked]) -> str:
    """Lay the shares out for each kind; `kept` are those met alone that still are."""
    rows = []
    for kind in sorted({one.kind for one in asked}):
        chosen = [one for one in asked if one.kind == kind]
        rows.append(
            [
                f"{kind} ({len(chosen)})",
                share([one.alone for one in chosen]),
                share([one.joined for one in chosen if one.joined is not None]),
                share([one.conversed for one in chosen]),
                share([one.conversed for one in chosen if one.alone]),
            ]
        )
    return table(["kind", "alone", "always with the one before", "as Pandu does", "kept"], rows)


def _is_met(
    assistant: Assistant, dialogue: Dialogue, *, words: str = "", before: Sequence[Turn] = ()
) -> bool:
    question = dialogue.second()
    answer = assistant.ask(
        words or question.question,
        history=before,
        language=question.language,
        passages_only=True,
    )
    if not question.answerable:
        return not answer.evidence
    return question.is_answered_by(" ".join(item.quote for item in answer.evidence))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--set", choices=("follow_ups", "follow_ups_strangers"), default="follow_ups_strangers"
    )
    parser.add_argument("--part", choices=("tuning", "judged"), default="tuning")
    parser.add_argument("--golden", action="store_true", help="after an unrelated question")
    parser.add_argument("--unanswerable", action="store_true", help="what no document answers")
    options = parser.parse_args(arguments)
    settings = load_settings()
    if options.golden:
        dialogues = unrelated(read_trials(settings.paths.knowledge))
    elif options.unanswerable:
        asked_anywhere = load_questions(DATASETS / "unanswerable.yaml")
        dialogues = unanswered(asked_anywhere, read_trials(settings.paths.knowledge))
    else:
        dialogues = load_dialogues(DATASETS / f"{options.set}.yaml", part=options.part)
    with open_library(settings) as library:
        library.synchronizer.sync(settings.paths.knowledge)
        assistant = make_assistant(library, None)
        asked = list(
            ask_all(assistant, counted(dialogues, "dialogues"), also_joined=not options.golden)
        )
    sys.stdout.write(report(asked) + "\n")


if __name__ == "__main__":
    main()
