import pytest

from assistant.privacy.tagging.places import place_lengths
from assistant.privacy.tagging.tokens import list_tokens


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("ke Larantuka besok", [0, 1, 0]),
        ("KEC. ABUNG BARAT", [0, 0, 2, 2]),
        ("Abung saja", [0, 0]),
        ("", []),
    ],
)
def test_places_are_found_by_their_whole_name(text: str, lengths: list[int]) -> None:
    assert place_lengths(list_tokens(text)) == lengths
