"""start.py is run from a copy of the project's top level, and mostly as a module."""

import ast
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from assistant.cli.console import INCOMPLETE

ROOT = Path(__file__).parents[1]
START = ROOT / "start.py"


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """start.py as a module whose environment is an empty folder."""
    spec = importlib.util.spec_from_file_location("start", START)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    venv = tmp_path / "venv"
    venv.mkdir()
    names = {"VENV": "", "STAMP": "stamp.json", "LOG": "log", "CMAKE_FILE": "llama.cmake"}
    names["UNFINISHED"] = "unfinished"
    for name, file in names.items():
        monkeypatch.setattr(module, name, venv / file)
    monkeypatch.setattr(module, "PYTHON", Path(sys.executable))
    return module


def test_an_old_python_can_read_it_and_is_told() -> None:
    source = START.read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    code = (
        "import sys; sys.version_info = (3, 9, 1); sys.argv = ['start.py'];"
        "import runpy; runpy.run_path('start.py', run_name='__main__')"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert told.returncode == 1
    assert "Pandu memerlukan Python 3.11 sampai 3.14" in told.stderr
    assert "Traceback" not in told.stderr


def test_it_needs_only_the_standard_library() -> None:
    imported = set()
    for node in ast.walk(ast.parse(START.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])
    assert imported <= sys.stdlib_module_names


def test_a_stamped_environment_is_left_alone(
    start: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    stamp = {"key": start.environment_key(), "groups": ["test"]}
    start.STAMP.write_text(json.dumps(stamp), encoding="utf-8")
    start.make_environment([])
    start.make_environment(["test"])
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("content", ["", "{", "[1]", "null"])
def test_a_broken_stamp_is_none(start: ModuleType, content: str) -> None:
    start.STAMP.write_text(content, encoding="utf-8")
    assert start.read_stamp() == {}


def test_the_key_changes_with_the_lock(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "ROOT", tmp_path)
    for name in ("uv.lock", "pyproject.toml"):
        (tmp_path / name).write_text("a", encoding="utf-8")
    before = start.environment_key()
    assert start.environment_key() == before
    (tmp_path / "uv.lock").write_text("b", encoding="utf-8")
    assert start.environment_key() != before


@pytest.mark.parametrize(
    ("tail", "key"),
    [
        (["error: Failed to fetch: `https://pypi.org/simple/x/`"], "no_network"),
        (["  Caused by: dns error: failed to lookup address"], "no_network"),
        (["error: invalid peer certificate: UnknownIssuer"], "no_network"),
        (["DEBUG CMake Error at CMakeLists.txt:3 (project):"], "not_compiled"),
        (["DEBUG ninja: build stopped: subcommand failed."], "not_compiled"),
        (["error: The lockfile needs to be updated"], "not_installed"),
        (["DEBUG connection reused", "error: something else"], "not_installed"),
        ([], "not_installed"),
    ],
)
def test_a_failure_is_named_by_what_uv_says(start: ModuleType, tail: list[str], key: str) -> None:
    assert start.failure(tail).key == key


def test_a_failing_command_is_logged_and_named(start: ModuleType) -> None:
    script = "print('error: dns error'); raise SystemExit(2)"
    with pytest.raises(start.StartError) as caught:
        start.logged([sys.executable, "-c", script], dict(os.environ), lambda _: None)
    assert caught.value.key == "no_network"
    assert "dns error" in start.LOG.read_text(encoding="utf-8")


def test_every_trouble_has_its_words(start: ModuleType) -> None:
    values = dict.fromkeys(
        ("version", "free", "needed", "packages", "log", "reason", "memory"), "x"
    )
    keys = ("no_venv", "little_disk", "no_compiler", "not_compiled", "no_network", "not_installed")
    for key in keys:
        assert start.words(f"{key}.what", **values)
        assert start.words(f"{key}.next", **values)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, {}),
        ({"PIP_INDEX_URL": "https://m.example/simple"}, {"UV_DEFAULT_INDEX"}),
        ({"PIP_CERT": "/ca.pem", "PIP_PROXY": "http://p:1"}, {"SSL_CERT_FILE", "HTTPS_PROXY"}),
        ({"PIP_FIND_LINKS": "/wheels"}, {}),
        ({"PIP_FIND_LINKS": "/wheels", "PIP_NO_INDEX": "1"}, {"UV_NO_INDEX", "UV_FIND_LINKS"}),
    ],
)
def test_pips_network_is_uvs_network(
    start: ModuleType,
    variables: dict[str, str],
    expected: set[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    found = start.pip_settings()
    assert set(found) - {"HTTP_PROXY"} == set(expected)
    assert set(found.values()) <= set(variables.values())


def test_a_venv_that_was_left_unfinished_is_made_anew(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = "Scripts" if os.name == "nt" else "bin"
    monkeypatch.setattr(start, "PYTHON", start.VENV / folder / Path(sys.executable).name)
    bare = [sys.executable, "-m", "venv", "--without-pip", str(start.VENV)]
    subprocess.run(bare, check=True)
    start.make_venv()
    ask = [str(start.PYTHON), "-c", "import pip"]
    assert subprocess.run(ask, check=False).returncode == 0
    start.UNFINISHED.unlink()  # as at the end of an installation
    marker = start.VENV / "marker"
    marker.touch()
    start.make_venv()
    assert marker.exists()  # a whole one is left alone
    assert start.UNFINISHED.exists()
    start.make_venv()
    assert not marker.exists()  # one that was left in the middle of an installation is not


def test_uvs_own_settings_win(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://pip.example/simple")
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://uv.example/simple")
    assert start.uv_environment()["UV_DEFAULT_INDEX"] == "https://uv.example/simple"


def test_llama_is_built_without_what_is_not_used(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMAKE_ARGS", "-DGGML_VULKAN=ON -DX='a b'")
    environment = start.uv_environment()
    first, *others = environment["SKBUILD_CMAKE_ARGS"].split(";")
    assert first == f"-DCMAKE_PROJECT_llama_cpp_INCLUDE={start.CMAKE_FILE.as_posix()}"
    assert others == ["-DGGML_VULKAN=ON", "-DX=a b"]
    assert "LLAMA_BUILD_COMMON OFF" in start.CMAKE_FILE.read_text(encoding="utf-8")


def test_compiling_is_shown_step_by_step(
    start: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    watch = start.Watch()
    watch.see(" Downloaded gradio\n")
    for step in (1, 39, 78):
        watch.shown = 0.0
        watch.see(f"DEBUG [{step}/78] /usr/bin/c++ -o x.o\n")
    said = capsys.readouterr().err
    assert said.count("Mengompilasi llama.cpp") == 1
    assert "langkah 39 dari 78" in said
    assert "langkah 78 dari 78" in said


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], [["serve", "--pull", "--sync"]]),
        (["serve", "--port", "1"], [["serve", "--pull", "--sync", "--port", "1"]]),
        (["ask", "apa?"], [["model", "pull"], ["knowledge", "sync"], ["ask", "apa?"]]),
        (["ask", "--help"], [["ask", "--help"]]),
        (["--help"], [["--help"]]),
        (["doctor"], [["doctor"]]),
        (["model", "list"], [["model", "list"]]),
        (["knowledge", "sync"], [["model", "pull"], ["knowledge", "sync"]]),
    ],
)
def test_each_command_gets_what_it_needs(
    start: ModuleType,
    arguments: list[str],
    expected: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(start, "make_environment", lambda groups: None)
    monkeypatch.setattr(start, "call", lambda command: called.append(command[3:]) or 0)
    assert start.run(arguments) == 0
    assert called == expected


def test_the_tests_get_their_tools_and_flags(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[list[str]] = []
    called: list[list[str]] = []
    monkeypatch.setattr(start, "make_environment", wanted.append)
    monkeypatch.setattr(start, "call", lambda command: called.append(command[1:]) or 0)
    assert start.run(["test", "-k", "x"]) == 0
    assert wanted == [["test"]]
    flags = ["--run-models", "--run-browser", "-k", "x"]
    pytest_call = ["-m", "tests.offline", "-m", "pytest", *flags]
    assert called == [["-m", "assistant", "model", "pull"], pytest_call]


def test_a_step_that_fails_is_the_last_one(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "make_environment", lambda groups: None)
    monkeypatch.setattr(start, "call", lambda command: 7)
    with pytest.raises(SystemExit) as caught:
        start.run(["ask", "apa?"])
    assert caught.value.code == 7


def test_a_file_that_can_not_be_read_stops_nothing(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[list[str]] = []

    def call(command: list[str]) -> int:
        called.append(command[3:])
        return start.INCOMPLETE if "sync" in command else 0

    monkeypatch.setattr(start, "make_environment", lambda groups: None)
    monkeypatch.setattr(start, "call", call)
    assert start.INCOMPLETE == INCOMPLETE
    assert start.run(["ask", "apa?"]) == 0
    assert called[-1] == ["ask", "apa?"]


def test_ctrl_c_is_one_line(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(groups: list[str]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "make_environment", interrupt)
    assert start.main([]) == 130
    assert capsys.readouterr().err.strip() == start.words("interrupted")


def test_this_machine_passes_its_own_checks(start: ModuleType) -> None:
    assert start.has_compiler() or os.environ.get("CI")
    assert start.compiler_packages()
    assert start.lacks_avx2() in (True, False)
    memory = start.total_memory()
    assert memory is None or memory > 100_000_000


@pytest.mark.parametrize(
    ("free", "compiler", "key"), [(10**9, True, "little_disk"), (10**12, False, "no_compiler")]
)
def test_what_would_fail_late_is_said_early(
    start: ModuleType,
    free: int,
    compiler: bool,
    key: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usage = SimpleNamespace(free=free)
    monkeypatch.setattr(start.shutil, "disk_usage", lambda _: usage)
    monkeypatch.setattr(start, "has_compiler", lambda: compiler)
    monkeypatch.setattr(start, "in_uv_cache", lambda: False)
    with pytest.raises(start.StartError) as caught:
        start.check_machine()
    assert caught.value.key == key
