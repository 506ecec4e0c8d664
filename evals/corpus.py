"""A throw-away library made of bare passages, for public question sets."""

from collections.abc import Mapping
from pathlib import Path

from assistant.settings import Settings


def write_corpus(passages: Mapping[str, str], folder: Path) -> None:
    """Write one plain text file a passage, named by its id."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in passages.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def corpus_settings(settings: Settings, folder: Path) -> Settings:
    """Return settings for a library of its own in `folder`, with the same models."""
    paths = settings.paths.model_copy(
        update={"knowledge": folder / "knowledge", "store": folder / "store"}
    )
    return settings.model_copy(update={"paths": paths})
