"""What every run leaves beside its summary, made anew whenever the run is judged anew."""

from pathlib import Path

from assistant.evaluated import OVERVIEW, AreaOverview, Overview
from assistant.files import replace_text
from assistant.strings import LANGUAGES
from assistant.types import Language
from evals.cases import DATASETS, read_heading
from evals.comparing import compare
from evals.gate.gate import Exit, Ruling, judge
from evals.gate.policy import Policy, load_policy
from evals.gate.whole import left_out
from evals.report.content import areas
from evals.report.junit import junit_xml
from evals.report.page import Material, render_report
from evals.report.tables import results_csv
from evals.running.effects import Ablation
from evals.running.summary import Summary

CSV, JUNIT = "results.csv", "junit.xml"


def write_beside(
    summary: Summary, folder: Path, baseline: Summary | None, policy: Policy | None = None
) -> None:
    """Write a run's table, its file for build servers, and what staff see of it.

    With a `policy` of one's own build servers go by that; staff see the word of the shipped bars.
    """
    ruling = judge(summary, load_policy(), baseline=baseline)
    own = judge(summary, policy, baseline=baseline) if policy else ruling
    replace_text(folder / CSV, "\ufeff" + results_csv(summary))  # Excel takes it for UTF-8 then
    write_junit(summary, folder, own)
    replace_text(folder / OVERVIEW, overview_of(summary, ruling).model_dump_json(indent=1))


def write_junit(summary: Summary, folder: Path, ruling: Ruling) -> None:
    """Write the gate's word for build servers."""
    replace_text(folder / JUNIT, junit_xml(summary, ruling))


def rewrite_reports(material: Material, folder: Path) -> None:
    """Write the reports of a run that are there anew: the page shows them as they lie there."""
    for language in LANGUAGES:
        path = report_path(folder, language)
        if path.exists():
            replace_text(path, render_report(material, language))


def report_path(folder: Path, language: Language) -> Path:
    """Return where a run's report lies."""
    return folder / f"report.{language}.html"


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
    summary: Summary,
    baseline: Summary | None,
    ablation: Ablation | None = None,
    policy: Policy | None = None,
) -> Material:
    """Put together what a report is made of."""
    other = baseline is not None and baseline.run != summary.run
    return Material(
        summary=summary,
        ruling=judge(summary, policy or load_policy(), baseline=baseline),
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
