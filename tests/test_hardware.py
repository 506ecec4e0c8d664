import platform
from pathlib import Path

import pytest

from assistant.hardware import look_at_machine, missing_features, parse_cpuinfo

CPUINFO = """processor\t: 0
model name\t: Some CPU
flags\t\t: fpu sse2 avx avx2 f16c

processor\t: 1
flags\t\t: fpu
"""


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(CPUINFO, {"fpu", "sse2", "avx", "avx2", "f16c"}, id="the first processor"),
        pytest.param("flags :\n", set(), id="no flags"),
        pytest.param("Features : fp asimd\n", None, id="ARM has none of that name"),
        pytest.param("vmx flags : ept\n", None, id="other flags"),
        pytest.param("", None, id="empty"),
    ],
)
def test_the_flags_of_linux_are_read(content: str, expected: set[str] | None) -> None:
    assert parse_cpuinfo(content) == expected


def test_this_machine_is_described(tmp_path: Path) -> None:
    machine = look_at_machine(tmp_path / "not" / "there" / "yet")
    assert machine.system == platform.system()
    assert machine.logical_cores >= (machine.physical_cores or 1) >= 1
    assert machine.memory_mb >= machine.available_memory_mb > 0
    assert machine.disk_free_mb > 0
    assert machine.missing_features == missing_features()


@pytest.mark.parametrize("processor", ["arm64", "aarch64"])
def test_arm_lacks_nothing(processor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: processor)
    assert missing_features() == ()


def test_an_unknown_system_is_not_guessed_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(platform, "system", lambda: "Plan9")
    assert missing_features() is None
