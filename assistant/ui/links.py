"""Addresses of our pages, which carry the language from one to the next."""

from collections.abc import Mapping

from assistant.strings import LANGUAGES
from assistant.types import Language

LANGUAGE = "bahasa"
"""The query parameter that carries the language."""


def link_to(path: str, language: Language) -> str:
    """Return the address of another page of ours, in the language of this one."""
    return f"{path}?{LANGUAGE}={language}"


def language_of(query: Mapping[str, str], otherwise: Language) -> Language:
    """Return the language that the address of a page names."""
    wanted = query.get(LANGUAGE)
    return next((item for item in LANGUAGES if item == wanted), otherwise)
