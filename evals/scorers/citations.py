"""Whether every quote stands in its document, word for word."""

import re

from evals.cases import Case
from evals.judgement import Judgement
from evals.reply import Reply

_MARK = re.compile(r"\[(\d+)\]")


def citations_valid(case: Case, reply: Reply) -> Judgement:
    """Score any answer: every quote is exact, every mark in the text has its quote."""
    wrong = [one.chunk_id for one in reply.citations if not one.is_exact]
    dangling = without_quote(reply)
    bare = reply.status == "answered" and not reply.citations
    why = "every quote is exact"
    if wrong:
        why = f"{len(wrong)} quotes differ from their document"
    elif dangling:
        why = f"marks without a quote: {dangling}"
    elif bare:
        why = "answered without a quote"
    return Judgement(passed=not (wrong or dangling or bare), why=why)


def without_quote(reply: Reply) -> list[int]:
    """Return the numbers beside sentences, of a summary too, that no quote has."""
    return sorted(number for number in _marks(reply) if not 1 <= number <= len(reply.citations))


def _marks(reply: Reply) -> set[int]:
    """Return the numbers beside the sentences, leaving out the brackets within them.

    A template in the library may itself hold "[12] months".
    """
    beside = reply.text
    for sentence in (*(one.quote for one in reply.citations), *reply.summary):
        beside = beside.replace(sentence, "")
    carried = {number for numbers in reply.carried for number in numbers}
    return carried | {int(number) for number in _MARK.findall(beside)}
