"""Front matter as text: made from values, and put on top of a Markdown text or into a sidecar."""

import re
import unicodedata
from collections.abc import Container
from typing import Any

import yaml
from pydantic import ValidationError

from assistant.documents.decode import decode_text
from assistant.errors import UserError
from assistant.library.front_matter import FrontMatter

_LONGEST_ID = 70  # below the 80 that front matter allows: a number may follow


def make_front_matter(**values: Any) -> FrontMatter:
    """Return front matter of the values that a trainer gave.

    Raises:
        UserError: one can't be used; it is named.
    """
    try:
        return FrontMatter(**values)
    except ValidationError as error:
        place = error.errors(include_url=False, include_input=False)[0]["loc"]
        field = str(place[0]) if place else "review_due"  # the only rule over two fields
        raise UserError("curation.bad_value", field=field) from error


def make_id(name: str, taken: Container[str]) -> str:
    """Make an id of a title or file name; a number tells it apart from those that are taken."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST_ID].strip("-") or "dokumen"
    made, number = slug, 1
    while made in taken:
        number += 1
        made = f"{slug}-{number}"
    return made


def front_matter_yaml(front_matter: FrontMatter) -> str:
    """Return front matter as YAML, in the order that `knowledge/README.md` explains."""
    values = {
        name: value
        for name, value in front_matter.model_dump().items()
        if value is not None or name == "translation_of"
    }
    return yaml.safe_dump(_plain(values), allow_unicode=True, sort_keys=False, width=10_000)


def with_front_matter(data: bytes, front_matter: FrontMatter) -> bytes:
    """Put front matter on top of a Markdown file, which keeps its line ends; the result is UTF-8.

    Raises:
        DocumentError: the file is no text.
    """
    text = decode_text(data).text
    head = f"---\n{front_matter_yaml(front_matter)}---\n"
    if "\r\n" in text:
        head = head.replace("\n", "\r\n")
    return (head + text).encode()


def _plain(value: Any) -> Any:
    """Return a value without tuples, and without fields that say nothing."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return [
            {name: one for name, one in item.items() if one not in (None, "")}
            if isinstance(item, dict)
            else item
            for item in value
        ]
    return value


def split_list(words: str) -> tuple[str, ...]:
    """Return what stands between commas."""
    return tuple(part.strip() for part in words.split(",") if part.strip())
