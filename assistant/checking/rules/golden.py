"""Whether the golden questions of a document can be answered from it."""

import re
from collections.abc import Iterator, Sequence

from assistant.checking.finding import Finding, Severity
from assistant.checking.pairing import pairs_of
from assistant.checking.placing import finding_at
from assistant.checking.subject import Subject
from assistant.library.golden import GoldenQuestion, fold
from assistant.terms import content_terms

FEWEST_QUESTIONS = 5
"""Questions of a document and its translation together."""

_TAUGHT = frozenset({"module", "guide", "playbook"})
_QUESTION = re.compile(r"[\s-]*question:")
_WORD = re.compile(r"\w+")


def check_golden(subject: Subject) -> Iterator[Finding]:
    """Report golden questions that can't be read, or whose answer isn't where they say."""
    if subject.golden_error is not None:
        yield Finding(
            rule="golden.unreadable",
            severity="error",
            source=subject.golden_source,
            involves=(subject.source,),
            cause=subject.golden_error,
        )
    for number, question in enumerate(subject.golden):
        texts = [part.text for part in subject.parts if _is_at(question, part.path)]
        if not texts:
            yield _finding(subject, number, "golden.section", "error", section=question.section)
        elif not question.is_answered_by("\n".join(texts)):
            yield _finding(subject, number, "golden.answer", "error", section=question.section)
        if _copies(question):
            yield _finding(subject, number, "golden.copied", "warning", section=question.section)


def check_golden_counts(subjects: Sequence[Subject]) -> Iterator[Finding]:
    """Report documents that, with their translation, have too few golden questions."""
    together = {subject.source: len(subject.golden) for subject in subjects}
    translations = set()
    for pair in pairs_of(subjects):
        translations.add(pair.translation.source)
        together[pair.original.source] += len(pair.translation.golden)
    for subject in subjects:
        said = subject.front_matter
        if (
            said is not None
            and said.kind in _TAUGHT
            and said.status == "published"
            and subject.golden_error is None
            and subject.source not in translations
            and together[subject.source] < FEWEST_QUESTIONS
        ):
            yield finding_at(
                subject,
                "golden.few",
                "warning",
                count=str(together[subject.source]),
                fewest=str(FEWEST_QUESTIONS),
            )


def check_golden_repeats(subjects: Sequence[Subject]) -> Iterator[Finding]:
    """Report a golden question that stands twice, in one file or in two."""
    seen: dict[str, str] = {}
    for subject in subjects:
        for number, question in enumerate(subject.golden):
            words = _bare(question.question)
            if words in seen:
                yield _finding(subject, number, "golden.twice", "warning", other=seen[words])
            seen.setdefault(words, subject.golden_source)


def _is_at(question: GoldenQuestion, path: tuple[str, ...]) -> bool:
    return fold(question.section) in [fold(heading) for heading in path]


def _copies(question: GoldenQuestion) -> bool:
    """Say whether a question has the heading's words: finding it then proves nothing."""
    if _bare(question.question) == _bare(question.section):
        return True
    asked, heading = content_terms(question.question), content_terms(question.section)
    return len(heading) >= 2 and asked == heading


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _finding(
    subject: Subject, number: int, rule: str, severity: Severity, **values: str
) -> Finding:
    """Make a finding at the question with this index of the file beside the document."""
    path = subject.file.path.with_name(subject.golden_source.rpartition("/")[2])
    lines = [
        line
        for line, content in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1)
        if _QUESTION.match(content)
    ]
    return Finding(
        rule=rule,
        severity=severity,
        source=subject.golden_source,
        line=lines[number] if number < len(lines) else None,
        involves=(subject.source,),
        values={"number": str(number + 1), **values},
    )
