import html
import re

from hypothesis import given
from hypothesis import strategies as st

from assistant.types import Document
from assistant.ui.quotation import exact_text, marked, window


def _document(text: str) -> Document:
    return Document(
        id="x", title="X", text=text, language="id", source="x.md", sha256="", sections=()
    )


def _plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def _mark(markup: str) -> str:
    found = re.findall(r"<mark[^>]*>(.*?)</mark>", markup, flags=re.DOTALL)
    assert len(found) == 1
    return _plain(found[0])


# Everything but NUL, which no HTML page can show.
TEXT = st.text(alphabet=st.characters(exclude_characters="\0")) | st.text(
    alphabet="# |-*\n\rab<&1."
)


@given(TEXT, st.data())
def test_the_mark_is_exactly_the_quote_and_the_text_is_whole(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    markup = marked(_document(text), start, end)
    assert _mark(markup) == text[start:end]
    assert _plain(markup) == text


@given(TEXT)
def test_a_quote_alone_is_unchanged(text: str) -> None:
    assert _plain(exact_text(text)) == text


def test_lines_get_classes_and_signs_stay() -> None:
    markup = exact_text("## Bab\n| a | b |\n- butir **tebal**\nbiasa")
    assert '<span class="heading"><span class="sign">##</span> Bab\n</span>' in markup
    assert markup.count('class="row"') == 1
    assert markup.count('class="item"') == 1
    assert _plain(markup) == "## Bab\n| a | b |\n- butir **tebal**\nbiasa"


def test_a_short_document_is_shown_whole() -> None:
    shown = window("a" * 20_000, 5, 9)
    assert (shown.start, shown.end) == (0, 20_000)


def test_a_long_document_is_cut_at_line_breaks_around_the_quote() -> None:
    text = ("b" * 99 + "\n") * 1_000
    shown = window(text, 50_010, 50_050)
    assert shown.start <= 50_010 - 5_800 and shown.end >= 50_050 + 5_800
    assert shown.end - shown.start < 13_000
    assert text[shown.start - 1] == "\n" and text[shown.end] == "\n"


def test_a_long_line_is_cut_where_it_must_be() -> None:
    shown = window("a" * 50_000, 25_000, 25_010)
    assert (shown.start, shown.end) == (19_000, 31_010)


def test_what_is_blacked_out_becomes_a_bar_of_one_length() -> None:
    short, long = (exact_text(f"Awal. {'█' * length}.\nAkhir.") for length in (3, 300))
    assert short == long
    assert 'class="blacked"' in short
    assert _plain(short).startswith("Awal. ")
    assert _plain(short).endswith("\nAkhir.")
