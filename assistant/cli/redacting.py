"""The steps of `pandu redact`: read, search, treat, write."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assistant.cli import redact_report as report
from assistant.cli.bars import bars
from assistant.cli.console import print_json, stderr
from assistant.documents import Limits
from assistant.documents.opening import read_bytes
from assistant.errors import DocumentError, UserError
from assistant.files import replace_bytes
from assistant.masking.files import Opened, TableFile, TextFile, open_file
from assistant.masking.finding import edits_of
from assistant.masking.masking import (
    Choices,
    Examined,
    Sheet,
    examine,
    masked_bytes,
    masked_name,
    masked_tables,
)
from assistant.masking.plain_text import masked_text, parse_text
from assistant.masking.plan import Plan, make_wishes, parse_plan
from assistant.masking.pseudonyms import KeyFile, Method, open_key, save_key
from assistant.masking.restoring import restored_bytes
from assistant.masking.search import Detect, Wishes
from assistant.masking.treatment import Treatment, parse_treatment
from assistant.strings import text
from assistant.types import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What was asked for."""

    choices: Choices
    key: Path | None
    out: Path | None
    limits: Limits
    force: bool
    review: bool
    as_json: bool

    @property
    def language(self) -> Language:
        """Return the language of the words."""
        return self.choices.language


def make_order(
    *,
    language: Language,
    detect: Detect,
    plan: Path | None,
    columns: Sequence[str],
    also: Sequence[str],
    allow: Sequence[str],
    groups: Sequence[str],
    key: Path | None,
    method: Method | None,
    out: Path | None,
    limits: Limits,
    force: bool,
    review: bool,
    as_json: bool,
) -> Order:
    """Read the plan and the key file, and join them with the options, which win.

    Raises:
        UserError: a plan, a key file or an option can't be used.
    """
    base = parse_plan(_read(plan), str(plan)) if plan is not None else Plan()
    more = make_wishes(also=tuple(also), allow=tuple(allow))
    wishes = Wishes(also=base.wishes.also + more.also, allow=base.wishes.allow + more.allow)
    chosen = {**base.columns, **dict(map(_column, columns))}
    return Order(
        choices=Choices(
            detect=detect,
            language=language,
            today=date.today(),  # noqa: DTZ011 (the day where the person is)
            plan=replace(base, columns=chosen, wishes=wishes, groups=tuple(groups) or base.groups),
            key=_key(key, method),
        ),
        key=key,
        out=out,
        limits=limits,
        force=force,
        review=review,
        as_json=as_json,
    )


def redact_text(words: str, order: Order) -> None:
    """Print a text masked, or what was found in it."""
    opened = TextFile(read=parse_text(words))
    examined = examine(opened, order.choices)
    if order.review:
        report.show("", examined, (), order.choices, as_json=order.as_json)
        return
    masked = masked_text(opened.read, edits_of(examined.findings))
    if order.as_json:
        print_json({"text": masked, **report.counts(examined)})
    else:
        sys.stdout.write(masked if masked.endswith("\n") else f"{masked}\n")
        report.remind(order.language)


def redact_files(paths: Sequence[Path], order: Order) -> None:
    """Mask files one after the other; the first that can't be masked ends it.

    Raises:
        UserError: a file can't be read, a column is unknown, or a result is there already.
    """
    done = []
    for path in paths:
        opened = _open(path, order.limits)
        _check_columns([opened], order.choices.plan)
        examined = _examine(path, opened, order)
        sheets: Sequence[Sheet] = ()
        if isinstance(opened, TableFile):
            sheets = masked_tables(examined, order.choices)[1]
        if order.review:
            report.show(path.name, examined, sheets, order.choices, as_json=order.as_json)
            continue
        target = _write(path, examined, order)
        done.append({"source": str(path), "path": str(target), **report.counts(examined)})
        if not order.as_json:
            report.written(target, examined, sheets, order.choices)
    if order.review:
        return
    if order.as_json:
        print_json(done)
    else:
        report.remind(order.language)


def _examine(path: Path, opened: Opened, order: Order) -> Examined:
    label = text(order.language, "masking.cli.progress", name=path.name)
    with bars() as advance:
        return examine(opened, order.choices, lambda done, total: advance(label, done, total))


def restore_file(paths: Sequence[Path], order: Order) -> None:
    """Write a file in which the key's codes have become values again.

    Raises:
        UserError: there is no one file, or no key that can undo codes.
    """
    if len(paths) != 1 or order.choices.key is None:
        raise UserError("masking.restore_kind", source=", ".join(map(str, paths)) or "-")
    (path,) = paths
    opened = _open(path, order.limits)
    data, count = restored_bytes(opened, order.choices.key)
    target = _target(path, f"{path.stem}-asli{path.suffix}", order)
    _put(target, data)
    said = text(order.language, "masking.cli.restored", count=count)
    if order.as_json:
        print_json({"path": str(target), "restored": count})
    else:
        stderr.print(text(order.language, "masking.cli.written", path=target), soft_wrap=True)
        stderr.print(said, soft_wrap=True, style="yellow")


def _write(path: Path, examined: Examined, order: Order) -> Path:
    name = masked_name(path.name, order.choices, text(order.language, "masking.suffix"))
    target = _target(path, name, order)
    data = masked_bytes(examined, order.choices)
    used = order.choices.key is not None and report.uses_key(examined)
    if used and order.key is not None and order.choices.key is not None:
        if order.key.resolve().parent == target.resolve().parent and not order.force:
            raise UserError("masking.key_beside", source=order.key)
        save_key(order.choices.key, order.key)  # before the result, which needs it
    _put(target, data)
    if used and not order.as_json:
        said = text(order.language, "masking.cli.key_written", path=order.key)
        stderr.print(said, soft_wrap=True, style="yellow")
    return target


def _target(path: Path, name: str, order: Order) -> Path:
    target = (order.out or path.parent) / name
    same = target.exists() and target.samefile(path)
    if same or (target.exists() and not order.force):
        raise UserError("masking.exists", source=target)
    return target


def _put(target: Path, data: bytes) -> None:
    try:
        replace_bytes(target, data)
    except OSError as error:
        raise UserError("masking.unwritable", source=target, reason=error.strerror) from error


def _open(path: Path, limits: Limits) -> Opened:
    return open_file(read_bytes(path, str(path), limits.max_bytes), path.name, limits)


def _check_columns(files: Sequence[Opened], plan: Plan) -> None:
    headers = [
        column.header
        for opened in files
        if isinstance(opened, TableFile)
        for table in opened.tables
        for column in table.columns
    ]
    known = {header.casefold() for header in headers}
    named = [*plan.columns, *(group.casefold() for group in plan.groups or ())]
    for name in named:
        if headers and name not in known:
            raise UserError(
                "masking.unknown_column", given=name, known=", ".join(dict.fromkeys(headers))
            )


def _column(given: str) -> tuple[str, Treatment]:
    name, sign, way = given.rpartition("=")
    if not sign or not name.strip():
        raise UserError("masking.bad_column", given=given)
    return name.strip().casefold(), parse_treatment(way)


def _key(path: Path | None, method: Method | None) -> KeyFile | None:
    if path is None:
        return None
    key = open_key(path, method=method or "hmac")
    if method is not None and key.method != method:
        raise UserError("masking.method", source=path, method=key.method)
    return key


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError("masking.bad_plan", source=path, place=path) from error
