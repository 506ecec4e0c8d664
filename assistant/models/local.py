"""Weights that a person brings, on a USB stick say: copied or linked, hashed, described."""

import hashlib
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from assistant.errors import ModelError
from assistant.files import CHUNK_BYTES, sha256_of
from assistant.models.catalogue import LocalFile, ModelCard, Notes, PypiBundled, Role
from assistant.models.gguf import GgufMetadata, read_metadata
from assistant.models.installed import InstalledModels
from assistant.models.progress import Progress
from assistant.models.pull import check_room, only_one

_TEMPLATE_MARKS = {
    "phi4": "<|im_sep|>",
    "chatml": "<|im_start|>",
    "gemma": "<start_of_turn>",
    "llama3": "<|start_header_id|>",
    "phi3": "<|end|>",
}
"""What tells a chat template, the more particular ones first."""

_CONTEXT_OF_SILENT_FILES = 2_048
_E5 = re.compile(r"(?<![a-z])e5(?![a-z0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a person says about a file; the file itself tells the rest."""

    id: str | None = None
    role: Role | None = None
    licence: str | None = None
    chat_template: str | None = None


def add(
    file: Path,
    installed: InstalledModels,
    progress: Progress,
    *,
    described: Description,
    link: bool = False,
) -> ModelCard:
    """Install `file` and return its card: the catalogue's where its hash is known there.

    With `link` the file stays where it is.

    Raises:
        ModelError: it is no GGUF file, its name is taken, or its hash is not the catalogue's.
        MachineError: the disk is too small.
    """
    metadata = read_metadata(file)
    progress.begin("verify", file.stat().st_size)
    digest = sha256_of(file, progress.advance)
    known = _known_card(installed, described.id, digest)
    card = known or _new_card(file, metadata, described, digest)
    with only_one(card, installed):
        target = file.resolve() if link else _copy(file, card, installed, progress, digest)
        installed.record(card, target, sha256=digest, keep_card=known is None)
    return card


def remove(card: ModelCard, installed: InstalledModels) -> None:
    """Delete a model's folder; a linked file stays.

    Raises:
        ModelError: it is part of a package, or another process is at it.
    """
    if isinstance(card.source, PypiBundled):
        raise ModelError("models.not_installed_package", id=card.id, package=card.source.package)
    with only_one(card, installed):
        for path in (installed.folder / card.id).iterdir():
            if path.name != ".lock":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.rmtree(installed.folder / card.id, ignore_errors=True)


def _known_card(installed: InstalledModels, id: str | None, digest: str) -> ModelCard | None:
    for card in installed.catalogue:
        if card.sha256 == digest and id in (None, card.id):
            return card
        if card.id == id:
            if card.sha256 or installed.condition(card) != "missing":
                # A name of the catalogue promises those weights and no others.
                key = "models.damaged" if card.sha256 else "models.id_taken"
                raise ModelError(key, id=card.id, path=id)
            return card
    return None


def _new_card(file: Path, metadata: GgufMetadata, described: Description, digest: str) -> ModelCard:
    id = described.id or re.sub(r"[^a-z0-9._-]+", "-", file.stem.lower()).strip("-._")
    role: Role = described.role or ("embedder" if metadata.pools else "generator")
    size = file.stat().st_size
    prefixes = _E5.search(f"{metadata.name} {file.stem}") is not None
    embeds = role == "embedder"
    try:
        return ModelCard(
            id=id,
            role=role,
            title=metadata.name or file.stem,
            source=LocalFile(kind="file", origin=file.name),
            bytes=size,
            sha256=digest,
            licence=described.licence or metadata.licence or "?",
            context_tokens=metadata.context_tokens or _CONTEXT_OF_SILENT_FILES,
            # Weights, and as much again as half a gigabyte for the context and the program.
            memory_mb=size // 1_000_000 + 500,
            chat_template=None if embeds else _template(file, metadata, described),
            dimension=metadata.embedding_length if embeds else None,
            query_prefix="query: " if embeds and prefixes else "",
            passage_prefix="passage: " if embeds and prefixes else "",
            tested=False,
            notes=Notes(id="Ditambahkan di komputer ini.", en="Added on this computer."),
        )
    except ValidationError as error:
        raise ModelError("models.bad_id", id=id) from error


def _template(file: Path, metadata: GgufMetadata, described: Description) -> str:
    if described.chat_template:
        if described.chat_template in _TEMPLATE_MARKS:
            return described.chat_template
    else:
        written = metadata.chat_template or ""
        for name, mark in _TEMPLATE_MARKS.items():
            if mark in written:
                return name
    known = ", ".join(sorted(_TEMPLATE_MARKS))
    raise ModelError("models.no_template", path=file, known=known)


def _copy(
    file: Path, card: ModelCard, installed: InstalledModels, progress: Progress, digest: str
) -> Path:
    target = installed.folder / card.id / card.file_name
    check_room(card, target.parent, file.stat().st_size)
    partial = target.with_name(f"{target.name}.partial")
    progress.begin("copy", file.stat().st_size)
    copied = hashlib.sha256()
    with file.open("rb") as source, partial.open("wb") as copy:
        while block := source.read(CHUNK_BYTES):
            copied.update(block)
            copy.write(block)
            progress.advance(len(block))
        copy.flush()
        os.fsync(copy.fileno())
    if copied.hexdigest() != digest:  # the stick was pulled out, or is failing
        partial.unlink()
        raise ModelError("models.damaged", id=card.id, path=file)
    os.replace(partial, target)
    return target
