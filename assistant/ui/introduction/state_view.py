"""Renders how far model and library have come."""

from dataclasses import dataclass

from assistant.loading import ModelState
from assistant.store.report import Progress
from assistant.strings import text
from assistant.types import Language
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, join, tag, with_code
from assistant.ui.routes import INTRODUCTION_PATH, STATE_PATH, WATCH_PATH


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What can be used already."""

    model: ModelState
    documents: int
    """How many the library holds."""

    sync: Progress | None = None
    """How far the sync that runs has come; None where none does."""

    @property
    def waits(self) -> bool:
        """Whether something loads."""
        return self.model == "loading" or self.sync is not None


def readiness(found: Readiness, language: Language) -> Markup:
    """Render the list, which the page's script renews while it waits."""
    return tag(
        "ul",
        _library(found, language),
        _model(found, language),
        id="now",
        data_from=link_to(STATE_PATH, language),
    )


def watching(language: Language) -> Markup:
    """Render what renews the list: a script, or a link where none runs."""
    again = tag("a", _say(language, "look_again"), href=link_to(f"{INTRODUCTION_PATH}/", language))
    return join(
        [
            tag("p", id="become-ready", role="status", class_="sr-only"),
            tag("noscript", tag("p", again)),
            tag("script", src=WATCH_PATH, defer=True),
        ]
    )


def _library(found: Readiness, language: Language) -> Markup:
    key = "library.some" if found.documents else "library.none"
    said = _say(language, key, count=found.documents)
    if found.sync is None:
        return _item(said)
    stage = text(language, f"knowledge.stage.{found.sync.stage}")
    key = "library.syncing" if found.sync.total else "library.beginning"
    reads = _say(language, key, stage=stage, done=found.sync.done, total=found.sync.total)
    return _item(f"{said} {reads}" if found.documents else reads, waits=stage, of=found.sync)


def _model(found: Readiness, language: Language) -> Markup:
    said = with_code(_say(language, f"model.{found.model}"))
    waits = _say(language, "model.label") if found.model == "loading" else ""
    return _item(said, waits=waits, data_model=found.model)


def _item(said: str, *, waits: str = "", of: Progress | None = None, **more: str) -> Markup:
    """Render one line; with what `waits`, a bar of that name, which is open where `of` is."""
    bar: str = ""
    if waits:
        known = {"value": of.done, "max": of.total} if of is not None and of.total else {}
        bar = tag("progress", aria_label=waits, **known)
    return tag("li", tag("span", said, class_="said"), bar, data_waits=bool(waits), **more)


def _say(language: Language, key: str, **values: object) -> str:
    return text(language, f"first.{key}", **values)
