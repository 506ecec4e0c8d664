"""`pandu eval score`: score the stored replies of a run again, without asking anything."""

from assistant.cli.console import LANGUAGE, JsonOption, console, print_json, read_settings
from assistant.files import replace_text
from assistant.strings import text
from evals.cli.options import (
    BLESSED,
    LATEST,
    RunArgument,
    ablations_folder,
    find_baseline,
    find_run,
)
from evals.comparing import compare
from evals.report.words import percent
from evals.suites import load_suites


def score(run: RunArgument = LATEST, as_json: JsonOption = False) -> None:
    """Score a run anew; its help is the string `evals.help.score`."""
    from evals.cli.reporting import material_of, rewrite_reports, write_beside
    from evals.running.effects import latest_ablation
    from evals.running.rescoring import rescore
    from evals.running.summary import write_summary

    settings = read_settings()
    folder, summary = find_run(settings, run)
    anew = rescore(summary, folder, load_suites())
    replace_text(folder / "summary.before.json", summary.model_dump_json(indent=1))
    write_summary(anew, folder)
    before = find_baseline(settings, BLESSED)
    write_beside(anew, folder, before)
    ablation = latest_ablation(ablations_folder(settings))
    rewrite_reports(material_of(anew, before, ablation), folder)
    comparison = compare(summary, anew)
    if as_json:
        print_json(comparison)
        return
    for one in comparison.suites:
        words = text(
            LANGUAGE,
            "evals.score.row",
            suite=one.suite,
            before=percent(LANGUAGE, one.before),
            after=percent(LANGUAGE, one.after),
            changed=len(one.better) + len(one.worse),
        )
        console.print(words, soft_wrap=True)
    console.print(text(LANGUAGE, "evals.score.done", run=folder.name), soft_wrap=True)
