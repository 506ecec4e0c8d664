"""What an account is, and what its role may open."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from assistant.errors import UserError

Role = Literal["staff", "trainer", "evaluator", "admin"]
"""What a person does with Pandu."""

ROLES: tuple[Role, ...] = get_args(Role)

Desk = Literal["trainer", "evaluator", "admin"]
"""A page that is not everybody's."""

DESKS: tuple[Desk, ...] = get_args(Desk)

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One person's way in. Its password is not part of it."""

    id: str
    """What logs and sessions call it; it says nothing of the person and is never given anew."""

    name: str
    """What the person types to log in."""

    role: Role
    made_at: datetime
    is_locked: bool = False
    """Whether nobody can log in with it until it is given a new password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks for a page."""

    id: str
    """Id of the account; empty on a computer without accounts, where there is one user."""

    name: str
    role: Role

    @property
    def is_admin(self) -> bool:
        """Whether they look after the accounts and the data of all."""
        return self.role == "admin"

    @property
    def is_trainer(self) -> bool:
        """Whether the trainer's page is open to them."""
        return self.opens("trainer")

    def opens(self, desk: Desk) -> bool:
        """Say whether a page that is not everybody's is open to them."""
        return self.is_admin or self.role == desk


ANYBODY = Visitor(id="", name="", role="admin")
"""The one user of a computer without accounts."""


def tidy_name(written: str) -> str:
    """Return a name as it is kept, however it was typed.

    Raises:
        UserError: it has other characters than letters, digits, dot, hyphen and underscore.
    """
    name = unicodedata.normalize("NFKC", written).strip().casefold()
    if not _NAME.fullmatch(name):
        raise UserError("account.bad_name")
    return name
