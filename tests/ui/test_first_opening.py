from pathlib import Path

from assistant.ui.first_opening import opening_address

HERE = "http://127.0.0.1:7860"


def test_the_introduction_opens_once_and_leaves_an_empty_file(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert opening_address(HERE, folder) == f"{HERE}/mulai/"
    assert opening_address(HERE, folder) == HERE
    assert [(one.name, one.stat().st_size) for one in folder.iterdir()] == [("introduced", 0)]


def test_where_nothing_can_be_remembered_the_page_for_asking_opens(tmp_path: Path) -> None:
    assert opening_address(HERE, None) == HERE
    (tmp_path / "file").write_text("")
    assert opening_address(HERE, tmp_path / "file" / "data") == HERE
