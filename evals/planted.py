"""A throw-away library of planted documents, and all that an answer shows of it."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.factory import Library, make_assistant, make_writer, open_library, open_writer
from assistant.pipeline import Assistant
from assistant.privacy import Redactor
from assistant.settings import ScreeningSettings, Settings
from assistant.synthesis.writer import Writer
from assistant.testing.generator import ScriptedGenerator
from assistant.types import Answer, Message
from evals.corpus import corpus_settings

VARIANTS: Mapping[str, ScreeningSettings] = {
    "all on": ScreeningSettings(),
    **{
        f"without {name}": ScreeningSettings(**{name: False})
        for name in ScreeningSettings.model_fields
    },
    "all off": ScreeningSettings(**dict.fromkeys(ScreeningSettings.model_fields, False)),
}
"""The screening with each control off in turn."""


class Parrot(ScriptedGenerator):
    """Stands in for the model that obeys everything: it says all that it was given, line by line.

    What it was never given, no model can say; so it bounds every model from above.
    """

    def __init__(self) -> None:
        super().__init__(_repeat, id="parrot", context_tokens=100_000)

    @property
    def prompts(self) -> list[str]:
        """All that was ever given to it."""
        return ["\n".join(one.content for one in call.messages) for call in self.calls]


def _repeat(messages: Sequence[Message]) -> str:
    return " ".join(f"{line.strip()}." for line in messages[-1].content.splitlines() if line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What one answer gave away, layer by layer."""

    answer: str
    """Quotes, summary and the answer's text."""

    passages: str
    """The passages looked at, with titles, headings and file names."""

    source: str
    """The documents of those passages, as the source view shows them."""

    prompt: str
    """What the model was given, without the question; empty where it was not recorded."""


class Planted:
    """An open library whose folder may be changed and synced anew."""

    def __init__(self, library: Library, model: Writer | None, redactor: Redactor) -> None:
        self._library = library
        self._model = model
        self._redactor = redactor
        self.folder = library.settings.paths.knowledge

    def sync(self, files: Mapping[str, str]) -> None:
        """Write files into the folder and read what changed."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self._library.synchronizer.sync(self.folder)

    def ids(self) -> dict[str, str]:
        """Return the ids of the documents that are searched, by their files."""
        return {one.source: one.id for one in self._library.store.documents()}

    def is_searched(self, source: str) -> bool:
        """Say whether a file is searched as it is now, not as it was before."""
        digest = hashlib.sha256((self.folder / source).read_bytes()).hexdigest()
        return self._library.store.content_of(source) == digest

    def assistant(self, screening: ScreeningSettings) -> tuple[Assistant, Parrot | None]:
        """Return an assistant, with the model or else with a parrot."""
        settings = self._library.settings.model_copy(update={"screening": screening})
        library = replace(self._library, settings=settings)
        parrot = None if self._model else Parrot()
        writer = self._model or make_writer(parrot, settings, library.vectors)  # type: ignore[arg-type]
        return make_assistant(library, writer, self._redactor), parrot


@contextmanager
def open_planted(settings: Settings, redactor: Redactor, *, with_model: bool) -> Iterator[Planted]:
    """Open an empty library of its own."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
        settings = corpus_settings(settings, folder)
        settings.paths.knowledge.mkdir()
        library = stack.enter_context(open_library(settings))
        model = stack.enter_context(open_writer(settings, library.vectors)) if with_model else None
        yield Planted(library, model, redactor)


def shown_by(assistant: Assistant, answer: Answer, parrot: Parrot | None) -> Shown:
    """Collect what an answer shows, and what was said to the parrot for it."""
    names, texts, documents = [], [], []
    for passage in answer.passages:
        chunk = passage.chunk
        names += [chunk.title, passage.source, *chunk.locator.heading_path]
        texts.append(chunk.text)
        document = assistant.document(chunk.document_id, near=chunk.start)
        documents += [document.title, document.source, document.text]
    quotes = [f"{one.quote} {one.title} {one.source}" for one in answer.citations]
    said = [one.text for one in answer.statements]
    return Shown(
        answer="\n".join((answer.text, *quotes, *said)),
        passages="\n".join((*names, *texts)),
        source="\n".join(documents),
        prompt=parrot.prompts[-1] if parrot and parrot.prompts and answer.evidence else "",
    )
