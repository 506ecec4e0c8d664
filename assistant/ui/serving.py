"""Where and how the pages are served."""

import ssl
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.accounts.audit import AuditLog
from assistant.accounts.finding import Finder
from assistant.accounts.sessions import WORKING_DAY, Span
from assistant.errors import UserError
from assistant.strings import text
from assistant.types import Language
from assistant.ui.addresses import is_here, served_hosts

if TYPE_CHECKING:
    from assistant.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Tls:
    """What encrypts what is sent; both files in PEM."""

    certificate: Path
    key: Path

    def check(self) -> None:
        """Make sure that the files are a certificate and its key.

        Raises:
            UserError: they are not, or can't be read.
        """
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        try:
            context.load_cert_chain(self.certificate, self.key, lambda: "")
        except (OSError, ssl.SSLError) as error:
            raise UserError("web.certificate", path=self.certificate, key_path=self.key) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """Served on this computer alone, and without accounts, unless told otherwise."""

    host: str = "127.0.0.1"
    """The address that is listened at."""

    names: tuple[str, ...] = ()
    """More names that the pages are asked for under; one that others know needs accounts."""

    tls: Tls | None = None
    accounts: Path | None = None
    """Folder that accounts are kept in, if they are asked for once there are any."""

    span: Span = WORKING_DAY
    questions_per_minute: int = 20
    """Questions that one person may ask."""

    uploads_per_minute: int = 10
    """Files that one person may send."""

    log_ins_per_minute: int = 20
    """Log-ins that may be tried from one address."""

    @property
    def scheme(self) -> str:
        return "http" if self.tls is None else "https"

    @property
    def is_open_to_others(self) -> bool:
        """Whether other computers can reach the pages.

        A name that is not this computer's own for itself says so too: a proxy hands on what is
        asked for under it.
        """
        return bool(self._known_to_others)

    @property
    def _known_to_others(self) -> list[str]:
        return [one for one in (self.host, *self.names) if not is_here(one)]

    def hosts(self, port: int) -> frozenset[str]:
        """Return each `Host` that a browser may send."""
        return served_hosts(self.host, port, self.names, is_secure=self.tls is not None)

    def finder(self) -> Finder:
        """Return what finds the accounts."""
        return Finder(self.accounts, span=self.span, are_needed=self.is_open_to_others)

    def audit(self) -> AuditLog | None:
        """Return the log that acts are written down in."""
        return None if self.accounts is None else AuditLog(self.accounts, clock=time.time)

    def check(self) -> None:
        """Make sure that pages may be served so.

        Raises:
            UserError: others could reach them, and there is no account; or the certificate is none.
            StoreError: the accounts can't be read.
        """
        if self.is_open_to_others and not self._has_accounts():
            raise UserError("account.needed", host=self._known_to_others[0])
        if self.tls is not None:
            self.tls.check()

    def remarks(self, port: int, language: Language) -> list[str]:
        """Return what to tell who serves pages to others."""
        if not self.is_open_to_others:
            return []
        names = sorted(self.hosts(port) - Serving().hosts(port))
        lines = [text(language, "web.serve.others", scheme=self.scheme, names=", ".join(names))]
        if self.tls is None:
            lines.append(text(language, "web.serve.no_tls"))
        return lines

    def _has_accounts(self) -> bool:
        finder = Finder(self.accounts, span=self.span, are_needed=False)
        try:
            return finder.find() is not None
        finally:
            finder.close()


def serving_of(settings: "Settings") -> Serving:
    """Return how the settings want the pages to be served."""
    chosen = settings.serving
    tls = None
    if chosen.certificate is not None and chosen.key is not None:
        tls = Tls(certificate=chosen.certificate, key=chosen.key)
    return Serving(
        host="127.0.0.1" if chosen.host == "localhost" else chosen.host,
        names=chosen.names,
        tls=tls,
        accounts=settings.paths.data,
        span=Span(idle=chosen.idle_minutes * 60, longest=chosen.longest_hours * 3_600),
        questions_per_minute=chosen.questions_per_minute,
        uploads_per_minute=chosen.uploads_per_minute,
        log_ins_per_minute=chosen.log_ins_per_minute,
    )
