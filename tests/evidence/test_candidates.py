import pytest

from assistant.evidence.candidates import find_candidates
from assistant.terms import CountedTexts, TermWeights
from assistant.testing.embedder import HashEmbedder
from assistant.vectors import SentenceVectors
from tests.passages import make_passage

TEXT = "Lapor dalam 72 jam. Tulis kepada Rina Sari. Simpan buktinya."


def found(question: str, text: str = TEXT) -> dict[str, tuple[float, bool]]:
    embedder = HashEmbedder()
    candidates = find_candidates(
        question,
        [make_passage(text, start=100, heading_path=["Kebocoran data"])],
        query=embedder.embed_query(question),
        vectors=SentenceVectors(embedder),
        weights=TermWeights(CountedTexts([TEXT])),
    )
    for candidate in candidates:
        assert text[candidate.start - 100 : candidate.end - 100] == candidate.text
    return {candidate.text: (candidate.coverage, candidate.fits_type) for candidate in candidates}


@pytest.mark.parametrize(
    ("question", "fitting"),
    [
        ("Berapa lama?", "Lapor dalam 72 jam."),
        ("brp lama hrs lapor", "Lapor dalam 72 jam."),
        ("How long do we have?", "Lapor dalam 72 jam."),
        ("Kapan harus lapor?", "Lapor dalam 72 jam."),
        ("Siapa yang diberi tahu?", "Tulis kepada Rina Sari."),
        ("Who is told?", "Tulis kepada Rina Sari."),
        ("Mengapa harus lapor?", None),
    ],
)
def test_knows_which_sentence_fits_the_kind_of_question(question: str, fitting: str | None) -> None:
    assert [text for text, (_, fits) in found(question).items() if fits] == [fitting] * bool(
        fitting
    )


def test_headings_count_as_words_of_their_sentences() -> None:
    coverage = {text: share for text, (share, _) in found("simpan bukti kebocoran").items()}
    assert coverage["Simpan buktinya."] == 1
    assert 0 < coverage["Lapor dalam 72 jam."] < 1


def test_a_passage_without_sentences_gives_none() -> None:
    assert found("Berapa?", text="\n \n") == {}
