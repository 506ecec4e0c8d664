"""Choosing the next token from a context's logits."""

from types import TracebackType
from typing import Any, Protocol, Self

import numpy as np

from assistant.llama.context import Context
from assistant.llama.library import library
from assistant.types import GenerationConfig

_TOP_P = 0.9  # nucleus sampling: the usual value for chat models


class Sampler(Protocol):
    """Picks the next token; a context manager, since llama.cpp's samplers hold memory."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def pick(self, context: Context, index: int) -> int:
        """Pick the token after the batch's entry `index`; -1 means the last one that has logits."""


class _Greedy:
    """The likeliest token, the lowest one of equals: the same every time."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def pick(self, context: Context, index: int) -> int:
        return int(np.argmax(context.logits(index)))


class _Nucleus:
    """llama.cpp's top-p, temperature and seeded draw."""

    def __init__(self, *, temperature: float, seed: int) -> None:
        self._llama = library()
        parameters = self._llama.llama_sampler_chain_default_params()
        self._chain: Any = self._llama.llama_sampler_chain_init(parameters)
        for sampler in (
            self._llama.llama_sampler_init_top_p(_TOP_P, 1),
            self._llama.llama_sampler_init_temp(temperature),
            self._llama.llama_sampler_init_dist(seed & 0xFFFF_FFFF),
        ):
            self._llama.llama_sampler_chain_add(self._chain, sampler)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._llama.llama_sampler_free(self._chain)  # frees what was added too

    def pick(self, context: Context, index: int) -> int:
        return int(self._llama.llama_sampler_sample(self._chain, context.pointer, index))


def sampler_for(config: GenerationConfig) -> Sampler:
    """Return greedy decoding at temperature 0, else seeded nucleus sampling."""
    if config.temperature <= 0:
        return _Greedy()
    return _Nucleus(temperature=config.temperature, seed=config.seed)
