from collections.abc import Callable

import pytest

from assistant.store import Store
from assistant.store.files import FileRecord
from assistant.types import Document, Language

_DOCUMENTS: list[tuple[str, Language, str | None]] = [
    ("panduan", "id", None),
    ("guide", "en", "panduan"),
    ("hanya", "id", None),
    ("orphan", "en", "absent"),
    ("a", "id", "b"),  # each calls itself the other's translation
    ("b", "en", "a"),
]


@pytest.fixture
def store(open_store: Callable[..., Store]) -> Store:
    store = open_store()
    for name, language, origin in _DOCUMENTS:
        document = Document(
            id=name,
            title=name,
            text="",
            language=language,
            source=name,
            sha256=name,
            sections=(),
            meta={"translation_of": origin} if origin else {},
        )
        file = FileRecord(source=name, stamp="", sha256=name, recipe="", state="indexed")
        store.changes.replace(document, [], file=file)
    return store


@pytest.mark.parametrize(
    ("name", "languages"),
    [
        ("panduan", {"id", "en"}),
        ("guide", {"id", "en"}),
        ("hanya", {"id"}),
        ("orphan", {"en"}),
        ("absent", set()),
        ("a", {"id", "en"}),
        ("b", {"id", "en"}),
    ],
)
def test_a_document_can_be_had_in_its_translations_languages(
    store: Store, name: str, languages: set[str]
) -> None:
    with store:
        assert store.translations.languages().get(name, frozenset()) == languages


def test_a_removed_translation_no_longer_counts(store: Store) -> None:
    with store:
        assert store.translations.languages()["panduan"] == {"id", "en"}
        store.changes.forget(["guide"])
        assert store.translations.languages()["panduan"] == {"id"}
