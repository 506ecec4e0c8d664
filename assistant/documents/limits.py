"""How much a file may take before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds for reading one file, which may be hostile or broken."""

    max_bytes: int = 50_000_000
    """Largest file, in bytes; archives may unpack to four times as much."""

    max_characters: int = 5_000_000
    """Most text, in characters (code points)."""

    timeout_seconds: float = 60.0
    """Longest time for one file."""

    memory_mb: int = 1_024
    """Most memory for the process that reads it, in MiB (not limited on Windows)."""
