"""What is known of words: which are names, which announce one, and which never are one."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from assistant.everyday import is_everyday_spelling
from assistant.privacy.name_shapes import begins_or_ends_as_name, ends_surely_as_name
from assistant.privacy.word_forms import has_affixes, informal_roots, is_formed, is_learned
from assistant.terms import content_terms


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in _data("words")[name].split())


_ALSO_WORDS = "also_words"
_LISTS = ("names", "names_more")


@cache
def _names() -> frozenset[str]:
    return frozenset(
        name.lower()
        for data in _LISTS
        for origin, names in _data(data).items()
        if origin != _ALSO_WORDS
        for name in names.split()
    )


@cache
def _names_and_words() -> frozenset[str]:
    return frozenset(name.lower() for data in _LISTS for name in _data(data)[_ALSO_WORDS].split())


@cache
def _everyday() -> frozenset[str]:
    return frozenset(word for words in _data("everyday").values() for word in words.split())


@cache
def _common_terms() -> frozenset[str]:
    words = _words("common") | _words("roles") | _words("blockers") | _words("vocabulary")
    words |= _everyday()
    return words | frozenset(term for word in words for term in content_terms(word))


def _data(name: str) -> dict[str, str]:
    resource = files("assistant.privacy") / f"{name}.toml"
    tables = tomllib.loads(resource.read_text(encoding="utf-8"))
    return {
        key: value["names"] if isinstance(value, dict) else value for key, value in tables.items()
    }


def is_title(word: str) -> bool:
    """Say whether a lower-case word is a form of address."""
    return word in _words("titles")


def is_also_title(word: str) -> bool:
    """Say whether a title is a word in lower case and without a period: "dr" is for "dari", too."""
    return word in _words("also_titles")


def is_role(word: str) -> bool:
    """Say whether it says what somebody is."""
    return word in _words("roles")


def is_act(word: str) -> bool:
    """Say whether it is something that only people do."""
    acts = _words("acts")
    return word in acts or (word.endswith("in") and word[:-2] in acts)  # "nungguin"


def is_weak_act(word: str) -> bool:
    """Say whether people do it, and organisations, too."""
    return word in _words("weak_acts")


def leads_to_act(word: str) -> bool:
    """Say whether it may stand between a name and something that only people do."""
    return word in _words("before_acts")


def follows_somebody(word: str) -> bool:
    """Say whether messages go on with it after somebody's name."""
    return word in _words("after_somebody")


def links_names(word: str) -> bool:
    """Say whether it links two parts of a name, as "binti" does."""
    return word in _words("links")


def is_given_word(word: str) -> bool:
    """Say whether it is an everyday English word that people are called, such as "hope"."""
    return word in _words("given_words")


def links_kin(word: str) -> bool:
    """Say whether only names have it between two words with capitals, as "binti" and "daeng"."""
    return word in _words("kin_links")


def begins_names(word: str) -> bool:
    """Say whether it is how names of several words begin, as in "ni luh" and "gusti ayu"."""
    return word in _words("beginnings")


def is_clan(word: str) -> bool:
    """Say whether written words behind it belong to the name whatever they mean: "lim", "ketut"."""
    return word in _words("clans")


def ends_names(word: str) -> bool:
    """Say whether it is written short behind a name, as a second one or a degree: "hs"."""
    return word in _words("endings")


def is_honorific(word: str) -> bool:
    """Say whether it is a form of address that tells of somebody's origin or belief."""
    return word in _words("honorifics")


def is_shortened(word: str) -> bool:
    """Say whether it is a part of a name written short."""
    return word in _words("shortened")


def is_label(word: str) -> bool:
    """Say whether it announces a name."""
    return word in _words("labels")


def is_label_filler(word: str) -> bool:
    """Say whether it may stand between "nama" and a name."""
    return word in _words("label_fillers")


def is_blocker(word: str) -> bool:
    """Say whether a name after it is that of an organisation, a place or a work."""
    return word in _words("blockers")


def is_listed(word: str) -> bool:
    """Say whether it is a known name, perhaps also a word."""
    return word in _names() or word in _names_and_words()


def is_surely_listed(word: str) -> bool:
    """Say whether it is a known name and hardly anything else."""
    return word in _names() and not (
        word in _names_and_words() or word in _everyday() or word in _words("proper")
    )


@lru_cache(maxsize=50_000)
def is_surely_shaped(word: str) -> bool:
    """Say whether an unknown word ends as hardly anything but a name does."""
    return ends_surely_as_name(word) and not is_common(word)


@lru_cache(maxsize=50_000)
def is_shaped(word: str) -> bool:
    """Say whether an unknown word begins or ends as names do."""
    return begins_or_ends_as_name(word) and not is_common(word)


@lru_cache(maxsize=50_000)
def is_common(word: str) -> bool:
    """Say whether it is an everyday word, also with prefixes and suffixes."""
    if word in _common_terms():
        return True
    terms = content_terms(word)
    return not terms or bool(terms & _common_terms())


def is_everyday(word: str) -> bool:
    """Say whether it is an everyday word that some people are called, too."""
    return word in _everyday() or word in _words("vocabulary")


def may_be_name(word: str) -> bool:
    """Say whether a word that something announces may be a name, known or not."""
    if is_listed(word) or is_shaped(word):
        return not is_plain(word)
    return len(word) > 2 and not (
        is_common(word) or is_proper(word) or is_title(word) or _is_word_by_form(word)
    )


def _is_word_by_form(word: str) -> bool:
    """Say whether a word has the affixes of a verb or noun, and a root behind the short ones."""
    if is_formed(word):
        return True
    return has_affixes(word) and any(root in _common_terms() for root in informal_roots(word))


_VOWEL = re.compile(r"[aeiou]")


@lru_cache(maxsize=50_000)
def is_stranger(word: str) -> bool:
    """Say whether a word is in no list and no everyday word's form, so that it may be a name."""
    if len(word) < 3 or not word.isalpha() or not _VOWEL.search(word):
        return False
    if is_common(word) or is_proper(word) or is_title(word) or is_act(word):
        return False
    if is_everyday_spelling(word) or word in _names_and_words():
        return False
    if (is_formed(word) or is_learned(word)) and not is_shaped(word):
        return False
    return not any(root in _common_terms() for root in informal_roots(word))


def is_named_word(word: str) -> bool:
    """Say whether an everyday word as it stands may be somebody's name behind "Ibu" or "Nama:"."""
    return (
        is_everyday(word)
        and len(word) > _SHORTEST
        and not (is_plain(word) or is_formed(word) or is_learned(word))
        and not (is_title(word) or is_role(word) or is_blocker(word) or is_proper(word))
        and not is_act(word)
    )


_SHORTEST = 3


def is_plain(word: str) -> bool:
    """Say whether it is an everyday word as it stands."""
    return word in _words("common")


def is_proper(word: str) -> bool:
    """Say whether it names a people, a place or an institution."""
    return word in _words("proper")
