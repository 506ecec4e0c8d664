"""`pandu eval report`: a run as one page for people."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.console import LANGUAGE, LangOption, console, interface_language, read_settings
from assistant.errors import UserError
from assistant.files import replace_text
from assistant.strings import text
from evals.cli.options import (
    BLESSED,
    LATEST,
    BaselineOption,
    PolicyOption,
    RunArgument,
    ablations_folder,
    find_baseline,
    find_run,
    policy_of,
)
from evals.gate.policy import POLICY


def report(
    run: RunArgument = LATEST,
    lang: LangOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", help=text(LANGUAGE, "evals.option.out"))
    ] = None,
    baseline: BaselineOption = BLESSED,
    policy: PolicyOption = POLICY,
) -> None:
    """Write the report; its help is the string `evals.help.report`."""
    from evals.cli.reporting import material_of, report_path, write_beside
    from evals.report.page import render_report
    from evals.running.effects import latest_ablation

    settings = read_settings()
    language = lang or interface_language()
    folder, summary = find_run(settings, run)
    before = find_baseline(settings, baseline)
    bars = policy_of(policy)
    write_beside(summary, folder, before, bars)
    ablation = latest_ablation(ablations_folder(settings))
    path = out or report_path(folder, language)
    try:
        replace_text(path, render_report(material_of(summary, before, ablation, bars), language))
    except OSError as error:
        raise UserError("evals.report_unwritable", path=path) from error
    console.print(text(LANGUAGE, "evals.report.written", path=path.resolve()), soft_wrap=True)
