"""Every colour has one place, and each of them a light and a dark look."""

import re
from pathlib import Path

import pytest

import assistant.ui
from assistant.ui.styles import ASKING, COLOURS, ENTRANCE, PLAIN, as_one

HERE = Path(assistant.ui.__file__).parent
OWN = {HERE / "colours.css", *ENTRANCE}
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")
PRINTED = re.compile(r"@media print \{.*", re.DOTALL)  # black on white, at the end of a sheet


@pytest.mark.parametrize(
    "style", sorted(set(HERE.rglob("*.css")) - OWN), ids=lambda style: style.name
)
def test_no_other_style_names_a_colour(style: Path) -> None:
    assert COLOUR.findall(PRINTED.sub("", style.read_text(encoding="utf-8"))) == []


def test_light_and_dark_name_the_same_colours() -> None:
    css = (HERE / "colours.css").read_text(encoding="utf-8")
    light, dark = css.split("@media screen and (prefers-color-scheme: dark)")
    colours = [set(re.findall(r"--([\w-]+): #", part)) for part in (light, dark)]
    always = {"mark", "mark-ink", "paper", "paper-mark"}
    assert colours[0] - always <= colours[1] <= colours[0]
    assert len(colours[0]) > 10


@pytest.mark.parametrize("style", sorted(HERE.rglob("*.css")), ids=lambda style: style.name)
def test_darkness_is_of_screens_alone(style: Path) -> None:
    assert "@media (prefers-color-scheme: dark)" not in style.read_text(encoding="utf-8")


@pytest.mark.parametrize("styles", [(*COLOURS, *ASKING), PLAIN], ids=["asking", "plain"])
def test_whatever_a_page_names_is_there(styles: tuple[Path, ...]) -> None:
    css = as_one(styles)
    assert set(re.findall(r"var\(--([\w-]+)\)", css)) <= set(re.findall(r"--([\w-]+):", css))
