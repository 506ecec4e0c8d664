"""Lines of PDF pages to paragraphs."""

import pytest

from assistant.documents.pdf_layout import Line, Page, lay_out
from assistant.documents.pdf_running import drop_running_lines


def text_of(*lines: str, gap: float = 14.0) -> str:
    page = tuple(
        Line(text=words, size=11.0, height=700 - gap * index) for index, words in enumerate(lines)
    )
    return lay_out([Page(number=1, lines=page)]).text


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Pengendali wajib memberi tahu", "warga segera."), None),
        (
            ("Pengendali data wajib mem-", "beri tahu warga."),
            "Pengendali data wajib memberi tahu warga.",
        ),
        (
            ("Pelindungan menurut undang-", "undang yang berlaku."),
            "Pelindungan menurut undang-undang yang berlaku.",
        ),
        (
            ("Menurut aturan perundang-", "undangan yang berlaku."),
            "Menurut aturan perundang-undangan yang berlaku.",
        ),
        (
            ("Sebuah risiko non-", "profit dan nilai non-profit."),
            "Sebuah risiko non-profit dan nilai non-profit.",
        ),
        (
            ("Syarat yang harus ada:", "1. izin", "2. tujuan"),
            "Syarat yang harus ada:\n\n1. izin\n2. tujuan",
        ),
        (
            ("• butir satu yang panjang sekali", "dan lanjutannya", "• butir dua"),
            "- butir satu yang panjang sekali dan lanjutannya\n- butir dua",
        ),
        (
            ("Pendek.", "Kalimat lain yang jauh lebih panjang dari itu."),
            "Pendek.\n\nKalimat lain yang jauh lebih panjang dari itu.",
        ),
    ],
)
def test_lines_are_joined(lines: tuple[str, ...], expected: str | None) -> None:
    assert text_of(*lines) == (expected or " ".join(lines))


@pytest.mark.parametrize(
    ("pages", "kept"),
    [
        ([["Judul", "a", "1"], ["Judul", "b", "2"], ["Judul", "c", "3"]], [[1], [1], [1]]),
        ([["a", "hal. 1"], ["b", "hal. 2"]], [[0], [0]]),
        ([["Halaman 1 dari 2", "a"], ["Halaman 2 dari 2", "b"]], [[1], [1]]),
        ([["a", "Bab 1 Izin"], ["b", "Bab 2 Izin"], ["e", "Bab 3 Izin"]], [[0, 1]] * 3),
        ([["12"]], [[0]]),
        ([["A x", "jam."], ["B y", "jam."], ["C z", "jam."]], [[0, 1]] * 3),
        ([["Judul", "a"], ["Judul", "b"]], [[0, 1], [0, 1]]),
    ],
)
def test_running_lines_are_dropped(pages: list[list[str]], kept: list[list[int]]) -> None:
    assert drop_running_lines(pages) == kept
