"""A run for spreadsheets: one row a case."""

import csv
import io
import json

from evals.running.summary import Summary

COLUMNS = (
    "run", "suite", "area", "case", "family", "role", "axis", "variety", "severity", "split",
    "passed", "missing", "status", "why", "marks", "values", "input", "shown",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def results_csv(summary: Summary) -> str:
    """Return the cases of a run as CSV; no cell can be taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for suite in summary.suites:
        for case in suite.cases:
            passed = "" if case.passed is None else str(case.passed).lower()
            row = (
                summary.run, suite.id, suite.area, case.id, case.family, case.role, case.axis,
                case.variety, case.severity, case.split, passed, str(case.is_missing).lower(),
                case.status, case.why, _plain(case.marks), _plain(case.values), case.input,
                case.shown,
            )  # fmt: skip
            writer.writerow([_harmless(cell) for cell in row])
    return out.getvalue()


def _plain(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True) if values else ""


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
