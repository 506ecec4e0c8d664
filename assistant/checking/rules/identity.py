"""Whether ids are unique, and whether what documents say of each other holds."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from assistant.checking.finding import Finding
from assistant.checking.placing import finding_at, finding_of_field
from assistant.checking.subject import Subject

_SHORTEST_TITLE = 12
"""Characters of a title that is looked for in other texts; a shorter one is a plain word."""


def check_ids(subjects: Sequence[Subject]) -> Iterator[Finding]:
    """Report ids that two files have."""
    by_id: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        if subject.front_matter is not None:
            by_id[subject.front_matter.id].append(subject)
    for same, holders in by_id.items():
        for subject in holders[1:]:
            other = holders[0].source
            yield finding_of_field(
                subject, "identity.twice", "error", "id", involves=(other,), id=same, other=other
            )


def check_pointers(subjects: Sequence[Subject]) -> Iterator[Finding]:
    """Report translations and replacements of documents that aren't there, or of themselves."""
    known = {one.front_matter.id for one in subjects if one.front_matter}
    superseded: dict[str, tuple[str, ...]] = {}
    for subject in subjects:
        if subject.front_matter is None:
            continue
        original = subject.front_matter.translation_of
        pointers = [("supersedes", target) for target in subject.front_matter.supersedes]
        pointers += [("translation_of", original)] if original else []
        for field, target in pointers:
            if target not in known:
                yield finding_of_field(
                    subject, "identity.nowhere", "error", field, field=field, id=target
                )
        superseded[subject.front_matter.id] = subject.front_matter.supersedes
    yield from _check_circles(subjects, superseded)


def check_mentions(subjects: Sequence[Subject]) -> Iterator[Finding]:
    """Report texts that send readers to a retired document."""
    retired = [one for one in subjects if one.front_matter and one.front_matter.status == "retired"]
    names = {
        name: one
        for one in retired
        if one.front_matter
        for name in (one.front_matter.title, one.front_matter.id)
        if len(name) >= _SHORTEST_TITLE
    }
    for subject in subjects:
        if subject.document is None or not subject.is_published:
            continue
        for name, target in names.items():
            pattern = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
            for part in subject.parts:
                match = re.search(pattern, part.text, re.IGNORECASE)
                if match is not None and target is not subject:
                    yield finding_at(
                        subject,
                        "identity.retired",
                        "warning",
                        part.start + match.start(),
                        involves=(target.source,),
                        name=name,
                    )
                    break


def _check_circles(
    subjects: Sequence[Subject], superseded: Mapping[str, tuple[str, ...]]
) -> Iterator[Finding]:
    for subject in subjects:
        front_matter = subject.front_matter
        if front_matter is not None and _leads_back(front_matter.id, superseded):
            yield finding_of_field(
                subject, "identity.circle", "error", "supersedes", id=front_matter.id
            )


def _leads_back(start: str, superseded: Mapping[str, tuple[str, ...]]) -> bool:
    seen: set[str] = set()
    ahead = list(superseded.get(start, ()))
    while ahead:
        one = ahead.pop()
        if one == start:
            return True
        if one not in seen:
            seen.add(one)
            ahead += superseded.get(one, ())
    return False
