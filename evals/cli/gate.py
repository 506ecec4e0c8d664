"""`pandu eval gate`: hold a run against the bars."""

import typer

from assistant.cli.console import (
    LANGUAGE,
    JsonOption,
    console,
    print_json,
    read_settings,
    render_error,
)
from assistant.errors import UserError
from assistant.strings import text
from evals.cli.options import (
    BLESSED,
    LATEST,
    BaselineOption,
    PolicyOption,
    RunArgument,
    find_baseline,
    find_run,
    policy_of,
)
from evals.gate.gate import Exit, judge
from evals.gate.policy import POLICY
from evals.report.words import figure_words, value_words


def gate(
    run: RunArgument = LATEST,
    policy: PolicyOption = POLICY,
    baseline: BaselineOption = BLESSED,
    as_json: JsonOption = False,
) -> None:
    """Hold a run against the bars; its help is the string `evals.help.gate`."""
    from evals.cli.reporting import write_junit

    try:
        settings = read_settings()
        bars = policy_of(policy)
        folder, summary = find_run(settings, run)
        before = find_baseline(settings, baseline)
    except UserError as error:
        render_error(error)
        raise typer.Exit(Exit.MISUSED) from error
    ruling = judge(summary, bars, baseline=before)
    write_junit(summary, folder, ruling)
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
