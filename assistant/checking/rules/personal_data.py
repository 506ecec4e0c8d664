"""Whether a document gives away somebody's data. The data itself is never shown."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from assistant.checking.finding import Finding
from assistant.checking.placing import finding_at
from assistant.checking.subject import Subject
from assistant.checking.telephone import EXAMPLE
from assistant.library.contacts import ContactBook, digits
from assistant.types import Language


class Detected(Protocol):
    """A stretch of a text that is probably personal data."""

    @property
    def entity(self) -> str:
        """Kind of data: a name below `privacy.entities` in the strings."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


_SOMEBODY = frozenset({"name", "address", "birth_date"})
"""Kinds that may be invented: a section that says so is left alone."""

_BETWEEN = re.compile(r"[\W_]+")  # what stands between the words of a path

_INVENTED = re.compile(r"\b(?:rekaan|fiktif|invented|fictional|made[ -]up)\b", re.IGNORECASE)

Detect = Callable[[str, Language], Sequence[Detected]]
"""Finds personal data in a text."""


def check_personal_data(
    subject: Subject, *, detect: Detect, book: ContactBook
) -> Iterator[Finding]:
    """Report personal data by kind; service numbers and the example's number are allowed.

    Numbers that belong to one person are errors. Names, addresses and birthdays are warnings,
    and pass where the section says that it is invented. A file's name is looked at where the
    document's id is made of it, for ids stand in addresses and logs.
    """
    if subject.document is None:
        return
    yield from _in_file_name(subject, subject.document.language, detect)
    allowed = book.numbers | {EXAMPLE}
    for part in subject.parts:
        is_invented = _INVENTED.search(f"{part.heading}\n{part.text}") is not None
        found: dict[str, list[int]] = defaultdict(list)
        for one in detect(part.text, subject.document.language):
            if digits(part.text[one.start : one.end]) in allowed:
                continue
            if not (is_invented and one.entity in _SOMEBODY):
                found[one.entity].append(part.start + one.start)
        for entity, places in found.items():
            yield finding_at(
                subject,
                "personal_data.found",
                "warning" if entity in _SOMEBODY else "error",
                places[0],
                words={"entity": f"privacy.entities.{entity}"},
                count=str(len(places)),
            )


def _in_file_name(subject: Subject, language: Language, detect: Detect) -> Iterator[Finding]:
    if subject.front_matter is not None:
        return
    name = " ".join(_BETWEEN.split(subject.source.rpartition(".")[0])).title()
    for entity in dict.fromkeys(one.entity for one in detect(name, language)):
        yield Finding(
            rule="personal_data.file_name",
            severity="warning",
            source=subject.source,
            words={"entity": f"privacy.entities.{entity}"},
        )
