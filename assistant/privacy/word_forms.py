"""Forms of Indonesian and English words that names hardly share: affixes, learned endings."""

import re
from collections.abc import Iterator

_AFFIXED = re.compile(
    r"(?:di|ter|ber|mem|men|meng|meny|pem|pen|peng|peny|per|se|ke|ku)\w{4,}|\w{3,}(?:kan|nya|lah|kah|pun|ed|ing|tion|ly)"
)

_FORMED = re.compile(
    r"(?:di|ter|ber|mem|men|meng|meny|pem|pen|peng|peny|per)\w{4,}|[kp]e\w{5,}an|\w{5,}ly|\w{2,}nya|\w{3,}(?:kan|kah|pun|tion|ness|ment)"
)
_LEARNED = re.compile(
    r"\w{3,}(?:[aiu]si|isme|itas|ional|s[iy]al|tual|log[iy]s?|graf[iy]s?|metri|ansi|ensi|[ai]tif|ektif|ektur"
    r"|istik|atis|omis?|krat|krasi|ium|ous|ism|ity|ical|able|ance|ence|ships?|\w{2}ings?)"
)
"""Endings of learned and borrowed words, which names hardly share."""


def has_affixes(word: str) -> bool:
    """Say whether a lower-case word begins or ends with an affix, perhaps a short one."""
    return bool(_AFFIXED.fullmatch(word))


def is_formed(word: str) -> bool:
    """Say whether it has the affixes of a verb or noun."""
    return bool(_FORMED.fullmatch(word))


def is_learned(word: str) -> bool:
    """Say whether it ends as learned and borrowed words do."""
    return bool(_LEARNED.fullmatch(word))


_PREFIXES = ("nge", "ng", "ny", "di", "ke", "se", "ku", "me", "be", "te", "pe", "n", "m")
_SUFFIXES = (
    *("annya", "innya", "nya", "kan", "ny", "in", "an", "ku", "mu", "i", "x", "lah", "mah"),
    *("s", "es", "d", "ed", "ing"),
)


def informal_roots(word: str) -> Iterator[str]:
    """Yield what is left of a word without the prefixes and suffixes of speech."""
    bare = [word, *(word[len(prefix) :] for prefix in _PREFIXES if word.startswith(prefix))]
    for stem in bare:
        for root in (stem, *(stem[: -len(end)] for end in _SUFFIXES if stem.endswith(end))):
            if len(root) > (2 if len(stem) - len(root) != 1 else 3):
                yield root
                if stem is not word and root[0] in "aeiou":
                    yield "s" + root  # "nyimpen" is of "simpen"
                    yield "k" + root
                    yield "t" + root
                    yield "p" + root
