"""Who may use the pages: accounts, log-ins, and what was done with them."""

from assistant.accounts.account import DESKS, ROLES, Account, Desk, Role, Visitor
from assistant.accounts.accounts import Accounts, LoggedIn, Refused, open_accounts
from assistant.accounts.audit import AuditLog

__all__ = [
    "DESKS",
    "ROLES",
    "Account",
    "Accounts",
    "AuditLog",
    "Desk",
    "LoggedIn",
    "Refused",
    "Role",
    "Visitor",
    "open_accounts",
]
