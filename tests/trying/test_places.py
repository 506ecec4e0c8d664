import pytest

from assistant.trying.places import Places, headings_of, rank_of
from tests.passages import make_passage
from tests.trying.samples import TITLE, make_document

ENGLISH = (("Audits", "When?"), ("Audits", "By whom?"))


def test_a_heading_without_text_counts() -> None:
    document = make_document(headings=((TITLE, "Aturan", "Batas"), (TITLE, "Siapa?")))
    assert headings_of(document) == [
        (TITLE,),
        (TITLE, "Aturan"),
        (TITLE, "Aturan", "Batas"),
        (TITLE, "Siapa?"),
    ]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("kapan  WAJIB?", {("audit", (TITLE, "Kapan wajib?")), ("audit-en", ENGLISH[0])}),
        ("Siapa?", {("audit", (TITLE, "Siapa?")), ("audit-en", ENGLISH[1])}),
        ("Audit yayasan", {("audit", (TITLE,)), ("audit-en", ("Audits",))}),
        ("Kapan", set()),
    ],
)
@pytest.mark.parametrize("asked_of", ["original", "translation"])
def test_a_section_has_its_like_in_a_translation(
    section: str, expected: set[tuple[str, tuple[str, ...]]], asked_of: str
) -> None:
    original = make_document()
    translation = make_document("audit-en", ENGLISH, translation_of="audit")
    places = Places([original, translation, make_document("lain")])
    if asked_of == "original":
        assert places.of("audit", section) == expected
    else:
        english = next((path[-1] for name, path in expected if name == "audit-en"), "Kapan")
        assert places.of("audit-en", english) == expected


@pytest.mark.parametrize(
    "headings",
    [
        (*ENGLISH, ("Audits", "More")),
        (("Audits", "Rules", "When?"), ("Audits", "By whom?")),
    ],
)
def test_versions_with_other_headings_are_not_compared(
    headings: tuple[tuple[str, ...], ...],
) -> None:
    text = "\n\n".join("abc")
    translation = make_document("audit-en", headings, text=text, translation_of="audit")
    places = Places([make_document(), translation])
    assert {name for name, _ in places.of("audit", "Siapa?")} == {"audit"}
    assert places.versions("audit") == {"audit", "audit-en"}


def test_a_translation_without_its_original_stands_alone() -> None:
    places = Places([make_document("audit-en", ENGLISH, translation_of="audit")])
    assert places.of("audit-en", "When?") == {("audit-en", ENGLISH[0])}
    assert places.of("audit", "When?") == frozenset()
    assert "audit" not in places
    assert places.id_of("audit-en.md") == "audit-en"


@pytest.mark.parametrize(
    ("paths", "rank"),
    [
        ([(TITLE, "Kapan wajib?")], 1),
        ([(TITLE, "Siapa?"), (TITLE, "Kapan wajib?", "Contoh")], 2),
        ([(TITLE,), (TITLE, "Kapan wajib")], None),
        ([], None),
    ],
)
def test_rank_is_of_the_first_passage_in_the_section_or_below(
    paths: list[tuple[str, ...]], rank: int | None
) -> None:
    passages = [
        make_passage("x", rank=number, document_id="audit", heading_path=path)
        for number, path in enumerate(paths, start=1)
    ]
    assert rank_of({("audit", (TITLE, "Kapan wajib?"))}, passages) == rank
    assert rank_of({("lain", (TITLE, "Kapan wajib?"))}, passages) is None
