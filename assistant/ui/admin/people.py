"""What an admin does with accounts; each act is written down without a name."""

from collections.abc import Callable, Mapping

from assistant.accounts import ROLES, Account, Accounts, Role, Visitor
from assistant.accounts.audit import NOBODY
from assistant.errors import UserError
from assistant.ui.plain.visiting import Visit

NAME, ROLE, PASSWORD, AGAIN = "nama", "peran", "sandi", "ulang"
"""Fields of the forms."""


def act_on_account(accounts: Accounts, visit: Visit, act: str) -> str:
    """Do what a form asks for; return the key of what is said of it.

    Raises:
        UserError: it can't be done, and why.
    """
    found = _ACTS.get(act)
    if found is None:
        raise UserError("account.unknown", name="?")
    said, done, account = found(accounts, visit)
    accounts.audit.note(done, user=_user(visit.visitor), object=account.id)
    return said


_Done = tuple[str, str, Account]
"""Key of what is said, the act as it is written down, and whose account it was."""


def _add(accounts: Accounts, visit: Visit) -> _Done:
    role = _role(visit)
    if accounts.register.is_empty() and role != "admin":
        raise UserError("account.first_admin")
    account = accounts.register.add(visit.field(NAME), role, _password(visit))
    return "added", "account added", account


def _give_role(accounts: Accounts, visit: Visit) -> _Done:
    name, role = visit.field(NAME), _role(visit)
    if role != "admin":
        _require_other_admin(accounts, name)
    return "role_given", f"role {role}", accounts.register.give_role(name, role)


def _give_password(accounts: Accounts, visit: Visit) -> _Done:
    account = accounts.register.give_password(visit.field(NAME), _password(visit))
    return "password_given", "password changed", account


def _lock(accounts: Accounts, visit: Visit) -> _Done:
    name = visit.field(NAME)
    _require_other_admin(accounts, name)
    return "locked", "account locked", accounts.register.lock(name)


def _remove(accounts: Accounts, visit: Visit) -> _Done:
    name = visit.field(NAME)
    _require_other_admin(accounts, name)
    return "removed", "account removed", accounts.register.remove(name)


_ACTS: Mapping[str, Callable[[Accounts, Visit], _Done]] = {
    "add": _add,
    "role": _give_role,
    "password": _give_password,
    "lock": _lock,
    "remove": _remove,
}


def _require_other_admin(accounts: Accounts, name: str) -> None:
    """Refuse what would leave nobody who can look after the accounts."""
    account = accounts.register.named(name)
    others = [
        one
        for one in accounts.register.accounts()
        if one.role == "admin" and not one.is_locked and one.id != account.id
    ]
    if not others:
        raise UserError("account.last_admin", name=account.name)


def _role(visit: Visit) -> Role:
    wanted = visit.field(ROLE)
    return next((role for role in ROLES if role == wanted), "staff")


def _password(visit: Visit) -> str:
    password = visit.field(PASSWORD)
    if password != visit.field(AGAIN):
        raise UserError("account.differ")
    return password


def _user(visitor: Visitor) -> str:
    return visitor.id or NOBODY
