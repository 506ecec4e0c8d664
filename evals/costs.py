"""Measure what each safety control costs a question, in processor time.

python -m evals.costs

Golden questions of the library, without a model. Processor time of the one thread that works is
told, so that other programs disturb little. A control's cost is that of its own step, which
nothing else shares; what screening has looked at it remembers, so both times are told.
"""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from statistics import median, quantiles

from assistant.factory import (
    Library,
    load_redactor,
    make_assistant,
    make_guardrails,
    open_library,
    system_messages,
)
from assistant.guardrails.reading import fold
from assistant.screening import Screen, ScreenOptions, StatementScreen
from assistant.screening.personal import Detect
from assistant.settings import GuardrailSettings, Settings, load_settings
from assistant.types import Answer
from evals.golden_cases import golden_cases
from evals.guardrails import RememberingEmbedder
from evals.progress import counted
from evals.table import table

_ASKED = 3
"""Every third golden question."""

_GUARDRAILS = ("crisis", "harm", "deciding", "extraction", "advice", "scope")


def milliseconds(act: Callable[[], object]) -> float:
    """Return the processor time of an act."""
    begin = time.thread_time()
    act()
    return 1_000 * (time.thread_time() - begin)


def guardrail_costs(
    questions: Sequence[str], settings: Settings, embedder: RememberingEmbedder
) -> dict[str, list[float]]:
    """Return the times of each guardrail alone and of all; a question's vector is made before."""
    on = GuardrailSettings()
    alone = {name: _only(name) for name in _GUARDRAILS}
    costs = {}
    for name, chosen in {"all guardrails": on, **alone}.items():
        used = settings.model_copy(update={"guardrails": chosen})
        guardrails = make_guardrails(used, embedder, embedder_id=embedder.id)
        guardrails.judge(questions[:1])
        costs[name] = [
            milliseconds(partial(guardrails.judge, [question])) for question in questions
        ]
    return costs


def _only(name: str) -> GuardrailSettings:
    off = dict.fromkeys(set(_GUARDRAILS) - {name}, False)
    return GuardrailSettings().model_copy(update=off)


def screening_costs(
    answers: Sequence[Answer], library: Library, detect: Detect
) -> dict[str, list[float]]:
    """Return the times of screening the passages that were found, each control alone and all."""
    chunks = {chunk.id: chunk for chunk in library.store.chunks()}
    found = [
        [replace(one, chunk=chunks[one.chunk.id]) for one in answer.passages] for answer in answers
    ]
    none = {"personal_data": False, "small_counts": False, "instructions": False}
    options = {f"screening: {name}": ScreenOptions(**none | {name: True}) for name in none}
    options["screening, all"] = ScreenOptions()
    costs = {}
    for name, chosen in options.items():
        screen = Screen(detect, chosen)
        for way in ("at first", "remembered"):
            costs[f"{name}, {way}"] = [
                milliseconds(partial(screen.passages, passages, library.store.document))
                for passages in found
            ]
    return costs


def statement_costs(answers: Sequence[Answer], screen: StatementScreen) -> list[float]:
    """Return the times of looking at a sentence; the first quote stands for the model's."""
    return [
        milliseconds(
            partial(
                screen.fault,
                answer.evidence[0].quote,
                question="",
                evidence=answer.evidence,
                language=answer.language,
            )
        )
        for answer in answers
        if answer.evidence
    ]


def measure(settings: Settings, questions: Sequence[str]) -> dict[str, list[float]]:
    """Return each control's times, in milliseconds."""
    redactor = load_redactor(settings)
    redactor.warm_up()
    costs = {"masking": [milliseconds(partial(redactor.detect, one, "id")) for one in questions]}
    with open_library(settings) as library:
        embedder = RememberingEmbedder(library.embedder)
        for question in questions:
            embedder.embed_query(fold(question))
        costs |= guardrail_costs(questions, settings, embedder)
        assistant = make_assistant(library, None, redactor)
        answers = [assistant.ask(one, passages_only=True) for one in counted(questions, "asked")]
        costs |= screening_costs(answers, library, redactor.detect)
    screen = StatementScreen(
        redactor.detect, rules=[one.content for one in system_messages(settings)]
    )
    costs["sentences of a summary, each"] = statement_costs(answers, screen)
    return costs


def main() -> None:
    """Run from the command line."""
    questions = [case.input for case in golden_cases()][::_ASKED]
    rows = [
        [name, str(len(times)), f"{median(times):.1f}", f"{quantiles(times, n=20)[-1]:.1f}"]
        for name, times in measure(load_settings(), questions).items()
    ]
    shown = table(["control", "n", "median ms", "95th percentile"], rows)
    sys.stdout.write(shown + "\n")


if __name__ == "__main__":
    main()
