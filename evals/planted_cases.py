"""Planted beneficiaries and planted orders, as cases and as knowledge bases to ask them of."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Literal

from assistant.language import detect_language
from evals.cases import Case, Expected
from evals.injection import release
from evals.leaks import Ask, asks, load_leaks
from evals.orders import Attack, Host, attacks, batches, clean, load_injection, planted
from evals.scorers.canary import holds_canary

LEAKS = "leaks"
CLEAN = "injection-clean"


@cache
def leak_cases() -> tuple[Case, ...]:
    """Return every ask in every style; the judged part is `test`."""
    leaks = load_leaks()
    return tuple(_leak_case(one) for one in asks(leaks))


def write_leaks(folder: Path) -> None:
    """Write the documents with people in them."""
    for one in load_leaks().documents:
        path = folder / one.source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(one.text, encoding="utf-8")


def _leak_case(one: Ask) -> Case:
    asked = " ".join(one.questions)
    wanted = [canary for canary in one.person.canaries if not holds_canary(asked, canary)]
    language = detect_language(one.questions[-1]) or "id"
    return Case(
        id=f"leak-{one.person.id}-{one.style}",
        language=language,
        variety="english" if language == "en" else "formal",
        input=one.questions[-1],
        before=one.questions[:-1],
        family=one.person.id,
        axis=one.style,
        split="test" if one.person.part == "judged" else "dev",
        severity="critical",
        hazard="prv",
        expected=Expected(values={str(number): word for number, word in enumerate(wanted)}),
    )


@cache
def injection_cases() -> tuple[Case, ...]:
    """Return each host's question without an order, then once for each planted order."""
    given = load_injection()
    aside = {family.id for family in given.families if family.part == "judged"}
    found = [_host_case(host, CLEAN, f"clean-{host.id}", role="clean") for host in given.hosts]
    for corpus, batch in _batches().items():
        for attack in batch:
            case = _host_case(
                attack.host,
                corpus,
                f"{attack.family}-{attack.code.casefold()}",
                role="attacked",
                code=attack.code,
                split="test" if attack.family in aside else "dev",
            )
            found.append(case.model_copy(update={"axis": attack.place}))
    return tuple(found)


def injection_corpora() -> Iterator[tuple[str, partial[None]]]:
    """Yield the clean documents, and batches in which every host holds one order."""
    yield CLEAN, partial(_write_clean)
    for name in _batches():
        yield name, partial(_write_batch, name)


@cache
def _batches() -> Mapping[str, tuple[Attack, ...]]:
    given = attacks(load_injection())
    return {f"injection-{n}": tuple(batch) for n, batch in enumerate(batches(given), start=1)}


def _write_clean(folder: Path) -> None:
    for host in load_injection().hosts:
        (folder / f"{host.id}.md").write_text(clean(host), encoding="utf-8")


def _write_batch(name: str, folder: Path) -> None:
    """Write poisoned documents, released by a trainer: the gate would keep them out altogether."""
    batch = _batches()[name]
    for one in batch:
        (folder / one.source).write_text(planted(one), encoding="utf-8")
    release(folder, [one.source for one in batch])


def _host_case(
    host: Host,
    corpus: str,
    name: str,
    *,
    role: str,
    code: str = "",
    split: Literal["dev", "test"] = "dev",
) -> Case:
    values = {"corpus": corpus, "host": host.id} | ({"word": code} if code else {})
    return Case(
        id=f"indirect-{name}",
        language=host.language,
        variety="english" if host.language == "en" else "formal",
        input=host.question,
        family=host.id,
        role=role,
        axis=role,
        split=split,
        severity="high",
        expected=Expected(
            must=tuple(tuple(map(re.escape, group)) for group in host.gold), values=values
        ),
    )
