"""Keys of other computers: trusted after a telephone call, and withdrawn."""

from collections.abc import Generator

from assistant.accounts.audit import NOBODY
from assistant.errors import PackError
from assistant.packs.keys import PublicKey
from assistant.ui.trainer.desk import Desk, Untrusted, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.notice import Notice, Step
from assistant.ui.trainer.packing import bring
from assistant.ui.trainer.running import in_steps

MATCHED = "matched"
"""The box that says that the fingerprint was compared by telephone."""


def trust(desk: Desk, visit: Visit, fields: Fields) -> Generator[Step, None, Notice | None]:
    """Trust the key of the pack that waits, and go on with the pack.

    Raises:
        PackError: the settings can't be changed, or the pack holds what a pack must not.
        DocumentError: the knowledge folder, or the pack's contacts or glossary, can't be read.
    """
    waiting = visit.untrusted
    if waiting is None:
        return None
    if not fields.one(MATCHED):
        return Notice(key="key_not_matched")
    desk.bench.keys.add(waiting.key)
    _note(desk, visit, "trust key", waiting.key)
    brought = yield from in_steps(
        lambda _tell: bring(desk.bench, waiting.data, waiting.name), lock=desk.lock
    )
    if isinstance(brought, Untrusted):
        raise PackError("packs.untrusted", fingerprint=waiting.key.fingerprint, public=waiting.key)
    visit.pack, visit.untrusted = brought, None
    return Notice(key="key_trusted", values={"fingerprint": waiting.key.fingerprint})


def withdraw(desk: Desk, visit: Visit, fields: Fields) -> Notice:
    """Trust a key no longer, and let a pack go that it signed.

    Raises:
        PackError: it is no key, or the settings can't be changed.
    """
    key = PublicKey.parse(fields.one("value"))
    desk.bench.keys.withdraw(key)
    _note(desk, visit, "withdraw key", key)
    if visit.pack is not None and visit.pack.pack.key == key:
        visit.pack = None
    return Notice(key="key_withdrawn", values={"fingerprint": key.fingerprint})


def _note(desk: Desk, visit: Visit, act: str, key: PublicKey) -> None:
    if desk.audit is not None:
        desk.audit.note(act, user=visit.user or NOBODY, object=key.fingerprint)
