"""Markdown and plain text: what the rendered page does not show."""

import time

import pytest

from assistant.documents.concealed.text import inspect_markdown, inspect_plain


def found(text: str) -> list[tuple[str, str, int | None]]:
    return [(one.kind, one.text, one.line) for one in inspect_markdown(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\n\n<!-- catatan penyunting -->\n", [("comment", "catatan penyunting", 3)]),
        ("a\n\n<!-- tidak ditutup\nb", [("comment", "tidak ditutup\nb", 3)]),
        ('[//]: # "untuk asisten"\n', [("comment", "untuk asisten", 1)]),
        ("[komentar]: # (untuk asisten)\n", [("comment", "untuk asisten", 1)]),
        ('<span style="display:none">isi <b>rahasia</b></span> lihat',
         [("invisible_style", "isi  rahasia", 1)]),
        ("a\n<p hidden>isi rahasia</p>", [("invisible_style", "isi rahasia", 2)]),
        ("<div style='font-size:1px'>isi</div>", [("tiny_text", "isi", 1)]),
        ('<font color="#FFFFFF">isi putih</font>', [("white_text", "isi putih", 1)]),
        ('<span style="color:white;background:#036">isi</span>', []),
        ("isi\u200bnya", [("zero_width", "isi\u200bnya", 1)]),
        # near misses
        ("<!-- -->\n<!-- 1 -->", []),
        ("`<!-- contoh kode -->` biasa", []),
        ("```html\n<p hidden>contoh kode</p>\n```\n", []),
        ("<details><summary>Isi</summary>teks</details>", []),
        ('<span style="color:#333">isi</span>', []),
        ("[1]: https://contoh.example (Judul)", []),
        ("[taut](#bagian)", []),
        ("a < b dan c > d", []),
    ],
)  # fmt: skip
def test_markdown(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert found(text) == expected


def test_an_unclosed_fence_hides_nothing_from_us() -> None:
    assert [kind for kind, _, _ in found("```\n<p hidden>isi rahasia</p>\n")] == ["invisible_style"]


def test_what_rendering_leaves_out_and_reading_too_is_marked() -> None:
    comment, element = inspect_markdown("<!-- catatan -->\n<p hidden>isi</p>")
    assert (comment.is_read, element.is_read) == (False, True)


def test_plain_text_has_no_markup() -> None:
    assert list(inspect_plain("<!-- catatan --> <p hidden>isi</p>")) == []
    assert [one.line for one in inspect_plain("a\nb\u200b")] == [2]


@pytest.mark.parametrize(
    "piece", ["<!--", "<p hidden>", "<p ", "`", "```\n", "[a]: # (", "a\u200b", "<p style='a:b'"]
)
def test_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    began = time.process_time()
    list(inspect_markdown(piece * (200_000 // len(piece))))
    assert time.process_time() - began < 5
