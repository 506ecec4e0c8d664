"""What the library holds on a question: passages that may be shown, and exact quotes of them."""

from collections.abc import Callable, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, replace

from assistant.evidence.answerability import Calibration
from assistant.evidence.finder import EvidenceFinder, Finding
from assistant.evidence.selector import select
from assistant.groups import without_groups
from assistant.screening import Screen
from assistant.terms import content_terms
from assistant.types import Chunk, Document, Evidence, GoneError, Language, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What is answered from, as it was when the library was opened."""

    finder: EvidenceFinder
    document: Callable[[str], Document]
    """Find a document by id; its text is what quotes are checked against.

    It raises `GoneError` where there is none."""

    embedder: str
    """Id of the embedder, for the record."""

    fingerprint: str
    """Fingerprint of the indexed documents, for the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Passages for a question, best first."""

    query: str
    """What was searched for."""

    passages: tuple[Passage, ...]
    withheld: tuple[str, ...]
    """The kinds of what was blacked out in them."""

    finding: Finding | None = None
    """Their sentences, once they are weighed."""


class Grounding:
    """Finds in one library what an answer may stand on."""

    def __init__(
        self,
        knowledge: Knowledge,
        *,
        calibration: Calibration,
        evidence: int,
        screen: Screen | None = None,
        without_groups: bool = True,
    ) -> None:
        """Look in `knowledge` for at most `evidence` quotes.

        `screen` blacks out what must not be shown of passages and documents. `without_groups`
        searches alike whichever group of people a question names.
        """
        self.knowledge = knowledge
        """What is looked in from the next question on; set it when the store has changed."""

        self._calibration = calibration
        self._evidence = evidence
        self._screen = screen
        self._without_groups = without_groups

    def document(self, document_id: str, *, near: int = 0) -> Document:
        """Return a document of the knowledge base as it may be shown around the offset `near`."""
        document = self.knowledge.document(document_id)
        return self._screen.document(document, near=near) if self._screen else document

    def shown(self, chunk: Chunk) -> Chunk:
        """Return a chunk as it may be shown, and as a generator may read it.

        Raises:
            GoneError: it is not in its document any more.
        """
        whole = _holding(self.knowledge.document(chunk.document_id), chunk)
        passage = Passage(chunk=chunk, source="", rank=1, score=0.0)
        if self._screen:
            (passage,) = self._screen.passages((passage,), lambda _: whole).passages
        return passage.chunk

    def prepare(self, chunk: Chunk) -> bool:
        """Keep what quoting a chunk needs, as it may be shown; False says that it gave way.

        What screening finds is remembered until the program ends, and is looked for first: it is
        most of the wait for the first question to which a document has an answer. A chunk that is
        gone needs nothing.
        """
        if self.knowledge.finder.gives_way:
            return False
        looks = self._screen is not None and self._screen.prepares_more
        try:
            shown = self.shown(chunk) if looks else None
            return self.knowledge.finder.prepare(chunk.id, lambda: shown or self.shown(chunk))
        except GoneError:
            return True

    def find(self, query: str, language: Language) -> Found:
        """Find passages; groups of people are left out unless the best quote speaks of them.

        So that the answer is the same for every group, but for what is written about one.
        """
        plain = without_groups(query) if self._without_groups else query
        groups = content_terms(query) - content_terms(plain)
        if self.knowledge.finder.knows(groups):
            found, _ = self._weighed(self._retrieve(query, language), language)
            best, _ = self.quote(found, language)
            if any(groups & content_terms(one.quote) for one in best[:1]):
                return found
        return self._retrieve(plain, language)

    def surest(self, queries: Sequence[str], language: Language) -> tuple[str, Found]:
        """Return the query that is most likely answered, the later one of equals, and its find.

        The first is the question's own words, the others hold them among those of questions before
        it. Such a one counts where what it finds speaks of the question's own words too: else the
        question before would be answered again, and be taken for an answer to this one.
        """
        own = content_terms(queries[0])
        finds = {query: self._weighed(self.find(query, language), language)[0] for query in queries}
        confidences: dict[str, float] = {}
        for query, found in finds.items():
            evidence, confidence = self.quote(found, language)
            if query == queries[0] or _speaks_of(own, found.passages, evidence):
                confidences[query] = confidence
        query = max(reversed(confidences), key=confidences.__getitem__)
        return query, finds[query]

    def quote(
        self, found: Found, language: Language, *, is_outside: bool = False
    ) -> tuple[tuple[Evidence, ...], float]:
        """Return the quotes, none where they can't answer, and how likely they answer.

        `is_outside` says that the question was judged to be no matter of Pandu's.
        """
        _, finding = self._weighed(found, language)
        if not finding.signals:
            return (), 0.0
        chosen = select(finding.candidates, count=self._evidence, language=language)
        evidence = self._verified(chosen)
        confidence = self._calibration.probability(
            finding.signals, is_outside=is_outside, cited=finding.cited
        )
        return (evidence if confidence >= self._calibration.threshold else ()), confidence

    def _weighed(self, found: Found, language: Language) -> tuple[Found, Finding]:
        """Return what was found with its sentences weighed, and these; nothing is weighed twice."""
        if found.finding is not None:
            return found, found.finding
        finding = self.knowledge.finder.weigh(found.query, found.passages, language=language)
        return replace(found, finding=finding), finding

    def _retrieve(self, query: str, language: Language) -> Found:
        """Find passages; those that a sync has just taken out of their documents are left out."""
        wholes: dict[str, Document] = {}
        passages: list[Passage] = []
        for passage in self.knowledge.finder.retrieve(query, language=language):
            name = passage.chunk.document_id
            with suppress(GoneError):
                whole = wholes.get(name) or self.knowledge.document(name)
                wholes[name] = _holding(whole, passage.chunk)
                passages.append(passage)
        if self._screen is None:
            return Found(query=query, passages=tuple(passages), withheld=())
        screened = self._screen.passages(passages, wholes.__getitem__)
        return Found(query=query, passages=screened.passages, withheld=tuple(screened.kinds))

    def _verified(self, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """Keep the quotes that equal the stored document's text, and number them anew."""
        exact = [item for item in evidence if self._stands(item)]
        if self._screen and self._screen.orders_together(exact):
            exact = exact[:1]  # what quotes say only together, the first one alone does not
        return tuple(replace(item, number=number) for number, item in enumerate(exact, start=1))

    def _stands(self, evidence: Evidence) -> bool:
        try:
            whole = self.knowledge.document(evidence.passage.chunk.document_id)
        except GoneError:
            return False
        return whole.text[evidence.start : evidence.end] == evidence.quote


def _speaks_of(terms: Set[str], passages: Sequence[Passage], evidence: Sequence[Evidence]) -> bool:
    """Say whether the quotes have one of these terms, or the passages half of them.

    Of 41 short questions that no document answers, asked after another one, 2 are answered so and
    12 where this isn't looked at, and 43 of 54 leaning ones are met instead of 44; by the half of
    the passages alone, or by the quotes alone, 40 (`python -m evals.follow_ups`, tuning).
    """
    if any(terms & content_terms(one.quote) for one in evidence):
        return True
    found = frozenset[str]().union(*(content_terms(one.chunk.text) for one in passages))
    return 2 * len(terms & found) >= len(terms)


def _holding(whole: Document, chunk: Chunk) -> Document:
    """Return a chunk's document; raises `GoneError` where it does not hold it any more."""
    if whole.text[chunk.start : chunk.end] != chunk.text:
        raise GoneError(chunk.id)
    return whole
