"""HTML pages: hidden by their own styles, and not by looks that they share with honest pages."""

import pytest

from assistant.documents.concealed.html import inspect_html
from assistant.errors import DocumentError

ISI = "isi yang tidak tampak"


def found(page: str) -> list[tuple[str, bool]]:
    return [(one.kind, one.is_read) for one in inspect_html(page.encode())]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"<p style='opacity:0'>{ISI}</p>", [("invisible_style", True)]),
        (f"<p style='display:none'>{ISI}</p>", [("invisible_style", False)]),  # nobody reads it
        (f"<p hidden>{ISI}</p>", [("invisible_style", False)]),
        (f"<style>.x{{display:none}}</style><p class=x>{ISI}</p>", [("invisible_style", True)]),
        (f"<p style='color:#fff'>{ISI}</p>", [("white_text", True)]),
        (f"<p style='font-size:1px'>{ISI}</p>", [("tiny_text", True)]),
        (f"<p style='position:fixed;top:-5000px'>{ISI}</p>", [("off_page", True)]),
        (f"<font color=white>{ISI}</font>", [("white_text", True)]),
        (f"<!-- {ISI} --><p>a</p>", [("comment", False)]),
        (f"<meta name=description content='{ISI}'><p>a</p>", [("metadata", False)]),
        (f"<img src=a.png alt='{ISI}'>", [("alt_text", False)]),
        ("<p>isi\u200bnya</p>", [("zero_width", True)]),
        (f"<style>p:not(.y){{opacity:0}}</style><p class=x>{ISI}</p>", [("invisible_style", True)]),
        (
            f"<style>@media screen{{.x{{opacity:0}}}}</style><p class=x>{ISI}",
            [("invisible_style", True)],
        ),
        (
            f"<style>@supports (a:b){{.x{{opacity:0}}}}</style><p class=x>{ISI}",
            [("invisible_style", True)],
        ),
        # near misses
        (
            f"<style>@media screen and (max-width:9px){{.x{{opacity:0}}}}</style><p class=x>{ISI}",
            [],
        ),
        (f"<div style='background:#036'><p style='color:#fff'>{ISI}</p></div>", []),
        (f"<table bgcolor=navy><tr><td style='color:white'>{ISI}</table>", []),
        (f"<style>.k{{background:url(a.png)}}</style><div class=k style='color:white'>{ISI}", []),
        (f"<style>@media print{{.x{{display:none}}}}</style><p class=x>{ISI}</p>", []),
        (f"<style>.x:hover{{opacity:0}}</style><p class=x>{ISI}</p>", []),
        (f"<div style='font-size:0'><p style='font-size:12px'>{ISI}</p></div>", []),
        ("<script>let isi = 'tidak tampak'</script><style>p{color:white}</style>", []),
        ("<p style='display:none'>1</p>", []),
        (f"<p>{ISI}</p>", []),
        ("", []),
    ],
)
def test_pages(page: str, expected: list[tuple[str, bool]]) -> None:
    assert found(page) == expected


def test_the_outermost_element_is_told_once_with_its_line() -> None:
    page = f"<p>a</p>\n<div style='opacity:0'><p style='opacity:0'>{ISI}</p></div>"
    (one,) = inspect_html(page.encode())
    assert (one.text, one.line) == (ISI, 2)


def test_more_styles_than_can_be_applied_are_refused() -> None:
    rules = "".join(f".x{number}{{color:red}}" for number in range(3_000))
    with pytest.raises(DocumentError):
        found(f"<style>{rules}.x{{opacity:0}}</style><p class=x>{ISI}</p>")


@pytest.mark.parametrize("css", ["p{", "@media{p{", "}}}", "@import 'a'; .x{color:white", "["])
def test_broken_style_sheets_are_survived(css: str) -> None:
    assert found(f"<style>{css}</style><p>{ISI}</p>") == []
