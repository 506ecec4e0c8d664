"""`pandu eval ablate`: switch every control off in turn and see what it was good for."""

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.bars import bars
from assistant.cli.console import LANGUAGE, JsonOption, console, print_json, read_settings
from assistant.errors import MachineError, UserError
from assistant.files import replace_text
from assistant.strings import text
from evals.cli.options import SuitesOption, TierOption, choose_suites, evals_folder
from evals.table import table

if TYPE_CHECKING:
    from evals.running.ablation import Effect


def ablate(
    control: Annotated[
        list[str] | None, typer.Option("--control", help=text(LANGUAGE, "evals.option.control"))
    ] = None,
    tier: TierOption = "smoke",
    suite: SuitesOption = None,
    with_model: Annotated[
        bool, typer.Option("--with-model", help=text(LANGUAGE, "evals.option.with_model"))
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Compare the controls; its help is the string `evals.help.ablate`."""
    try:
        from evals.running.ablation import controls, effects, run_variant, variants
        from evals.running.run import new_run
    except ModuleNotFoundError as error:
        raise MachineError("evals.not_installed") from error
    from evals.running.corpora import CORPORA
    from evals.running.engine import Engine

    known = controls().controls
    for name in control or ():
        if name not in known:
            raise UserError("evals.unknown_control", name=name, known=", ".join(known))
    settings = read_settings()
    folder = new_run(evals_folder(settings) / "ablations")
    runs = {}
    for variant in variants(settings, choose_suites(suite), control or ()):
        with (
            Engine(
                variant.settings,
                corpora=CORPORA,
                passages_only=not with_model,
                masks=variant.masks,
            ) as engine,
            bars() as advance,
        ):
            total = sum(len(one.cases(tier)) for one in variant.suites)
            done = 0

            def tell(name: str, of: str = variant.name, total: int = total) -> None:
                nonlocal done
                done += 1
                advance(of, done, total)

            runs[variant.name] = run_variant(variant, engine, folder, tier=tier, tell=tell)
    found = effects(runs)
    shown = _table(found)
    replace_text(folder / "ablation.txt", shown + "\n")
    if as_json:
        print_json({"folder": str(folder), "effects": found})
        return
    console.print(shown, soft_wrap=True, highlight=False)
    console.print(text(LANGUAGE, "evals.ablate.done", folder=folder), soft_wrap=True)


def _table(found: "list[Effect]") -> str:
    head = text(LANGUAGE, "evals.ablate.head").split("|")
    rows = [
        [
            one.control,
            one.suite,
            str(one.cases),
            *(_share(value) for value in one.passed),
            *(_share(value) for value in one.over_blocked),
            *("–" if value is None else f"{value:.0f}" for value in one.milliseconds),
        ]
        for one in found
    ]
    return table(head, rows)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.0f} %"
