"""The cookie that a log-in gives a browser."""

from assistant.ui.asgi import Header, Scope

# `__Host-` binds a cookie to this very host, and to encrypted connections
# (https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-the-__host-prefix).
_NAMES = {True: "__Host-pandu", False: "pandu-masuk"}


def token_of(scope: Scope, *, is_secure: bool) -> str | None:
    """Return the token that a request brings; None where there is none, or more than one."""
    wanted = f"{_NAMES[is_secure]}="
    values = [value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie"]
    parts = [part.strip() for value in values for part in value.split(";")]
    found = [part.removeprefix(wanted) for part in parts if part.startswith(wanted)]
    return found[0] if len(found) == 1 else None


def giving(token: str, *, is_secure: bool) -> Header:
    """Return the header that gives a browser its token, until it is closed."""
    return _header(f"{_NAMES[is_secure]}={token}", is_secure=is_secure)


def taking(*, is_secure: bool) -> Header:
    """Return the header that takes the token back."""
    return _header(f"{_NAMES[is_secure]}=; Max-Age=0", is_secure=is_secure)


def _header(pair: str, *, is_secure: bool) -> Header:
    secure = "; Secure" if is_secure else ""
    return (b"set-cookie", f"{pair}; Path=/; HttpOnly; SameSite=Strict{secure}".encode())
