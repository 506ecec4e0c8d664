"""What the tagger is told of a token: the word, its form, what the lists know, its neighbours.

Features of this kind are the usual ones of a conditional random field for names (Lafferty,
McCallum and Pereira 2001; Ratinov and Roth 2009 for lists as features).
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from assistant.privacy import lexicon
from assistant.privacy.tagging.places import place_lengths
from assistant.privacy.tagging.tokens import Token

_NEIGHBOURS = (-2, -1, 1, 2)
_NOTHING = "¶"
"""What stands before the first and behind the last token."""

_CLASSES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("name", lexicon.is_surely_listed),
    ("listed", lexicon.is_listed),
    ("shaped", lexicon.is_shaped),
    ("stranger", lexicon.is_stranger),
    ("common", lexicon.is_common),
    ("plain", lexicon.is_plain),
    ("everyday", lexicon.is_everyday),
    ("proper", lexicon.is_proper),
    ("title", lexicon.is_title),
    ("role", lexicon.is_role),
    ("label", lexicon.is_label),
    ("blocker", lexicon.is_blocker),
    ("act", lexicon.is_act),
    ("weak_act", lexicon.is_weak_act),
    ("beginning", lexicon.begins_names),
    ("clan", lexicon.is_clan),
    ("link", lexicon.links_names),
)


def features(tokens: Sequence[Token]) -> list[list[str]]:
    """Describe each token by the names of the features that it has."""
    writing = _writing(tokens)
    places = place_lengths(tokens)
    rows = []
    for index, token in enumerate(tokens):
        before, after = _text(tokens, index - 1), _text(tokens, index + 1)
        sign = _sign(token.text)
        row = [*_word(token.text), f"{writing}/{_shape(token.text)}"]
        row += [f"{_sign(before)}>{sign}", f"{sign}<{_sign(after)}"]
        row.append(f"{_sign(before)}>{sign}<{_sign(after)}")
        if token.gap != " ":
            row.append("apart" if token.gap else "glued")
        if index == 0 or before in "\n.!?":
            row += ["first", f"first/{sign}"]
        for offset in _NEIGHBOURS:
            row += _neighbour(offset, _text(tokens, index + offset))
        row += _place(places, index, _shape(token.text))
        rows.append(row)
    return rows


def _text(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""


def _writing(tokens: Sequence[Token]) -> str:
    """Say how a text is written: capitals tell little where all or none are."""
    words = [token.text for token in tokens if token.is_word]
    capital = sum(word[0].isupper() for word in words)
    if sum(word.isupper() for word in words) * 2 > len(words):
        return "caps"
    return "low" if capital * 20 <= len(words) else "mixed"


def _place(lengths: Sequence[int], index: int, shape: str) -> list[str]:
    """Say whether a token and its neighbours belong to the name of a place, of how many words."""
    found = []
    if length := lengths[index]:
        several = "places" if length > 1 else "place"
        found += [several, f"{several}/{shape}"]
    if index and lengths[index - 1]:
        found.append("-1:place")
    if index + 1 < len(lengths) and lengths[index + 1]:
        found.append("1:place")
    return found


@lru_cache(maxsize=50_000)
def _word(word: str) -> tuple[str, ...]:
    lower = word.lower()
    shape = _shape(word)
    if not lower[0].isalpha():
        return (f"w={shape}", f"s={shape}")
    own = [f"w={lower}", f"s={shape}", f"n={min(len(lower), 9)}"]
    own += [f"^{lower[:size]}" for size in (2, 3, 4) if len(lower) > size]
    own += [f"{lower[-size:]}$" for size in (1, 2, 3, 4) if len(lower) > size]
    classes = _classes(lower)
    own += [f"c={name}" for name in classes]
    own += [f"c={name}/{shape}" for name in classes]
    return tuple(own)


@lru_cache(maxsize=200_000)
def _neighbour(offset: int, word: str) -> tuple[str, ...]:
    if not word:
        return (f"{offset}:{_NOTHING}",)
    lower = word.lower()
    shape = _shape(word)
    if not lower[0].isalpha():
        return (f"{offset}:w={shape}",)
    own = [f"{offset}:w={lower}", f"{offset}:s={shape}"]
    own += [f"{offset}:c={name}" for name in _classes(lower)]
    if abs(offset) == 1:
        own += [f"{offset}:{lower[:3]}^", f"{offset}:{lower[-3:]}$"]
    return tuple(own)


@lru_cache(maxsize=50_000)
def _classes(lower: str) -> tuple[str, ...]:
    return tuple(name for name, holds in _CLASSES if holds(lower))


@lru_cache(maxsize=50_000)
def _sign(word: str) -> str:
    """Sum a word up in its first class and its form."""
    if not word:
        return _NOTHING
    shape = _shape(word)
    if not word[0].isalpha():
        return shape
    classes = _classes(word.lower())
    return f"{classes[0] if classes else '-'}.{shape}"


@lru_cache(maxsize=50_000)
def _shape(word: str) -> str:
    if word.isdigit():
        return "0" * min(len(word), 6)
    if not word[0].isalpha():
        return word
    if word.isupper():
        return "X" if len(word) == 1 else "XX"
    return "Xx" if word[0].isupper() else "x"
