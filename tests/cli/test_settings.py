import json
from typing import Any

import pytest

from assistant.cli.main import main
from assistant.paths import config_file


def shown_settings(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert main(["settings", "--json"]) == 0
    return {row["name"]: row for row in json.loads(capsys.readouterr().out)}


def test_each_value_says_where_it_comes_from(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config_file().write_text(
        "[ui]\nport = 8001\nlanguage = 'en'\n[answer]\nevidence = 2\n", encoding="utf-8"
    )
    monkeypatch.setenv("PANDU_UI__PORT", "8002")
    found = shown_settings(capsys)
    assert (found["ui.port"]["value"], found["ui.port"]["origin"]) == (8002, "environment")
    assert found["ui.port"]["place"] == "PANDU_UI__PORT"
    assert (found["ui.language"]["value"], found["ui.language"]["origin"]) == ("en", "file")
    assert found["ui.language"]["place"] == str(config_file())
    assert (found["answer.evidence"]["value"], found["answer.evidence"]["origin"]) == (2, "file")
    assert found["retrieval.passages"]["origin"] == "default"
    assert found["paths.data"]["origin"] == "environment"


def test_every_setting_has_an_explanation(capsys: pytest.CaptureFixture[str]) -> None:
    for name, row in shown_settings(capsys).items():
        assert row["explanation"], name


def test_people_read_names_values_and_origins(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings"]) == 0
    shown = capsys.readouterr().out
    assert "ui.port = 7860  (bawaan)" in shown
    assert "PANDU_PATHS__DATA" in shown


def test_path(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "path"]) == 0
    assert capsys.readouterr().out.strip() == str(config_file())
