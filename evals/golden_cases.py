"""The golden questions of the shipped library, as cases."""

import hashlib
from functools import cache

from assistant.paths import bundled
from assistant.trying.trial import Trial, read_trials
from evals.cases import Case, Expected
from evals.families import literal


@cache
def golden_cases() -> tuple[Case, ...]:
    """Return every golden question; the family is its document with its translation's name."""
    return tuple(_case(trial) for trial in read_trials(bundled("knowledge")))


def _case(trial: Trial) -> Case:
    golden = trial.golden
    digest = hashlib.sha256(f"{trial.source}\n{golden.question}".encode()).hexdigest()[:10]
    return Case(
        id=f"golden-{digest}",
        language=golden.language,
        variety=golden.tone,
        input=golden.question,
        family=f"{trial.source}#{golden.section}",
        axis=trial.source.split("/")[0],
        expected=Expected(
            statuses=("answered",),
            must=tuple(tuple(map(literal, group)) for group in golden.must_contain),
            documents=(trial.document_id,) if trial.document_id else (),
        ),
    )
