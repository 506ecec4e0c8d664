"""Puts the original values back in place of a key file's codes."""

from collections.abc import Callable
from dataclasses import replace

from assistant.masking.blocks import Edit
from assistant.masking.files import Opened, TableFile
from assistant.masking.pseudonyms import KeyFile
from assistant.masking.table import Table, Value


def restored_bytes(opened: Opened, key: KeyFile) -> tuple[bytes, int]:
    """Return the file with values in place of codes, and how many codes there were.

    Raises:
        UserError: the key's method can't be undone.
    """
    total = 0

    def restored(text: str) -> str:
        nonlocal total
        made, count = key.restore(text)
        total += count
        return made

    if isinstance(opened, TableFile):
        tables = [_table(table, restored) for table in opened.tables]
        return opened.masked(tables), total
    edits = {}
    for index, block in enumerate(opened.blocks):
        made = restored(block.text)
        if made != block.text:
            edits[index] = [Edit(0, len(block.text), made)]
    return opened.masked(edits), total


def _table(table: Table, restored: Callable[[str], str]) -> Table:
    def each(value: Value) -> Value:
        return restored(value) if isinstance(value, str) else value

    return replace(
        table,
        above=tuple(tuple(map(each, row)) for row in table.above),
        columns=tuple(
            replace(column, values=tuple(map(each, column.values))) for column in table.columns
        ),
    )
