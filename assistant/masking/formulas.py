"""Cells that a spreadsheet would run as a formula, made plain text."""

import re

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?[\d][\d .,()/-]*%?")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula; numbers and `-` alone are harmless."""
    return (
        text.startswith(_STARTS) and not _NUMBER.fullmatch(text) and text.strip() not in ("-", "+")
    )


def harmless(text: str) -> str:
    """Put an apostrophe before what may be taken for a formula, as OWASP advises."""
    return f"'{text}" if is_formula(text) else text
