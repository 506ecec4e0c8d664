"""Whether the front matter is there, complete, and true of the file."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import get_args

from assistant.checking.finding import Finding
from assistant.checking.placing import finding_at, finding_of_field
from assistant.checking.subject import Subject
from assistant.language import detect_language
from assistant.library.front_matter import FrontMatter, Shelf
from assistant.library.golden import fold
from assistant.types import Language

FEWEST_SELF_TESTS = 3
"""Questions by which a reader can test what was learnt."""

_TAUGHT = frozenset({"module", "guide", "playbook", "template", "policy"})
_NEEDED = (
    *("summary", "sources", "author_role", "reviewed_on", "review_due", "licence", "audience"),
)
_SAMPLE = 4_000  # characters that the language is told from


def check_front_matter(subject: Subject) -> Iterator[Finding]:
    """Report front matter that is absent or incomplete."""
    front_matter = subject.front_matter
    if front_matter is None:
        if subject.error is None:
            yield finding_at(subject, "schema.absent", "error")
        return
    if front_matter.status != "published":
        return
    for field in _NEEDED:
        if not getattr(front_matter, field):
            yield finding_of_field(subject, "schema.missing", "error", field, field=field)
    count = len(front_matter.self_test)
    if front_matter.kind in _TAUGHT and count < FEWEST_SELF_TESTS:
        yield finding_of_field(
            subject,
            "schema.self_test",
            "warning",
            "self_test",
            count=str(count),
            fewest=str(FEWEST_SELF_TESTS),
        )


def check_names(subject: Subject) -> Iterator[Finding]:
    """Report an id, title, shelf or language that the file says otherwise."""
    front_matter = subject.front_matter
    if front_matter is None:
        return
    stem = PurePosixPath(subject.source).stem
    if not (stem.startswith(front_matter.id) or front_matter.id.startswith(stem)):
        yield finding_of_field(subject, "schema.id", "warning", "id", id=front_matter.id, name=stem)
    yield from _check_title(subject, front_matter)
    yield from _check_folder(subject, front_matter)
    yield from _check_language(subject, front_matter)


def _check_title(subject: Subject, front_matter: FrontMatter) -> Iterator[Finding]:
    headings = sorted(
        (part for part in subject.parts if part.level), key=lambda part: part.level > 1
    )
    if headings and fold(headings[0].heading) != fold(front_matter.title):
        yield finding_at(
            subject,
            "schema.title",
            "warning",
            headings[0].at,
            title=front_matter.title,
            heading=headings[0].heading,
        )


def _check_folder(subject: Subject, front_matter: FrontMatter) -> Iterator[Finding]:
    folders = PurePosixPath(subject.source).parts[:-1]
    said = {"shelf": front_matter.shelf, "language": front_matter.language}
    allowed = {"shelf": get_args(Shelf), "language": get_args(Language)}
    for field, value in said.items():
        named = [folder for folder in folders if folder in allowed[field]]
        if named and value not in named:
            yield finding_of_field(
                subject, "schema.folder", "error", field, field=field, said=value, folder=named[0]
            )


def _check_language(subject: Subject, front_matter: FrontMatter) -> Iterator[Finding]:
    sample = "\n".join(part.prose for part in subject.parts)[:_SAMPLE]
    found = detect_language(sample)
    if found is not None and found != front_matter.language:
        yield finding_of_field(
            subject,
            "schema.language",
            "error",
            "language",
            said=front_matter.language,
            found=found,
        )
