"""Whether the glossary can be read, is in order, and leads to documents that are there."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.checking.finding import Finding, Severity
from assistant.checking.subject import Subject
from assistant.errors import DocumentError
from assistant.library.glossary import GLOSSARY_FILE, Term, load_glossary
from assistant.types import Language

LONGEST_MEANING = 60
"""Words of a meaning: what fits under a term on a telephone's screen."""


def check_glossary(subjects: Sequence[Subject], *, folder: Path) -> Iterator[Finding]:
    """Report what is wrong with `glossary.toml`."""
    try:
        terms = load_glossary(folder)
    except DocumentError as error:
        yield Finding(
            rule="glossary.unreadable", severity="error", source=GLOSSARY_FILE, cause=error
        )
        return
    lines = _lines(folder)
    seen: dict[str, int] = {}
    before = ""
    known = {
        one.front_matter.id
        for one in subjects
        if one.front_matter and one.front_matter.status == "published"
    }
    for number, term in enumerate(terms):
        line = lines[number] if number < len(lines) else None
        key = term.id.casefold()
        if key in seen:
            yield _finding("glossary.twice", "error", line, term=term.id)
        elif key < before:
            yield _finding("glossary.order", "warning", line, term=term.id, before=before)
        seen[key] = number
        before = max(before, key)
        yield from _check_term(term, line, known)


def _check_term(term: Term, line: int | None, known: set[str]) -> Iterator[Finding]:
    for target in term.see:
        if target not in known:
            yield _finding("glossary.nowhere", "error", line, term=term.id, id=target)
    languages: tuple[Language, ...] = ("id", "en")
    for language in languages:
        count = len(term.meanings[language].split())
        if count > LONGEST_MEANING:
            yield _finding(
                "glossary.long",
                "warning",
                line,
                term=term.name(language),
                count=str(count),
                limit=str(LONGEST_MEANING),
            )


def _finding(rule: str, severity: Severity, line: int | None, **values: str) -> Finding:
    return Finding(rule=rule, severity=severity, source=GLOSSARY_FILE, line=line, values=values)


def _lines(folder: Path) -> list[int]:
    """Return the line on which each term begins."""
    try:
        text = (folder / GLOSSARY_FILE).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return []
    return [
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip() == "[[term]]"
    ]
