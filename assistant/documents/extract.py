"""What a reader takes out of a file: text, its sections, and what a trainer should know."""

from dataclasses import asdict, dataclass
from typing import Any

from assistant.types import Locator, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The text of a file, before anything is known of its place in the library."""

    text: str
    sections: tuple[Section, ...]
    """In order, without overlap."""

    title: str = ""
    """The title that the file itself gives; empty when it gives none."""

    notices: tuple[str, ...] = ()
    """Encoded notices; see `assistant.documents.notices`."""


def to_json(extract: Extract) -> dict[str, Any]:
    """Return plain values that JSON can hold."""
    return asdict(extract)


def from_json(values: dict[str, Any]) -> Extract:
    """Read what `to_json` returned."""
    sections = tuple(
        Section(
            start=item["start"],
            end=item["end"],
            locator=Locator(
                heading_path=tuple(item["locator"]["heading_path"]),
                page=item["locator"]["page"],
                slide=item["locator"]["slide"],
            ),
        )
        for item in values["sections"]
    )
    return Extract(
        text=values["text"],
        sections=sections,
        title=values["title"],
        notices=tuple(values["notices"]),
    )
