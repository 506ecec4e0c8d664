"""Whether the reply is in the language of the question."""

from assistant.language import detect_language
from evals.cases import Case
from evals.judgement import Judgement
from evals.reply import Reply


def in_language(case: Case, reply: Reply) -> Judgement:
    """Score the summary by its own words, else the frame that the program put around the quotes.

    Quotes stay in the language of their document and are not judged. A summary too short or too
    mixed to tell says nothing.
    """
    found = detect_language(" ".join(reply.summary)) if reply.summary else reply.language
    if found is None:
        return Judgement(passed=None, why="too short or too mixed to tell")
    marks = {"summary_in_language": found == case.language} if reply.summary else {}
    return Judgement(
        passed=found == case.language, why=f"asked {case.language}, got {found}", marks=marks
    )
