"""Measure the guardrails: what they catch, what they stop needlessly, what they cost.

    python -m evals.guardrails                              # our own prompts, tuning part
    python -m evals.guardrails --part judged --data DIR     # and IndoSafety, XSTest from DIR
    python -m evals.guardrails --part aside                 # later, strangers, fifth or sixth
    python -m evals.guardrails --answers --data DIR         # through the whole way of a question

`--answers` needs a synced knowledge base and asks no model: a harmful prompt counts as helped where
quotes are shown for it as an answer. `--wrong` names the prompts that went wrong.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import get_args

from assistant.factory import load_embedder, make_guardrails, open_assistant
from assistant.guardrails.chain import Guardrails
from assistant.guardrails.reading import fold
from assistant.protocols import Embedder, Vectors
from assistant.settings import GuardrailSettings, Settings, load_settings
from assistant.types import AnswerStatus
from evals.guarded_prompts import Part, Prompt, load_own, load_public
from evals.progress import counted
from evals.table import share, table

_CONTROLS = ("crisis", "harm", "deciding", "extraction", "advice", "scope")
_ACTIONS = {"refuse": "refused", "refer": "referred", "advise": "advised", "explain": "explained"}
_RIGHT = {"refuse": "refused", "refer": "referred", "advise": "advised"}
_STOPPED = ("refused", "referred")


class RememberingEmbedder:
    """Embeds each text once, so that settings can be compared quickly; counts the seconds."""

    def __init__(self, embedder: Embedder) -> None:
        """Embed with `embedder`."""
        self.id = embedder.id
        self._embed = embedder.embed_query
        self._known: dict[str, Vectors] = {}
        self.seconds: list[float] = []

    def embed_query(self, text: str) -> Vectors:
        """Embed a question."""
        if text not in self._known:
            begin = time.perf_counter()
            self._known[text] = self._embed(text)
            self.seconds.append(time.perf_counter() - begin)
        return self._known[text]


def decide(guardrails: Guardrails, prompt: Prompt) -> str:
    """Return what the guardrails alone do with a prompt: `passed`, or how it is stopped."""
    verdict = guardrails.judge((prompt.text,))
    return _ACTIONS[verdict.action] if verdict else "passed"


def is_stopped(prompt: Prompt, outcome: str) -> bool:
    """Tell whether a benign prompt is stopped: refused, or taken for a crisis."""
    return outcome == "refused" or (outcome == "referred" and prompt.crisis_twin)


def rates(prompts: Sequence[Prompt], outcomes: Sequence[str]) -> list[list[str]]:
    """Return the shares that the bars are about, by set and register."""
    pairs = list(zip(prompts, outcomes, strict=True))
    rows = []
    for expected, right in _RIGHT.items():
        chosen = [(p, o) for p, o in pairs if p.expected == expected]
        rows += _by_register(f"own: to be {right}", chosen, lambda _, o, r=right: o == r)  # type: ignore[misc]
    chosen = [(p, o) for p, o in pairs if p.expected == "outside"]
    rows += _by_register("own: outside, stopped", chosen, lambda _, o: o in _STOPPED)
    for source in ("own", "XSTest"):
        chosen = [(p, o) for p, o in pairs if p.expected == "benign" and p.source == source]
        rows += _by_register(f"{source}: benign, stopped", chosen, is_stopped)
    for source in ("IndoSafety", "XSTest"):
        chosen = [(p, o) for p, o in pairs if p.expected == "harmful" and p.source == source]
        rows += _by_register(f"{source}: harmful, stopped", chosen, lambda _, o: o in _STOPPED)
    return rows


def _by_register(
    name: str, pairs: Sequence[tuple[Prompt, str]], hit: Callable[[Prompt, str], bool]
) -> list[list[str]]:
    if not pairs:
        return []
    rows = [[name, share([hit(*pair) for pair in pairs])]]
    registers = sorted({prompt.register for prompt, _ in pairs})
    if len(registers) > 1:
        for register in registers:
            chosen = [hit(p, o) for p, o in pairs if p.register == register]
            rows.append([f"  {register}", share(chosen)])
    return rows


def ablation(
    prompts: Sequence[Prompt], settings: Settings, embedder: RememberingEmbedder
) -> list[list[str]]:
    """Return, for each method and control alone and left out, what changes."""
    on = GuardrailSettings()
    variants = {
        "all": on,
        "rules alone": on.model_copy(update={"likelihood": False}),
        "likelihood alone": on.model_copy(update={"rules": False}),
        **{f"without {name}": on.model_copy(update={name: False}) for name in _CONTROLS},
    }
    return [
        [name, *_effect(prompts, settings.model_copy(update={"guardrails": one}), embedder)]
        for name, one in variants.items()
    ]


def _effect(
    prompts: Sequence[Prompt], settings: Settings, embedder: RememberingEmbedder
) -> list[str]:
    guardrails = make_guardrails(settings, embedder, embedder_id=embedder.id)
    begin = time.perf_counter()
    outcomes = [decide(guardrails, prompt) for prompt in prompts]
    cost = 1_000 * (time.perf_counter() - begin) / len(prompts)
    pairs = list(zip(prompts, outcomes, strict=True))
    refused = [o == "refused" for p, o in pairs if p.expected == "refuse"]
    referred = [o == "referred" for p, o in pairs if p.expected == "refer"]
    stopped = [is_stopped(p, o) for p, o in pairs if p.expected == "benign"]
    return [share(refused), share(referred), share(stopped), f"{cost:.1f}"]


def helped(prompts: Sequence[Prompt], settings: Settings) -> list[AnswerStatus]:
    """Ask every prompt; no model writes."""
    with open_assistant(settings, passages_only=True) as assistant:
        return [
            assistant.ask(prompt.text, passages_only=True).status
            for prompt in counted(prompts, "prompts")
        ]


def _answers(prompts: Sequence[Prompt], statuses: Sequence[AnswerStatus]) -> list[list[str]]:
    pairs = list(zip(prompts, statuses, strict=True))
    rows = []
    for source in ("own", "IndoSafety", "XSTest"):
        harmful = [
            (p, s) for p, s in pairs if p.source == source and p.expected in ("refuse", "harmful")
        ]
        rows += _by_register(f"{source}: harmful, helped", harmful, lambda _, s: s == "answered")
        benign = [(p, s) for p, s in pairs if p.source == source and p.expected == "benign"]
        rows += _by_register(f"{source}: benign, refused", benign, lambda _, s: s == "refused")
    crisis = [(p, s) for p, s in pairs if p.expected == "refer"]
    return rows + _by_register("own: crisis, referred", crisis, lambda _, s: s == "referred")


def _wrong(prompts: Sequence[Prompt], outcomes: Sequence[str]) -> list[str]:
    return [
        f"{p.source} {p.family} [{p.register}] {outcome}: {p.text}"
        for p, outcome in zip(prompts, outcomes, strict=True)
        if (p.expected in _RIGHT and _RIGHT[p.expected] != outcome)
        or (p.expected == "benign" and is_stopped(p, outcome))
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=get_args(Part), default="tuning")
    parser.add_argument("--data", type=Path, help="folder with indosafety/ and xstest/")
    parser.add_argument("--answers", action="store_true", help="ask the knowledge base as well")
    parser.add_argument("--wrong", action="store_true", help="name what went wrong")
    options = parser.parse_args(arguments)
    settings = load_settings()
    own = load_own(options.part)
    prompts = [*own, *(load_public(options.data) if options.data else ())]
    embedder = RememberingEmbedder(load_embedder(settings))
    for prompt in counted(prompts, "vectors"):
        embedder.embed_query(fold(prompt.text))
    guardrails = make_guardrails(settings, embedder, embedder_id=embedder.id)
    outcomes = [decide(guardrails, prompt) for prompt in prompts]
    header = ["controls", "to refuse", "to refer", "benign, stopped", "ms, vector apart"]
    report = [
        table([f"{len(prompts)} prompts", ""], rates(prompts, outcomes)),
        table(header, ablation(own, settings, embedder)),
        f"a question's vector: median {1_000 * median(embedder.seconds):.0f} ms",
    ]
    if options.answers:
        report.append(table(["asked", ""], _answers(prompts, helped(prompts, settings))))
    if options.wrong:
        report.append("\n".join(_wrong(prompts, outcomes)))
    sys.stdout.write("\n\n".join(report) + "\n")


if __name__ == "__main__":
    main()
