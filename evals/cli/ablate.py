"""`pandu eval ablate`: switch every control off in turn and see what it was good for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.bars import bars
from assistant.cli.console import LANGUAGE, JsonOption, console, print_json, read_settings
from assistant.errors import MachineError, UserError
from assistant.strings import text
from evals.cli.options import SuitesOption, TierOption, ablations_folder, choose_suites
from evals.table import table

if TYPE_CHECKING:
    from evals.running.effects import Effect


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
    from evals.running.effects import Ablation
    from evals.running.engine import Engine
    from evals.running.state import read_state

    known = controls().controls
    for name in control or ():
        if name not in known:
            raise UserError("evals.unknown_control", name=name, known=", ".join(known))
    settings = read_settings()
    state = read_state(settings)
    folder = new_run(ablations_folder(settings))
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
        found = Ablation(
            run=folder.name,
            tier=tier,
            with_model=with_model,
            hashes=state.hashes,
            effects=effects(runs),
        )
        found.save(folder)  # after each, since all of them take long
    if as_json:
        print_json({"folder": str(folder), **found.model_dump(mode="json")})
        return
    console.print(_table(found.effects), soft_wrap=True, highlight=False)
    console.print(text(LANGUAGE, "evals.ablate.done", folder=folder), soft_wrap=True)


def _table(found: "Sequence[Effect]") -> str:
    head = text(LANGUAGE, "evals.ablate.head").split("|")
    return table(head, [one.cells() for one in found])
