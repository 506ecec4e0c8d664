"""How the process keeps memory, seen in processes of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

_COUNT = """
import ctypes, sys, threading
from assistant.c_library import c_library, return_memory, share_pools

if sys.argv[1] == "shared":
    share_pools()
c = c_library()
c.malloc.restype = c.fopen.restype = ctypes.c_void_p
meeting = threading.Barrier(12)

def take():
    meeting.wait()
    for _ in range(200):
        c.malloc(1000)
    meeting.wait()

threads = [threading.Thread(target=take) for _ in range(12)]
for one in threads: one.start()
for one in threads: one.join()
return_memory()
told = ctypes.c_void_p(c.fopen(sys.argv[2].encode(), b"w"))
c.malloc_info(0, told)
c.fclose(told)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="pools are glibc's")
@pytest.mark.parametrize(("how", "is_few"), [("shared", True), ("as it is", False)])
def test_threads_share_few_pools(how: str, is_few: bool, tmp_path: Path) -> None:
    told = tmp_path / "pools.xml"
    subprocess.run([sys.executable, "-c", _COUNT, how, str(told)], check=True)
    assert (told.read_text(encoding="utf-8").count("<heap ") <= 2) == is_few
