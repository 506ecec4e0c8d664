import pytest

from assistant.place import describe_place
from assistant.types import Locator


@pytest.mark.parametrize(
    ("locator", "indonesian", "english"),
    [
        (Locator(), "", ""),
        (Locator(page=3), "hal. 3", "p. 3"),
        (Locator(slide=2, heading_path=("Isi",)), "salindia 2 · Isi", "slide 2 · Isi"),
        (Locator(heading_path=("Judul", "Bab", "Pasal")), "Bab › Pasal", "Bab › Pasal"),
        (Locator(heading_path=("Judul",)), "", ""),
    ],
)
def test_places_are_said_in_words(locator: Locator, indonesian: str, english: str) -> None:
    assert describe_place(locator, "id", title="Judul") == indonesian
    assert describe_place(locator, "en", title="Judul") == english
