"""Whether the text of a file could be read, as a whole and page by page."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import parse_qsl

from assistant.checking.finding import Finding
from assistant.checking.placing import finding_at
from assistant.checking.subject import Subject
from assistant.checking.wordforms import LEAST_SHARE, share_of_words

_BY_NOTICE = {
    "documents.notices.pages_unreadable": "readable.pages",
    "documents.notices.slides_empty": "readable.slides",
    "documents.notices.encoding_guessed": "readable.encoding",
}


def check_reading(subject: Subject) -> Iterator[Finding]:
    """Report a file that can't be read, and what reading it left out or guessed."""
    if subject.error is not None:
        yield Finding(
            rule="readable.unreadable",
            severity="error",
            source=subject.source,
            cause=subject.error,
        )
    for notice in subject.document.notices if subject.document else ():
        key, _, values = notice.partition("?")
        if rule := _BY_NOTICE.get(key):
            finding = finding_at(subject, rule, "warning")
            yield replace(finding, values=dict(parse_qsl(values)))


def check_pages(subject: Subject) -> Iterator[Finding]:
    """Report pages of a PDF whose letters seldom form words, as after a poor scan."""
    if subject.document is None or subject.file.path.suffix.lower() != ".pdf":
        return
    for page, text in _pages(subject).items():
        share = share_of_words(text)
        if share is not None and share < LEAST_SHARE:
            yield Finding(
                rule="readable.quality",
                severity="warning",
                source=subject.source,
                page=page,
                values={"score": str(share), "limit": str(LEAST_SHARE)},
            )


def _pages(subject: Subject) -> Mapping[int, str]:
    pages: dict[int, str] = defaultdict(str)
    if subject.document is not None:
        for section in subject.document.sections:
            if section.locator.page is not None:
                text = subject.document.text[section.start : section.end]
                pages[section.locator.page] += f"{text}\n"
    return pages
