"""What this machine is: cores, memory, disk and processor features. None where it can't be told."""

import os
import platform
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

NEEDED_FEATURES = ("avx2", "fma", "f16c")
"""What llama.cpp built on an x86-64 machine of the last ten years uses."""

_AVX2_ON_WINDOWS = 40  # PF_AVX2_INSTRUCTIONS_AVAILABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """The machine that Pandu runs on."""

    system: str
    """`Linux`, `Darwin` or `Windows`."""

    processor: str
    """Architecture, such as `x86_64` or `arm64`."""

    physical_cores: int | None
    logical_cores: int
    memory_mb: int
    available_memory_mb: int
    """Memory that programs can have now without swapping."""

    disk_free_mb: int
    """Room on the disk of the data folder."""

    missing_features: tuple[str, ...] | None
    """Processor features that are needed and lacking; None where it can't be told."""


def look_at_machine(data: Path) -> Machine:
    """Describe this machine; `data` is the folder whose disk counts, and need not exist."""
    import psutil

    memory = psutil.virtual_memory()
    return Machine(
        system=platform.system(),
        processor=platform.machine(),
        physical_cores=psutil.cpu_count(logical=False),
        logical_cores=os.cpu_count() or 1,
        memory_mb=memory.total // 1_000_000,
        available_memory_mb=memory.available // 1_000_000,
        disk_free_mb=shutil.disk_usage(_nearest_folder(data)).free // 1_000_000,
        missing_features=missing_features(),
    )


def missing_features() -> tuple[str, ...] | None:
    """Return the processor features that llama.cpp needs and this machine lacks.

    Empty for ARM, whose 64-bit processors all have what is needed; None where it can't be told.
    """
    if platform.machine().lower() in ("arm64", "aarch64"):
        return ()
    look = _LOOKS.get(platform.system())
    features = look() if look else None
    if features is None:
        return None
    return tuple(name for name in NEEDED_FEATURES if name not in features)


def parse_cpuinfo(content: str) -> frozenset[str] | None:
    """Return the flags of the first processor in Linux's `/proc/cpuinfo`."""
    for line in content.splitlines():
        name, colon, value = line.partition(":")
        if colon and name.strip() == "flags":
            return frozenset(value.split())
    return None


def _features_of_linux() -> frozenset[str] | None:
    try:
        return parse_cpuinfo(Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    except OSError:
        return None


def _features_of_windows() -> frozenset[str] | None:
    import ctypes

    if not ctypes.CDLL("kernel32").IsProcessorFeaturePresent(_AVX2_ON_WINDOWS):
        return frozenset()
    return frozenset(NEEDED_FEATURES)  # Windows tells of AVX2 alone; no processor has only that


def _features_of_mac() -> frozenset[str] | None:
    names = ["machdep.cpu.features", "machdep.cpu.leaf7_features"]
    try:
        told = subprocess.run(  # noqa: S603 - a fixed command of the system
            ["/usr/sbin/sysctl", "-n", *names], capture_output=True, encoding="utf-8", check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return frozenset(told.stdout.lower().split())


_LOOKS: Mapping[str, Callable[[], frozenset[str] | None]] = {
    "Linux": _features_of_linux,
    "Darwin": _features_of_mac,
    "Windows": _features_of_windows,
}


def _nearest_folder(path: Path) -> Path:
    return next(folder for folder in (path, *path.absolute().parents) if folder.is_dir())
