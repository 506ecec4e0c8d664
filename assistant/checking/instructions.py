"""Find what a text says to an assistant instead of to its readers."""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.checking.encoded import find_encoded
from assistant.checking.instruction_rules import CompiledRule, CompiledRules, load_rules
from assistant.checking.quoting import is_quoted
from assistant.checking.wording import END, Words, read_words

_WINDOW = 20  # words that rules look at, the first one included
_MOST = 20  # plain instructions after which no more are looked for
_FEWEST_CODED = 3  # words of a coded text that can be an order
_LEAST_SQUASHED = 14  # letters of a word that may be several

_CITED = re.compile(r"[\"'“‘«`]|https?:|www\.|[A-Za-z]-?\d|[A-Z]{2}")
_CHOSEN = frozenset(
    {"ya", "tidak", "yes", "no", "ok", "oke", "stop", "setuju", "benar", "salah", "true", "false"}
)
"""Words that people are told to answer with, in surveys and text messages."""

_YOU = frozenset({"you", "kamu", "anda", "kau", "engkau", "please", "tolong", "harap", "mohon"})
_HARD_NEGATIONS = frozenset({"not", "never", "don", "t", "dont", "cannot", "avoid", "without"}) | {
    *("jangan", "janganlah", "tidak", "tak", "bukan", "dilarang", "hindari", "tanpa"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """Words that would steer an assistant."""

    rule: str
    """Id of the rule in `instructions.toml`."""

    start: int
    """Where in the text it begins."""

    end: int
    certain: bool
    """Whether nobody says this to people."""

    quoted: bool
    """Whether it is quoted within other words, as an example is."""


def find_instructions(text: str) -> tuple[Instruction, ...]:
    """Return the instructions in a text, in order; one place is told once, most certain first."""
    found = [*_in_words(text), *_in_marks(text)]
    for run in find_encoded(text):
        inner = [*_in_words(run.text), *_in_marks(run.text)]
        if run.is_disguise:
            inner += _in_disguise(run.text)
        found += [
            replace(one, start=run.start, end=run.end, certain=True, quoted=False) for one in inner
        ]
    found.sort(key=lambda one: (one.start, not one.certain, one.quoted, -one.end))
    kept: list[Instruction] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            if one.certain and not one.quoted and (kept[-1].quoted or not kept[-1].certain):
                kept[-1] = one
        else:
            kept.append(one)
    return tuple(kept)


def _in_words(text: str) -> Iterator[Instruction]:
    rules = load_rules()
    read = read_words(text)
    tried = [
        number
        for number, word in enumerate(read.words)
        if word in rules.by_word or word in rules.by_turned_word or len(word) >= _LEAST_SQUASHED
    ]
    known: dict[str, Sequence[tuple[CompiledRule, int]]] = {}  # much of a long text is alike
    count = 0
    for number in tried:
        window = " ".join(read.words[number : number + _WINDOW])
        if window not in known:
            known[window] = tuple(_match(window, rules))
        for rule, length in known[window]:
            last = min(number + length, len(read.words) - 1)
            if _is_advice(read.words, number, rule):
                continue
            if rule.literal and not _cites(text, read, last):
                continue
            found = _instruction(text, rule, read.spans[number][0], read.spans[last][1])
            yield found
            count += found.certain and not found.quoted
        if count >= _MOST:
            return


def _in_disguise(text: str) -> Iterator[Instruction]:
    """Take any order for one, where somebody went to the length of coding it."""
    words = read_words(text).words
    if len(words) >= _FEWEST_CODED and not load_rules().orders.isdisjoint(words):
        yield Instruction(rule="coded", start=0, end=len(text), certain=True, quoted=False)


def _match(window: str, rules: CompiledRules) -> Iterator[tuple[CompiledRule, int]]:
    """Yield the rules that hold at a word, with the number of further words that they take."""
    word, _, following = window.partition(" ")
    if word not in rules.by_word and word in rules.by_turned_word:
        word, following = rules.by_turned_word[word], codecs.encode(following, "rot13")
    for rule in rules.by_word.get(word, ()):
        match = rule.pattern.match(following)
        if match:
            yield rule, len(match.group().split())
    if len(word) >= _LEAST_SQUASHED:
        yield from ((rule, 0) for rule in rules.squashed if rule.pattern.search(word))


def _is_advice(words: Sequence[str], number: int, rule: CompiledRule) -> bool:
    """Tell "do not ignore …" and "the text that makes it ignore …" from an order."""
    before = words[max(0, number - 3) : number]
    if not before or before[-1] not in rule.negations:
        return False
    if before[-1] in _HARD_NEGATIONS:
        return True
    return not _YOU.intersection(before)


def _cites(text: str, read: Words, last: int) -> bool:
    """Tell whether the word after the last one is to be copied."""
    if last + 1 >= len(read.words) or read.words[last + 1] in (END, *_CHOSEN):
        return False
    return bool(_CITED.search(text, read.spans[last][1], read.spans[last + 1][1]))


def _instruction(text: str, rule: CompiledRule, start: int, end: int) -> Instruction:
    return Instruction(
        rule=rule.id,
        start=start,
        end=end,
        certain=rule.certain,
        quoted=is_quoted(text, start, end),
    )


def _in_marks(text: str) -> Iterator[Instruction]:
    for rule in load_rules().markers:
        count = 0
        for match in rule.pattern.finditer(text):
            found = _instruction(text, rule, *match.span())
            yield found
            count += found.certain and not found.quoted
            if count >= _MOST:
                break
