"""`pandu eval list`: the suites, what they measure and how long they take."""

from assistant.cli.console import LANGUAGE, JsonOption, console, print_json
from assistant.strings import text
from evals.cli.options import DataOption, SuitesOption, TierOption, choose_suites
from evals.public.sets import find_sets, give
from evals.suite import expected_seconds


def list_suites(
    suite: SuitesOption = None,
    tier: TierOption = "standard",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the suites; its help is the string `evals.help.list`."""
    rows = []
    suites = give(choose_suites(suite), find_sets(data or ()))
    for one in suites:
        cases = one.cases(tier)
        rows.append(
            {
                "suite": one.id,
                "measures": text(LANGUAGE, f"evals.suite.{one.id}"),
                "cases": len(cases),
                "families": len({case.family for case in cases}),
                "minutes": round(len(cases) * one.seconds / 60, 1),
            }
        )
    if as_json:
        print_json(rows)
        return
    for row in rows:
        console.print(text(LANGUAGE, "evals.list.row", **row), soft_wrap=True)
    total = expected_seconds(suites, tier) / 60
    console.print(text(LANGUAGE, "evals.list.total", tier=tier, minutes=f"{total:.0f}"))
