"""Whether a document says to an assistant what it does not say to its readers."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.checking.finding import Finding
from assistant.checking.instructions import Instruction, find_instructions
from assistant.checking.links import find_links
from assistant.checking.placing import finding_at
from assistant.checking.subject import Subject
from assistant.documents.concealed import Concealed, Kind, excerpt_of
from assistant.errors import DocumentError

_FEWEST_WORDS = 4
"""Hidden words that can be a sentence and so an order; "Abaikan semua instruksi sebelumnya" has
four. Only words in small letters count: labels and menus begin with large ones."""

_FOLLOWING = 60  # characters shown after the words that a rule knows
_MOST = 5  # findings of one rule in one document

_SENTENCE_WORD = re.compile(r"(?<![\w/.@-])[^\W\d_A-Z][^\W\d_]+")
_RULES: Mapping[Kind, str] = {
    "zero_width": "hidden.invisible_characters",
    "direction": "hidden.invisible_characters",
    "smuggled": "hidden.invisible_characters",
    "invisible_style": "hidden.invisible_style",
    "white_text": "hidden.white_text",
    "tiny_text": "hidden.tiny_text",
    "off_page": "hidden.off_page",
    "comment": "hidden.comment",
    "metadata": "hidden.metadata",
    "alt_text": "hidden.metadata",
    "active_content": "hidden.active_content",
}
_DECEIVING = ("direction", "smuggled")
_APART = ("comment", "metadata", "alt_text")
"""Kinds that are ordinary unless they are read as text or hold an instruction."""


def check_concealed(subject: Subject) -> Iterator[Finding]:
    """Report what a reader of the file does not see.

    Comments, properties and picture descriptions count where they are read as text or hold an
    instruction.
    """
    if subject.document is None:
        return
    try:
        concealed = subject.concealed
    except DocumentError as error:
        yield Finding(
            rule="hidden.uninspected",
            severity="error",
            source=subject.source,
            quarantines=True,
            cause=error,
        )
        return
    for kind, rule in _RULES.items():
        items = [one for one in concealed if one.kind == kind]
        steering = _steering(items)
        rest = [one for one in items if one not in steering and (one.is_read or kind not in _APART)]
        rest.sort(key=lambda one: not one.is_read)  # what keeps the file out is told first
        is_grave = kind in _DECEIVING or _words_in(rest) >= _FEWEST_WORDS
        for one in steering[:_MOST]:
            yield _concealed(subject, rule, one, quarantines=True)
        for one in rest[: max(0, _MOST - len(steering))]:
            yield _concealed(subject, rule, one, quarantines=is_grave and one.is_read)


def check_instructions(subject: Subject) -> Iterator[Finding]:
    """Report what the text, visible or not, says to an assistant; an example in quotes warns."""
    if subject.document is None:
        return
    document = subject.document
    told = _told_of(subject)
    for one in find_instructions(document.text):
        finding = _instruction(subject, one, document.text, one.start)
        if (finding.page, finding.line) not in told:
            yield finding
    if not document.text.startswith("---"):  # otherwise the front matter is a part of the text
        beside = "\n".join((document.title, *document.meta.values()))
        for one in find_instructions(beside):
            yield _instruction(subject, one, beside, None)


def check_links(subject: Subject) -> Iterator[Finding]:
    """Report links of text files that lead elsewhere than they seem to, or carry words away."""
    if subject.raw_text is None or subject.document is None:
        return
    counts: Counter[tuple[str, bool]] = Counter()
    for link in find_links(subject.raw_text):
        carries = link.fault == "template" and link.is_loaded
        counts[link.fault, carries] += 1
        if counts[link.fault, carries] <= _MOST:
            mild = link.fault in ("remote_image", "long_query", "template") and not carries
            yield Finding(
                rule="hidden.link",
                severity="warning" if mild else "error",
                source=subject.source,
                line=subject.raw_text.count("\n", 0, link.start) + 1,
                values={"target": excerpt_of(link.target)},
                words={"fault": f"check.link_faults.{link.fault}"},
                quarantines=carries,
            )


HIDDEN = (check_concealed, check_instructions, check_links)
"""The rules of this module, in the order in which the gate asks them."""


def _steering(items: Sequence[Concealed]) -> list[Concealed]:
    """Return the items that hold an instruction, also one that is spread over several of them."""
    found = [one for one in items if find_instructions(one.text)]
    if not found and len(items) > 1 and find_instructions(" ".join(one.text for one in items)):
        return list(items)
    return found


def _words_in(items: Sequence[Concealed]) -> int:
    return sum(len(_SENTENCE_WORD.findall(one.text)) for one in items if one.is_read)


def _told_of(subject: Subject) -> set[tuple[int | None, int | None]]:
    """Return the places of the hidden instructions that stand in the text too."""
    try:
        concealed = subject.concealed
    except DocumentError:
        return set()
    return {
        (one.page or one.slide, one.line)
        for one in concealed
        if (one.is_read or one.line) and find_instructions(one.text)
    }


def _concealed(subject: Subject, rule: str, one: Concealed, *, quarantines: bool) -> Finding:
    return Finding(
        rule=rule,
        severity="error" if quarantines else "warning",
        source=subject.source,
        line=one.line,
        page=one.page or one.slide,
        values={"excerpt": one.excerpt},
        quarantines=quarantines,
    )


def _instruction(subject: Subject, one: Instruction, text: str, offset: int | None) -> Finding:
    rule = "hidden.possible_instruction"
    if one.certain:
        rule = "hidden.quoted_instruction" if one.quoted else "hidden.instruction"
    is_grave = rule == "hidden.instruction"
    finding = finding_at(
        subject,
        rule,
        "error" if is_grave else "warning",
        offset,
        excerpt=excerpt_of(text[one.start : one.end + _FOLLOWING]),
    )
    return replace(finding, quarantines=is_grave)
