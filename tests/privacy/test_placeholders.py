import pytest

from assistant.privacy import Entity, Placeholders


def test_one_value_has_one_placeholder() -> None:
    placeholders = Placeholders()
    assert placeholders.name("Siti Aminah", Entity.NAME) == "[NAMA-1]"
    assert placeholders.name("Budi", Entity.NAME) == "[NAMA-2]"
    assert placeholders.name("SITI  AMINAH", Entity.NAME) == "[NAMA-1]"
    assert placeholders.name("0812-0000-0000", Entity.PHONE) == "[TELEPON-1]"
    assert placeholders.name("+62 812 0000 0000", Entity.PHONE) == "[TELEPON-1]"
    assert len(placeholders) == 3


def test_labels_follow_the_language() -> None:
    assert Placeholders("en").name("Siti", Entity.NAME) == "[NAME-1]"


@pytest.mark.parametrize("written", ["[NAMA-1]", "[nama-1]", "[ NAMA - 1 ]"])
def test_restore_understands_retyped_placeholders(written: str) -> None:
    placeholders = Placeholders()
    placeholders.name("Siti", Entity.NAME)
    assert placeholders.restore(f"Ibu {written}, halo") == "Ibu Siti, halo"


def test_unknown_placeholders_stay() -> None:
    assert Placeholders().restore("[NAMA-1] dan [lihat-2]") == "[NAMA-1] dan [lihat-2]"


def test_a_placeholder_that_the_text_holds_is_not_given_again() -> None:
    assert Placeholders().name("Siti", Entity.NAME, taken="tulis [NAMA-1] di sini") == "[NAMA-2]"


def test_values_don_t_show_in_its_representation() -> None:
    placeholders = Placeholders()
    placeholders.name("Siti", Entity.NAME)
    assert "Siti" not in repr(placeholders)


def test_a_name_with_and_without_its_form_of_address_is_one() -> None:
    placeholders = Placeholders("id")
    first = placeholders.name("Bli Nyoman", Entity.NAME)
    assert placeholders.name("nyoman", Entity.NAME) == first
    assert placeholders.name("Puang", Entity.NAME) != first
