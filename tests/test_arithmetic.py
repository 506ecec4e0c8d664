import subprocess
import sys

_PRINT_THREADS = """
import numpy
from threadpoolctl import threadpool_info
from assistant.arithmetic import keep_to_one_thread

keep_to_one_thread()
print({one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"})
"""


def test_products_keep_to_one_thread() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PRINT_THREADS], capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() in ("{1}", "set()")  # none that can be told, as macOS's own
