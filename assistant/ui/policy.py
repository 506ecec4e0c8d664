"""What a browser may do with what it is sent, as headers of every reply.

A page runs scripts of this server's own files, and inline ones that carry the number of this very
reply; no text becomes code. Gradio writes style sheets into its markup, so styles in the page are
allowed; they too load from here alone. Nothing may be sent to, framed by or submitted to another
place. What no policy forbids is a link that somebody follows, or `<meta http-equiv=refresh>`: the
escaping of `markup.py` keeps both out.
"""

import secrets

from assistant.ui.asgi import Header

_PAGE = (
    "default-src 'none'",
    "script-src 'self' 'nonce-{nonce}'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
_PLAIN = (
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
_LIVE = (*_PLAIN, "script-src 'self'", "connect-src 'self'")
_REPORT = (
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "sandbox",
)
_ALWAYS = (
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    # Not `no-referrer`: a form's Origin would be "null" then, and could not be told from a forged
    # one (https://fetch.spec.whatwg.org/#append-a-request-origin-header).
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-dns-prefetch-control", b"off"),
)


def new_nonce() -> str:
    """Return a number for one reply: 128 bits, as the policy's standard asks for.

    https://www.w3.org/TR/CSP3/#security-nonces
    """
    return secrets.token_urlsafe(16)


def page_headers(nonce: str) -> tuple[Header, ...]:
    """Return the headers of a page whose own inline scripts carry `nonce`."""
    return (*_with("; ".join(_PAGE).format(nonce=nonce)), (b"cache-control", b"no-store"))


def live_headers() -> tuple[Header, ...]:
    """Return the headers of a plain page that a script of this server's own files renews."""
    return _with("; ".join(_LIVE))


def plain_headers() -> tuple[Header, ...]:
    """Return the headers of all else; nothing in it may run."""
    return _with("; ".join(_PLAIN))


def report_headers() -> tuple[Header, ...]:
    """Return the headers of a report, which holds its own style and nothing else that loads."""
    return _with("; ".join(_REPORT))


def _with(policy: str) -> tuple[Header, ...]:
    return ((b"content-security-policy", policy.encode()), *_ALWAYS)
