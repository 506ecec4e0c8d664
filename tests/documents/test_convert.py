"""A file with its front matter, its sidecar or neither."""

import json
from pathlib import Path

import pytest

from assistant.documents import Limits, convert, notice_text
from assistant.documents.isolation import read_isolated
from assistant.documents.notices import make_notice, number_ranges
from assistant.errors import DocumentError
from assistant.types import Document
from tests.documents import samples


def read(folder: Path, name: str, data: bytes, **options: object) -> Document:
    (folder / name).write_bytes(data)
    return convert(folder / name, source=name, **options)  # type: ignore[arg-type]


def test_front_matter_describes_the_document(tmp_path: Path) -> None:
    data = samples.markdown(audience="[relawan, staf]", status="draft", review_due="2027-01-16")
    document = read(tmp_path, "a.md", data)
    assert (document.id, document.title, document.language) == (
        "contoh-panduan", "Panduan contoh", "id",
    )  # fmt: skip
    assert document.meta["status"] == "draft"
    assert document.meta["review_due"] == "2027-01-16"
    assert json.loads(document.meta["audience"]) == ["relawan", "staf"]
    assert document.notices == ()
    assert document.text == data.decode()
    assert [document.text[one.start : one.end] for one in document.sections] == [samples.SENTENCE]


def test_sidecar_describes_the_document(tmp_path: Path) -> None:
    plain = read(tmp_path, "a.txt", samples.SENTENCE.encode())
    sidecar = "\n".join(samples.FRONT_MATTER.splitlines()[1:-1])
    (tmp_path / "a.txt.meta.yaml").write_text(sidecar, encoding="utf-8")
    document = convert(tmp_path / "a.txt", source="a.txt")
    assert document.id == "contoh-panduan"
    assert document.sha256 != plain.sha256


def test_neither_is_needed(tmp_path: Path) -> None:
    document = read(tmp_path, "Panduan_data--baru.txt", samples.SENTENCE.encode())
    assert document.title == "Panduan data baru"
    assert document.id.startswith("panduan-data-baru-")
    assert document.language == "id"
    assert document.meta["status"] == "published"
    assert document.notices == ("documents.notices.no_front_matter",)


@pytest.mark.parametrize(("detected", "expected"), [("id", "id"), (None, "en")])
def test_language(tmp_path: Path, detected: str | None, expected: str) -> None:
    document = read(
        tmp_path, "a.txt", b"Isi", fallback_language="en", detect_language=lambda text: detected
    )
    assert document.language == expected


def test_ids_of_other_paths_differ(tmp_path: Path) -> None:
    names = ("a-b.txt", "a b.txt", "日本.txt", "中国.txt")
    assert len({read(tmp_path, name, b"Isi").id for name in names}) == len(names)


def test_guessed_encoding_is_noticed(tmp_path: Path) -> None:
    document = read(tmp_path, "a.txt", "“Kafé”".encode("cp1252"))
    assert document.text == "“Kafé”"
    assert "documents.notices.encoding_guessed" in document.notices


@pytest.mark.parametrize(
    ("limits", "key"),
    [
        (Limits(max_bytes=1_000), "too_large"),
        (Limits(max_characters=20), "too_much_text"),
        (Limits(timeout_seconds=0.001), "timeout"),
        (Limits(memory_mb=16), "memory or crashed"),
    ],
)
def test_limits_hold(tmp_path: Path, limits: Limits, key: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(tmp_path, "a.html", b"<p>" + b"kata " * 1_000, limits=limits)
    assert caught.value.key.removeprefix("documents.") in key
    assert caught.value.values["source"] == "a.html"


def test_what_a_library_makes_of_rubbish_is_damage() -> None:
    with pytest.raises(DocumentError) as caught:
        read_isolated("pdf", b"no pdf", limits=Limits())
    assert caught.value.key == "documents.damaged"


def test_unknown_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        read(tmp_path, "a.xlsx", b"x")
    assert caught.value.key == "documents.unsupported"


def test_notices_are_told_in_words() -> None:
    notice = make_notice("pages_unreadable", pages=number_ranges([1, 2, 3, 7, 9, 10]))
    assert "1-3, 7, 9-10" in notice_text(notice, "id")
    assert notice_text(notice, "id") != notice_text(notice, "en")
