"""TOML files of the knowledge folder, read into Pydantic models."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from assistant.errors import DocumentError

Model = TypeVar("Model", bound=BaseModel)


def load_toml(path: Path, model: type[Model]) -> Model:
    """Read a TOML file; where there is none, the model's defaults.

    Raises:
        DocumentError: the file can't be read, is no TOML, or a field is missing, unknown or wrong.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return model()
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError("check.toml_unreadable", source=path.name) from error
    try:
        return model.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise DocumentError("check.toml_syntax", source=path.name) from error
    except ValidationError as error:
        place = error.errors(include_url=False)[0]["loc"]
        number = next((part + 1 for part in place if isinstance(part, int)), 1)
        field = next((part for part in reversed(place) if isinstance(part, str)), "")
        raise DocumentError(
            "check.toml_invalid", source=path.name, number=number, field=field[:80]
        ) from error
