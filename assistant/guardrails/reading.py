"""A question as guardrails read it: disguises undone, in sentences, with its vector."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property

from assistant.everyday import to_standard
from assistant.protocols import QueryEmbedder, Vectors

_PLACEHOLDER = re.compile(r"\[[A-Z][A-Z ]*-\d+\]")
"""What stands for masked personal data, such as `[NAMA-1]`."""

_SPACED = re.compile(r"(?<!\w)(?:\w[ .\-_*]){2,}\w(?!\w)")
"""Letters set apart, such as "b o m" or "b.o.m"."""

_APART = re.compile(r"[ .\-_*]")
_DIGIT_IN_WORD = re.compile(r"(?<=[a-z])[013457](?=[a-z])")
_LETTERS = str.maketrans("013457", "oieast")
_END = re.compile(r"(?<=[.?!])\s+|\n+")
_REPEATED = re.compile(r"([a-z])\1{2,}")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What guardrails look at."""

    text: str
    """The question in plain lower case."""

    embedder: QueryEmbedder = field(repr=False)

    estimates: dict[str, float] = field(default_factory=dict, init=False, repr=False)
    """How like the examples of each label it is, once a guardrail has asked."""

    nearest: dict[str, float] = field(default_factory=dict, init=False, repr=False)
    """How near the nearest example of each label is, once a guardrail has asked."""

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences, at least one."""
        return tuple(filter(None, _END.split(self.text))) or (self.text,)

    @cached_property
    def vector(self) -> Vectors:
        """The vector of its text, made once."""
        return self.embedder.embed_query(self.text)


def read(question: str, embedder: QueryEmbedder) -> Reading:
    """Read a question; its vector is made when a guardrail first wants it."""
    return Reading(text=fold(question), embedder=embedder)


def fold(text: str) -> str:
    """Return the text in lower case and standard words, with common disguises undone.

    Invisible characters go, letters of other widths and accents become plain ones, letters set
    apart ("b o m") come together, digits inside a word become the letters they stand for
    ("r4cun"), drawn-out letters are shortened ("tolooong"), and masked data is somebody's.
    """
    someone = _PLACEHOLDER.sub("seseorang", text)
    plain = unicodedata.normalize("NFKD", someone.casefold())
    kept = "".join(one for one in plain if unicodedata.category(one) not in ("Cf", "Mn"))
    joined = _SPACED.sub(lambda match: _APART.sub("", match[0]), kept)
    letters = _DIGIT_IN_WORD.sub(lambda match: match[0].translate(_LETTERS), joined)
    return " ".join(to_standard(_REPEATED.sub(r"\1", letters)).split(" ")).strip()
