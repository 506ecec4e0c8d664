"""`pandu eval list`: the suites, what they measure and how long they take."""

from assistant.cli.console import LANGUAGE, JsonOption, console, print_json
from assistant.strings import text
from evals.cli.options import SuitesOption, TierOption, choose_suites


def list_suites(
    suite: SuitesOption = None, tier: TierOption = "standard", as_json: JsonOption = False
) -> None:
    """List the suites; its help is the string `evals.help.list`."""
    rows = []
    for one in choose_suites(suite):
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
    total = sum(float(str(row["minutes"])) for row in rows)
    console.print(text(LANGUAGE, "evals.list.total", tier=tier, minutes=f"{total:.0f}"))
