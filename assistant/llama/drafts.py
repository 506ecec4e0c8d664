"""Guesses at what a reply says next: an answer that quotes copies its prompt.

A guess is looked up, never computed: what followed the last time that the prompt or the reply had
the same tokens (prompt lookup: Saxena, 2023; LLMA: Yang et al., 2023). Whether it was right, the
model says. So a guess changes how long a reply takes, and nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST = 6
"""Most tokens of a guess. With the one before them they are a batch of seven: from eight rows on,
llama.cpp multiplies by another kernel, which rounds otherwise (`ggml_tiled_min_batch`)."""

_RIGHT_AT_FIRST = {6: 0.9, 4: 0.8, 3: 0.7, 2: 0.6, 1: 0.5}
"""How often guesses are taken to be right before any was made, by how many tokens before them
match: the longer, the likelier it goes on (docs/measurements.md, "Guessed tokens")."""

_SLOWNESS = 0.9  # an average over the last ten guessed tokens or so


@dataclass(frozen=True, slots=True)
class RowCosts:
    """How long batches of several rows take, in the time of one that has a single row.

    Between two rows and the longest batch, each row is taken to cost alike. A further row took .42
    of a token on a machine whose memory other programs wanted; on an idle one with AVX-512 the
    second row took a whole token and each further one .6 (docs/measurements.md, "Guessed tokens").
    """

    two: float = 1.42
    longest: float = 3.5
    """Of a batch of `LONGEST` + 1 rows."""

    def of(self, guessed: int) -> float:
        """Return the cost of checking so many guessed tokens, at least one."""
        return self.two + (self.longest - self.two) * (guessed - 1) / (LONGEST - 1)


class _Rate:
    """How often guesses of one kind were right lately, those included that were not made."""

    def __init__(self, at_first: float) -> None:
        self._hits = at_first

    def best_length(self, most: int, costs: RowCosts) -> int:
        """Return how many guessed tokens give most tokens for their time; 0 where none pays."""
        expected, best, gain = 1.0, 0, 1.0
        for guessed in range(1, most + 1):
            expected += self._hits**guessed
            if expected / costs.of(guessed) > gain:
                best, gain = guessed, expected / costs.of(guessed)
        return best

    def learn(self, *, is_right: bool) -> None:
        self._hits = _SLOWNESS * self._hits + (1 - _SLOWNESS) * is_right


class Drafts:
    """What may follow a reply, which grows token by token.

    Call `guess` for each token that is to come, or `learn` after what was guessed. What would have
    been guessed, and was not because guesses were wrong lately, is judged as well: so guessing is
    taken up again where it would pay.
    """

    def __init__(self, prompt: Sequence[int], costs: RowCosts | None = None) -> None:
        """Look things up in `prompt`, and in the reply as it grows; `costs` are this machine's."""
        self._costs = costs or RowCosts()
        self._tokens: list[int] = []
        self._places: dict[tuple[int, ...], int] = {}  # some tokens: what stood behind them last
        self._rates = {length: _Rate(rate) for length, rate in _RIGHT_AT_FIRST.items()}
        self._last = self._rates[1]  # that of the last guess
        self._kept_back: int | None = None
        for token in prompt:
            self.append(token)

    def append(self, token: int) -> None:
        """Add a token of the reply."""
        if self._kept_back is not None:
            self._last.learn(is_right=token == self._kept_back)
            self._kept_back = None
        # The present ending is not entered: it would be found as its own match.
        for length in self._rates:
            if len(self._tokens) >= length:
                self._places[tuple(self._tokens[-length:])] = len(self._tokens)
        self._tokens.append(token)

    def guess(self, most: int) -> list[int]:
        """Return at most `most` tokens that may come next; none where guessing does not pay."""
        for matching, rate in self._rates.items():
            place = self._places.get(tuple(self._tokens[-matching:]))
            if place is not None:
                self._last = rate
                if best := rate.best_length(min(most, LONGEST), self._costs):
                    return self._tokens[place : place + best]
                self._kept_back = self._tokens[place]
                return []
        return []

    def learn(self, *, guessed: int, right: int) -> None:
        """Take in that the first `right` of `guessed` tokens came."""
        judged = min(guessed, right + 1)  # what stands behind a wrong one tells nothing
        for number in range(judged):
            self._last.learn(is_right=number < right)
