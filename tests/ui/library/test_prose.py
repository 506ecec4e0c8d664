import re

import pytest

from assistant.ui.library.prose import Ids, prose
from tests.ui.benches import EVIL


def written(markdown: str, title: str = "") -> str:
    return re.sub(r"\s*\n\s*", "", prose(markdown, "id", title=title, ids=Ids()))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("# Bab", '<h2 id="b-bab">Bab</h2>'),
        ("### Anak bab", '<h3 id="b-anak-bab">Anak bab</h3>'),
        ("###### Dalam", '<h5 id="b-dalam">Dalam</h5>'),
        ("## Apa **itu**?", '<h2 id="b-apa-itu">Apa <strong>itu</strong>?</h2>'),
        ("## A\n\n## A", '<h2 id="b-a">A</h2><h2>A</h2>'),
        ("## ???", "<h2>???</h2>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("1. a", "<ol><li>a</li></ol>"),
        ("> a", "<blockquote><p>a</p></blockquote>"),
        ("a  \nb", "<p>a<br>b</p>"),
        ("---", "<hr>"),
        ("    <b>", "<pre>&lt;b&gt;</pre>"),
        ("```js\n<b>\n```", "<pre>&lt;b&gt;</pre>"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("<div onclick=x>", "<p>&lt;div onclick=x&gt;</p>"),
        ("<!-- x -->", "<p>&lt;!-- x --&gt;</p>"),
        ("[a](https://example.org)", '<p>a <span class="address">(https://example.org)</span></p>'),
        ("[a](javascript:x)", "<p>[a](javascript:x)</p>"),
        ("[a](data:text/html,x)", "<p>[a](data:text/html,x)</p>"),
        ("[a](#b)", "<p>a</p>"),
        ("<https://example.org>", "<p>https://example.org</p>"),
        ("![kata](https://example.org/x.png)", "<p>kata</p>"),
        ("&lt;script&gt; &amp;", "<p>&lt;script&gt; &amp;</p>"),
        ("Ada ██████. Ya", '<p>Ada <span class="blacked">████████</span> Ya</p>'),
        ("", ""),
    ],
)  # fmt: skip
def test_markdown_is_written_as_html_of_ours(markdown: str, html: str) -> None:
    assert written(markdown) == html


def test_a_table_can_be_scrolled_by_keyboard() -> None:
    html = written("| A | B |\n|---|---|\n| 1 | <b> |")
    assert '<div class="wide" role="region" aria-label="Tabel, dapat digeser" tabindex="0">' in html
    assert '<th scope="col">A</th>' in html
    assert "<td>&lt;b&gt;</td>" in html


@pytest.mark.parametrize(
    ("title", "headings"), [("Judul", 1), ("Lain", 2), ("", 2)], ids=["same", "other", "none"]
)
def test_a_heading_that_repeats_the_title_is_left_out(title: str, headings: int) -> None:
    assert written("# Judul\n\n## Judul\n\nIsi", title).count("<h2") == headings


@pytest.mark.parametrize(
    "around", ["{}", "# {}", "- {}", "> {}", "| {} |\n|---|\n| {} |", "    {}"]
)
def test_nothing_hostile_becomes_markup(around: str) -> None:
    html = written(around.replace("{}", EVIL))
    assert set(re.findall(r"<(\w+)", html)) <= {
        *("p", "h2", "ul", "li", "blockquote", "div", "table", "thead", "tbody", "tr", "th", "td"),
        *("pre", "span"),
    }
    assert "href" not in html
    assert "src=" not in html.replace("&lt;img src=", "")
