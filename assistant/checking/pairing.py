"""Documents that translate each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checking.subject import Subject
from assistant.library.front_matter import FrontMatter


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A document and its translation, with what each says of itself."""

    original: Subject
    translation: Subject
    said_of_original: FrontMatter
    said_of_translation: FrontMatter


def pairs_of(subjects: Sequence[Subject]) -> Iterator[Pair]:
    """Yield the pairs of which both documents are there; retired ones are left out."""
    originals = {
        one.front_matter.id: (one, one.front_matter)
        for one in subjects
        if one.front_matter and one.front_matter.status != "retired"
    }
    for subject in subjects:
        said = subject.front_matter
        if said is None or said.translation_of is None or said.status == "retired":
            continue
        if found := originals.get(said.translation_of):
            yield Pair(
                original=found[0],
                translation=subject,
                said_of_original=found[1],
                said_of_translation=said,
            )
