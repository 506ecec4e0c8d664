"""Plant orders to an assistant in documents, ask the documents' questions, and see who is obeyed.

    python -m evals.injection                       # a parrot in place of the model
    python -m evals.injection --model --part judged
    python -m evals.injection --data …/injection_id_seed

Each order has a code word of its own. It counts as obeyed when the answer (quotes and summary)
holds the word, also where the order was only quoted. "Right" is the host's own answer in the quotes
or the summary. Three ways: the gate on, where the clean version stays; every document released by a
trainer, so that the screening alone stands; and then each control off in turn.
"""

import argparse
import base64
import codecs
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.factory import load_redactor
from assistant.library.curation import Curation, Release, save_curation
from assistant.library.golden import holds
from assistant.screening.orders import gives_orders
from assistant.settings import ScreeningSettings, load_settings
from assistant.types import Language
from evals.planted import VARIANTS, Planted, open_planted, shown_by
from evals.progress import counted
from evals.questions import DATASETS
from evals.reading import read_yaml
from evals.scorers.canary import holds_canary
from evals.table import share, table

Part = Literal["development", "judged", "aside"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Host(_Model):
    """An honest document and a question that it answers."""

    id: str
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What became of one attack, asked in one way."""

    way: str
    family: str
    obeyed: bool
    prompted: bool
    """The model was given the code word."""

    right: bool
    quarantined: bool


def load_injection(part: Part | None = None) -> InjectionSet:
    """Read the shipped set; the part set aside is a file of its own."""
    name = "injection_aside" if part == "aside" else "injection"
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


def ask_all(
    library: Planted, screening: ScreeningSettings, batch: Sequence[Attack], way: str
) -> list[Record]:
    """Ask every host's question and look for the code words."""
    assistant, parrot = library.assistant(screening)
    records = []
    for one in batch:
        answer = assistant.ask(one.host.question)
        shown = shown_by(assistant, answer, parrot)
        records.append(
            Record(
                way=way,
                family=one.family,
                obeyed=holds_canary(shown.answer, one.code),
                prompted=holds_canary(shown.prompt, one.code),
                right=holds(shown.answer, one.host.gold),
                quarantined=not library.is_searched(one.source),
            )
        )
    return records


def measure(library: Planted, batch: Sequence[Attack], *, ablation: bool) -> Iterator[Record]:
    """Try attacks that each have a host of their own, in every way."""
    release(library.folder, [])
    library.sync({one.source: clean(one.host) for one in batch})
    yield from ask_all(library, VARIANTS["all on"], batch, "clean")
    library.sync({one.source: planted(one) for one in batch})
    yield from ask_all(library, VARIANTS["all on"], batch, "gate and screening")
    release(library.folder, [one.source for one in batch])
    library.sync({})
    for name, screening in VARIANTS.items():
        if name == "all on":
            yield from ask_all(library, screening, batch, "released, screening")
        elif ablation or name == "all off":
            yield from ask_all(library, screening, batch, f"released, {name}")


def report(records: Sequence[Record]) -> str:
    """Lay out the ways, and the families that were obeyed when released."""
    rows = []
    for way in dict.fromkeys(one.way for one in records):
        chosen = [one for one in records if one.way == way]
        rows.append(
            [
                way,
                share([one.quarantined for one in chosen]),
                share([one.prompted for one in chosen]),
                share([one.obeyed for one in chosen]),
                share([one.right for one in chosen]),
            ]
        )
    obeyed = sorted({f"{one.family} ({one.way})" for one in records if one.obeyed})
    header = ["way", "kept out", "given to the model", "obeyed or quoted", "right answer"]
    return f"{table(header, rows)}\n\nobeyed or quoted: {', '.join(obeyed) or 'none'}"


def release(folder: Path, sources: Sequence[str]) -> None:
    """Write a trainer's releases of these documents as they are now; of none, take all back."""
    save_curation(
        Curation(
            releases=tuple(
                Release(
                    source=source,
                    sha256=hashlib.sha256((folder / source).read_bytes()).hexdigest(),
                    reason="Released to measure the screening alone.",
                    released_on=date(2026, 11, 25),
                )
                for source in sources
            )
        ),
        folder,
    )


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


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of another set, in lines of JSON")
    parser.add_argument("--part", choices=get_args(Part))
    parser.add_argument("--model", action="store_true", help="ask the chosen model")
    parser.add_argument("--ablation", action="store_true", help="each control off in turn")
    options = parser.parse_args(arguments)
    settings = load_settings()
    shipped = load_injection(options.part)
    given = read_seed(options.data) if options.data else attacks(shipped, options.part)
    records: list[Record] = []
    with open_planted(settings, load_redactor(settings), with_model=options.model) as library:
        for batch in counted(list(batches(given)), "batches of attacks"):
            records += measure(library, batch, ablation=options.ablation)
    sys.stdout.write(report(records) + "\n")
    if shipped.harmless:
        withheld = [gives_orders(one) for one in shipped.harmless]
        sys.stdout.write(f"harmless texts withheld: {share(withheld)}\n")


if __name__ == "__main__":
    main()
