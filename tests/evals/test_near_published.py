from collections.abc import Iterator

import pytest

from assistant.privacy import Redactor
from assistant.screening import personal
from evals.near_published import PARTS, NearPublished, leaves, load_near_published


@pytest.fixture(scope="module")
def redactor() -> Iterator[Redactor]:
    yield Redactor(allow=set())


def test_parts_share_no_text() -> None:
    given = load_near_published()
    parts = [{one.id for one in given.part(part)} for part in PARTS]
    assert not parts[0] & parts[1]
    assert len(parts[0] | parts[1]) == len(given.texts)


def test_names_stand_in_their_texts() -> None:
    assert all(name in one.text for one in load_near_published().texts for name in one.hidden)


@pytest.mark.parametrize("one", load_near_published().texts, ids=lambda one: one.id)
def test_nobody_is_shown_because_a_text_looks_published(
    redactor: Redactor, one: NearPublished, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = leaves(one, redactor.detect)
    monkeypatch.setattr(personal, "is_like_a_case", lambda *_: True)
    assert left is leaves(one, redactor.detect)
