"""Which declarations hide text, and which only come near."""

import pytest

from assistant.documents.concealed.colour import WHITE, is_faint, parse_colour
from assistant.documents.concealed.style import ground_of, hiding, parse_style


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("display:none", "invisible_style"),
        ("DISPLAY : None !important", "invisible_style"),
        ("visibility: hidden", "invisible_style"),
        ("opacity: 0", "invisible_style"),
        ("opacity: 2%", "invisible_style"),
        ("height:0; overflow:hidden", "invisible_style"),
        ("clip-path: inset(100%)", "invisible_style"),
        ("transform: scale(0)", "invisible_style"),
        ("font-size: 1px", "tiny_text"),
        ("font-size: 0.1em", "tiny_text"),
        ("font-size: 2pt", "tiny_text"),
        ("position:absolute; left:-9999px", "off_page"),
        ("text-indent: -100em", "off_page"),
        ("color: white", "white_text"),
        ("color:#fefefe", "white_text"),
        ("color: rgb(250, 250, 250)", "white_text"),
        ("color: rgba(255,255,255,0.5)", "white_text"),
        ("color: transparent", "white_text"),
        # near misses
        ("display: block", None),
        ("opacity: 0.6", None),
        ("font-size: 62.5%", None),
        ("font-size: 6pt", None),
        ("height: 0", None),
        ("margin-left: -20px", None),
        ("transform: scale(1)", None),
        ("color: #ccc", None),
        ("color: #123", None),
        ("", None),
        ("color", None),
    ],
)
def test_hiding_on_white(style: str, kind: str | None) -> None:
    assert hiding(parse_style(style), WHITE) == kind


@pytest.mark.parametrize(
    ("style", "ground", "kind"),
    [
        ("color: white", (0.0, 0.0, 0.3), None),
        ("color: white", None, None),  # a picture, perhaps
        ("color: #101010", (0.0, 0.0, 0.0), "white_text"),
    ],
)
def test_hiding_on_other_grounds(
    style: str, ground: tuple[float, float, float] | None, kind: str | None
) -> None:
    assert hiding(parse_style(style), ground) == kind


@pytest.mark.parametrize(
    ("style", "painted"),
    [
        ("background: #000", (True, (0.0, 0.0, 0.0))),
        ("background-color: white", (True, WHITE)),
        ("background-image: url(a.png)", (True, None)),
        ("background: linear-gradient(red, blue)", (True, None)),
        ("background: none", (False, None)),
        ("color: red", (False, None)),
    ],
)
def test_grounds(style: str, painted: tuple[bool, object]) -> None:
    assert ground_of(parse_style(style)) == painted


@pytest.mark.parametrize("words", ["", "currentcolor", "#12", "rgb(1,2", "hsl(0 0% 50%)"])
def test_unknown_colours(words: str) -> None:
    assert parse_colour(words) is None


@pytest.mark.parametrize(
    ("colour", "faint"), [("FFFFFF", True), ("#f0f0f0", True), ("d0d0d0", False), ("ff0", True)]
)
def test_faintness_on_white(colour: str, faint: bool) -> None:
    parsed = parse_colour(colour)
    assert parsed is not None
    assert is_faint(parsed) is faint
