"""What the commands do under the guard that `pandu` installs."""

import pytest

from tests.network.guarded import run_guarded

# 255.255.255.255 is refused by the system itself: nothing is sent by these tests.
_COMMAND = """
from assistant.cli.main import main
from assistant.errors import NetworkError
from assistant.models import pull
from assistant.models.installed import InstalledModels

def attempt(*_, **__):
    try:
        socket.socket().connect(("255.255.255.255", 9))
    except RefusedConnectionError:
        raise
    except OSError:
        print("let out")
    return Path("x")

pull.pull = InstalledModels.verify = attempt
print(main(sys.argv[1:]), dict(guard.refused()))
"""


@pytest.mark.parametrize(
    ("command", "says"),
    [("model pull", ["let out", "let out", "0 {}"]), ("model verify", ["1 {'everywhere': 1}"])],
)
def test_only_a_pull_gets_out(
    command: str, says: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PANDU_MODELS__EMBEDDER", "multilingual-e5-small-q8")
    assert run_guarded(_COMMAND, *command.split()).splitlines() == says


def test_an_answer_tries_nothing() -> None:
    said = run_guarded(
        """
        from tests.test_pipeline import make_assistant
        answer = make_assistant("Jawaban [1].").ask("Kapan kebocoran data dilaporkan?")
        print(bool(answer.evidence), dict(guard.refused()))
        """
    )
    assert said == "True {}"
