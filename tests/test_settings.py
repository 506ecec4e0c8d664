from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import config_file, load_settings


def test_flags_win_over_environment_over_file_over_default(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().ui.port == 7860
    config_file().write_text("[ui]\nport = 1001\nlanguage = 'en'\n", encoding="utf-8")
    assert load_settings().ui.port == 1001
    monkeypatch.setenv("PANDU_UI__PORT", "1002")
    assert load_settings().ui.port == 1002
    settings = load_settings(ui={"port": 1003})
    assert (settings.ui.port, settings.ui.language) == (1003, "en")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("[ui]\nport = 0\n", "ui.port"),
        ("[ui]\nlanguage = 'fr'\n", "ui.language"),
        ("[ui]\ncolour = 'red'\n", "ui.colour"),
        ("[nothing]\nx = 1\n", "nothing"),
        ("[documents]\nmax_bytes = 'big'\n", "documents.max_bytes"),
        ("not toml", "config.toml"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(content: str, name: str) -> None:
    config_file().write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert name in caught.value.what("id")


def test_models_and_store_live_in_the_data_folder_unless_told(tmp_path: Path) -> None:
    paths = load_settings(paths={"data": tmp_path}).paths
    assert (paths.models, paths.store) == (tmp_path / "models", tmp_path / "store")
    assert load_settings(paths={"store": tmp_path / "s"}).paths.store == tmp_path / "s"
