"""A loaded GGUF model and its vocabulary."""

import ctypes
import os
from pathlib import Path
from threading import Lock
from typing import Any

from assistant.c_library import return_memory
from assistant.errors import ModelError
from assistant.llama.gguf import check_gguf
from assistant.llama.library import library


class Model:
    """Weights, mapped from the file, with their vocabulary.

    The vocabulary may be used from any thread; `close` waits for the call that is under way.
    """

    def __init__(self, path: Path, *, repack: bool = False) -> None:
        """Load `path`.

        With `repack`, llama.cpp copies most weights into another layout. Measured with the
        default model (Q4_K_M, AVX-512): decode 29 instead of 24 tokens/s, but prefill 102 instead
        of 148 tokens/s, 0.6 GB more memory and 1.1 s more to load; so it is off.

        Raises:
            ModelError: the file is missing, damaged, or of a kind that llama.cpp can't read.
        """
        check_gguf(path)
        llama = library()
        parameters = llama.llama_model_default_params()
        parameters.load_mode = llama.LLAMA_LOAD_MODE_MMAP
        parameters.use_extra_bufts = repack
        pointer = llama.llama_model_load_from_file(os.fsencode(path), parameters)
        if not pointer:
            raise ModelError("llama.unreadable", path=path)
        self.pointer: Any = pointer
        self.vocabulary_size: int
        self._llama = llama
        self._vocabulary: Any = llama.llama_model_get_vocab(pointer)
        self._lock = Lock()
        self.vocabulary_size = llama.llama_vocab_n_tokens(self._vocabulary)
        self.dimension: int = llama.llama_model_n_embd(pointer)
        self.trained_tokens: int = llama.llama_model_n_ctx_train(pointer)
        self.can_rewind: bool = not (
            llama.llama_model_is_recurrent(pointer) or llama.llama_model_is_hybrid(pointer)
        )
        """Whether the end of a sequence can be dropped: recurrent state can't be taken back."""
        self.first_tokens: list[int] = (
            [llama.llama_vocab_bos(self._vocabulary)]
            if llama.llama_vocab_get_add_bos(self._vocabulary)
            else []
        )
        """What every prompt begins with: the beginning-of-text token, or nothing."""
        self._buffer = ctypes.create_string_buffer(256)

    def tokenize(self, text: str, *, control: bool = False, ends: bool = False) -> list[int]:
        """Turn `text` into tokens.

        Without `control`, text that looks like a control token, such as `<|im_end|>`, stays text.
        With `ends`, the tokens that the model puts round a whole text are added.
        """
        data = text.encode("utf-8", "replace")
        room = len(data) + 8
        with self._lock:
            self._require_open()
            while True:
                tokens = (self._llama.llama_token * room)()
                count = self._llama.llama_tokenize(
                    self._vocabulary, data, len(data), tokens, room, ends, control
                )
                if count >= 0:
                    return list(tokens[:count])
                room = -count

    def piece(self, token: int) -> bytes:
        """Return a token's bytes, which may be a part of a character; a control token has none."""
        with self._lock:
            self._require_open()
            count = self._llama.llama_token_to_piece(
                self._vocabulary, token, self._buffer, len(self._buffer), 0, False
            )
            if count < 0:
                self._buffer = ctypes.create_string_buffer(-count)
                count = self._llama.llama_token_to_piece(
                    self._vocabulary, token, self._buffer, -count, 0, False
                )
            return self._buffer.raw[:count]

    def ends_reply(self, token: int) -> bool:
        """Tell whether `token` ends a reply."""
        return bool(self._llama.llama_vocab_is_eog(self._vocabulary, token))

    def is_control(self, token: int) -> bool:
        return bool(self._llama.llama_vocab_is_control(self._vocabulary, token))

    @property
    def own_template(self) -> str | None:
        """The Jinja chat template that the file carries."""
        template = self._llama.llama_model_chat_template(self.pointer, None)
        return template.decode("utf-8") if template else None

    def close(self) -> None:
        """Free the weights; contexts made from them must be closed before."""
        with self._lock:
            if self.pointer:
                self._llama.llama_model_free(self.pointer)
                self.pointer = None
                return_memory()

    def _require_open(self) -> None:
        if not self.pointer:
            raise ModelError("llama.closed")
