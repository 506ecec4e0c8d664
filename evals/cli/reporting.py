"""What every run leaves beside its summary, made anew whenever the run is judged anew."""

from pathlib import Path

from assistant.evaluated import OVERVIEW, AreaOverview, Overview
from assistant.files import replace_text
from evals.cases import DATASETS, read_heading
from evals.comparing import compare
from evals.gate.gate import Exit, Ruling, judge
from evals.gate.policy import load_policy
from evals.gate.whole import left_out
from evals.report.content import areas
from evals.report.junit import junit_xml
from evals.report.page import Material
from evals.report.tables import results_csv
from evals.running.effects import Ablation
from evals.running.summary import Summary

CSV, JUNIT = "results.csv", "junit.xml"


def write_beside(summary: Summary, folder: Path, baseline: Summary | None) -> Ruling:
    """Write a run's table and its file for build servers, and return the gate's word on it."""
    ruling = judge(summary, load_policy(), baseline=baseline)
    replace_text(folder / CSV, "\ufeff" + results_csv(summary))  # Excel takes it for UTF-8 then
    replace_text(folder / JUNIT, junit_xml(summary, ruling))
    replace_text(folder / OVERVIEW, overview_of(summary, ruling).model_dump_json(indent=1))
    return ruling


def overview_of(summary: Summary, ruling: Ruling) -> Overview:
    """Return a run in short, for the page that staff see."""
    verdict = {Exit.PASSED: "passed", Exit.FAILED: "failed"}.get(ruling.exit, "incomplete")
    return Overview(
        run=summary.run,
        tier=summary.tier,
        verdict=verdict if summary.state == "done" else "incomplete",  # type: ignore[arg-type]
        is_partial=bool(left_out(summary, load_policy())),
        versions=summary.versions,
        areas=tuple(
            AreaOverview(name=one.name, grade=one.grade, passed=one.passed, cases=one.cases)
            for one in areas(summary, ruling)
        ),
    )


def material_of(
    summary: Summary, baseline: Summary | None, ablation: Ablation | None = None
) -> Material:
    """Put together what a report is made of."""
    other = baseline is not None and baseline.run != summary.run
    return Material(
        summary=summary,
        ruling=judge(summary, load_policy(), baseline=baseline),
        baseline=baseline.run if baseline else "",
        comparison=compare(baseline, summary) if baseline is not None and other else None,
        unreviewed=unreviewed(summary),
        ablation=ablation,
    )


def unreviewed(summary: Summary) -> tuple[str, ...]:
    """Return the sets of cases of a run that no person has checked yet."""
    paths = {name: DATASETS / f"{name}.yaml" for name in summary.datasets}
    return tuple(
        name
        for name, path in paths.items()
        if path.is_file() and not read_heading(path).reviewed_by
    )
