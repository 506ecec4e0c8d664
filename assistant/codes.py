"""Short names that a person can note down and type, such as `G-7K3QX`."""

import secrets
from collections.abc import Callable

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that look alike on paper
_LENGTH = 5


def new_code(kind: str, is_taken: Callable[[str], bool]) -> str:
    """Return a name of this kind, a letter such as `G`, that is not taken."""
    while True:
        code = f"{kind}-" + "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
        if not is_taken(code):
            return code


def tidy_code(kind: str, written: str) -> str:
    """Return a name as it was given out, however it is typed."""
    return f"{kind}-{written.strip().upper().removeprefix(f'{kind}-')}"


def is_code(kind: str, code: str) -> bool:
    """Say whether a name has the form of this kind; one that has is safe as a file's name."""
    letters = code.removeprefix(f"{kind}-")
    return code != letters and len(letters) == _LENGTH and set(letters) <= set(_LETTERS)
