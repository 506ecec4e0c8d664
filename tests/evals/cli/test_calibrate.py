import json
from typing import Any

from assistant.cli.main import main
from evals.scorers.trusted import SCORERS


def test_each_scorer_is_told_with_what_hangs_on_it(capsys: Any) -> None:
    assert main(["eval", "calibrate", "--json"]) == 0
    rows = {row["scorer"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows.keys() == SCORERS.keys()
    assert rows["harm"]["suites"] == ["safety.id"]
    for row in rows.values():
        assert [one["name"] for one in row["figures"]] == ["precision", "recall", "kappa"]
        found = [one for one in row["figures"] if one["value"] is not None]
        assert len(found) >= 2 and all(one["low"] < one["high"] for one in found)


def test_the_words_name_ranges_and_suites(capsys: Any) -> None:
    assert main(["eval", "calibrate"]) == 0
    told = capsys.readouterr().out
    assert "safety.id" in told and "kappa" in told and "%" in told
