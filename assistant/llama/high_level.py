"""The same model through the high-level API of llama-cpp-python, as most programs use it.

Nothing of Pandu answers with it: `pandu bench` measures it to have something to compare with.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from assistant.llama.library import library
from assistant.llama.threads import physical_cores
from assistant.types import Message


class HighLevelModel:
    """`llama_cpp.Llama` with its own defaults, but for the context's size and the threads.

    The threads are those that Pandu takes, so that what is compared is not their number.
    """

    def __init__(self, path: Path, *, context_tokens: int, threads: int = 0) -> None:
        """Load a model from its GGUF file; 0 threads mean one for each physical core."""
        library()  # silences the log, and starts the back end as Pandu does
        from llama_cpp import Llama

        threads = threads or physical_cores()
        self._model: Any = Llama(
            str(path), n_ctx=context_tokens, n_threads=threads, n_threads_batch=threads,
            verbose=False,
        )  # fmt: skip

    def reply(self, messages: Sequence[Message], *, max_tokens: int) -> Iterator[str]:
        """Stream the likeliest reply."""
        chat = [{"role": message.role, "content": message.content} for message in messages]
        for part in self._model.create_chat_completion(
            chat, max_tokens=max_tokens, temperature=0.0, stream=True
        ):
            if text := part["choices"][0]["delta"].get("content"):
                yield text

    def close(self) -> None:
        """Free the memory."""
        self._model.close()
