"""The settings in force, and the few lines that a page writes into their file."""

import tomllib

import pytest

from assistant.errors import SettingsError
from assistant.in_force import CHANGEABLE, change_setting, effective_settings, with_setting
from assistant.paths import config_file
from assistant.settings import load_settings


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[ui]\nlanguage = "en"\n'),
        ("[log]\n", '[log]\n\n[ui]\nlanguage = "en"\n'),
        ("[ui]\nport = 1\n", '[ui]\nlanguage = "en"\nport = 1\n'),
        ('[ui]\nlanguage = "id"\n[log]\n', '[ui]\nlanguage = "en"\n[log]\n'),
        ('[ ui ] # kantor\n  language="id" # x\n', '[ ui ] # kantor\nlanguage = "en"\n'),
        ('[log]\nlanguage = "id"\n[ui]\n', '[log]\nlanguage = "id"\n[ui]\nlanguage = "en"\n'),
    ],
)
def test_one_line_is_put_in_or_changed(before: str, after: str) -> None:
    assert with_setting(before, "ui", "language", "en") == after
    assert tomllib.loads(after)["ui"]["language"] == "en"


@pytest.mark.parametrize(
    "text",
    ['ui = { language = "id" }\n', 'ui.language = "id"\n', '["ui"]\nlanguage = "id"\n'],
)
def test_a_file_that_it_does_not_understand_is_left_alone(text: str) -> None:
    config_file().write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        change_setting(load_settings(), "ui.language", "en")
    assert raised.value.key == "settings.by_hand"
    assert config_file().read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", CHANGEABLE)
def test_what_can_be_changed_is_a_setting(name: str) -> None:
    settings = load_settings()
    found = {one.name: one for one in effective_settings(settings, {})}[name]
    written = str(found.value).lower() if isinstance(found.value, bool) else str(found.value)
    change_setting(settings, name, written)
    origins = {one.name: one.origin for one in effective_settings(load_settings(), {})}
    assert origins[name] == "file"
    assert [one for one, origin in origins.items() if origin != "default"] == [name]
