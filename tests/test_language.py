import pytest

from assistant.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Berapa lama batas waktu memberi tahu bila data pribadi bocor?", "id"),
        ("Bolehkah foto anak diunggah ke alat AI?", "id"),
        ("gimana caranya minta izin warga buat foto kegiatan", "id"),
        ("How long do we have to report a breach?", "en"),
        ("What is a data protection impact assessment?", "en"),
        ("", None),
        ("12345", None),
        ("UU PDP", None),
    ],
)
def test_detects_or_leaves_open(text: str, language: str | None) -> None:
    assert detect_language(text) == language
