from typing import Any

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from assistant.types import Document
from assistant.ui.library.facing import aligned, can_face, parts_of


def written(*headings: str, source: str = "a.md", lead: str = "") -> Document:
    text = lead + "".join(f"{one}\n\nIsi {one.strip('# ')}.\n\n" for one in headings)
    return Document(
        id="a", title="A", text=text, language="id", source=source, sha256="0", sections=()
    )


def rows(own: Document, other: Document) -> list[tuple[str, str]]:
    def title(document: Document, part: Any) -> str:
        return document.text[part.start : part.end].partition("\n")[0] if part else ""

    pairs = aligned(parts_of(own, 0), parts_of(other, 0))
    return [(title(own, one), title(other, two)) for one, two in pairs]


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        (["# A", "## B", "## C"], ["# A", "## D", "## E"], ["A A", "B D", "C E"]),
        (["# A", "## B", "### C"], ["# A", "### C"], ["A A", "B -", "C C"]),
        (["# A"], ["# A", "## X", "## Y"], ["A A", "- X", "- Y"]),
        (["## B", "### C"], ["## B", "#### D"], ["B B", "C D"]),
        (["## B"], [], ["B -"]),
        ([], [], []),
    ],
)
def test_sections_are_paired_by_their_headings(
    own: list[str], other: list[str], expected: list[str]
) -> None:
    found = rows(written(*own), written(*other))
    assert [f"{a.strip('# ') or '-'} {b.strip('# ') or '-'}" for a, b in found] == expected


def test_what_stands_above_the_first_heading_is_a_part_too() -> None:
    assert [one.level for one in parts_of(written("## B", lead="Pembuka.\n\n"), 0)] == [0, 2]


@pytest.mark.parametrize(
    ("document", "can"),
    [
        (written("# A"), True),
        (written("# A", source="a.docx"), True),
        (written("# A", source="a.pdf"), False),
        (written("# A", lead="x" * 20_000), False),
    ],
)
def test_only_texts_that_are_shown_whole_stand_beside_each_other(
    document: Document, can: bool
) -> None:
    assert can_face(document) is can


def test_a_translation_stands_beside_its_document(client: TestClient) -> None:
    alone = BeautifulSoup(client.get("/pustaka/dokumen/kebocoran").text, "html.parser")
    [address] = [one["href"] for one in alone.select(".translation a") if "sanding" in one["href"]]
    page = BeautifulSoup(client.get(address).text, "html.parser")
    sides = page.select(".pair > div")
    assert [one.get("lang") for one in sides[:2]] == ["id", "en"]
    assert "Pembuka tebal" in sides[0].get_text()
    assert "Report a breach within 72 hours." in sides[1].get_text()
    ids = [one["id"] for one in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert page.select_one(".blacked")


@pytest.mark.parametrize("wanted", ["id", "xx", "", "en&sanding=xx"])
def test_without_such_a_translation_a_document_stands_alone(
    client: TestClient, wanted: str
) -> None:
    page = client.get(f"/pustaka/dokumen/kebocoran?sanding={wanted}").text
    assert 'class="pair"' not in page
