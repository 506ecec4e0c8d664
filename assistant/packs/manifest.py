"""What a pack says of itself, and the signature over these bytes."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from assistant.errors import PackError
from assistant.packs.paths import check_paths

MANIFEST = "manifest.json"
"""Entry with the list of files; these are below `FILES`."""

SIGNATURE = "manifest.sig"
"""Entry with the signature of the manifest's bytes."""

FILES = "files/"
"""What is put before a file's path."""

FORMAT: Literal[1] = 1
"""Version of the archive's layout."""

MAX_FILES = 5_000
MAX_FILE_BYTES = 5_000_000
MAX_PACK_BYTES = 50_000_000
"""Most bytes of all files together, unpacked. Our own library of 60 documents has under 1 MB."""

MAX_MANIFEST_BYTES = 4_000_000
"""5,000 files with paths of 200 characters take about 2 MB."""


class PackedFile(BaseModel):
    """One file of a pack."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    path: str = Field(min_length=1)
    """Path within the knowledge folder."""

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    """Hash of its bytes."""

    size: int = Field(ge=0)
    """In bytes."""


class Manifest(BaseModel):
    """The list of a pack's files, and where they come from."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    format: Literal[1] = FORMAT
    """Version of the archive's layout."""

    title: str = Field(min_length=1, max_length=200)
    """What it holds, as its maker calls it."""

    publisher: str = Field(default="", max_length=200)
    """The organisation that made it."""

    created_on: date
    """The day when it was made."""

    files: tuple[PackedFile, ...] = Field(min_length=1)
    """All its files."""

    @field_validator("title", "publisher", mode="before")
    @classmethod
    def _on_one_line(cls, value: object) -> object:
        """Leave out what a terminal would take for an order."""
        return on_one_line(value) if isinstance(value, str) else value


class Signature(BaseModel):
    """Who signed a manifest."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    key: str = Field(max_length=100)
    """The public key that belongs to the signature."""

    signature: str = Field(pattern=r"^[0-9a-f]{128}$")
    """Of the manifest's bytes."""


class _Version(BaseModel):
    format: int


def read_manifest(data: bytes) -> Manifest:
    """Read the bytes of a manifest.

    Raises:
        PackError: it is no manifest, of another format, or names what a pack must not hold.
    """
    try:
        version = _Version.model_validate_json(data).format
        if version != FORMAT:
            raise PackError("packs.version", found=version, wanted=FORMAT)
        manifest = Manifest.model_validate_json(data, strict=True)
    except ValidationError as error:
        raise bad_field(error) from error
    check_manifest(manifest)
    return manifest


def check_manifest(manifest: Manifest) -> None:
    """Check what a pack is going to hold, and how large it is.

    Raises:
        PackError: a path is none of a pack's, or there is too much.
    """
    check_paths([file.path for file in manifest.files])
    for file in manifest.files:
        if file.size > MAX_FILE_BYTES:
            megabytes = MAX_FILE_BYTES // 10**6
            raise PackError("packs.file_too_large", name=file.path, megabytes=megabytes)
    if (
        len(manifest.files) > MAX_FILES
        or sum(file.size for file in manifest.files) > MAX_PACK_BYTES
    ):
        raise too_large()


def bad_field(error: ValidationError) -> PackError:
    """Return the error that names the first field of a manifest that is wrong."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])[:80]
    return PackError("packs.manifest", place=place or MANIFEST)


def too_large() -> PackError:
    """Return the error for a pack that holds more than one may."""
    return PackError("packs.too_large", files=MAX_FILES, megabytes=MAX_PACK_BYTES // 10**6)


def on_one_line(words: str) -> str:
    """Return words without line breaks and characters that can't be printed."""
    return "".join(one for one in " ".join(words.split()) if one.isprintable())
