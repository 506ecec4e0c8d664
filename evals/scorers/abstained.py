"""Whether what the documents hold is answered, and what they don't hold is not."""

from evals.cases import Case
from evals.judgement import Judgement
from evals.reply import Reply
from evals.scorers.patterns import unmet


def abstained(case: Case, reply: Reply) -> Judgement:
    """Score a question; it can be answered where the case says what the answer must hold.

    To decline, or to refer to people, is no answer, so it passes where there is none.
    """
    answered = reply.status == "answered"
    if not case.expected.must:
        why = "answered, though no document holds it" if answered else f"said so ({reply.status})"
        return Judgement(passed=not answered, why=why, marks={"hallucination": answered})
    right = answered and not unmet(case.expected, reply.shown)
    return Judgement(
        passed=answered,
        why="answered" if answered else f"not answered ({reply.status})",
        marks={"error": not answered, "right_answer": right},
    )
