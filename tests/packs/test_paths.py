import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import PackError
from assistant.packs.paths import check_paths, document_of, is_document, is_safe_path

SAFE = [
    "a.md",
    "A.MD",
    "mne/id/sampel.md",
    "mne/id/sampel.md.meta.yaml",
    "mne/id/sampel.md.golden.yaml",
    "mne/id/sampel.txt.asked.yaml",
    "catatan.markdown",
    "contacts.toml",
    "glossary.toml",
    "panduan lapangan (edisi 2), final.md",
    "ペンダフルアン/données/naïve–panduan.md",
    "a/" * 98 + "b.md",  # deep folders
    "condong.md",
    "com10.md",
    "null.md",
    "aux-tim.md",
    "a..b.md",
    "a.b/c.md",
    "-rf.md",
    "readme.txt",
    "100%.md",
    "x.md.md",
    "o" * 197 + ".md",
]

UNSAFE = [
    "",
    ".",
    "..",
    "/",
    "../a.md",
    "a/../b.md",
    "a/../../b.md",
    "..",
    "./a.md",
    "a//b.md",
    "a/",
    "a.md/",
    "/etc/a.md",
    "//server/share/a.md",
    "C:/a.md",
    "C:a.md",
    "c:\\a.md",
    "a\\b.md",
    "..\\a.md",
    "\\\\server\\a.md",
    "~/a.md",
    "~$a.md",
    ".hidden.md",
    ".git/a.md",
    "a/.ssh/b.md",
    "a.md:x.md",
    "a.md::$DATA",
    "CON.md",
    "con.md",
    "nul.md",
    "a/PRN/b.md",
    "aux.a.md",
    "COM1.md",
    "com¹.md",
    "LPT9.txt",
    "CONIN$.md",
    "con .md",
    "a.md.",
    "a.md ",
    " a.md",
    "a /b.md",
    "a./b.md",
    "a?.md",
    "a*.md",
    'a".md',
    "a<b>.md",
    "a|b.md",
    "a\x00.md",
    "a\n.md",
    "a\x1b[31m.md",
    "a\x7f.md",
    "a\x85.md",
    "a\u202edm.exe.md",  # turns what follows around
    "a\u200b.md",
    "a\u2028.md",
    "a\ud800.md",
    unicodedata.normalize("NFD", "é.md"),
    "a.exe",
    "a.html",
    "a.pdf",
    "a.md.exe",
    "a.svg",
    "a",
    "md",
    ".md",
    "a.toml",
    "x/contacts.toml",
    "Contacts.toml",
    "curation.yaml",
    "pyproject.toml",
    "a.yaml",
    "a.meta.yaml",
    "a.pdf.meta.yaml",
    ".meta.yaml",
    "a.md.META.yaml",
    "a.md.meta.yaml.exe",
    "README.md",
    "mne/readme-first.md",
    "a.md/b.md",  # a folder where a file may be
    "contacts.toml/b.md",
    "o" * 198 + ".md",
    "é" * 130 + ".md",  # 263 bytes: more than Linux takes in a name
]


@pytest.mark.parametrize("path", SAFE)
def test_ordinary_names_may_travel(path: str) -> None:
    assert is_safe_path(path)


@pytest.mark.parametrize("path", UNSAFE, ids=ascii)
def test_what_may_leave_the_folder_or_is_no_text_may_not(path: str) -> None:
    assert not is_safe_path(path)


PIECES = ["..", ".", "/", "\\", "C:", ":", "a", "B", ".md", ".txt", " ", "con", "nul", "\x00", "é"]
PATHS = st.one_of(
    st.text(max_size=30).map(lambda text: f"{text}.md"),
    st.lists(st.sampled_from(PIECES), max_size=10).map(lambda parts: f"{''.join(parts)}.md"),
)


@given(PATHS)
def test_a_safe_path_stays_in_its_folder_on_every_system(path: str) -> None:
    if not is_safe_path(path):
        return
    folder = Path("/knowledge")
    assert (folder / path).resolve().is_relative_to(folder)
    assert PurePosixPath(path).as_posix() == path
    windows = PureWindowsPath(path)
    assert not windows.anchor
    assert windows.as_posix() == path
    assert ".." not in windows.parts
    assert not any(part.endswith((".", " ")) for part in windows.parts)
    assert path == path.encode().decode()


@given(st.text("abcxyz09-_é", min_size=1, max_size=20).filter(lambda name: name != "con"))
def test_names_of_letters_and_digits_are_safe(name: str) -> None:
    path = f"mne/id/{unicodedata.normalize('NFC', name)}.md"
    assert is_safe_path(path)


@pytest.mark.parametrize(
    ("paths", "key"),
    [
        (["a.md", "../b.md"], "packs.unsafe_name"),
        (["a.md", "a.md"], "packs.twice"),
        (["a.md", "A.md"], "packs.twice"),
        (["straße.md", "STRASSE.md"], "packs.twice"),
        (["x/a.md", "X/a.md"], "packs.twice"),
        (["a.md.golden.yaml"], "packs.alone"),
        (["b.md", "a.md.meta.yaml"], "packs.alone"),
        (["x/a.md", "a.md.asked.yaml"], "packs.alone"),
    ],
)
def test_paths_are_refused_beside_each_other(paths: list[str], key: str) -> None:
    with pytest.raises(PackError) as caught:
        check_paths(paths)
    assert caught.value.key == key


@pytest.mark.parametrize(
    "paths",
    [
        ["a.md", "a.txt"],
        ["a.md", "x/a.md"],
        ["a.md", "a.md.golden.yaml", "a.md.asked.yaml", "a.md.meta.yaml"],
        ["x/a.md.golden.yaml", "x/a.md", "contacts.toml"],
    ],
)
def test_paths_that_only_look_alike_are_accepted(paths: list[str]) -> None:
    check_paths(paths)


@pytest.mark.parametrize(
    ("path", "document"),
    [
        ("x/a.md.meta.yaml", "x/a.md"),
        ("a.txt.golden.yaml", "a.txt"),
        ("a.md", None),
        ("a.pdf.meta.yaml", None),
        ("contacts.toml", None),
    ],
)
def test_files_beside_a_document_are_known(path: str, document: str | None) -> None:
    assert document_of(path) == document
    assert document is None or is_document(document)
