import html
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ui.markup import Markup, escape, join, tag, with_code


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text())
def test_escaped_text_holds_no_markup_and_reads_back(text: str) -> None:
    reader = _Reader()
    reader.feed(f"<p>{escape(text)}</p>")
    reader.close()
    assert reader.tags == ["p"]
    assert html.unescape(escape(text)) == text.replace("\0", "�")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("biasa", "biasa"),
        ("<script>", "&lt;script&gt;"),
        ('"kutip" & &amp;', "&quot;kutip&quot; &amp; &amp;amp;"),
        ("a\r\nb", "a&#13;\nb"),
    ],
)
def test_escape(text: str, expected: str) -> None:
    assert escape(text) == expected


def test_markup_passes_through_once() -> None:
    once = tag("b", "<i>")
    assert once == "<b>&lt;i&gt;</b>"
    assert tag("p", once, " & ") == "<p><b>&lt;i&gt;</b> &amp; </p>"
    assert join(["<", Markup("<br>")]) == "&lt;<br>"


def test_attributes_are_escaped_and_named() -> None:
    element = tag(
        "p", class_='x" onclick="y', aria_hidden="true", hidden=True, title=None, id=False
    )
    assert element == '<p class="x&quot; onclick=&quot;y" aria-hidden="true" hidden></p>'


def test_void_elements_have_no_end() -> None:
    assert tag("input", name="a", checked=True) == '<input name="a" checked>'
    assert tag("col") == "<col>"


def test_with_code_marks_commands_and_escapes_the_rest() -> None:
    assert with_code("a <b> `pandu doctor` c") == "a &lt;b&gt; <code>pandu doctor</code> c"
