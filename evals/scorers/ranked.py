"""At which place the passage stands that holds the answer."""

from evals.cases import Case
from evals.judgement import Judgement
from evals.reply import Reply
from evals.scorers.patterns import unmet

TOP = 5


def ranked(case: Case, reply: Reply) -> Judgement:
    """Score the passages that were looked at: one among the first five must hold the answer.

    `document_found` says whether the right document is among them, even where screening withheld
    the sentence that answers.
    """
    documents = [one.document_id for one in reply.passages[:TOP]]
    rank = next(
        (
            place
            for place, one in enumerate(reply.passages, start=1)
            if one.document_id in case.expected.documents and not unmet(case.expected, one.text)
        ),
        None,
    )
    found = rank is not None and rank <= TOP
    return Judgement(
        passed=found,
        why=f"at place {rank}" if rank else f"not among the passages ({reply.status})",
        marks={
            "first": rank == 1,
            "document_found": any(one in documents for one in case.expected.documents),
        },
        values={"reciprocal_rank": 1 / rank if rank else 0.0},
    )
