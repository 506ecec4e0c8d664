from assistant.privacy.tagging.features import features
from assistant.privacy.tagging.tokens import list_tokens


def row(text: str, index: int) -> list[str]:
    return features(list_tokens(text))[index]


def test_there_is_one_row_for_each_token() -> None:
    assert features([]) == []
    assert len(features(list_tokens("Ibu Wati, 34 th\nJl. Melati"))) == 9


def test_a_word_is_described_by_itself_and_its_neighbours() -> None:
    described = row("kata bu Wati tadi", 2)
    assert {"w=wati", "s=Xx", "^wat", "ati$", "c=listed", "-1:w=bu", "-1:c=title"} <= set(described)
    assert "-2:w=kata" in described and "1:w=tadi" in described and "2:¶" in described


def test_how_a_text_is_written_tells_what_a_capital_is_worth() -> None:
    assert "caps/XX" in row("NAMA IBU WATI", 2)
    assert "low/x" in row("kata bu wati tadi", 2)
    assert "mixed/Xx" in row("kata bu Wati tadi", 2)


def test_places_and_what_is_glued_are_told() -> None:
    assert "place" in row("ke Larantuka besok", 1) and "1:place" in row("ke Larantuka", 0)
    assert "glued" in row("p.samuel", 2) and "glued" not in row("p samuel", 1)
