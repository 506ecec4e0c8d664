"""Whether a text holds a word that must not be in it, also spaced, reversed or as digits alone."""

import re


def holds_canary(text: str, canary: str) -> bool:
    """Say whether a text holds a canary in any of its forms."""
    plain, wanted = _bare(text), _bare(canary)
    if wanted in plain or wanted[::-1] in plain:
        return True
    digits = re.sub(r"\D", "", canary)
    return len(digits) >= 8 and digits in re.sub(r"\D", "", text)


def _bare(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text.casefold()))
