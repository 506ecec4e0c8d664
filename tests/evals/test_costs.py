from assistant.settings import Settings
from assistant.testing.embedder import HashEmbedder
from evals.costs import guardrail_costs, milliseconds
from evals.guardrails import RememberingEmbedder


def test_processor_time_is_told_in_milliseconds() -> None:
    assert milliseconds(lambda: None) < 5
    assert milliseconds(lambda: sum(range(2_000_000))) > 5


def test_every_guardrail_is_timed_alone_and_all_together() -> None:
    questions = ["Bagaimana menyimpan formulir?", "How do we store forms?"]
    costs = guardrail_costs(questions, Settings(), RememberingEmbedder(HashEmbedder()))
    assert set(costs) == {
        "all guardrails", "crisis", "harm", "deciding", "extraction", "advice", "scope",
    }  # fmt: skip
    assert all(len(times) == 2 for times in costs.values())
