"""The glossary: readable, in order, unique, leading somewhere."""

from pathlib import Path

import pytest

from tests.checking.folders import check, document, names, places


def term(id: str, *, meaning: str = "Sesuatu.", see: str = '["arsip"]') -> str:
    return (
        f'[[term]]\nid = "{id}"\nen = "thing"\nmeaning_id = "{meaning}"\nmeaning_en = "A thing."\n'
        f'shelf = "mne"\nsee = {see}\n\n'
    )


@pytest.mark.parametrize(
    ("glossary", "expected"),
    [
        ("", []),
        (term("agen AI") + term("AI generatif") + term("anak"), []),
        (term("anak") + term("AI generatif"), ["order"]),
        (term("anak") + term("Anak"), ["twice"]),
        (term("anak", see="[]"), []),
        (term("anak", see='["arsip", "tiada"]'), ["nowhere"]),
        (term("anak", see='["lama"]'), ["nowhere"]),
        (term("anak", meaning="kata " * 60), []),
        (term("anak", meaning="kata " * 61), ["long"]),
        (term("anak").replace("shelf", "rak"), ["unreadable"]),
        (term("anak").replace("mne", "dapur"), ["unreadable"]),
        ("[[term]\n", ["unreadable"]),
    ],
)
def test_glossary(tmp_path: Path, glossary: str, expected: list[str]) -> None:
    files = {
        "glossary.toml": glossary,
        "arsip.md": document(),
        "lama.md": document(id="lama", status="retired"),
    }
    assert names(check(tmp_path, files), "glossary") == expected


def test_the_line_of_the_term_is_named(tmp_path: Path) -> None:
    files = {"glossary.toml": term("anak", see="[]") + term("warga", see='["tiada"]')}
    assert places(check(tmp_path, files), "glossary") == [("nowhere", "glossary.toml", 9)]
