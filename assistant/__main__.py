"""`python -m assistant` is `pandu`."""

from assistant.cli.main import run

run()
