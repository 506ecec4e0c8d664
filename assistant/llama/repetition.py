"""Notices a reply that goes round in circles, as small models do at temperature 0."""

from collections.abc import Sequence

_LONGEST_PERIOD = 64
_TIMES = 4
_LEAST_TOKENS = 24  # a short list or a table's rule repeats too, and is no loop


def is_looping(tokens: Sequence[int]) -> bool:
    """Tell whether `tokens` end in the same stretch four times or more, 24 tokens at least."""
    for period in range(1, min(_LONGEST_PERIOD, len(tokens) // _TIMES) + 1):
        span = max(period * _TIMES, _LEAST_TOKENS)
        if len(tokens) >= span and all(
            tokens[-index] == tokens[-index - period] for index in range(1, span - period + 1)
        ):
            return True
    return False
