"""What answers depend on besides their case: program, models, prompts, documents and settings."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import assistant as package
import evals
from assistant.factory import installed_models, open_library
from assistant.library.contacts import CONTACTS_FILE
from assistant.library.curation import CURATION_FILE
from assistant.models.catalogue import ModelCard
from assistant.models.installed import InstalledModels
from assistant.paths import bundled
from assistant.settings import Settings
from evals.running.engine import StandIns

_PROGRAM = frozenset({".py", ".toml", ".npz", ".md", ".crfsuite", ".txt"})
_ASKING = (
    "reply.py", "suite.py", "options.py", "corpus.py", "injection.py", "leaks.py",
    "planted_cases.py", "small_counts.py", "running/engine.py", "running/corpora.py",
    "suites/*.py", "public/*.py",
)  # fmt: skip
"""What of the evals decides how a case is asked; the rest only scores, and scores anew."""

_SHORT = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The state that a run was made in; two equal ones give equal answers."""

    hashes: Mapping[str, str]
    """Of `program`, `prompts`, `settings`, `library` (what lies beside the documents), `evals`
    (what asks and scores), and of each model behind its name."""

    documents: Mapping[str, str]
    """Hash of each document's text, by its id."""

    @property
    def key(self) -> str:
        """One hash of it all, for the cache of replies; what only scores has no part in it."""
        of_replies = {name: value for name, value in self.hashes.items() if name != "evals"}
        told = json.dumps([of_replies, asking_fingerprint(), dict(self.documents)], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()


def read_state(settings: Settings, *, stand_ins: StandIns | None = None) -> State:
    """Return the state of the installed program, models and library.

    Raises:
        StoreError: the knowledge base is in use or damaged.
        ModelError: a model is missing.
    """
    embedder = stand_ins.embedder if stand_ins else None
    with open_library(settings, embedder=embedder) as library:
        documents = {one.id: one.sha256 for one in library.store.documents()}
    models = installed_models(settings)
    told = settings.model_dump(mode="json", exclude={"paths", "ui", "log"})
    hashes = {
        "program": program_fingerprint(),
        "prompts": prompts_fingerprint(),
        "evals": evals_fingerprint(),
        "library": _hash_files(settings.paths.knowledge, _beside(settings.paths.knowledge)),
        "settings": _short(json.dumps(told, sort_keys=True).encode()),
    }
    for role in ("generator", "embedder"):
        stand_in = getattr(stand_ins, role, None)
        hashes[role] = stand_in.id if stand_in is not None else _model(models.chosen(role), models)
    return State(hashes=hashes, documents=documents)


def _model(card: ModelCard, models: InstalledModels) -> str:
    return f"{card.id} {(models.sha256(card) or '')[:_SHORT]}".strip()


@cache
def program_fingerprint() -> str:
    """Return a hash of the program's own files: answers of another program are not reused."""
    root = Path(package.__file__).parent
    return _hash_files(
        root,
        (
            path
            for path in root.rglob("*")
            if path.suffix in _PROGRAM and "_data" not in path.parts and path.is_file()
        ),
    )


@cache
def evals_fingerprint() -> str:
    """Return a hash of what asks and scores, without the cases."""
    root = Path(evals.__file__).parent
    paths = (path for pattern in ("*.py", "*.toml") for path in root.rglob(pattern))
    return _hash_files(root, (path for path in paths if "datasets" not in path.parts))


@cache
def asking_fingerprint() -> str:
    """Return a hash of what of it decides how cases are asked."""
    root = Path(evals.__file__).parent
    return _hash_files(root, (path for pattern in _ASKING for path in root.glob(pattern)))


@cache
def prompts_fingerprint() -> str:
    """Return a hash of the prompts."""
    root = bundled("prompts")
    return _hash_files(root, root.glob("*.md"))


def _beside(folder: Path) -> Iterable[Path]:
    """Return what steers answers and is no document: ways of asking, contacts, decisions."""
    patterns = ("*.asked.yaml", CONTACTS_FILE, CURATION_FILE)
    return (path for pattern in patterns for path in folder.rglob(pattern))


def _hash_files(root: Path, paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:_SHORT]


def _short(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_SHORT]
