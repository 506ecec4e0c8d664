"""All guardrails together."""

from collections.abc import Collection, Sequence

from assistant.groups import without_groups
from assistant.guardrails.guardrail import Guardrail
from assistant.guardrails.reading import read
from assistant.protocols import QueryEmbedder
from assistant.types import Verdict

_DECIDES = ("refuse", "refer")

_READS_GROUPS = frozenset({"harm"})
"""Guardrails that must see which group a question names: hatred is of somebody. All others say the
same whichever group it is."""


class Guardrails:
    """Asks each guardrail in turn and keeps what the first one that decides has said."""

    def __init__(self, guardrails: Sequence[Guardrail], *, embedder: QueryEmbedder) -> None:
        """Ask `guardrails` in their order."""
        self._guardrails = tuple(guardrails)
        self._embedder = embedder

    def judge(self, texts: Collection[str]) -> Verdict | None:
        """Return the verdict on a question, given as it was asked and as it is searched for.

        A refusal or a referral wins over a remark; of remarks the first one counts.
        """
        remark = None
        for text in dict.fromkeys(texts):
            reading = read(text, self._embedder)
            plain = without_groups(text, also_apart=True)
            fair = read(plain, self._embedder) if plain != text else reading
            for guardrail in self._guardrails:
                verdict = guardrail.check(reading if guardrail.name in _READS_GROUPS else fair)
                if verdict is not None and verdict.action in _DECIDES:
                    return verdict
                remark = remark or verdict
        return remark
