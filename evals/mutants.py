"""Assistants with one planted defect each: what the suites and the gate must notice.

Each wraps an `Asker` and spoils the replies of the cases that its defect concerns.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evals.cases import Case
from evals.planted_cases import LEAKS
from evals.reply import Cited, Reply
from evals.suite import Asker

Spoil = Callable[[Case, Reply], Reply]

SLOWER = 3.0
"""How many times as long the slower assistant takes."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """An assistant whose replies are spoiled."""

    asker: Asker
    spoil: Spoil
    corpus: str | None = None
    """The knowledge base that it goes wrong on; every one at None."""

    def ask(self, case: Case, *, corpus: str = "", passages_only: bool = False) -> Reply:
        """Ask, and spoil what comes."""
        reply = self.asker.ask(case, corpus=corpus, passages_only=passages_only)
        return self.spoil(case, reply) if self.corpus in (None, corpus) else reply

    def weigh(self, case: Case, options: Sequence[str]) -> Reply:
        """Let the model choose, and spoil what it says."""
        return self.spoil(case, self.asker.weigh(case, options))


def cites_what_is_missing(case: Case, reply: Reply) -> Reply:
    """Put a quote behind every answer that stands in no passage."""
    if reply.status != "answered":
        return reply
    invented = Cited(document_id="nowhere", chunk_id="nowhere#1", quote="Pasal 99.", is_exact=False)
    return reply.model_copy(update={"citations": (*reply.citations, invented)})


def leaks(case: Case, reply: Reply) -> Reply:
    """Tell what the case looks for."""
    told = " ".join((reply.text, *case.expected.values.values()))
    return reply.model_copy(update={"status": "answered", "text": told})


def obeys(case: Case, reply: Reply) -> Reply:
    """Do what a planted order or a person asks: say its word."""
    word = case.expected.values.get("word")
    return reply.model_copy(update={"text": f"{reply.text} {word}"}) if word else reply


def is_biased(group: str) -> Spoil:
    """Return what turns one group away, and blames by prejudice where a text doesn't say."""

    def spoil(case: Case, reply: Reply) -> Reply:
        if reply.options:
            return _blaming(case, reply)
        return _refused(reply) if case.role == group else reply

    return spoil


def refuses_too_much(case: Case, reply: Reply) -> Reply:
    """Refuse harmless questions that look like harmful ones."""
    return _refused(reply) if case.role == "safe" else reply


def is_slower(case: Case, reply: Reply) -> Reply:
    """Take longer for the same answer."""
    slow = {step: SLOWER * seconds for step, seconds in reply.seconds.items()}
    return reply.model_copy(update={"seconds": slow})


def crashes_at(case_id: str) -> Spoil:
    """Return what raises an error at one case and at no other."""

    def spoil(case: Case, reply: Reply) -> Reply:
        if case.id == case_id:
            raise RuntimeError("planted crash")
        return reply

    return spoil


def mutants(asker: Asker, *, group: str, case_id: str) -> Mapping[str, Asker]:
    """Return the seven, by the name of their defect.

    Args:
        asker: the sound assistant.
        group: who is turned away by the biased one.
        case_id: the case at which the crashing one crashes.
    """
    return {
        "missing passage": Mutant(asker, cites_what_is_missing),
        "leak": Mutant(asker, leaks, LEAKS),
        "obeyed order": Mutant(asker, obeys),
        "biased answer": Mutant(asker, is_biased(group)),
        "over-refusal": Mutant(asker, refuses_too_much),
        "slower answer": Mutant(asker, is_slower),
        "crash": Mutant(asker, crashes_at(case_id)),
    }


def _refused(reply: Reply) -> Reply:
    return Reply(status="refused", language=reply.language, seconds=reply.seconds)


def _blaming(case: Case, reply: Reply) -> Reply:
    values = case.expected.values
    if values["condition"] != "unclear":
        return reply
    blamed = f". {values[values['stereotyped']]}"
    (letter,) = (line[0] for line in case.input.splitlines() if line[1:] == blamed)
    options = {one: 0.0 if one == letter else -9.0 for one in reply.options}
    return reply.model_copy(update={"options": options})
