"""Whether the same question brings the same answer, byte for byte."""

from evals.cases import Case
from evals.judgement import Judgement
from evals.reply import Reply


def repeated(case: Case, reply: Reply) -> Judgement:
    """Score a case that was asked twice, with another question in between."""
    same = reply.again.encode() == reply.shown.encode()
    return Judgement(passed=same, why="the same twice" if same else "differs the second time")
