"""Golden questions: what a document must answer, kept in a file beside it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from assistant.errors import DocumentError
from assistant.library.yaml import YamlError, load_yaml
from assistant.types import Language

GOLDEN_SUFFIX = ".golden.yaml"
"""`panduan.md` has its golden questions in `panduan.md.golden.yaml`."""

Register = Literal["formal", "everyday", "english"]


class GoldenQuestion(BaseModel):
    """One question that the document beside it must answer."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    question: str = Field(min_length=1, max_length=500)
    """What a colleague asks who has not read the document."""

    tone: Register = Field(alias="register")
    """How it is asked: in formal or everyday Indonesian, or in English."""

    section: str = Field(min_length=1)
    """The heading under which the answer stands."""

    must_contain: tuple[tuple[str, ...], ...] = Field(min_length=1)
    """Each group must be met by one of its alternatives, whatever the case of letters."""

    @property
    def language(self) -> Language:
        """Language of the question."""
        return "en" if self.tone == "english" else "id"

    def is_answered_by(self, text: str) -> bool:
        """Say whether `text` holds what the answer must contain."""
        return holds(text, self.must_contain)


_GOLDEN_QUESTIONS = TypeAdapter(tuple[GoldenQuestion, ...])


def golden_of(path: Path) -> Path:
    """Return where the golden questions of a document would be."""
    return path.with_name(path.name + GOLDEN_SUFFIX)


def load_golden(path: Path, *, source: str) -> tuple[GoldenQuestion, ...]:
    """Read the golden questions of the document at `path`; none where it has no such file.

    `source` names the file of questions in errors.

    Raises:
        DocumentError: the file is no YAML, or a field is missing, unknown or wrong.
    """
    try:
        text = golden_of(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError("documents.golden_unreadable", source=source) from error
    try:
        return _GOLDEN_QUESTIONS.validate_python(load_yaml(text))
    except YamlError as error:
        raise DocumentError("documents.golden_syntax", source=source, line=error.line) from error
    except ValidationError as error:
        place = error.errors(include_url=False)[0]["loc"]
        number = int(place[0]) + 1 if place and isinstance(place[0], int) else 1
        field = ".".join(str(part) for part in place[1:])[:80] or "question"
        raise DocumentError(
            "documents.golden_invalid", source=source, number=number, field=field
        ) from error


def holds(text: str, groups: Iterable[Iterable[str]]) -> bool:
    """Say whether `text` has one of the alternatives of every group.

    Case and white space don't count.
    """
    folded = fold(text)
    return all(any(fold(alternative) in folded for alternative in group) for group in groups)


def fold(text: str) -> str:
    """Return text for comparing: lower case, runs of white space as one blank."""
    return " ".join(text.lower().split())
