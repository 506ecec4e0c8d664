from pathlib import Path

from evals.running.effects import Ablation, Effect, latest_ablation


def ablation(run: str) -> Ablation:
    effect = Effect(
        control="guardrails.harm",
        suite="refusal.over",
        caught=(0.95, 0.5),
        over_blocked=(0.051, None),
        caught_interval=(0.2, 0.7),
        milliseconds=(12.4, None),
        cases=8,
    )
    return Ablation(
        run=run, tier="smoke", with_model=False, hashes={"program": "a"}, effects=(effect,)
    )


def test_a_row_tells_on_and_off() -> None:
    (effect,) = ablation("r").effects
    caught = ["95 %", "50 %", "+45 (+20 … +70)"]
    told = ["guardrails.harm", "refusal.over", "8", *caught, "5 %", "–", "–", "12", "–"]
    assert effect.cells() == told


def test_the_newest_that_can_be_read_is_the_latest(tmp_path: Path) -> None:
    assert latest_ablation(tmp_path) is None
    for run in ("20260101T000000Z", "20260102T000000Z", "20260103T000000Z"):
        (tmp_path / run).mkdir()
        ablation(run).save(tmp_path / run)
    (tmp_path / "20260103T000000Z" / "ablation.json").write_text("{", encoding="utf-8")
    found = latest_ablation(tmp_path)
    assert found == ablation("20260102T000000Z")
