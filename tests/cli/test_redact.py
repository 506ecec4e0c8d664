"""`pandu redact` as people type it."""

import io
import json
import os
import stat
from pathlib import Path

import pytest

from assistant.cli.main import main
from tests.cli.trainer import Capture

NIK = "3201010101900000"
CSV = f"No;Nama;NIK;Umur;Catatan\n1;Siti Aminah;{NIK};34;Siti Aminah hadir\n2;Budi;{NIK};35;=1+1\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "masuk" / "daftar.csv"
    path.parent.mkdir()
    path.write_text(CSV, encoding="utf-8")
    return path


def redact(*arguments: object, code: int = 0) -> None:
    assert main(["redact", *map(str, arguments)]) == code


def test_a_text_is_printed_masked(capsys: Capture) -> None:
    redact("--text", f"Ibu Siti Aminah, NIK {NIK}")
    out, err = capsys.readouterr()
    assert out == "Ibu [NAMA-1], NIK [NIK-1]\n"
    assert "bukan semuanya" in err


@pytest.mark.parametrize("arguments", [("-",), ("--text", "-")])
def test_standard_input_is_read(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Mrs Siti Aminah left.\n"))
    redact(*arguments, "--lang", "en")
    assert capsys.readouterr().out == "Mrs [NAME-1] left.\n"


def test_files_are_written_beside_and_never_changed(table: Path, capsys: Capture) -> None:
    redact(table)
    out, err = capsys.readouterr()
    result = table.with_name("daftar-tersamar.csv")
    assert result.read_text("utf-8") == (
        "No;Nama;Umur;Catatan\n1;[NAMA-1];30–39;[NAMA-1] hadir\n2;[NAMA-2];30–39;'=1+1\n"
    )
    assert table.read_text("utf-8") == CSV
    assert out == ""
    assert "kelompok yang lebih kecil dari 5" in err
    assert "Siti" not in err
    if os.name == "posix":
        assert stat.S_IMODE(result.stat().st_mode) == 0o600


def test_nothing_is_overwritten_without_force(table: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "keluar"
    redact(table, "--out", out)
    redact(table, "--out", out, "--column", "Umur=drop", code=2)
    assert "--force" in capsys.readouterr().err
    assert "Umur" in (out / "daftar-tersamar.csv").read_text("utf-8")
    redact(table, "--out", out, "--column", "Umur=drop", "--force")
    assert "Umur" not in (out / "daftar-tersamar.csv").read_text("utf-8")


def test_a_review_shows_values_and_a_plan_and_writes_nothing(table: Path, capsys: Capture) -> None:
    redact(table, "--review")
    out = capsys.readouterr().out
    assert "[NAMA-1]  Siti Aminah  (nama orang, 1 tempat)" in out
    assert '"Umur" = "band:10"' in out
    assert sorted(table.parent.iterdir()) == [table]
    redact(table, "--review", "--json")
    made = json.loads(capsys.readouterr().out)
    assert made["columns"]["NIK"]["treatment"] == "drop"
    assert made["groups"][0]["rows"] == 2


def test_a_plan_and_options_are_followed(table: Path, tmp_path: Path, capsys: Capture) -> None:
    plan = tmp_path / "rencana.toml"
    plan.write_text('allow = ["Budi"]\n[columns]\nNIK = "keep"\nNama = "drop"\n', "utf-8")
    redact(table, "--plan", plan, "--column", "Nama=search", "--also", "hadir", "--json")
    (made,) = json.loads(capsys.readouterr().out)
    assert made["columns"]["NIK"] == "keep"
    masked = Path(made["path"]).read_text("utf-8")
    assert masked.splitlines()[1:] == [
        f"1;[NAMA-1];{NIK};30–39;[NAMA-1] [NAMA-2]",
        f"2;Budi;{NIK};30–39;'=1+1",
    ]


def test_codes_are_undone_with_their_key_alone(
    table: Path, tmp_path: Path, capsys: Capture
) -> None:
    key, out = tmp_path / "kunci" / "k.json", tmp_path / "keluar"
    redact(table, "--key", key, "--method", "codes", "--out", out)
    assert "terkunci" in capsys.readouterr().err
    masked = out / "daftar-tersamar.csv"
    assert "1;NAMA-0001;30–39;" in masked.read_text("utf-8")
    redact("--restore", masked, "--key", key, "--out", tmp_path / "asli")
    assert "1;Siti Aminah;30–39;" in (tmp_path / "asli" / "daftar-tersamar-asli.csv").read_text(
        "utf-8"
    )


def test_hmac_is_not_undone(table: Path, tmp_path: Path, capsys: Capture) -> None:
    key, out = tmp_path / "kunci" / "k.json", tmp_path / "keluar"
    redact(table, "--key", key, "--out", out)
    redact("--restore", out / "daftar-tersamar.csv", "--key", key, code=2)
    assert "satu arah" in capsys.readouterr().err
    assert "Siti" not in key.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Belum ada"),
        (("{table}", "--column", "Umur"), "--column"),
        (("{table}", "--column", "Usia=drop"), "Tidak ada kolom"),
        (("{table}", "--column", "Umur=buang"), "tidak dikenal"),
        (("{table}", "--column", "Nama=pseudonym"), "berkas kunci"),
        (("{table}", "--key", "{folder}/k.json"), "folder yang sama"),
        (("{table}", "--plan", "{folder}/tidak-ada.toml"), "tidak dapat dibaca"),
        (("{folder}/tidak-ada.csv",), ""),
        (("{folder}",), ""),
        (("--restore", "{table}"), "tidak dapat dikembalikan"),
    ],
)
def test_what_can_not_be_done_is_said(
    table: Path, capsys: Capture, arguments: tuple[str, ...], said: str
) -> None:
    filled = [one.format(table=table, folder=table.parent) for one in arguments]
    redact(*filled, code=2)
    assert said in capsys.readouterr().err
    assert sorted(table.parent.iterdir()) == [table]
