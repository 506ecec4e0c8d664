"""Whether the article of law that is asked for is named, and no other is invented."""

from evals.cases import Case
from evals.judgement import Judgement
from evals.reply import Reply
from evals.scorers.facts import articles


def names_article(case: Case, reply: Reply) -> Judgement:
    """Score a question for an article: `values["article"]` of the case is its number."""
    wanted = int(case.expected.values["article"])
    quoted = articles(reply.quotes)
    written = articles("\n".join(reply.summary))
    invented = sorted(written - quoted - articles(case.input))
    right = wanted in quoted or wanted in written
    why = f"Article {wanted} is named"
    if invented:
        why = f"in no quote: Article {', '.join(map(str, invented))}"
    elif not right:
        why = f"Article {wanted} is not named ({reply.status})"
    marks = {"right_article": right, "none_invented": not invented}
    if reply.summary:
        marks["right_in_summary"] = wanted in written
    return Judgement(passed=right and not invented, why=why, marks=marks)
