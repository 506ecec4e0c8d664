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
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from assistant import screening
from assistant.screening.steering import PLACES, Row, Steering, counted
from assistant.sentences import sentence_spans
from assistant.settings import load_settings
from evals.orders import load_injection
from evals.own_documents import load_own_documents
from evals.questions import DATASETS
from evals.reading import read_yaml
from evals.table import share, table

WEIGHTS = Path(screening.__file__).parent / "steering.npz"

_DECAY = 1.0
_LEAST = 0.05
"""Nearness of any two sentences, which lets the weights hold an intercept."""

_PARTS = 2
_WITHHELD = (0.001, 0.002, 0.005)
"""Shares of documents' sentences that may be left out."""

Kind = Literal["order", "harmless", "document"]
Matrix = NDArray[np.float32]


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
    for path in sorted(knowledge.rglob("*.md")):
        _, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
        yield path.name, body
    for hand, documents in load_own_documents("tuning").items():
        for document in documents:
            yield f"{hand}/{document.id}", document.text
    for name in (None, "hand"):
        for host in load_injection(name).hosts:
            yield host.id, "\n\n".join(host.text)


def _sentences(text: str) -> Iterator[str]:
    for span in sentence_spans(text):
        yield text[span.start : span.end]


def prepare(texts: Sequence[str]) -> Matrix:
    """Return what is counted in each text, one row each."""
    rows = np.zeros((len(texts), PLACES), np.float32)
    for row, text in zip(rows, texts, strict=True):
        places, counts = counted(text)
        row[places] = counts
    return rows


def learn(rows: Matrix, is_order: NDArray[np.bool_]) -> Steering:
    """Learn from counted sentences."""
    rarity: Row = np.log((1 + len(rows)) / (1 + (rows > 0).sum(axis=0))).astype(np.float32)
    weighed = rows * rarity
    weighed /= np.maximum(np.linalg.norm(weighed, axis=1, keepdims=True), 1e-9)
    importance = np.where(is_order, 0.5 / is_order.mean(), 0.5 / (~is_order).mean())
    near = weighed @ weighed.T + np.float32(_LEAST)
    targets = np.where(is_order, 1.0, -1.0)
    solved = np.linalg.solve(near + np.diag(_DECAY / importance), targets)
    return Steering(
        rarity=rarity,
        weights=(weighed.T @ solved).astype(np.float32),
        intercept=_LEAST * float(solved.sum()),
    )


def report(known: Sequence[Example]) -> str:
    """Tell what is found of each hand, and of documents, by what is learnt without them."""
    rows, lines = prepare([one.text for one in known]), []
    half = np.array([zlib.crc32(one.group.encode()) % _PARTS == 0 for one in known])
    documents = np.array([one.kind == "document" for one in known])
    is_order = np.array([one.kind == "order" for one in known])
    for hand in dict.fromkeys(one.group for one in known if one.kind != "document"):
        theirs = np.array([one.group == hand for one in known])
        learnt = learn(rows[~theirs & ~(documents & half)], is_order[~theirs & ~(documents & half)])
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
