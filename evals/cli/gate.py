"""`pandu eval gate`: hold a run against the bars."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.console import LANGUAGE, JsonOption, console, print_json, read_settings
from assistant.strings import text
from evals.cli.options import BLESSED, LATEST, BaselineOption, RunArgument, find_baseline, find_run
from evals.gate.gate import Exit, judge
from evals.gate.policy import POLICY, load_policy
from evals.report.words import figure_words, value_words


def gate(
    run: RunArgument = LATEST,
    policy: Annotated[
        Path, typer.Option("--policy", help=text(LANGUAGE, "evals.option.policy"))
    ] = POLICY,
    baseline: BaselineOption = BLESSED,
    as_json: JsonOption = False,
) -> None:
    """Hold a run against the bars; its help is the string `evals.help.gate`."""
    settings = read_settings()
    try:
        bars = load_policy(policy)
    except (OSError, ValueError):
        console.print(text(LANGUAGE, "evals.gate.bad_policy", path=policy), soft_wrap=True)
        raise typer.Exit(Exit.MISUSED) from None
    _, summary = find_run(settings, run)
    ruling = judge(summary, bars, baseline=find_baseline(settings, baseline))
    if as_json:
        print_json({"exit": int(ruling.exit), "findings": ruling.findings})
    else:
        for finding in ruling.findings:
            bar = finding.bar
            console.print(
                text(
                    LANGUAGE,
                    "evals.gate.row",
                    outcome=text(LANGUAGE, f"evals.gate.{finding.outcome.replace(' ', '_')}"),
                    suite=bar.suite,
                    figure=figure_words(LANGUAGE, bar.figure, bar.group),
                    value=value_words(LANGUAGE, finding.figure),
                    reason=text(LANGUAGE, f"evals.gate.reason.{finding.reason}"),
                ),
                soft_wrap=True,
            )
        console.print(text(LANGUAGE, f"evals.gate.exit_{int(ruling.exit)}"), soft_wrap=True)
    raise typer.Exit(int(ruling.exit))
