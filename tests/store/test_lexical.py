from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.store import Store, lexical
from assistant.store.database import Database
from assistant.store.files import FileRecord
from assistant.store.lexical import LexicalIndex, _phrases
from assistant.types import Chunk, Document, Locator, Section

_TEXTS = {
    "audit": "Yayasan wajib diaudit akuntan publik bila kekayaannya mencapai Rp20 miliar.",
    "pasal46": "Pasal 46 mengatur pemberitahuan kebocoran. Ada 53 hal lain.",
    "pasal53": "Pasal 53 mengatur petugas pelindungan data. Ada 46 hal lain.",
    "pp": "PP 33/2026 mulai berlaku, sebagaimana dilaporkan.",
    "dpia": "DPIA (penilaian dampak) disusun sebelum data anak diproses.",
    "cafe": "Naïve Bayes di kafé.",
}


@pytest.fixture
def store(open_store: Callable[..., Store]) -> Store:
    store = open_store()
    for name, text in _TEXTS.items():
        chunk = Chunk(
            id=name,
            document_id=name,
            title="Judul",
            language="id",
            text=text,
            start=0,
            end=len(text),
            locator=Locator(heading_path=("Judul", "Bagian")),
        )
        document = Document(
            id=name,
            title="Judul",
            text=text,
            language="id",
            source=name,
            sha256=name,
            sections=(Section(start=0, end=len(text), locator=chunk.locator),),
        )
        file = FileRecord(source=name, stamp="", sha256=name, recipe="", state="indexed")
        store.changes.replace(document, [chunk], file=file)
    return store


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Apa isi Pasal 46?", "pasal46"),  # both numbers stand in both articles
        ("Apa isi Pasal 53?", "pasal53"),
        ("kapan PP 33/2026 berlaku", "pp"),
        ("apa itu dpia?", "dpia"),
        ("pengauditan yayasan", "audit"),  # by the stem alone
        ("naive", "cafe"),
        ("KAFE", "cafe"),
        ('"audit" OR NEAR(x) * ^ - :', "audit"),  # syntax of FTS5 is plain text in a question
    ],
)
def test_the_best_match_comes_first(store: Store, question: str, first: str) -> None:
    with store:
        hits = store.lexical.search(question, k=3)
        assert hits[0].chunk_id == first
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert 0 < hits[0].score < store.lexical.ceiling(question)


@pytest.mark.parametrize(
    ("articles", "citing"),
    [
        ({"46"}, ["pasal46"]),  # not where 46 is a count
        ({"46", "53"}, ["pasal46", "pasal53"]),
        ({"4"}, []),
        (set(), []),
    ],
)
def test_chunks_are_found_by_the_articles_they_name(
    store: Store, articles: set[str], citing: list[str]
) -> None:
    with store:
        assert sorted(store.lexical.citing(articles)) == citing


@pytest.mark.parametrize("question", ["", "?!", "zebra", "   "])
def test_nothing_matches_nothing(store: Store, question: str) -> None:
    with store:
        assert store.lexical.search(question, k=3) == []
        assert store.lexical.scores(question, ["audit"]) == {}


def test_scores_of_given_chunks_are_those_of_the_search(store: Store) -> None:
    with store:
        question = "Pasal 46 data kebocoran"
        found = {hit.chunk_id: hit.score for hit in store.lexical.search(question, k=10)}
        asked = [*_TEXTS, "absent"]
        assert store.lexical.scores(question, asked) == pytest.approx(found)
        assert store.lexical.scores(question, []) == {}


def test_scores_are_those_of_fts5_whatever_a_text_holds(store: Store) -> None:
    with store:
        question = "Pasal 46 data, 46 hal lain dan pasal 53"
        phrases = [phrase.query for phrase in _phrases(question)]
        assert '{title headings body asked}:"pasal 46"' in phrases
        rows = store._database.rows(
            "SELECT chunks.id, -bm25(lexical) FROM lexical"
            " JOIN chunks ON number = lexical.rowid WHERE lexical MATCH ?",
            (" OR ".join(phrases),),
        )
        assert store.lexical.scores(question, _TEXTS) == pytest.approx(dict(rows))


@pytest.mark.parametrize(
    ("question", "most", "named"),
    [
        ("audit atas hal lain", 10, {"audit", "pasal46", "pasal53"}),
        ("audit atas hal lain", 2, {"audit"}),  # the rare word alone names candidates
        ("hal lain", 1, {"pasal46", "pasal53"}),  # all are common: together they do
        ("judul lain", 1, {"pasal46", "pasal53"}),
    ],
)
def test_common_words_name_no_candidates_in_a_large_library(
    store: Store, monkeypatch: pytest.MonkeyPatch, question: str, most: int, named: set[str]
) -> None:
    monkeypatch.setattr(lexical, "_MOST_MATCHES", most)
    with store:
        assert {hit.chunk_id for hit in store.lexical.search(question, k=9)} == named


def test_no_more_than_k(store: Store) -> None:
    with store:
        assert len(store.lexical.search("data pasal yayasan", k=2)) == 2


@given(st.text(max_size=60))
def test_any_text_can_be_asked(text: str) -> None:
    database = Database(":memory:")  # type: ignore[arg-type]
    index = LexicalIndex(database)
    assert index.search(text, k=3) == []
    assert index.ceiling(text) >= 0
    database.close()
