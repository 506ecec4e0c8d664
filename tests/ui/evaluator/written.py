"""Runs of tests, as `pandu eval` leaves them."""

import json
from pathlib import Path
from typing import Any

OLD, NEW = "20261123T080000Z", "20261124T093000Z"


def cases(*passed: bool | None) -> list[dict[str, Any]]:
    return [
        {"id": f"c{number}", "input": f"Soal {number}?", "passed": one, "why": "", "role": "staf"}
        for number, one in enumerate(passed)
    ]


def write(folder: Path, name: str, suites: dict[str, Any], **summary: Any) -> None:
    path = folder / name
    path.mkdir(parents=True)
    areas = [
        {"name": "answers", "grade": "green", "passed": 9, "cases": 10},
        {"name": "safety", "grade": "red", "passed": 3, "cases": 7},
        {"name": "privacy", "grade": "few", "passed": 1, "cases": 1},
    ]
    overview = {
        "run": name,
        "tier": "smoke",
        "verdict": "failed",
        "versions": {"generator": "model-a", "index": "i1"},
        "areas": areas,
    }
    (path / "overview.json").write_text(json.dumps(overview), encoding="utf-8")
    told = {
        "run": name,
        "tier": "smoke",
        "state": "done",
        "suites": [{"id": id, "cases": of} for id, of in suites.items()],
        **summary,
    }
    (path / "summary.json").write_text(json.dumps(told), encoding="utf-8")
