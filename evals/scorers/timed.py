"""How long a person waits: for the quotes, the first sentence of the summary, and the end."""

from evals.cases import Case
from evals.judgement import Judgement
from evals.reply import Reply

STEPS = {
    "evidence": "seconds_to_quotes",
    "first_sentence": "seconds_to_first_sentence",
    "answer": "seconds_to_end",
}


def timed(case: Case, reply: Reply) -> Judgement:
    """Take the times of an answer; one that was not answered says nothing."""
    values = {name: reply.seconds[step] for step, name in STEPS.items() if step in reply.seconds}
    answered = reply.status == "answered"
    return Judgement(
        passed=True if answered and "seconds_to_end" in values else None,
        why=reply.status,
        values=values if answered else {},
    )
