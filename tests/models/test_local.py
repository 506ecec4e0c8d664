import hashlib
from pathlib import Path

import pytest

from assistant.errors import ModelError
from assistant.models.catalogue import LocalFile
from assistant.models.installed import InstalledModels
from assistant.models.local import Description, add, remove
from tests.models.conftest import Recorder
from tests.models.ggufs import EMBEDDER, GENERATOR, write_gguf
from tests.models.wheels import catalogue_of, make_card

NOTHING_SAID = Description()


@pytest.fixture
def installed(tmp_path: Path) -> InstalledModels:
    return InstalledModels(tmp_path / "models", catalogue=catalogue_of())


def test_a_file_is_copied_and_described_by_itself(
    tmp_path: Path, installed: InstalledModels, progress: Recorder
) -> None:
    file = write_gguf(tmp_path / "My Model Q4.gguf", GENERATOR)
    card = add(file, installed, progress, described=NOTHING_SAID)
    assert card.id == "my-model-q4"
    assert (card.role, card.chat_template, card.licence) == ("generator", "chatml", "mit")
    assert not card.tested
    file.unlink()  # the stick is pulled out
    path = installed.require(card)
    assert path.read_bytes()[:4] == b"GGUF"
    assert installed.catalogue.card("my-model-q4") == card
    assert {step for step, _ in progress.steps} == {"verify", "copy"}


def test_an_e5_embedder_gets_its_prefixes(
    tmp_path: Path, installed: InstalledModels, progress: Recorder
) -> None:
    file = write_gguf(tmp_path / "e5.gguf", EMBEDDER)
    card = add(file, installed, progress, described=NOTHING_SAID)
    assert (card.role, card.dimension, card.query_prefix) == ("embedder", 384, "query: ")
    assert card.passage_prefix == "passage: "


def test_a_linked_file_stays_where_it_is_even_when_removed(
    tmp_path: Path, installed: InstalledModels, progress: Recorder
) -> None:
    file = write_gguf(tmp_path / "m.gguf", GENERATOR)
    card = add(file, installed, progress, described=NOTHING_SAID, link=True)
    assert installed.require(card) == file.resolve()
    remove(card, installed)
    assert file.exists()
    assert installed.catalogue.cards == ()


def test_a_known_hash_is_recognized(tmp_path: Path, progress: Recorder) -> None:
    file = write_gguf(tmp_path / "whatever.gguf", GENERATOR)
    known = make_card(file.read_bytes())
    installed = InstalledModels(tmp_path / "models", catalogue=catalogue_of(known))
    card = add(file, installed, progress, described=NOTHING_SAID)
    assert card == known
    assert installed.condition(known) == "ready"


def test_a_catalogue_name_promises_its_weights(tmp_path: Path, progress: Recorder) -> None:
    file = write_gguf(tmp_path / "whatever.gguf", GENERATOR)
    known = make_card(b"something else")
    installed = InstalledModels(tmp_path / "models", catalogue=catalogue_of(known))
    with pytest.raises(ModelError) as caught:
        add(file, installed, progress, described=Description(id="tiny"))
    assert caught.value.key == "models.damaged"


def test_a_brought_file_of_the_catalogue_keeps_the_hash_it_came_with(
    tmp_path: Path, progress: Recorder
) -> None:
    file = write_gguf(tmp_path / "whatever.gguf", GENERATOR)
    known = make_card(b"?", source=LocalFile(kind="file"), sha256=None, bytes=None)
    installed = InstalledModels(tmp_path / "models", catalogue=catalogue_of(known))
    card = add(file, installed, progress, described=Description(id="tiny"))
    assert installed.sha256(card) == hashlib.sha256(file.read_bytes()).hexdigest()
    with pytest.raises(ModelError) as caught:
        add(file, installed, progress, described=Description(id="tiny"))
    assert caught.value.key == "models.id_taken"


@pytest.mark.parametrize(
    ("described", "key"),
    [
        (Description(id="../up"), "models.bad_id"),
        (Description(id="Big Name"), "models.bad_id"),
        (Description(chat_template="nonsense"), "models.no_template"),
    ],
)
def test_what_a_person_says_is_checked(
    tmp_path: Path,
    installed: InstalledModels,
    progress: Recorder,
    described: Description,
    key: str,
) -> None:
    file = write_gguf(tmp_path / "m.gguf", GENERATOR)
    with pytest.raises(ModelError) as caught:
        add(file, installed, progress, described=described)
    assert caught.value.key == key


def test_an_unknown_chat_template_must_be_named(
    tmp_path: Path, installed: InstalledModels, progress: Recorder
) -> None:
    fields = {**GENERATOR, "tokenizer.chat_template": "[INST] {{ x }} [/INST]"}
    file = write_gguf(tmp_path / "m.gguf", fields)
    with pytest.raises(ModelError) as caught:
        add(file, installed, progress, described=NOTHING_SAID)
    assert caught.value.key == "models.no_template"
    card = add(file, installed, progress, described=Description(chat_template="gemma"))
    assert card.chat_template == "gemma"


def test_a_bundled_model_is_not_removed(tmp_path: Path) -> None:
    installed = InstalledModels(tmp_path)
    with pytest.raises(ModelError):
        remove(installed.catalogue.card("multilingual-e5-small-nano"), installed)
