import os
import subprocess
import sys

import pytest

from tests.network.guarded import ROOT, run_guarded


def test_vendors_are_told_to_keep_quiet() -> None:
    said = run_guarded(
        """
        import huggingface_hub.constants as hub
        print(hub.HF_HUB_OFFLINE, hub.HF_HUB_DISABLE_TELEMETRY)
        from chromadb.config import Settings
        print(Settings().anonymized_telemetry)
        import urllib.request
        print(urllib.request.proxy_bypass_environment("example.org"))
        from assistant.ui.vendor import gr
        print(gr.analytics.analytics_enabled())
        """
    )
    assert said.split() == ["True", "True", "False", "True", "False"]


_PULL = """
import os
from assistant.network import guard, quiet
guard.install()
guard.install()
print(os.environ["HF_HUB_OFFLINE"], os.environ["NO_PROXY"])
for given in (guard.allowed("model pull"), quiet.as_found()):
    with given:
        print(*(os.environ.get(name) for name in ("HF_HUB_OFFLINE", "NO_PROXY", "no_proxy")))
    print(os.environ["HF_HUB_OFFLINE"], os.environ["NO_PROXY"])
"""


@pytest.mark.parametrize(
    ("own", "found"),
    [({}, "None None None"), ({"NO_PROXY": "intra.example", "HF_HUB_OFFLINE": "0"}, None)],
)
def test_a_pull_and_a_browser_get_the_persons_own_settings(
    own: dict[str, str], found: str | None
) -> None:
    names = ("HF_HUB_OFFLINE", "NO_PROXY", "no_proxy")
    environment = {name: value for name, value in os.environ.items() if name not in names} | own
    said = subprocess.run(
        [sys.executable, "-c", _PULL],
        cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True,
    ).stdout  # fmt: skip
    found = found or "0 intra.example None"
    assert said.splitlines() == ["1 *", found, "1 *", found, "1 *"]
