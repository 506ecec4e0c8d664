"""How people ask for a document's sections, in their own words: a list beside the document.

Staff ask in other words than a text uses ("kalo datanya bocor lapor ke sapa"). Searching a text
together with questions that it answers is known as document expansion (Nogueira et al., 2019,
doc2query); here people write them. What it adds is measured in `docs/measurements.md`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from assistant.errors import DocumentError
from assistant.library.yaml import YamlError, load_yaml

ASKED_SUFFIX = ".asked.yaml"
"""`panduan.md` has the questions that lead to its sections in `panduan.md.asked.yaml`."""

MAX_BYTES = 262_144
"""Longest file that is read. Ours are under 10,000 bytes."""

Asked = Mapping[str, tuple[str, ...]]
"""Questions by the heading of the section that answers them."""

_Question = Annotated[str, Field(min_length=3, max_length=300)]
_ASKED = TypeAdapter(dict[str, Annotated[tuple[_Question, ...], Field(max_length=24)]])


def asked_of(path: Path) -> Path:
    """Return where the questions for a document's sections would be."""
    return path.with_name(path.name + ASKED_SUFFIX)


def parse_asked(data: bytes, *, source: str) -> Asked:
    """Read the bytes of such a file; `source` names it in errors.

    Raises:
        DocumentError: it is too large, no YAML, or no list of questions by heading.
    """
    if len(data) > MAX_BYTES:
        raise DocumentError("documents.asked_invalid", source=source, place="1")
    try:
        return _ASKED.validate_python(load_yaml(data.decode("utf-8-sig")) or {})
    except UnicodeDecodeError as error:
        raise DocumentError("documents.asked_invalid", source=source, place="1") from error
    except YamlError as error:
        place = str(error.line)
        raise DocumentError("documents.asked_invalid", source=source, place=place) from error
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"])[:80]
        raise DocumentError("documents.asked_invalid", source=source, place=place) from error
