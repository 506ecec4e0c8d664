"""The addresses of the page for admins. Every act is a form, and is written down."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from fastapi import Response

from assistant.accounts import Accounts, AuditLog, open_accounts
from assistant.accounts.audit import NOBODY, Entry
from assistant.errors import PanduError
from assistant.history import History
from assistant.in_force import change_setting, effective_settings
from assistant.settings import load_settings
from assistant.ui.admin.parts import ACT, SURE, VALUE, say
from assistant.ui.admin.people import act_on_account
from assistant.ui.admin.storage import forget, forgettable, rooms
from assistant.ui.admin.storage_view import forget_page
from assistant.ui.admin.view import State, admin_page
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, join, tag, with_code
from assistant.ui.plain.visiting import READ, SEND, Address, Visit, page, send_on
from assistant.ui.routes import ADMIN_PATH

_SAID = "kabar"
_SHOWN = 50  # acts


class AdminPages:
    """Shows and changes what belongs to everybody."""

    def __init__(self, folder: Path, history: History | None) -> None:
        """Look after the accounts in `folder`, and the saved conversations."""
        self._folder = folder
        self._history = history

    @property
    def addresses(self) -> Iterator[Address]:
        """All of them."""
        yield Address(f"{ADMIN_PATH}/", READ, self._show)
        yield Address(f"{ADMIN_PATH}/akun", SEND, self._act_on_account)
        yield Address(f"{ADMIN_PATH}/pengaturan", SEND, self._change_setting)
        yield Address(f"{ADMIN_PATH}/lupakan", SEND, self._forget)

    def _show(self, visit: Visit) -> Response:
        return self._page(visit, said=visit.query.get(_SAID, ""))

    def _act_on_account(self, visit: Visit) -> Response:
        try:
            with open_accounts(self._folder) as accounts:
                said = act_on_account(accounts, visit, visit.field(ACT))
        except PanduError as error:
            return self._page(visit, error=error)
        return _done(visit, said)

    def _change_setting(self, visit: Visit) -> Response:
        name = visit.field(ACT)
        try:
            change_setting(load_settings(), name, visit.field(VALUE))
        except PanduError as error:
            return self._page(visit, error=error)
        self._note("setting changed", visit, name)
        return _done(visit, "setting")

    def _forget(self, visit: Visit) -> Response:
        if self._history is None:
            return _done(visit, "nothing")
        if visit.field(SURE) != "1":
            content = forget_page(forgettable(self._history), visit.language)
            return page(visit, say(visit.language, "forget.title"), content)
        forget(self._history)
        self._note("history forgotten", visit, NOBODY)
        return _done(visit, "forgotten")

    def _page(self, visit: Visit, *, said: str = "", error: PanduError | None = None) -> Response:
        settings = load_settings()
        with open_accounts(self._folder) as accounts:
            state = State(
                accounts=tuple(accounts.register.accounts()),
                settings=tuple(effective_settings(settings, os.environ)),
                rooms=tuple(rooms(settings.paths)),
                forgettable=forgettable(self._history) if self._history else None,
                acts=tuple(_latest(accounts)),
            )
        notice = _failed(error, visit) if error else None
        content = admin_page(state, visit.language, said=said, failed=notice)
        return page(visit, say(visit.language, "title"), content, status=400 if error else 200)

    def _note(self, act: str, visit: Visit, what: str) -> None:
        with open_accounts(self._folder) as accounts:
            log: AuditLog = accounts.audit
            log.note(act, user=visit.visitor.id or NOBODY, object=what)


def _latest(accounts: Accounts) -> Iterator[Entry]:
    return islice(reversed(list(accounts.audit.entries())), _SHOWN)


def _done(visit: Visit, said: str) -> Response:
    """Send on to the page, so that loading it again does nothing a second time."""
    return send_on(f"{link_to(f'{ADMIN_PATH}/', visit.language)}&{_SAID}={said}")


def _failed(error: PanduError, visit: Visit) -> Markup:
    said = [error.what(visit.language), error.next_step(visit.language)]
    lines = join(tag("p", with_code(one)) for one in said)
    return tag("div", lines, class_="note is-stale", role="alert")
