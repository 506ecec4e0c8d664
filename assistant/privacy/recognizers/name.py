"""Names of people: no model, but titles, labels, roles, lists of names and capital letters.

Every rule names its reason; the data are `names.toml` and `words.toml`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.privacy import lexicon
from assistant.privacy.detection import Entity
from assistant.privacy.name_columns import find_columns, find_lists, find_signatures, find_turned
from assistant.privacy.name_cues import Cue, cue_before, is_cited, is_described, is_of_something
from assistant.privacy.name_frames import frame_words
from assistant.privacy.name_lists import is_beside_name, is_enumerated
from assistant.privacy.name_low import acts, opens_sentence
from assistant.privacy.name_runs import Run, list_runs
from assistant.privacy.recognizers.spans import Found, SpanRecognizer
from assistant.privacy.words_of import Word, list_words
from assistant.types import Language

_SURE = frozenset(
    cue.value for cue in (Cue.LABEL, Cue.TITLE, Cue.FIELD, Cue.ROLE, Cue.SELF, Cue.FRAME)
)
_LEAST = 0.1
"""Least probability by the tagger of what anything but a sure cue finds: ships, schools and heroes
bear names of the list."""

_LONG = 5  # letters of a name in capitals that is no acronym
_DATED = re.compile(r", ?\d")
_COORDINATED = re.compile(r"(?:,? (?:dan|and|serta|&|sama|sma?) |, |/)")


class NameRecognizer(SpanRecognizer):
    """Finds names by a title, label or role before, an age or number after, and by the list."""

    def __init__(self, language: Language) -> None:
        """Set the entity."""
        super().__init__(Entity.NAME, language)

    def find(self, text: str, artifacts: Any) -> Iterator[Found]:
        """Yield each name, and where a name found once stands again."""
        for start, end in find_columns(text):
            yield Found(start=start, end=end, score=0.85, kind="column")
        for start, end in find_lists(text):
            yield Found(start=start, end=end, score=0.6, kind="listed")
        for start, end in find_turned(text):
            yield Found(start=start, end=end, score=0.8, kind="list")
        for start, end in find_signatures(text):
            yield Found(start=start, end=end, score=0.6, kind="signed")
        words = list_words(text, artifacts)
        lower = {word.lower for word in words if not word.is_capital}
        taken: set[int] = set()
        known: set[str] = set()
        before: Found | None = None
        for run in list_runs(text, words, lower):
            found = _weigh(text, words, run, before=before)
            if found and _is_likely(found, artifacts):
                yield found
                before = found
                taken.update(range(run.first, run.last))
                known.update(_telling(words, run))
        for index, word in enumerate(words):
            again = word.lower in known and index not in taken
            if again and word.is_capital and not is_of_something(words, index):
                yield Found(start=word.start, end=word.end, score=0.5, kind="again")


def _is_likely(found: Found, artifacts: Any) -> bool:
    """Say whether the tagger, too, can think of a name here; a sure cue needs no second opinion."""
    return found.kind in _SURE or artifacts.tagged.highest(found.start, found.end) >= _LEAST


def _weigh(text: str, words: Sequence[Word], run: Run, *, before: Found | None) -> Found | None:
    """Take the strongest of what speaks for a name, unless something speaks against it."""
    parts = words[run.first : run.last]
    cue = cue_before(words, run.first)
    if cue not in (Cue.LABEL, Cue.TITLE, Cue.FRAME) and (
        is_of_something(words, run.first) or is_cited(text, words, run.first, run.last)
    ):
        return None
    if _is_birthplace(text, words, run):
        return None
    listed = _listed(parts)
    reasons = [(listed, "list")]
    if cue and _counts(cue, parts):
        reasons.append((cue.score, cue.value))
    if is_described(text, words, run.first, run.last, listed=listed > 0 or _is_low(parts)):
        reasons.append((0.65, "described"))
    if is_enumerated(words, run.first) and _like_names(parts):
        reasons.append((0.45, "beside"))
    if _leads_name(words, run):
        reasons.append((0.5, "beside"))
    if _acts(words, run):
        reasons.append((0.5, "acting"))
    if before and _is_beside(text, words, run, before):
        reasons.append((0.5, "beside"))
    score, kind = max(reasons)
    if not score:
        return None
    return Found(start=_start(words, run.first), end=parts[-1].end, score=score, kind=kind)


def _is_birthplace(text: str, words: Sequence[Word], run: Run) -> bool:
    """Say whether the words stand between "TTL" and a date."""
    born = run.first > 0 and words[run.first - 1].lower in frame_words("births")
    return born and bool(_DATED.match(text, words[run.last - 1].end))


def _start(words: Sequence[Word], first: int) -> int:
    """Return where a name begins: at "Haji", "Puang" and the like, if written as it is."""
    before = words[first - 1] if first else None
    kept = (
        before is not None
        and words[first].gap in (" ", ". ")
        and before.is_capital == words[first].is_capital
        and lexicon.is_honorific(before.lower)
    )
    return words[first - 1 if kept else first].start


def _counts(cue: Cue, parts: Sequence[Word]) -> bool:
    """Say whether a cue may speak for these words; the weak ones need words like names."""
    if cue is Cue.LABEL:
        return True
    if all(part.is_initial for part in parts):
        return False
    if cue is Cue.ROLE:
        return _like_names(parts[:1]) and not (len(parts) == 1 and _is_acronym(parts[0]))
    if cue is Cue.FRAME and parts[0].is_capital:
        return not parts[0].is_caps and all(lexicon.may_be_name(part.lower) for part in parts)
    if cue is Cue.FRAME:
        return _like_names(parts)
    several = len(parts) > 1 and parts[0].is_capital and not parts[0].is_caps
    if cue is Cue.OPEN:
        return several and _like_names(parts)
    if cue is Cue.LOOSE:
        return (several or not parts[0].is_capital) and _like_names(parts)
    return True


def _is_acronym(word: Word) -> bool:
    return word.is_caps and len(word.text) < 4


def _like_names(parts: Sequence[Word]) -> bool:
    return all(
        lexicon.is_listed(part.lower)
        or lexicon.is_stranger(part.lower)
        or part.is_initial
        or lexicon.links_names(part.lower)
        for part in parts
    )


def _is_low(parts: Sequence[Word]) -> bool:
    return not parts[0].is_capital and _like_names(parts)


def _acts(words: Sequence[Word], run: Run) -> bool:
    """Say whether something follows that only people do."""
    parts = words[run.first : run.last]
    weak = opens_sentence(words, run.first) and all(
        lexicon.is_stranger(part.lower) or lexicon.is_surely_listed(part.lower) for part in parts
    )
    return acts(words, run.last, weak=weak and not parts[0].is_caps) and (
        all(lexicon.may_be_name(part.lower) for part in parts)
        if parts[0].is_capital
        else _like_names(parts)
    )


def _is_beside(text: str, words: Sequence[Word], run: Run, before: Found) -> bool:
    """Say whether a name stands right before, as in "Siti, Budi dan Wati"."""
    parts = words[run.first : run.last]
    return bool(_COORDINATED.fullmatch(text[before.end : parts[0].start])) and (
        is_beside_name(words, run.first)
        or any(lexicon.is_listed(part.lower) or lexicon.is_shaped(part.lower) for part in parts)
    )


def _leads_name(words: Sequence[Word], run: Run) -> bool:
    """Say whether a known name is joined to several unknown words: "Xandor Bera dan Siti …"."""
    parts = words[run.first : run.last]
    joined = words[run.last : run.last + 2]
    return (
        len(parts) > 1
        and len(joined) > 1
        and joined[0].lower in frame_words("joins")
        and joined[0].gap == joined[1].gap == " "
        and joined[1].is_capital
        and (lexicon.is_surely_listed(joined[1].lower) or lexicon.is_shaped(joined[1].lower))
        and all(part.is_capital and not part.is_caps for part in parts)
        and all(lexicon.may_be_name(part.lower) for part in parts)
    )


def _listed(parts: Sequence[Word]) -> float:
    """Weigh what the list and the shapes of names say; 0 where they say nothing."""
    surely = sum(lexicon.is_surely_listed(part.lower) for part in parts)
    listed = sum(lexicon.is_listed(part.lower) for part in parts)
    shaped = sum(lexicon.is_shaped(part.lower) for part in parts)
    if len(parts) == 1:
        if parts[0].is_caps:  # an acronym, unless it is a long name
            return 0.45 if surely and len(parts[0].text) >= _LONG else 0.0
        low = not parts[0].is_capital
        if lexicon.is_surely_shaped(parts[0].lower):
            return 0.45
        if not surely and parts[0].gap != " ":
            return 0.0  # any sentence begins with a capital
        return (0.45 if low else 0.55) if surely else 0.42 if shaped and not low else 0.0
    if any(lexicon.links_kin(part.lower) for part in parts[1:-1]) and parts[0].is_capital:
        return 0.6
    if surely or lexicon.begins_names(parts[0].lower):
        return 0.75 if surely else 0.5 if listed == len(parts) else 0.0
    if listed + shaped >= 2:
        return 0.5
    if listed and _is_given(parts):
        return 0.45
    return 0.45 if shaped else 0.0


def _is_given(parts: Sequence[Word]) -> bool:
    """Say whether a name that is a word, too, has an unknown one with a capital behind it."""
    return (
        lexicon.is_listed(parts[0].lower)
        and not any(part.is_caps or part.is_initial for part in parts)
        and all(part.is_capital and lexicon.is_stranger(part.lower) for part in parts[1:])
    )


def _telling(words: Sequence[Word], run: Run) -> set[str]:
    """Return the words of a name that tell a person when they stand alone again."""
    return {
        part.lower
        for part in words[run.first : run.last]
        if len(part.text) > 3 and not lexicon.is_plain(part.lower)
    }
