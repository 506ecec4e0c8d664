"""Whole answers with and without what was decoded before, guessed or remembered: are they the same?

    python -m evals.cached --count 80 --tydiqa …/tydiqa_id --idk-mrc …/idk_mrc

Each question is asked three times: with a model that decodes its whole prompt anew and guesses
nothing; with one that read while the question was typed, and guesses; and of the latter once more,
which remembers its summary. What differs between them would be the price of being fast. Ctrl-C
tells of what was asked until then.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.factory import load_generator_now, make_assistant, make_writer, open_library
from assistant.library.golden import holds
from assistant.settings import Settings, load_settings
from assistant.trying.trial import read_trials
from assistant.types import Answer
from evals.corpus import corpus_settings, write_corpus
from evals.progress import counted
from evals.public import tydiqa_id
from evals.public.public_set import rows
from evals.questions import load_idk_mrc
from evals.soak import said
from evals.table import share, table

Gold = Sequence[Sequence[str]]
"""Each group must be met by one of its alternatives; empty where nothing answers."""

Way = Callable[[str], Answer]
"""One way of answering a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One answered question, asked in all ways."""

    same: bool
    """Quotes and summary are the same, letter by letter."""

    again: bool
    """And so they are when asked once more."""

    held: tuple[bool, bool]
    """Summary holds the answer: decoded anew, and with all caches."""

    shown: tuple[bool, bool]
    """A summary is shown: decoded anew, and with all caches."""


def compare(anew: Way, cached: Way, asked: Sequence[tuple[str, Gold]]) -> Iterator[Compared]:
    """Ask each question in all ways; those without an answer are decided before any model."""
    for question, gold in asked:
        plain = anew(question)
        if plain.status != "answered":
            continue
        fast = cached(question)
        yield Compared(
            same=said(plain) == said(fast),
            again=said(plain) == said(cached(question)),
            held=(_holds(plain, gold), _holds(fast, gold)),
            shown=(bool(plain.statements), bool(fast.statements)),
        )


def report(sets: Sequence[tuple[str, Sequence[Compared]]]) -> str:
    """Lay out the sets and all of them together."""
    everything = [one for _, found in sets for one in found]
    lines = [
        [
            name,
            share([one.same for one in found]),
            share([one.again for one in found]),
            _both([one.held for one in found]),
            _both([one.shown for one in found]),
        ]
        for name, found in [*sets, ("all", everything)]
    ]
    header = ["questions", "same answer", "same when asked again", "holds anew, cached", "shown"]
    return table(header, lines)


def _both(pairs: Sequence[tuple[bool, bool]]) -> str:
    return f"{sum(one for one, _ in pairs)}, {sum(one for _, one in pairs)}"


def _holds(answer: Answer, gold: Gold) -> bool:
    summary = " ".join(one.text for one in answer.statements)
    return bool(summary and gold) and holds(summary, gold)


@contextmanager
def _ways(settings: Settings) -> Iterator[tuple[Way, Way]]:
    with ExitStack() as stack:
        library = stack.enter_context(open_library(settings))
        library.synchronizer.sync(settings.paths.knowledge)
        lean = stack.enter_context(closing(load_generator_now(settings, lean=True)))
        fast = stack.enter_context(closing(load_generator_now(settings)))
        plain, quick = (
            make_assistant(library, make_writer(one, settings, library.vectors))
            for one in (lean, fast)
        )

        def anew(question: str) -> Answer:
            lean.forget()
            return plain.ask(question)

        def cached(question: str) -> Answer:
            quick.anticipate(question)
            return quick.ask(question)

        yield anew, cached


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=80, help="questions of each set")
    parser.add_argument("--tydiqa", type=Path, help="folder of TyDi QA's valid part")
    parser.add_argument("--idk-mrc", type=Path, help="folder of IDK-MRC's valid part")
    chosen = parser.parse_args(arguments)
    settings = load_settings()
    found: list[tuple[str, list[Compared]]] = []
    with TemporaryDirectory() as folder:
        for name, corpus, asked in _sets(settings, chosen.tydiqa, chosen.idk_mrc):
            used = settings
            if corpus:
                used = corpus_settings(settings, Path(folder) / name)
                write_corpus(corpus, used.paths.knowledge)
            found.append((name, []))
            spread = asked[:: max(1, len(asked) // chosen.count)][: chosen.count]
            try:
                with _ways(used) as (anew, cached):
                    for one in counted(spread, name):
                        found[-1][1].extend(compare(anew, cached, [one]))
            except KeyboardInterrupt:
                break
    sys.stdout.write(report(found) + "\n")


def _sets(
    settings: Settings, tydiqa: Path | None, idk_mrc: Path | None
) -> Iterator[tuple[str, Mapping[str, str], Sequence[tuple[str, Gold]]]]:
    """Yield each set's name, its passages (none for the library's own), and what is asked."""
    golden = [one.golden for one in read_trials(settings.paths.knowledge)]
    yield "golden", {}, [(one.question, one.must_contain) for one in golden]
    if tydiqa:
        queries = rows(tydiqa / "valid_queries.jsonl")
        asked: list[tuple[str, Gold]] = [(one["question"], [one["answers"]]) for one in queries]
        yield "tydiqa", tydiqa_id.passages(tydiqa), asked
    if idk_mrc:
        passages, questions = load_idk_mrc(idk_mrc)
        yield "idk_mrc", passages, [(one.question, one.must_contain) for one in questions]


if __name__ == "__main__":
    main()
