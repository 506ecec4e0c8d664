#!/usr/bin/env python3
"""From a fresh clone to the web page with one command; needs nothing but Python 3.11 or newer.

python3 start.py            installs what is missing, then opens the web page
python3 start.py ask "…"    the same, then asks a question; so with every command of `pandu`
python3 start.py test       installs the tests' tools too, then runs all tests

Every step is skipped where it is done and goes on where it was interrupted. The words are in
assistant/strings/*/start.toml. Older Pythons must be able to read this file, to be told so.
"""

import hashlib
import json
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from string import Template

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "pandu-stamp.json"
LOG = VENV / "pandu-install.log"
UNFINISHED = VENV / "pandu-unfinished"
"""Is there while packages are installed: where it was left behind, files may be missing."""

WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
UV = VENV / ("Scripts/uv.exe" if WINDOWS else "bin/uv")

FIRST_PYTHON, BEYOND_PYTHON = (3, 11), (3, 15)

INCOMPLETE = 3
"""How `pandu knowledge sync` ends where it could not read a file; see `assistant.cli.console`."""

NEEDED_DISK = 6_000_000_000
"""Measured on Linux: packages 1.3 GB, uv's cache 1.1 GB, building 0.3 GB, model 1.2 GB; the
packages share the cache's room where both are on one disk, but need not."""

LITTLE_MEMORY = 3_500_000_000
"""Below this llama.cpp is compiled one file at a time: a large one takes 1 GB."""

COMPILING_SECONDS = 170.0
"""Processor time of compiling llama.cpp's 78 steps, measured on an x86-64 server of 2024."""

# llama-cpp-python asks for llama.cpp's library of its command-line tools, half of the work, and
# then does not use it. A variable that is set before is not overridden.
CMAKE_FILE = VENV / "pandu-llama.cmake"
# Built for a processor with AMX, llama.cpp dies where weights are copied into that layout, as its
# high-level API does (its issue 20824); Pandu's own way does not use it.
CMAKE_LINES = """\
set(LLAMA_BUILD_COMMON OFF)
include(CheckCXXCompilerFlag)
check_cxx_compiler_flag(-mno-amx-int8 KNOWS_AMX)
if(KNOWS_AMX)
  add_compile_options("$<$<COMPILE_LANGUAGE:C,CXX>:-mno-amx-tile;-mno-amx-int8>")
endif()
"""
BUILD_TARGET = "llama"

NETWORK_TROUBLE = re.compile(
    r"failed to fetch|error sending request|dns error|connection|timed out|timeout|proxy|"
    r"certificate|no route to host|name resolution|retrying",
    re.IGNORECASE,
)
COMPILER_TROUBLE = re.compile(
    r"CMake Error|ninja: build stopped|CMAKE_C(XX)?_COMPILER|cmake.*not found"
)

COMPILED = re.compile(r"\[(\d+)/(\d+)\] ")


class StartError(Exception):
    """Something that the person must change: the words' key and the values in them."""

    def __init__(self, key, **values):
        super().__init__(key)
        self.key = key
        self.values = values


def main(arguments):
    """Make everything ready that `arguments` need, run them and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if not FIRST_PYTHON <= sys.version_info[:2] < BEYOND_PYTHON:
        # Words of their own: the strings files can't be read without Python 3.11.
        found = platform.python_version()
        sys.stderr.write(
            f"Pandu memerlukan Python 3.11 sampai 3.14; ini Python {found}.\n"
            "Pasang dari https://www.python.org/downloads/ lalu jalankan lagi start.py.\n"
            f"Pandu needs Python 3.11 to 3.14; this is Python {found}. Install one from there.\n"
        )
        return 1
    try:
        return run(arguments)
    except StartError as trouble:
        say(f"{trouble.key}.what", **trouble.values)
        say(f"{trouble.key}.next", **trouble.values)
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        say("interrupted")
        return 130


def run(arguments):
    """Do the steps; see `main`."""
    command = arguments[0] if arguments else "serve"
    testing = command == "test"
    make_environment({"test": ["test"], "eval": ["evals"]}.get(command, []))
    only_help = bool({"--help", "-h"} & set(arguments))
    if command in ("ask", "serve", "knowledge", "eval", "test") and not only_help:
        if command != "serve":  # it looks itself: another process takes seconds to come up
            pandu_or_fail(["model", "pull"])
        if command in ("ask", "eval"):
            pandu_or_fail(["knowledge", "sync"])
    if testing:
        flags = ["--run-models", "--run-browser"]
        # Where the system can do it, without any network: by now everything is here.
        offline = [str(PYTHON), "-m", "tests.offline"]
        return call([*offline, "-m", "pytest", *flags, *arguments[1:]])
    if command == "serve":  # the page shows how far the library has come
        return pandu(["serve", "--pull", "--sync", *arguments[1:]])
    return pandu(arguments)


def pandu(arguments):
    """Run a command of Pandu and return its exit code."""
    return call([str(PYTHON), "-m", "assistant", *arguments])


def pandu_or_fail(arguments):
    """Run a command of Pandu; where it fails it has said why, and this is the end.

    Files that can't be read are named, and no reason to stop.
    """
    code = pandu(arguments)
    if code not in (0, INCOMPLETE):
        sys.exit(code)


def call(command):
    """Run a command in the project's folder and return its exit code; Ctrl-C goes to it too."""
    with subprocess.Popen(command, cwd=ROOT) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:
            process.wait()
            raise


# The environment


def make_environment(groups):
    """Make `.venv` hold the locked packages, with those of `groups`."""
    key = environment_key()
    stamp = read_stamp()
    if stamp.get("key") == key and set(groups) <= set(stamp.get("groups", [])) and PYTHON.exists():
        return
    started = time.monotonic()
    make_venv()
    try:
        install_uv()
        check_machine()
        install_packages(groups)
    except StartError:
        UNFINISHED.unlink()  # pip and uv clean up behind themselves unless they are interrupted
        raise
    kept = stamp.get("groups", []) if stamp.get("key") == key else []
    STAMP.write_text(json.dumps({"key": key, "groups": sorted({*kept, *groups})}), encoding="utf-8")
    UNFINISHED.unlink()
    say("environment_ready", duration=duration(time.monotonic() - started))


def environment_key():
    """Return what the environment depends on, in one hash."""
    digest = hashlib.sha256(f"{ROOT} {platform.python_version()} {sys.platform}".encode())
    for name in ("uv.lock", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def read_stamp():
    """Return the stamp of the last whole installation, or an empty one."""
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def make_venv():
    """Make `.venv`, or make it anew where it is another Python's or was left unfinished."""
    if PYTHON.exists() and not UNFINISHED.exists():
        ask = "import pip, sys; print(*sys.version_info[:2])"
        told = subprocess.run([str(PYTHON), "-c", ask], capture_output=True, check=False)
        if told.stdout.split() == [str(part).encode() for part in sys.version_info[:2]]:
            UNFINISHED.touch()
            return
    if find_spec("ensurepip") is None:
        raise StartError("no_venv", version=".".join(map(str, sys.version_info[:2])))
    say("making_venv")
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    UNFINISHED.touch()
    make = [sys.executable, "-m", "venv", str(VENV)]
    made = subprocess.run(make, capture_output=True, check=False)
    if made.returncode:
        raise StartError("no_venv", version=".".join(map(str, sys.version_info[:2])))


def install_uv():
    """Install the locked version of uv by pip, which has the person's index and proxy."""
    wanted = locked_version("uv")
    if UV.exists():
        told = subprocess.run([str(UV), "--version"], capture_output=True, check=False)
        if wanted.encode() in told.stdout.split():
            return
    say("installing_uv", version=wanted)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    logged([*pip, f"uv=={wanted}"], dict(os.environ), lambda _: None)


def install_packages(groups):
    """Install the locked packages and, editable, Pandu itself."""
    say("installing_packages")
    environment = uv_environment()
    wanted = [f"--group={group}" for group in groups]
    watch = Watch()
    mirrors = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_NO_INDEX")
    if any(environment.get(name) for name in mirrors):
        # `uv sync` would fetch from the addresses in uv.lock, past the person's own index.
        listed = str(VENV / "pandu-requirements.txt")
        export = ["export", "--frozen", "--quiet", "--no-emit-project", f"--output-file={listed}"]
        logged([str(UV), *export, *wanted], environment, watch.see)
        install = [str(UV), "pip", "install", "--verbose", f"--python={PYTHON}"]
        logged([*install, "--require-hashes", f"--requirements={listed}"], environment, watch.see)
        logged([*install, "--no-deps", "--editable", str(ROOT)], environment, watch.see)
    else:
        sync = ["sync", "--locked", "--inexact", "--verbose", f"--python={PYTHON}"]
        logged([str(UV), *sync, *wanted], environment, watch.see)
    watch.finish()


def uv_environment():
    """Return uv's environment: pip's settings where uv has none, and how to build llama.cpp."""
    environment = dict(os.environ)
    environment.pop("VIRTUAL_ENV", None)
    environment["UV_PROJECT_ENVIRONMENT"] = str(VENV)
    environment["UV_PYTHON_DOWNLOADS"] = "never"
    for name, value in pip_settings().items():
        environment.setdefault(name, value)
    CMAKE_FILE.write_text(CMAKE_LINES, encoding="utf-8")
    # pyproject.toml sets CMAKE_ARGS, so a person's own ones go this way.
    own = [*shlex.split(environment.get("CMAKE_ARGS", "")), environment.get("SKBUILD_CMAKE_ARGS")]
    include = f"-DCMAKE_PROJECT_llama_cpp_INCLUDE={CMAKE_FILE.as_posix()}"
    environment["SKBUILD_CMAKE_ARGS"] = ";".join(filter(None, [include, *own]))
    environment["SKBUILD_BUILD_TARGETS"] = BUILD_TARGET
    memory = total_memory()
    if memory and memory < LITTLE_MEMORY:
        environment.setdefault("CMAKE_BUILD_PARALLEL_LEVEL", "1")
    return environment


def pip_settings():
    """Return what pip is told about the network, in uv's words."""
    told = subprocess.run(
        [str(PYTHON), "-m", "pip", "config", "list", "--disable-pip-version-check"],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    settings = dict(re.findall(r"^[\w:]+\.([\w-]+)='(.*)'$", told.stdout, re.MULTILINE))
    found = {
        "UV_DEFAULT_INDEX": settings.get("index-url"),
        "SSL_CERT_FILE": settings.get("cert"),
        "HTTPS_PROXY": settings.get("proxy"),
        "HTTP_PROXY": settings.get("proxy"),
    }
    if settings.get("no-index", "").lower() in ("1", "true", "yes", "on"):
        found["UV_NO_INDEX"] = "1"
        found["UV_FIND_LINKS"] = ",".join(
            settings.get("find-links", "").replace("\\n", " ").split()
        )
    return {name: value for name, value in found.items() if value}


def logged(command, environment, see):
    """Run a command with its output in the log; `see` gets each line."""
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"\n$ {' '.join(command)}\n")
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        tail = []
        try:
            for line in process.stdout:
                log.write(line)
                tail = [*tail[-60:], line.rstrip()]
                see(line)
        except KeyboardInterrupt:
            process.terminate()
            raise
        finally:
            process.stdout.close()
            process.wait()
    if process.returncode:
        raise failure(tail)


def failure(tail):
    """Return what went wrong, by the last lines of the output."""
    said = "\n".join(line for line in tail if not line.startswith(("DEBUG", "TRACE")))
    reason = next((line.strip() for line in reversed(tail) if "error" in line.lower()), "?")
    if COMPILER_TROUBLE.search("\n".join(tail)):
        return StartError("not_compiled", log=LOG, packages=compiler_packages())
    if NETWORK_TROUBLE.search(said):
        return StartError("no_network", log=LOG, reason=reason[:300])
    return StartError("not_installed", log=LOG, reason=reason[:300])


class Watch:
    """Shows how far uv is: one line that changes on a terminal, else one every 20 seconds."""

    def __init__(self):
        self.fetched = 0
        self.compiled = None
        self.compiling_since = 0.0
        self.shown = time.monotonic()
        self.live = sys.stderr.isatty()
        self.width = 0

    def see(self, line):
        """Take note of a line of uv's output."""
        progress = COMPILED.search(line)
        if line.strip().startswith("Downloaded"):
            self.fetched += 1
        elif progress:
            if self.compiled is None:
                self.compiling_since = time.monotonic()
                cores = os.cpu_count() or 1
                say("compiling", minutes=f"{max(1, COMPILING_SECONDS / cores / 60):.0f}")
            self.compiled = (int(progress.group(1)), int(progress.group(2)))
        elif not (line.strip().startswith("Built") or self.live):
            return
        self.show()

    def show(self):
        """Show it, if it is time."""
        now = time.monotonic()
        if now - self.shown < (0.2 if self.live else 20.0):
            return
        self.shown = now
        if self.compiled is None:
            line = words("fetched", count=self.fetched)
        else:
            done, total = self.compiled
            spent = now - self.compiling_since
            left = duration(spent * (total - done) / max(done, 1))
            line = words("compiled", done=done, total=total, spent=duration(spent), left=left)
        if self.live:
            sys.stderr.write("\r" + line.ljust(self.width))
            self.width = len(line)
        else:
            sys.stderr.write(line + "\n")
        sys.stderr.flush()

    def finish(self):
        """End the changing line."""
        if self.live and self.width:
            sys.stderr.write("\n")


# The machine


def check_machine():
    """Say early what would fail late: disk, compiler, processor."""
    if has_package("llama_cpp_python", locked_version("llama-cpp-python")):
        return
    free = shutil.disk_usage(ROOT).free
    if free < NEEDED_DISK and not has_package("chromadb", locked_version("chromadb")):
        raise StartError("little_disk", free=gigabytes(free), needed=gigabytes(NEEDED_DISK))
    if not in_uv_cache() and not has_compiler():
        raise StartError("no_compiler", packages=compiler_packages())
    memory = total_memory()
    if memory and memory < LITTLE_MEMORY:
        say("little_memory", memory=gigabytes(memory))
    if lacks_avx2():
        say("no_avx2")


def has_package(name, version):
    """Tell whether `.venv` has a package in a version."""
    folders = ("Lib/site-packages", "lib/python*/site-packages")
    return any(any(VENV.glob(f"{folder}/{name}-{version}.dist-info")) for folder in folders)


def in_uv_cache():
    """Tell whether llama-cpp-python was compiled before and kept by uv."""
    told = subprocess.run([str(UV), "cache", "dir"], capture_output=True, text=True, check=False)
    version = locked_version("llama-cpp-python")
    cache = Path(told.stdout.strip() or ".")
    return any(cache.glob(f"sdists-v*/*/llama-cpp-python/{version}/**/*.whl"))


def has_compiler():
    """Tell whether there is a C++ compiler that CMake will find."""
    if WINDOWS:
        installer = Path(os.environ.get("PROGRAMFILES(X86)", "C:/Program Files (x86)"))
        vswhere = installer / "Microsoft Visual Studio/Installer/vswhere.exe"
        if not vswhere.exists():
            return False
        tools = "Microsoft.VisualStudio.Component.VC.Tools.x86.x64"
        ask = [str(vswhere), "-products", "*", "-requires", tools, "-property", "installationPath"]
        return bool(subprocess.run(ask, capture_output=True, check=False).stdout.strip())
    if sys.platform == "darwin":
        # The command is there without the tools, and would open a window.
        return not subprocess.run(
            ["/usr/bin/xcode-select", "-p"], capture_output=True, check=False
        ).returncode
    own = os.environ.get("CXX", "").split()
    return any(shutil.which(name) for name in [*own[:1], "c++", "g++", "clang++"])


def compiler_packages():
    """Return how to install a C++ compiler here."""
    if WINDOWS:
        return words("compiler.windows")
    if sys.platform == "darwin":
        return "xcode-select --install"
    by_installer = {
        "apt-get": "sudo apt-get install build-essential",
        "dnf": "sudo dnf install gcc gcc-c++ make",
        "pacman": "sudo pacman -S base-devel",
        "zypper": "sudo zypper install gcc gcc-c++ make",
    }
    found = [command for name, command in by_installer.items() if shutil.which(name)]
    return found[0] if found else words("compiler.other")


def total_memory():
    """Return the memory in bytes, or None where the system does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None


def lacks_avx2():
    """Tell whether this is an x86 machine known to lack AVX2; only Linux tells without help."""
    if platform.machine().lower() not in ("x86_64", "amd64") or sys.platform != "linux":
        return False
    try:
        content = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return False
    flags = re.search(r"^flags\s*:(.*)$", content, re.MULTILINE)
    return flags is not None and "avx2" not in flags.group(1).split()


# Words and numbers


def say(key, **values):
    """Print words to standard error: standard output is for what was asked for."""
    sys.stderr.write(words(key, **values) + "\n")
    sys.stderr.flush()


def words(key, **values):
    """Return the words for a key in Indonesian, or in English where that is chosen."""
    import tomllib  # new in Python 3.11

    language = "en" if os.environ.get("PANDU_UI__LANGUAGE") == "en" else "id"
    file = ROOT / "assistant" / "strings" / language / "start.toml"
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    for part in key.split("."):
        found = found[part]
    return Template(found).substitute(values)


def locked_version(name):
    """Return the version of a package in uv.lock."""
    import tomllib  # new in Python 3.11

    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    return next(package["version"] for package in lock["package"] if package["name"] == name)


def duration(seconds):
    """Return a duration in minutes and seconds."""
    minutes, seconds = divmod(round(seconds), 60)
    return (
        words("minutes", minutes=minutes, seconds=seconds)
        if minutes
        else words("seconds", seconds=seconds)
    )


def gigabytes(count):
    """Return a number of bytes in gigabytes."""
    return f"{count / 1e9:.1f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
