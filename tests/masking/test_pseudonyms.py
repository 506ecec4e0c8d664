"""Codes and their key file."""

import os
import stat
from pathlib import Path

import pytest

from assistant.errors import UserError
from assistant.masking.files import open_file
from assistant.masking.pseudonyms import KeyFile, open_key, save_key
from assistant.masking.restoring import restored_bytes


@pytest.mark.parametrize(
    ("one", "other", "are_equal"),
    [
        ("Siti Aminah", "SITI  AMINAH", True),
        ("Siti Aminah", "Siti-Aminah", True),
        ("Siti Aminah", "Siti Amin", False),
        ("0812-0000-1111", "+62 812 0000 1111", True),
        ("0812-0000-1111", "0812-0000-1112", False),
        ("3201010101900000", "3201 0101 0190 0000", True),
        ("PM-001", "PM001", True),
        ("PM-001", "PM-002", False),
    ],
)
@pytest.mark.parametrize("method", ["hmac", "codes"])
def test_one_person_has_one_code(method: str, one: str, other: str, are_equal: bool) -> None:
    key = KeyFile.new(method)  # type: ignore[arg-type]
    assert (key.code(one, "NAMA") == key.code(other, "NAMA")) is are_equal


def test_codes_are_counted_for_each_kind_and_can_be_undone() -> None:
    key = KeyFile.new("codes")
    codes = [key.code("Siti", "NAMA"), key.code("Budi", "NAMA"), key.code("Siti", "KODE")]
    assert codes == ["NAMA-0001", "NAMA-0002", "KODE-0001"]
    said = "NAMA-0002 bertemu NAMA-0001 dan NAMA-0009, XNAMA-0001, NAMA-00011."
    assert key.restore(said) == (
        "Budi bertemu Siti dan NAMA-0009, XNAMA-0001, NAMA-00011.",
        2,
    )


def test_hmac_can_not_be_undone_and_keeps_no_value() -> None:
    key = KeyFile.new("hmac")
    code = key.code("Siti Aminah", "NAMA")
    assert code.startswith("NAMA-") and len(code) == 17
    assert "Siti" not in key.dumps() and "Siti" not in repr(key)
    assert KeyFile.new("hmac").code("Siti Aminah", "NAMA") != code
    with pytest.raises(UserError) as caught:
        key.restore(code)
    assert caught.value.key == "masking.one_way"


@pytest.mark.parametrize("method", ["hmac", "codes"])
def test_a_key_file_gives_the_same_codes_later(tmp_path: Path, method: str) -> None:
    path = tmp_path / "kunci" / "k.json"
    key = open_key(path, method=method)  # type: ignore[arg-type]
    code = key.code("Siti", "NAMA")
    save_key(key, path)
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = open_key(path, method="hmac")
    assert again.method == method
    assert again.code("Budi", "NAMA") != code
    assert again.code("Siti", "NAMA") == code


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[]",
        '{"pandu_key": 2, "method": "hmac", "key": "' + "0" * 64 + '"}',
        '{"pandu_key": 1, "method": "aes", "key": "' + "0" * 64 + '"}',
        '{"pandu_key": 1, "method": "hmac", "key": "RAHASIA"}',
    ],
)
def test_another_file_is_no_key_and_is_not_quoted(tmp_path: Path, content: str) -> None:
    path = tmp_path / "k.json"
    path.write_text(content, encoding="utf-8")
    path.chmod(0o600)
    with pytest.raises(UserError) as caught:
        open_key(path, method="hmac")
    assert caught.value.key == "masking.bad_key"
    assert "RAHASIA" not in str(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "k.json"
    save_key(KeyFile.new("hmac"), path)
    path.chmod(0o640)
    with pytest.raises(UserError) as caught:
        open_key(path, method="hmac")
    assert caught.value.key == "masking.open_key"


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", "Kata NAMA-0001.\n"), ("a.csv", "Nama,Umur\nNAMA-0001,30\n")],
)
def test_files_are_restored(name: str, content: str) -> None:
    key = KeyFile.new("codes")
    key.code("Siti Aminah", "NAMA")
    data, count = restored_bytes(open_file(content.encode(), name), key)
    assert (data.decode(), count) == (content.replace("NAMA-0001", "Siti Aminah"), 1)
