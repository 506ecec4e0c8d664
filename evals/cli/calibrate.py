"""`pandu eval calibrate`: how far scorers of wording agree with people, and what hangs on them."""

from collections.abc import Iterator

from assistant.cli.console import LANGUAGE, JsonOption, console, print_json
from assistant.strings import text
from evals.report.words import group_words, range_words, value_words
from evals.suites import load_suites


def calibrate(as_json: JsonOption = False) -> None:
    """Tell the agreement of each scorer; its help is the string `evals.help.calibrate`."""
    rows = list(_rows())
    if as_json:
        print_json(rows)
        return
    for row in rows:
        trusted = "trusted" if row["is_trusted"] else "not_trusted"
        figures = {one.name: one for one in row["figures"]}  # type: ignore[attr-defined]
        told = {name: value_words(LANGUAGE, one) for name, one in figures.items()}
        ranges = {f"{name}_range": range_words(LANGUAGE, one) for name, one in figures.items()}
        words = text(
            LANGUAGE,
            "evals.calibrate.row",
            scorer=group_words(LANGUAGE, str(row["scorer"])),
            cases=figures["kappa"].cases,
            trusted=text(LANGUAGE, f"evals.calibrate.{trusted}"),
            suites=", ".join(row["suites"]) or "–",  # type: ignore[arg-type]
            **told,
            **ranges,
        )
        console.print(words, soft_wrap=True)
    console.print(text(LANGUAGE, "evals.calibrate.bars"), soft_wrap=True)


def _rows() -> Iterator[dict[str, object]]:
    from evals.labelled import labelled_answers
    from evals.scorers.trusted import SCORERS, agreement, is_trusted

    cases = labelled_answers("test")
    suites = load_suites()
    for name in SCORERS:
        yield {
            "scorer": name,
            "is_trusted": is_trusted(name),
            "figures": list(agreement(name, cases)),
            "suites": [suite.id for suite in suites if name in suite.worded.values()],
        }
