import pytest

from assistant.evidence.finder import EvidenceFinder
from assistant.terms import CountedTexts, TermWeights
from assistant.testing.embedder import HashEmbedder
from assistant.types import Language, Passage
from assistant.vectors import SentenceVectors
from tests.passages import make_passage

TEXT = "Pasal 46 mengatur pemberitahuan. Sanksinya ada di pasal lain."


class Found:
    def retrieve(self, query: str, *, k: int, language: Language | None = None) -> list[Passage]:
        return [make_passage(TEXT)]


def finder() -> EvidenceFinder:
    embedder = HashEmbedder()
    return EvidenceFinder(
        Found(),
        embedder=embedder,
        weights=TermWeights(CountedTexts([TEXT])),
        vectors=SentenceVectors(embedder),
        passages=5,
    )


@pytest.mark.parametrize(
    ("query", "cited", "citing"),
    [
        ("apa isi pasal 46?", True, ["Pasal 46 mengatur pemberitahuan."]),
        ("What does Article 46 say?", True, ["Pasal 46 mengatur pemberitahuan."]),
        ("apa isi pasal 91?", False, []),
        ("apa sanksinya?", None, []),
        ("46 orang", None, []),
    ],
)
def test_sentences_with_the_asked_article_are_known(
    query: str, cited: bool | None, citing: list[str]
) -> None:
    finding = finder().weigh(query, finder().retrieve(query, language="id"), language="id")
    assert finding.cited is cited
    assert [one.text for one in finding.candidates if one.cites] == citing
