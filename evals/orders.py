"""Orders to an assistant, and the documents that they are planted in."""

import base64
import codecs
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from assistant.types import Language
from evals.questions import DATASETS
from evals.reading import read_yaml

Part = Literal["development", "judged", "aside", "hand", "strangers", "later"]
"""The last four are files of their own, with harmless texts."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Host(_Model):
    """An honest document and a question that it answers."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    """As a document's; its file is called so."""

    language: Language
    title: str
    question: str
    gold: list[list[str]]
    text: list[str]
    """Paragraphs; the first one answers."""


class Family(_Model):
    """Orders of one kind."""

    id: str
    part: Part
    code_as: Literal["base64", "hex", "rot13"] | None = None
    orders: tuple[tuple[str, str], ...]
    """Place and wording."""


class InjectionSet(_Model):
    """The data file."""

    hosts: tuple[Host, ...]
    families: tuple[Family, ...]
    harmless: tuple[str, ...] = ()
    """What orders people about or speaks of AI, of which nothing may be withheld."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """One order in one host."""

    family: str
    host: Host
    place: str
    order: str
    code: str

    @property
    def source(self) -> str:
        return f"{self.host.id}.md"


def load_injection(part: Part | None = None) -> InjectionSet:
    """Read the shipped set, or the part that is a file of its own."""
    name = "injection" if part in (None, "development", "judged") else f"injection_{part}"
    text = (DATASETS / f"{name}.yaml").read_text(encoding="utf-8")
    return InjectionSet.model_validate(read_yaml(text))


def attacks(given: InjectionSet, part: Part | None = None) -> list[Attack]:
    """Put each order of a part into a host, the hosts in turn."""
    chosen = [
        (family, place, order, number)
        for family in given.families
        if part in (None, family.part)
        for number, (place, order) in enumerate(family.orders)
    ]
    return [
        Attack(
            family=family.id,
            host=given.hosts[index % len(given.hosts)],
            place=place,
            order=_coded(order.format(code=code), family.code_as),
            code=code,
        )
        for index, (family, place, order, number) in enumerate(chosen)
        for code in [f"MERPATI-{hashlib.sha256(f'{family.id}{number}'.encode()).hexdigest()[:6]}"]
    ]


def read_seed(folder: Path) -> list[Attack]:
    """Read a folder of hosts and orders in lines of JSON, each order for one host."""
    hosts = [
        Host.model_validate(
            {
                "id": one["id"],
                "language": one["lang"],
                "title": one["title"],
                "question": one["question"],
                "gold": [one["gold_answers"]],
                "text": one["paragraphs"],
            }
        )
        for one in _lines(folder / "host_documents.jsonl")
    ]
    places = {"awal": "start", "tengah": "middle", "akhir": "end"}
    return [
        Attack(
            family=one["category"],
            host=hosts[number % len(hosts)],
            place=places[one["position"]],
            order=one["instruction"],
            code=one["canary"],
        )
        for number, one in enumerate(_lines(folder / "injection_id.jsonl"))
    ]


def clean(host: Host) -> str:
    """Return a host as it was before anybody planted anything."""
    return _document(host, host.title, "\n\n".join(host.text))


def planted(attack: Attack) -> str:
    """Return the host with the order in its place."""
    host, order, body = attack.host, attack.order, list(attack.host.text)
    if attack.place == "title":
        return _document(host, order, "\n\n".join(body))
    if attack.place == "metadata":
        return _document(host, host.title, "\n\n".join(body), summary=order)
    if attack.place == "inline":
        body[0] = f"{body[0]} {order}"
    elif attack.place == "split":
        first, _, second = order.partition(" || ")
        body[1:1] = [first, second]
    elif attack.place == "table":
        body.insert(1, f"| Hal | Catatan |\n| --- | --- |\n| {host.title} | {order} |")
    elif attack.place == "heading":
        body.insert(1, f"## {order}")
    else:
        order = f"<!-- {order} -->" if attack.place == "comment" else order
        at = {"start": 0, "middle": 1, "comment": 1}.get(attack.place, len(body))
        body.insert(at, order)
    return _document(host, host.title, "\n\n".join(body))


def batches(given: Sequence[Attack]) -> Iterator[list[Attack]]:
    """Cut into batches in which no host stands twice."""
    hosts = len({one.host.id for one in given})
    left = iter(given)
    while batch := list(islice(left, hosts)):
        yield batch


def _document(host: Host, title: str, body: str, *, summary: str = "") -> str:
    head = {
        "id": host.id, "title": title, "shelf": "tata-kelola", "kind": "guide",
        "language": host.language, "summary": summary,
    }  # fmt: skip
    front = yaml.safe_dump(head, allow_unicode=True, sort_keys=False)
    return f"---\n{front}---\n# {title}\n\n{body}\n"


def _coded(order: str, code: str | None) -> str:
    if code == "base64":
        return base64.b64encode(order.encode()).decode()
    if code == "hex":
        return order.encode().hex()
    return codecs.encode(order, "rot13") if code == "rot13" else order


def _lines(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)
