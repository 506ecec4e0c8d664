"""What the hand-written pages say must be so."""

import re
from pathlib import Path

import pytest

from assistant import __version__
from assistant.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "knowledge/README.md"])
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    broken = [
        link for link in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]  # fmt: skip
    assert broken == []


@pytest.mark.parametrize("readme", ["README.md", "README.id.md"])
def test_readmes_name_every_command(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`{name}" not in text] == []


def test_readmes_have_the_same_commands_and_pictures() -> None:
    english, indonesian = (
        re.findall(r"^python3 .*$|docs/images/\S+\.png", (ROOT / name).read_text("utf-8"), re.M)
        for name in ("README.md", "README.id.md")
    )
    assert {one.replace("-en.png", "-id.png") for one in english} == {
        one.replace("-en.png", "-id.png") for one in indonesian
    }


@pytest.mark.parametrize(("readme", "other"), [("README.md", "id"), ("README.id.md", "en")])
def test_readmes_show_pictures_in_their_language_with_words_for_each(
    readme: str, other: str
) -> None:
    shown = re.findall(r"!\[([^]]*)\]\((\S+)\)", (ROOT / readme).read_text("utf-8"))
    assert len(shown) >= 3
    for words, picture in shown:
        assert len(words) > 40, picture
        own = picture.replace(f"-{other}.png", f"-{'en' if other == 'id' else 'id'}.png")
        assert own == picture or not (ROOT / own).exists(), f"{own} is there"


def test_changelog_is_at_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in text or f"## [{__version__}]" in text


def test_architecture_names_every_part() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    package = ROOT / "assistant"
    parts = [path.stem for path in package.iterdir() if path.suffix == ".py" or path.is_dir()]
    missing = [part for part in parts if not part.startswith(("_", ".")) and part not in text]
    assert missing == []
