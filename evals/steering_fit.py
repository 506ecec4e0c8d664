"""Learn which sentences steer the answer, and write `assistant/screening/steering.npz`.

    python -m evals.steering_fit
    python -m evals.steering_fit --crossed

Learnt from are the orders and look-alikes of `datasets/orders/`, the planted orders that rules were
made on (`injection.yaml`, `injection_hand.yaml`) with their documents, the library's sentences and
those of organisations' own documents. What an order wants said is left out, so that no invented
name is learnt. Ridge regression, in which orders and other sentences weigh the same. `--crossed`
tells what of each hand is found by what the others wrote, at scores that few sentences of documents
reach which were not learnt from either.
"""

import argparse
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from assistant import screening
from assistant.documents import convert
from assistant.library.scan import scan
from assistant.screening.steering import PLACES, Steering, counted
from assistant.sentences import sentence_spans
from assistant.settings import load_settings
from evals.marked_texts import load_marked_texts
from evals.orders import load_injection
from evals.own_documents import load_own_documents
from evals.questions import DATASETS
from evals.reading import read_yaml
from evals.table import share, table

WEIGHTS = Path(screening.__file__).parent / "steering.npz"

_DECAY = 0.3
_INTERCEPT = 0.2
"""What each sentence has beside its words, so that the weights hold an intercept."""

_MOST_STEPS, _NEAR_ENOUGH = 200, 1e-6

_PARTS = 2
_WITHHELD = (0.001, 0.002, 0.005)
"""Shares of documents' sentences that may be left out."""

Kind = Literal["order", "harmless", "document"]


class Hand(BaseModel):
    """What one hand wrote."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    orders: tuple[str, ...]
    harmless: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One labelled sentence."""

    text: str
    kind: Kind
    group: str
    """Whose hand it is, or which document."""


def load_hands(folder: Path = DATASETS / "orders") -> dict[str, Hand]:
    """Read what each hand wrote, by its name."""
    return {
        path.stem: Hand.model_validate(read_yaml(path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob("*.yaml"))
    }


def examples(knowledge: Path) -> Iterator[Example]:
    """Yield all that is learnt from."""
    for name, hand in load_hands().items():
        yield from (Example(text=one, kind="order", group=name) for one in hand.orders)
        yield from (Example(text=one, kind="harmless", group=name) for one in hand.harmless)
    for part in ("development", "judged", "hand"):
        given = load_injection(part)
        name = "hand" if part == "hand" else "first"
        for family in given.families:
            if family.part == part and family.code_as is None:
                for _, order in family.orders:
                    for piece in order.format(code="").split(" || "):
                        yield Example(text=piece, kind="order", group=name)
        yield from (Example(text=one, kind="harmless", group=name) for one in given.harmless)
    for source, text in _documents(knowledge):
        yield from (Example(text=one, kind="document", group=source) for one in _sentences(text))


def _documents(knowledge: Path) -> Iterator[tuple[str, str]]:
    for file in scan(knowledge).files:
        yield file.path.name, convert(file.path, source=file.source).text
    for hand, documents in load_own_documents("tuning").items():
        for document in documents:
            yield f"{hand}/{document.id}", document.text
    for path in sorted((DATASETS / "redaction").glob("hand_*.yaml")):
        for number, one in enumerate(load_marked_texts(path, part="all")):
            yield f"{path.stem}/{number // 20}", one.text
    for name in (None, "hand"):
        for host in load_injection(name).hosts:
            yield host.id, "\n\n".join(host.text)


def _sentences(text: str) -> Iterator[str]:
    for span in sentence_spans(text):
        yield text[span.start : span.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What is counted in many sentences, those of one behind those of the other."""

    places: NDArray[np.intp]
    values: NDArray[np.float64]
    row: NDArray[np.intp]
    """Of which sentence each value is."""

    count: int

    def take(self, chosen: NDArray[np.bool_]) -> "Rows":
        """Return the chosen sentences alone."""
        kept = chosen[self.row]
        return Rows(
            places=self.places[kept],
            values=self.values[kept],
            row=(np.cumsum(chosen) - 1)[self.row[kept]],
            count=int(chosen.sum()),
        )

    def times(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the weighted sum of each sentence."""
        return np.bincount(self.row, self.values * weights[self.places], self.count).astype(float)

    def gathered(self, amounts: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return for each place the sum of its values times the amounts of their sentences."""
        return np.bincount(self.places, self.values * amounts[self.row], PLACES).astype(float)


def prepare(texts: Sequence[str]) -> Rows:
    """Count what is in each sentence."""
    each = [counted(text) for text in texts]
    return Rows(
        places=np.concatenate([places for places, _ in each]),
        values=np.concatenate([counts for _, counts in each]).astype(np.float64),
        row=np.repeat(np.arange(len(each)), [len(places) for places, _ in each]),
        count=len(each),
    )


def learn(rows: Rows, is_order: NDArray[np.bool_]) -> Steering:
    """Learn from counted sentences, by conjugate gradients (Hestenes and Stiefel, 1952)."""
    rarity = np.log((1 + rows.count) / (1 + np.bincount(rows.places, minlength=PLACES)))
    values = rows.values * rarity[rows.places]
    lengths = np.sqrt(np.bincount(rows.row, values**2, rows.count))
    unit = replace(rows, values=values / np.maximum(lengths, 1e-9)[rows.row])
    importance = np.where(is_order, 0.5 / is_order.mean(), 0.5 / (~is_order).mean())
    targets = np.where(is_order, 1.0, -1.0)

    def gradient(amounts: NDArray[np.float64]) -> NDArray[np.float64]:
        weighed = importance * amounts
        return np.append(unit.gathered(weighed), _INTERCEPT * weighed.sum())

    solution = np.zeros(PLACES + 1)
    rest = gradient(targets)
    step, size = rest, float(rest @ rest)
    for _ in range(_MOST_STEPS):
        said = unit.times(step[:-1]) + _INTERCEPT * step[-1]
        curved = gradient(said) + _DECAY * step
        length = size / float(step @ curved)
        solution += length * step
        rest = rest - length * curved
        size, before = float(rest @ rest), size
        if size < _NEAR_ENOUGH:
            break
        step = rest + size / before * step
    return Steering(
        rarity=rarity.astype(np.float32),
        weights=solution[:-1].astype(np.float32),
        intercept=float(_INTERCEPT * solution[-1]),
    )


def report(known: Sequence[Example]) -> str:
    """Tell what is found of each hand, and of documents, by what is learnt without them."""
    rows, lines = prepare([one.text for one in known]), list[list[str]]()
    half = np.array([zlib.crc32(one.group.encode()) % _PARTS == 0 for one in known])
    documents = np.array([one.kind == "document" for one in known])
    is_order = np.array([one.kind == "order" for one in known])
    for hand in dict.fromkeys(one.group for one in known if one.kind != "document"):
        theirs = np.array([one.group == hand for one in known])
        seen = ~theirs & ~(documents & half)
        learnt = learn(rows.take(seen), is_order[seen])
        scores = np.array([learnt.score(one.text) for one in known])
        unseen = scores[documents & half]
        for allowed in _WITHHELD:
            least = float(np.quantile(unseen, 1 - allowed))
            lines.append(
                [
                    hand,
                    f"{allowed:.1%} ({least:.2f})",
                    share(list(scores[theirs & is_order] >= least)),
                    share(list(scores[theirs & ~is_order] >= least)),
                ]
            )
    return table(["hand", "of documents (score)", "orders found", "harmless withheld"], lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--crossed", action="store_true", help="measure and write nothing")
    options = parser.parse_args(arguments)
    known = list(examples(load_settings().paths.knowledge))
    if options.crossed:
        sys.stdout.write(report(known) + "\n")
        return
    rows = prepare([one.text for one in known])
    learnt = learn(rows, np.array([one.kind == "order" for one in known]))
    np.savez_compressed(
        WEIGHTS,
        rarity=learnt.rarity.astype(np.float16),
        weights=learnt.weights.astype(np.float16),
        intercept=np.float32(learnt.intercept),
    )
    sys.stdout.write(f"{len(known)} sentences: {WEIGHTS}\n")


if __name__ == "__main__":
    main()
