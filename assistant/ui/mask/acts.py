"""What the page does: take a text or a file, follow decisions, hand out the result and its key."""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePath

from assistant.documents.opening import read_bytes
from assistant.errors import PanduError, UserError
from assistant.masking.files import Opened, TableFile, TextFile, open_file
from assistant.masking.masking import Choices, examine, masked_bytes, masked_name, masked_tables
from assistant.masking.plain_text import parse_text
from assistant.masking.plan import Plan, make_wishes
from assistant.masking.pseudonyms import KeyFile, Method
from assistant.masking.treatment import parse_treatment
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.handing import Download, hand_out
from assistant.ui.mask.desk import Desk, Visit, Work
from assistant.ui.trainer.fields import Fields

_log = logging.getLogger(__name__)
_LONGEST_TEXT = 200_000  # characters; a longer text is a file


def take_text(desk: Desk, visit: Visit, text: str, language: Language) -> None:
    """Mask a text that was pasted."""
    visit.forget()
    if text.strip():
        _examine(desk, visit, TextFile(read=parse_text(text[:_LONGEST_TEXT])), "", language)


def take_file(desk: Desk, visit: Visit, path: Path, language: Language) -> None:
    """Mask a file that was uploaded; it is deleted before anything is looked for in it."""
    visit.forget()
    try:
        data = read_bytes(path, path.name, desk.limits.max_bytes)
    finally:
        path.unlink(missing_ok=True)
        with suppress(OSError):  # other files of the same upload may stand there
            path.parent.rmdir()
    _examine(desk, visit, open_file(data, path.name, desk.limits), path.name, language)


def decide(desk: Desk, visit: Visit, fields: Fields, language: Language) -> None:
    """Follow what the person ticked, chose and added, and turn to the page that they named."""
    work = visit.work
    if work is None:
        return
    work.page = max(0, fields.number("page") - 1) if fields.one("page") else work.page
    before = (work.plan, work.key, work.language)
    accepted = set(fields.many("mask"))
    shown = set(fields.many("shown"))
    work.rejected = frozenset((work.rejected - shown) | (shown - accepted))
    also = tuple(one.strip() for one in fields.one("also").splitlines() if one.strip())
    work.plan = replace(
        _columns(work, fields),
        wishes=make_wishes(also=(*(word for word, _ in work.plan.wishes.also), *also), allow=()),
    )
    if any(way.way == "pseudonym" for way in work.plan.columns.values()):
        method: Method = "codes" if fields.one("method") == "codes" else "hmac"
        if work.key is None or work.key.method != method:
            work.key = KeyFile.new(method)
    work.language = language
    if (work.plan, work.key, work.language) != before:
        _examine_anew(desk, work, language)
    _treat(desk, work, language)


def _examine_anew(desk: Desk, work: Work, language: Language) -> None:
    # Placeholders are counted anew, so decisions are carried over by value.
    rejected = {one.value for one in work.examined.findings if one.placeholder in work.rejected}
    work.examined = examine(work.examined.opened, work.choices(desk, language))
    work.rejected = frozenset(
        one.placeholder for one in work.examined.findings if one.value in rejected
    )


def download(desk: Desk, visit: Visit, language: Language) -> Download | None:
    """Make the masked file."""
    work = visit.work
    if work is None:
        return None
    choices = work.choices(desk, language)
    data = masked_bytes(work.examined, choices, work.rejected)
    suffix = words(language, "masking.suffix")
    source = work.source or f"{words(language, 'web.mask.text_file')}.txt"
    name = masked_name(source, choices, suffix)
    return _hand_out(visit, name, data)


def download_key(visit: Visit, language: Language) -> Download | None:
    """Hand out the key file on its own."""
    if visit.work is None or visit.work.key is None:
        return None
    name = f"{words(language, 'web.mask.key_file')}.json"
    return _hand_out(visit, name, visit.work.key.dumps().encode("utf-8"))


def attempt(visit: Visit, act: Callable[[], None]) -> None:
    """Do an act; keep an expected error to be shown."""
    visit.error = None
    try:
        act()
    except PanduError as error:
        visit.error = error
    except Exception as error:  # its words may hold what the person brought
        _log.error("masking failed: %s", type(error).__name__)
        visit.error = PanduError("web.not_done")


def _examine(desk: Desk, visit: Visit, opened: Opened, source: str, language: Language) -> None:
    choices = Choices(detect=desk.detect, language=language, today=desk.today())
    work = Work(source=PurePath(source).name, examined=examine(opened, choices), language=language)
    _treat(desk, work, language)
    visit.work = work


def _treat(desk: Desk, work: Work, language: Language) -> None:
    if isinstance(work.examined.opened, TableFile):
        work.masked, work.sheets = masked_tables(
            work.examined, work.choices(desk, language), work.rejected
        )


def _columns(work: Work, fields: Fields) -> Plan:
    headers = list(work.examined.suggestions)
    chosen = {}
    for number, header in enumerate(headers):
        with suppress(UserError):  # whatever else was sent is no way to treat a column
            chosen[header] = parse_treatment(fields.one(f"column-{number}"))
    numbers = {f"{number}": header for number, header in enumerate(headers)}
    groups = tuple(numbers[one] for one in fields.many("group") if one in numbers)
    return replace(work.plan, columns=chosen, groups=groups if headers else None)


def _hand_out(visit: Visit, name: str, data: bytes) -> Download:
    visit.downloads += 1
    return hand_out(name, data, number=visit.downloads)
