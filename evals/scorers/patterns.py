"""Whether a text meets the patterns of a case."""

import re

from evals.cases import Expected


def unmet(expected: Expected, text: str) -> list[str]:
    """Return the first pattern of every group that `text` does not meet."""
    return [
        group[0]
        for group in expected.must
        if not any(re.search(pattern, text, re.IGNORECASE) for pattern in group)
    ]


def forbidden(expected: Expected, text: str) -> list[str]:
    """Return what stands in `text` and must not."""
    return [
        match[0]
        for pattern in expected.must_not
        for match in re.finditer(pattern, text, re.IGNORECASE)
        if match[0]
    ]
