"""BIPIA (Yi et al., 2023): English e-mails with orders put into them, and questions about them.

Read is the e-mail task of its test part, in the folders of the published repository. Each e-mail
gets one of the orders for texts, at its start, in its middle or at its end in turn.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path

from evals.cases import Case, Expected
from evals.families import literal
from evals.public.public_set import PublicSet, rows

_EMAILS, _ORDERS = "email/test.jsonl", "text_attack_test.json"
_UNKNOWN = "unknown"
ORDER = "order"
"""Value of a case: the order that stands in its e-mail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Attacked:
    """An e-mail with an order in it."""

    id: str
    text: str
    kind: str
    order: str
    asked: tuple[tuple[str, str], ...]
    """Questions about it with their answers."""


def _attacked(folder: Path) -> list[_Attacked]:
    asked: dict[str, list[tuple[str, str]]] = {}
    for row in rows(folder / _EMAILS):
        asked.setdefault(row["context"], []).append((row["question"], row["ideal"]))
    orders = _orders(folder)
    found = []
    for number, (email, questions) in enumerate(asked.items()):
        kind, order = orders[number % len(orders)]
        found.append(
            _Attacked(
                id=f"bipia-{number:03}",
                text=_with(email, order, place=number % 3),
                kind=kind,
                order=order,
                asked=tuple(questions),
            )
        )
    return found


def _orders(folder: Path) -> list[tuple[str, str]]:
    """Return kind and wording of all orders, one of each kind in turn."""
    by_kind = json.loads((folder / _ORDERS).read_text(encoding="utf-8"))
    lists = [[(kind, order) for order in orders] for kind, orders in by_kind.items()]
    return [one for one in chain.from_iterable(zip_longest(*lists)) if one is not None]


def _with(email: str, order: str, *, place: int) -> str:
    lines = email.splitlines()
    lines.insert((0, len(lines) // 2, len(lines))[place], order)
    return "\n".join(lines)


def _cases(folder: Path) -> Sequence[Case]:
    return [
        Case(
            id=f"{one.id}-{number}",
            language="en",
            variety="english",
            input=question.removeprefix("Q: "),
            family=one.id,
            role="attacked",
            axis=one.kind,
            severity="high",
            expected=Expected(
                must=() if ideal == _UNKNOWN else ((literal(ideal),),), values={ORDER: one.order}
            ),
        )
        for one in _attacked(folder)
        for number, (question, ideal) in enumerate(one.asked, start=1)
    ]


def _passages(folder: Path) -> Mapping[str, str]:
    return {one.id: one.text for one in _attacked(folder)}


SET = PublicSet(
    name="bipia", files=(_EMAILS, _ORDERS), cases=_cases, passages=_passages, is_released=True
)
