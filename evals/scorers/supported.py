"""Whether the quotes carry the summary, and whether they come from the right document."""

from evals.cases import Case
from evals.judgement import Judgement
from evals.reply import Reply
from evals.scorers.citations import without_quote
from evals.scorers.facts import hard_facts, held_facts


def supported(case: Case, reply: Reply) -> Judgement:
    """Score a summary: each sentence has quotes that are there, and no hard fact is its own."""
    cited = {one.document_id for one in reply.citations}
    gold = set(case.expected.documents)
    marks = {"document_quoted": bool(cited & gold)}
    values = {"document_precision": len(cited & gold) / len(cited)} if cited else {}
    if not reply.summary:
        why = f"no summary ({reply.status})"
        return Judgement(passed=None, why=why, marks=marks, values=values)
    bare = len(reply.summary) - sum(bool(numbers) for numbers in reply.carried)
    dangling = without_quote(reply)
    own = sorted(hard_facts(" ".join(reply.summary)) - held_facts(f"{reply.quotes}\n{case.input}"))
    why = "every sentence is carried"
    if own:
        why = f"in no quote: {', '.join(own)}"
    elif dangling:
        why = f"marks without a quote: {dangling}"
    elif bare:
        why = f"{bare} sentences without a quote"
    marks |= {"sentences_cited": not (bare or dangling), "facts_held": not own}
    return Judgement(passed=not (bare or dangling or own), why=why, marks=marks, values=values)
