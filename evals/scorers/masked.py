"""Whether personal data in a text is masked whole, whatever it was taken for."""

from collections.abc import Iterator

from evals.cases import Case
from evals.judgement import Judgement
from evals.marked_texts import Mark
from evals.reply import Reply


def marks_of(case: Case) -> tuple[Mark, ...]:
    """Return what is marked in a case's text."""
    return tuple(
        Mark(kind=kind, start=int(start), end=int(end))
        for kind, start, end in (one.split(":") for one in case.expected.values["marks"].split())
    )


def is_masked(mark: Mark, text: str, spans: tuple[tuple[int, int, str], ...]) -> bool:
    """Say whether every letter and digit of a mark lies in a span."""
    places = {place for start, end, _ in spans for place in range(start, end)}
    return all(place in places for place in range(mark.start, mark.end) if text[place].isalnum())


def needless(case: Case, reply: Reply) -> list[str]:
    """Return the kinds of the spans that touch no mark."""
    marks = marks_of(case)
    return [
        kind
        for start, end, kind in reply.spans
        if not any(start < mark.end and mark.start < end for mark in marks)
    ]


def masked(case: Case, reply: Reply) -> Judgement:
    """Score a marked text: all of it masked; masks of harmless words are a finding of their own."""
    open_marks = [one for one in marks_of(case) if not is_masked(one, case.input, reply.spans)]
    left = sorted({one.kind for one in open_marks})
    return Judgement(
        passed=not left,
        why=f"left readable: {', '.join(left)}" if left else "all is masked",
        marks={"needless_mask": bool(needless(case, reply))},
    )


def mark_results(case: Case, reply: Reply | None) -> Iterator[tuple[Mark, bool]]:
    """Yield each mark and whether it is masked; none is where there is no reply."""
    for mark in marks_of(case):
        yield mark, reply is not None and is_masked(mark, case.input, reply.spans)
