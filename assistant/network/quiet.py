"""The environment's switches that keep other people's packages quiet, all in one place.

The guard would refuse what they try. With these they don't even try.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

_UNTOLD = {
    "ANONYMIZED_TELEMETRY": "False",  # Chroma
    "DO_NOT_TRACK": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_SHARE": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_TRACING": "false",
    "OTEL_SDK_DISABLED": "true",  # OpenTelemetry, in Chroma
}
"""Nobody is told what is done here; this holds also while something is downloaded."""

_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "NO_PROXY": "*",  # a proxy on this computer would be a way out
    "no_proxy": "*",
}
"""Nothing is downloaded; this holds but for `as_found`."""

_found: dict[str, str | None] = {}


def silence() -> None:
    """Set the switches for this process and for all that it starts; may be called again."""
    for name in _OFFLINE:
        _found.setdefault(name, os.environ.get(name))
    os.environ.update(_UNTOLD)
    os.environ.update(_OFFLINE)


@contextmanager
def as_found() -> Iterator[None]:
    """Give the person's own settings of proxies and downloads back, for a download or a browser."""
    _set(_found)
    try:
        yield
    finally:
        if _found:
            _set(_OFFLINE)


def _set(variables: Mapping[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
