from datetime import date
from importlib.resources import files

import pytest

from assistant.evaluated import AreaOverview, Overview
from assistant.models.catalogue import load_catalogue
from assistant.network import guard
from assistant.strings import LANGUAGES
from assistant.types import Language
from assistant.ui.about.packages import Package
from assistant.ui.about.view import about
from assistant.ui.library.volumes import Volume

TODAY = date(2026, 11, 25)
OVERVIEW = Overview(
    run="20261120T080000Z",
    tier="smoke",
    verdict="passed",
    versions={},
    areas=(AreaOverview(name="privacy", grade="green", passed=40, cases=40),),
)


def volume(number: int, *, language: Language = "id", due: date | None = None) -> Volume:
    return Volume(
        id=f"d{number}", title="<b>Judul</b>", summary="", language=language, shelf="mne",
        kind="guide", audience=(), review_due=due, origin=f"d{number}",
    )  # fmt: skip


def shown(language: Language = "id", *, overview: Overview | None = None) -> str:
    catalogue = load_catalogue()
    cards = [catalogue.of_role(role)[0] for role in ("generator", "embedder")]
    return about(
        cards=cards,
        volumes=[volume(1), volume(2, language="en", due=date(2026, 1, 1)), volume(3)],
        overview=overview,
        packages=[Package("<i>paket</i>", "1.0", "MIT"), Package("tanpa", "2", "")],
        language=language,
        today=TODAY,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_told_in_both_languages(language: Language) -> None:
    page = shown(language)
    for part in ("limits", "private", "tested", "models", "library", "licences"):
        assert f'<h2 id="{part}">' in page
    assert "Qwen2.5-Coder 1.5B" in page
    assert "<i>paket</i>" not in page and "&lt;i&gt;paket" in page


@pytest.mark.parametrize(
    ("is_guarded", "host", "says"),
    [
        (True, "127.0.0.1", "Tidak ada data yang keluar dari komputer ini"),
        (True, "192.168.1.5", "keluar dari komputer yang menjalankan Pandu"),
        (False, "127.0.0.1", "penjaga jaringannya tidak terpasang"),
    ],
)
def test_what_leaves_is_told_as_it_is(
    monkeypatch: pytest.MonkeyPatch, is_guarded: bool, host: str, says: str
) -> None:
    monkeypatch.setattr(guard, "is_installed", lambda: is_guarded)
    with guard.listening_at(host):
        heading = shown().partition('<h2 id="private">')[2].partition("</h2>")[0]
    assert says in heading


def test_the_library_is_counted() -> None:
    page = shown()
    assert "3 dokumen (2 dalam bahasa Indonesia, 1 dalam bahasa Inggris)." in page
    assert "Pemantauan dan evaluasi: 3" in page
    assert "1 dokumen sudah lewat waktu" in page


@pytest.mark.parametrize(
    ("overview", "said"),
    [(None, "belum diuji di komputer ini"), (OVERVIEW, "20 November 2026")],
)
def test_the_latest_test_is_told_or_that_there_is_none(
    overview: Overview | None, said: str
) -> None:
    assert said in shown(overview=overview)


def test_strings_name_no_licence_but_the_real_one() -> None:
    assert "Apache License" in (files("assistant").joinpath("..", "LICENSE").read_text()[:200])
    assert "Apache-2.0" in shown()
