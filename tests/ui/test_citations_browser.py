"""Fifty citations of the shipped library, each opened in Chromium: what is marked is the quote."""

import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from assistant.sentences import sentence_spans
from assistant.testing.assistant import Quoted, Script, ScriptedAssistant
from assistant.types import Document
from assistant.workbench import Workbench
from tests.ui.benches import open_bench
from tests.ui.browsing import Visit
from tests.ui.conftest import serving

pytestmark = pytest.mark.browser

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
PDF = "mne/id/buku-saku-mutu-data-dan-sampling.pdf"
FILES = {
    PDF: 16,
    "perlindungan-data/id/dpia-langkah-demi-langkah.docx": 16,
    "perlindungan-data/id/persetujuan-bermakna.md": 9,
    "etika-ai/en/what-ai-is.md": 9,
}
"""How many citations are taken of each file."""

_SHORTEST = 40  # characters; a shorter sentence may stand in several places
_AT_ONCE = 10  # quotes of one answer
_WIDTH = 1_200  # pixels of the picture of a page


@dataclass(frozen=True, slots=True)
class Library:
    bench: Workbench
    documents: dict[str, Document]
    questions: list[tuple[Quoted, ...]]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path = tmp_path_factory.mktemp("citations")
    for source in FILES:
        for ending in ("", ".meta.yaml"):
            if (KNOWLEDGE / (source + ending)).exists():
                copy = path / "knowledge" / (source + ending)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(KNOWLEDGE / (source + ending), copy)
    with open_bench(path, max_bytes=5_000_000) as bench:
        by_source = {one.source: one for one in bench.store.documents()}
        quotes = [
            quote for source, most in FILES.items() for quote in _quotes(by_source[source], most)
        ]
        questions = [tuple(quotes[at : at + _AT_ONCE]) for at in range(0, len(quotes), _AT_ONCE)]
        yield Library(bench, {one.id: one for one in by_source.values()}, questions)


def _quotes(document: Document, most: int) -> list[Quoted]:
    """Take sentences evenly from all over a document, that stand in it once."""
    sentences = [
        document.text[part.start + one.start : part.start + one.end]
        for part in document.sections
        for one in sentence_spans(document.text[part.start : part.end])
    ]
    fit = [one for one in sentences if len(one) >= _SHORTEST and document.text.count(one) == 1]
    assert len(fit) >= most
    return [
        Quoted(document_id=document.id, text=fit[number * len(fit) // most])
        for number in range(most)
    ]


def _plain(text: str) -> str:
    return " ".join(text.split())


def test_what_is_marked_is_the_quote_fifty_times_of_fifty(browser: Any, library: Library) -> None:
    scripts = [
        Script(match=f"pertanyaan {number}.", quotes=quotes)
        for number, quotes in enumerate(library.questions)
    ]
    assistant = ScriptedAssistant(list(library.documents.values()), scripts)
    same, other, on_pictures = 0, [], 0
    with serving(assistant, library.bench) as address:
        visit = Visit(browser, address, viewport={"width": 1366, "height": 768})
        page = visit.page
        for number, quotes in enumerate(library.questions):
            visit.ask(f"Ini pertanyaan {number}.")
            for index, quote in enumerate(quotes):
                visit.last.locator(".card [data-open]").nth(index).click()
                mark = page.locator("#source-panel mark")
                mark.wait_for()
                shown = _plain(mark.text_content())
                if library.documents[quote.document_id].source == PDF:
                    shown_there = _plain(_on_the_picture(page, library.bench))
                    on_pictures += shown_there == _squeezed(quote.text)
                if shown == _plain(quote.text):
                    same += 1
                else:
                    other.append((quote, shown))
                page.keyboard.press("Escape")
        visit.close()
    assert (same, other) == (50, [])
    assert on_pictures == FILES[PDF]


def _squeezed(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum())


def _on_the_picture(page: Any, bench: Workbench) -> str:
    """Return the letters and digits of the file itself that the rectangles of a page cover."""
    figure = page.locator("#source-panel .facsimile svg")
    figure.wait_for()
    assert figure.locator("rect.quoted").first.bounding_box() is not None
    address = figure.locator("image").get_attribute("href")
    number = int(address.removesuffix(".png").rpartition("/")[2])
    boxes = figure.locator("rect.quoted").evaluate_all(
        "all => all.map((r) => ['x', 'y', 'width', 'height'].map((n) => Number(r.getAttribute(n))))"
    )
    file = pypdfium2.PdfDocument(io.BytesIO((bench.folder / PDF).read_bytes()))
    drawn = file[number - 1]
    scale = drawn.get_width() / _WIDTH
    words = drawn.get_textpage()
    found = [
        words.get_text_bounded(
            left=x * scale,
            right=(x + width) * scale,
            top=drawn.get_height() - y * scale,
            bottom=drawn.get_height() - (y + height) * scale,
        )
        for x, y, width, height in boxes
    ]
    return _squeezed("".join(found))
