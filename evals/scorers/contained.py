"""Whether what is shown holds what the answer must contain."""

from evals.cases import Case
from evals.judgement import Judgement
from evals.reply import Reply
from evals.scorers.patterns import unmet


def contained(case: Case, reply: Reply) -> Judgement:
    """Score a question that the documents answer: by its quotes or by the summary."""
    in_quotes = not unmet(case.expected, reply.quotes)
    in_summary = bool(reply.summary) and not unmet(case.expected, "\n".join(reply.summary))
    answered = reply.status == "answered"
    if answered and (in_quotes or in_summary):
        why = "the answer is there"
    elif answered:
        why = "answered, without: " + ", ".join(unmet(case.expected, reply.quotes))
    else:
        why = f"not answered ({reply.status})"
    return Judgement(
        passed=answered and (in_quotes or in_summary),
        why=why,
        marks={
            "answered": answered,
            "in_quotes": answered and in_quotes,
            "in_summary": answered and in_summary,
            "document_quoted": any(
                one.document_id in case.expected.documents for one in reply.citations
            ),
        },
    )
