import stat
import zipfile
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import PackError
from assistant.packs.manifest import MAX_FILE_BYTES, MAX_FILES, Manifest
from assistant.packs.reading import read_pack
from assistant.packs.writing import write_pack
from tests.packs.archives import FILES, KEY

DAY = date(2026, 11, 24)


def write(
    target: Path, files: dict[str, bytes], *, title: str = "Uji", publisher: str = ""
) -> Manifest:
    return write_pack(target, files, key=KEY, title=title, publisher=publisher, created_on=DAY)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    target = tmp_path / "uji.pandupack"
    manifest = write(target, FILES, publisher="Yayasan Contoh")
    pack = read_pack(target, trusted=[KEY.public])
    assert (pack.manifest, pack.files) == (manifest, FILES)
    assert (pack.manifest.publisher, pack.manifest.created_on) == ("Yayasan Contoh", DAY)
    assert [path.name for path in tmp_path.iterdir()] == ["uji.pandupack"]


def test_the_same_files_make_the_same_pack(tmp_path: Path) -> None:
    write(tmp_path / "a", FILES)
    write(tmp_path / "b", dict(reversed(FILES.items())))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_pack_holds_ordinary_files_only(tmp_path: Path) -> None:
    write(tmp_path / "a", FILES)
    with zipfile.ZipFile(tmp_path / "a") as archive:
        modes = {stat.S_IFMT(info.external_attr >> 16) for info in archive.infolist()}
        names = archive.namelist()
    assert modes == {stat.S_IFREG}
    assert names == ["manifest.json", "manifest.sig", *(f"files/{path}" for path in FILES)]


def test_a_title_is_kept_to_one_line_that_can_be_printed(tmp_path: Path) -> None:
    manifest = write(tmp_path / "a", FILES, title="Uji\n\x1b[31mmerah\u202e", publisher="\x07A")
    assert (manifest.title, manifest.publisher) == ("Uji [31mmerah", "A")


@pytest.mark.parametrize(
    ("files", "title", "key"),
    [
        ({}, "Uji", "packs.nothing"),
        ({"../a.md": b""}, "Uji", "packs.unsafe_name"),
        ({"aux.md": b""}, "Uji", "packs.unsafe_name"),
        ({"a.md": b"", "A.md": b""}, "Uji", "packs.twice"),
        ({"a.md": b"a" * (MAX_FILE_BYTES + 1)}, "Uji", "packs.file_too_large"),
        ({f"{number}.md": b"" for number in range(MAX_FILES + 1)}, "Uji", "packs.too_large"),
        (FILES, "U" * 201, "packs.manifest"),
        (FILES, "\x1b", "packs.manifest"),
    ],
)
def test_what_no_reader_would_take_is_not_written(
    tmp_path: Path, files: dict[str, bytes], title: str, key: str
) -> None:
    with pytest.raises(PackError) as caught:
        write(tmp_path / "a", files, title=title)
    assert caught.value.key == key
    assert not list(tmp_path.iterdir())


def test_an_older_pack_stays_where_the_new_one_can_not_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "penuh.pandupack"
    folder.mkdir()
    (folder / "isi").write_text("", encoding="utf-8")
    for target in (folder, tmp_path / "tidak-ada" / "uji.pandupack"):
        with pytest.raises(PackError) as caught:
            write(target, FILES)
        assert caught.value.key == "packs.unwritable"
    assert [path.name for path in tmp_path.iterdir()] == ["penuh.pandupack"]


def test_the_largest_library_has_a_manifest_that_is_read(tmp_path: Path) -> None:
    files = {f"{'x' * 190}{number:04}.md": b"" for number in range(MAX_FILES)}
    write(tmp_path / "a", files)
    assert len(read_pack(tmp_path / "a", trusted=[KEY.public]).files) == MAX_FILES
