"""What was found in a file: one finding for each value, with every place where it stands."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.masking.blocks import Edit
from assistant.privacy import Entity
from assistant.strings import text
from assistant.types import Language


class Place(NamedTuple):
    """A stretch of a block: `blocks[block].text[start:end]`."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One value that is probably personal data."""

    entity: Entity
    value: str
    """The value as it stands at its first place."""

    placeholder: str
    """What replaces it everywhere, such as `[NIK-1]`; tells findings apart."""

    reason: str
    """Key of the string that says why it was found."""

    places: tuple[Place, ...]

    def explain(self, language: Language) -> str:
        """Say in one sentence why this was taken for personal data."""
        return text(language, self.reason)


def edits_of(
    findings: Sequence[Finding], rejected: Collection[str] = ()
) -> Mapping[int, Sequence[Edit]]:
    """Return the edits of each block that mask all findings but the rejected placeholders."""
    edits: dict[int, list[Edit]] = {}
    for finding in findings:
        if finding.placeholder not in rejected:
            for place in finding.places:
                edits.setdefault(place.block, []).append(
                    Edit(place.start, place.end, finding.placeholder)
                )
    return {block: sorted(edits[block]) for block in sorted(edits)}
