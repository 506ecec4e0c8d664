import tomllib

import pytest

from assistant.packs.trust import with_trusted_key, without_trusted_key
from tests.packs.archives import KEY, STRANGER

MINE, OTHER = str(KEY.public), str(STRANGER.public)


@pytest.mark.parametrize(
    "settings",
    [
        "",
        "# catatan",
        "# catatan\n[ui]\nport = 1  # di sini\n",
        "[ui]\nport = 1",
        "[packs]\n",
        "[packs] # paket\n[ui]\nport = 1\n",
        "[ packs ]\ntrusted_keys = []\n",
        f'[packs]\ntrusted_keys = ["{OTHER}"]  # kantor\n',
        f'[packs]\n# kantor\ntrusted_keys = [\n  "{OTHER}", # telepon\n]\n\n[ui]\nport = 1\n',
        f'packs.trusted_keys = ["{OTHER}"]\n[ui]\nport = 1\n',
        '[ui]\nlanguage = """\n[packs]\n"""\n[packs]\n',
        "[packs]\r\ntrusted_keys = []\r\n",
    ],
)
def test_a_key_is_added_and_all_else_stays(settings: str) -> None:
    changed = with_trusted_key(settings, KEY.public)
    assert changed is not None
    before, after = tomllib.loads(settings), tomllib.loads(changed)
    assert after.pop("packs")["trusted_keys"] == [
        MINE,
        *before.pop("packs", {}).get("trusted_keys", []),
    ]
    assert after == before
    rest = iter(changed.splitlines())
    for line in settings.splitlines():  # in their order, with their remarks
        begin = line.removesuffix("]") if "trusted_keys = []" in line else line
        head = begin.split("[")[0] if "trusted_keys" in begin else begin
        assert any(head in one for one in rest)


def test_a_key_that_is_there_changes_nothing() -> None:
    settings = f"[packs]\ntrusted_keys = ['{MINE}']\n"
    assert with_trusted_key(settings, KEY.public) == settings


@pytest.mark.parametrize(
    "settings",
    [
        "packs = {}\n",
        f'packs = {{ trusted_keys = ["{OTHER}"] }}\n',
        '"packs"."trusted_keys" = []\n',
        "packs = 1\n",
        "[packs]\ntrusted_keys = 'x'\n",
    ],
)
def test_what_is_written_in_an_unusual_way_is_left_to_a_person(settings: str) -> None:
    assert with_trusted_key(settings, KEY.public) is None


def test_settings_that_are_no_toml_are_told() -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        with_trusted_key("not toml", KEY.public)


@pytest.mark.parametrize(
    "settings",
    [
        f'[packs]\ntrusted_keys = ["{MINE}"]\n',
        f"[packs]\ntrusted_keys = ['{MINE}', '{OTHER}']  # kantor\n",
        f'[packs]\ntrusted_keys = ["{OTHER}", "{MINE}"]\n[ui]\nport = 1\n',
        f'[packs]\n# kantor\ntrusted_keys = [\n  "{MINE}", # telepon\n  "{OTHER}",\n]\n',
        f'[packs]\r\ntrusted_keys = [\r\n  "{OTHER}",\r\n  "{MINE}"\r\n]\r\n',
        f'packs.trusted_keys = ["{MINE}"]\n[ui]\nport = 1\n',
        f'packs = {{ trusted_keys = ["{MINE}"] }}\n',
    ],
)
def test_a_key_is_taken_out_and_all_else_stays(settings: str) -> None:
    changed = without_trusted_key(settings, KEY.public)
    assert changed is not None and MINE not in changed
    before, after = tomllib.loads(settings), tomllib.loads(changed)
    before["packs"]["trusted_keys"].remove(MINE)
    assert after == before
    assert ("# kantor" in changed) == ("# kantor" in settings)


@pytest.mark.parametrize("settings", ["", "[packs]\n", f'[packs]\ntrusted_keys = ["{OTHER}"]\n'])
def test_a_key_that_is_not_there_is_no_fault(settings: str) -> None:
    assert without_trusted_key(settings, KEY.public) == settings


@pytest.mark.parametrize(
    "settings",
    [
        f'[packs]\ntrusted_keys = [ "{MINE[:5]}\\u{ord(MINE[5]):04x}{MINE[6:]}" ]\n',
        "[packs]\ntrusted_keys = 'x'\n",
        "packs = 1\n",
    ],
)
def test_what_can_not_be_cut_out_is_left_to_a_person(settings: str) -> None:
    assert without_trusted_key(settings, KEY.public) is None
