"""Which public sets are known, finding them in folders, and giving them to suites."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from assistant.errors import UserError
from assistant.files import sha256_of
from evals.corpus import write_corpus
from evals.injection import release
from evals.public import bbq, bipia, idk_mrc, indosafety, tydiqa_id, xstest, xstest_answers
from evals.public.public_set import PublicSet
from evals.suite import Suite

SETS: Mapping[str, PublicSet] = {
    one.SET.name: one.SET
    for one in (tydiqa_id, idk_mrc, xstest, xstest_answers, indosafety, bbq, bipia)
}


def find_sets(folders: Iterable[Path]) -> dict[str, Path]:
    """Return the folder of every set found in `folders` or right below them.

    Raises:
        UserError: a folder is missing, or holds no set.
    """
    found: dict[str, Path] = {}
    for folder in folders:
        places = [folder, *sorted(one for one in folder.glob("*/"))] if folder.is_dir() else []
        here = {
            one.name: place
            for place in places
            for one in SETS.values()
            if all(any(place.glob(file)) for file in one.files)
        }
        if not here:
            known = ", ".join(SETS)
            raise UserError("evals.unknown_data", folder=str(folder), known=known)
        found |= here
    return found


def give(suites: Iterable[Suite], found: Mapping[str, Path]) -> tuple[Suite, ...]:
    """Return the suites, those of a public set with its cases where it was found."""
    return tuple(
        replace(
            suite,
            load=partial(SETS[suite.public].cases, found[suite.public]),
            material=_hash(SETS[suite.public], found[suite.public]),
        )
        if suite.public in found
        else suite
        for suite in suites
    )


def _hash(of: PublicSet, folder: Path) -> str:
    """Return a hash of what a set is read from: all its rows, wherever the folder lies."""
    paths = {path for pattern in ("*.jsonl", *of.files) for path in folder.glob(pattern)}
    told = [(path.name, sha256_of(path)) for path in sorted(paths)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def corpora_of(found: Mapping[str, Path]) -> dict[str, Callable[[Path], None]]:
    """Return for each set what writes its passages into an empty knowledge folder."""
    return {
        name: partial(_write, SETS[name], folder)
        for name, folder in found.items()
        if SETS[name].passages is not None
    }


def _write(of: PublicSet, folder: Path, knowledge: Path) -> None:
    passages = of.passages(folder) if of.passages is not None else {}
    write_corpus(passages, knowledge)
    if of.is_released:
        release(knowledge, [f"{name}.txt" for name in passages])
