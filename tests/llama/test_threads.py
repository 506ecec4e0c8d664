import os

from assistant.llama.threads import physical_cores


def test_between_one_and_all_processors() -> None:
    assert 1 <= physical_cores() <= (os.cpu_count() or 1)
