"""Scoring the stored replies of a run again, with the scorers as they are now and no model."""

from collections.abc import Iterable
from pathlib import Path

from inspect_ai.log import EvalLog, EvalSample, list_eval_logs, read_eval_log

from assistant.errors import UserError
from evals.cases import Case
from evals.judgement import Scored, missing
from evals.running.run import LOGS, score_reply
from evals.running.solver import read_case, read_stored
from evals.running.summary import CaseResult, Summary, suite_result
from evals.suite import Suite


def rescore(summary: Summary, folder: Path, suites: Iterable[Suite]) -> Summary:
    """Return a run's summary with every suite scored anew.

    What was taken over from an earlier run stays as it is, as that run keeps the replies.
    A case is scored as it stands in the data set now, as long as the same was asked; what was
    missing stays missing. A suite is left as it was where it no longer exists, and where a case
    that got no reply is not at hand: of a public set without `--data`, for example.

    Raises:
        UserError: the run kept no replies.
    """
    known = {suite.id: suite for suite in suites}
    logs = _logs(folder)
    results = []
    for result in summary.suites:
        suite = known.get(result.id)
        log = logs.get(result.id)
        if suite is None or result.carried_from:
            results.append(result)
        elif log is None or (result.cases and not log.samples):
            raise UserError("evals.no_replies", run=summary.run)
        else:
            samples = {str(sample.id): sample for sample in log.samples or ()}
            now = {case.id: case for case in suite.cases()}
            if any(one.id not in samples and one.id not in now for one in result.cases):
                results.append(result)
                continue
            scored = [_score(suite, one, samples.get(one.id), now) for one in result.cases]
            results.append(suite_result(suite, scored, keep_texts=True, seconds=result.seconds))
    return summary.model_copy(update={"suites": tuple(results)})


def _logs(folder: Path) -> dict[str, EvalLog]:
    found = {}
    for info in list_eval_logs(str(folder / LOGS)):
        log = read_eval_log(info)
        found[str((log.eval.metadata or {}).get("suite"))] = log
    return found


def _score(
    suite: Suite, result: CaseResult, sample: EvalSample | None, now: dict[str, Case]
) -> Scored:
    if sample is None:
        return missing(now[result.id], result.why)
    case = read_case(sample.metadata)
    current = now.get(case.id)
    if current is not None and (current.input, current.before) == (case.input, case.before):
        case = current
    reply = read_stored(sample.store)
    if reply is None:
        return missing(case, result.why)
    return score_reply(suite, case, reply)
