"""A hundred texts that would run or load something, planted wherever words are shown."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from assistant.testing.assistant import Quoted, Script, ScriptedAssistant, Sentence
from assistant.types import Document, Locator, Section
from assistant.workbench import Workbench
from tests.ui.benches import document, open_bench
from tests.ui.browsing import Tab
from tests.ui.conftest import serving

pytestmark = pytest.mark.browser

PAYLOADS = (
    (Path(__file__).parent / "data" / "payloads.txt").read_text(encoding="utf-8").splitlines()
)
_BATCH = 10
_BATCHES = [PAYLOADS[start : start + _BATCH] for start in range(0, len(PAYLOADS), _BATCH)]
_INERT = (
    ":is(.exchange, #source-panel, #section-documents, #section-checks, #section-queue)"
    " :is(script, img, image, iframe, object, embed, video, audio, style, link, meta, base, svg,"
    " math, marquee, template, a[href^='java'], a[href^='data'],"
    " a[href*='evil']:not([href^='/pustaka/']),"  # there it is but a heading's id
    " [onerror], [onload], [onclick], [onfocus], [srcdoc])"
)


class Watched(Tab):
    """An open page of which everything that it does beyond its origin is noted."""

    def __init__(self, browser: Any, address: str, path: str) -> None:
        super().__init__(browser, address)
        self.dialogs: list[str] = []
        self.opened: list[str] = []
        self.let_out: list[str] = []
        self.page.on("dialog", self._on_dialog)
        self.context.on("page", lambda page: self.opened.append(page.url))
        self.context.route(lambda url: not self._is_ours(url), self._on_leaving)
        self.page.goto(f"{address}{path}")

    def _on_leaving(self, route: Any) -> None:
        self.let_out.append(route.request.url)  # what a policy forbids does not come this far
        route.abort()

    def _on_dialog(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _is_ours(self, url: str) -> bool:
        return urlsplit(url).netloc == urlsplit(self.address).netloc

    def traces(self) -> list[Any]:
        """Return what ran, asked, opened or left."""
        ran = self.page.evaluate("window.pwned === undefined ? [] : [window.pwned]")
        return [*ran, *self.dialogs, *self.opened, *self.let_out]


@pytest.fixture
def watch(browser: Any) -> Iterator[Callable[[str, str], Watched]]:
    tabs: list[Watched] = []

    def open_page(address: str, path: str) -> Watched:
        tabs.append(Watched(browser, address, path))
        return tabs[-1]

    yield open_page
    for tab in tabs:
        tab.context.close()


def _documents() -> list[Document]:
    """Return a document for each payload, which is its title, file name, heading and text."""
    made = []
    for number, payload in enumerate(PAYLOADS):
        text = f"# {payload}\n\nSebelum. {payload} Sesudah.\n"
        place = Locator(heading_path=(payload, f"Bab {payload}"))
        made.append(
            Document(
                id=f"d{number}",
                title=payload,
                text=text,
                language="id",
                source=f"mne/{payload}.md",
                sha256="0" * 64,
                sections=(Section(start=0, end=len(text), locator=place),),
            )
        )
    return made


def _scripts(documents: list[Document]) -> list[Script]:
    """Return an answer for each batch: every payload quoted, and said by the model."""
    scripts = []
    for first in range(0, len(PAYLOADS), _BATCH):
        batch = documents[first : first + _BATCH]
        scripts.append(
            Script(
                match=f"kelompok {first // _BATCH}:",
                quotes=tuple(
                    Quoted(document_id=one.id, text=f"Sebelum. {one.title} Sesudah.")
                    for one in batch
                ),
                sentences=tuple(
                    Sentence(text=one.title, citations=(number,))
                    for number, one in enumerate(batch, start=1)
                ),
            )
        )
    return scripts


def test_questions_quotes_titles_and_summaries_run_nothing(
    watch: Callable[[str, str], Watched], workbench: Workbench
) -> None:
    documents = _documents()
    with serving(ScriptedAssistant(documents, _scripts(documents)), workbench) as address:
        tab = watch(address, "/")
        page = tab.page
        opened = 0
        for number, batch in enumerate(_BATCHES):
            question = "\n".join([f"kelompok {number}:", *batch])
            page.locator("#send").wait_for()
            page.locator("#question textarea").fill(question)
            page.locator("#question textarea").press("Enter")
            page.locator(f'#exchange-{number + 1}[data-phase="done"]').wait_for()
            exchange = page.locator(f"#exchange-{number + 1}")
            assert exchange.locator(".asked").first.text_content() == question
            said = exchange.locator(".statement").all_text_contents()
            assert [any(payload in one for one in said) for payload in batch] == [True] * _BATCH
            for index, payload in enumerate(batch, start=1):
                page.locator(f'.card [data-open="{number + 1}-{index}"]').click()
                page.locator(f'#source-panel [data-key="{number + 1}-{index}"]').wait_for()
                assert page.locator("#source-panel h2").text_content() == payload
                assert payload in page.locator("#source-panel mark").text_content()
                opened += 1
                page.keyboard.press("Escape")
        assert opened == len(PAYLOADS) == 100
        assert page.locator(_INERT).count() == 0
        assert tab.complaints == [], "nothing was left to the policy"
        assert tab.traces() == []


@pytest.fixture
def planted(tmp_path: Path) -> Iterator[Workbench]:
    """A library of a document for each payload, which is also its file's name."""
    folder = tmp_path / "knowledge" / "mne" / "id"
    folder.mkdir(parents=True)
    for number, payload in enumerate(PAYLOADS):
        name = payload.replace("/", "\N{DIVISION SLASH}").encode()[:200].decode(errors="ignore")
        text = f"# {payload}\n\n## Bab {payload}\n\nTeks {payload} habis.\n"
        written = document(f"d{number}", text, title=payload, shelf="mne")
        (folder / f"{number} {name}.md").write_text(written, encoding="utf-8")
    with open_bench(tmp_path) as bench:
        for payload in PAYLOADS:
            bench.gaps.add(payload, language="id", kind="insufficient")
        yield bench


def test_a_library_of_payloads_runs_nothing(
    watch: Callable[[str, str], Watched], planted: Workbench
) -> None:
    documents = planted.store.documents()
    with serving(ScriptedAssistant(documents, ()), planted) as address:
        tab = watch(address, "/pelatih/")
        page = tab.page
        page.locator(".totals").wait_for()
        for section in ("queue", "checks"):
            page.locator(f'#sections a[data-section="{section}"]').click()
            page.locator(f"#panel-{section} h2").wait_for()
        shown = page.locator("#section-queue").text_content()
        assert [payload for payload in PAYLOADS if payload not in shown] == []
        page.locator('#panel-checks [data-act="check"]').click()
        page.locator("#notice-box .said").wait_for(timeout=120_000)
        page.locator('#sections a[data-section="documents"]').click()
        listed = page.locator("#section-documents").text_content()
        files = sorted(path.name for path in (planted.folder / "mne" / "id").iterdir())
        assert [name for name in files if name not in listed] == []
        for one in documents[:: max(1, len(documents) // 10)]:
            page.locator(
                f'#section-documents [data-act="read"][data-value="{_css(one.source)}"]'
            ).first.click()
            page.locator("#reader-title").wait_for()
            assert one.title in page.locator("#section-documents").text_content()
            page.locator('#section-documents [data-act="leave"]').first.click()
            page.locator("#reader-title").wait_for(state="detached")
        assert page.locator(_INERT).count() == 0
        assert tab.complaints == [], "nothing was left to the policy"
        assert tab.traces() == []


def test_the_policy_alone_lets_nothing_run(
    watch: Callable[[str, str], Watched], served: tuple[str, ScriptedAssistant]
) -> None:
    """Put the texts into the page as if none of them had been escaped.

    No policy keeps a page from being led elsewhere by `<meta>` or by a link that somebody clicks;
    nothing but navigation may be seen, and nothing that the page holds is sent with it.
    """
    tab = watch(served[0], "/")
    tab.page.locator("#question textarea").wait_for()
    refreshing = [one for one in PAYLOADS if "http-equiv=refresh" in one]
    tab.page.evaluate(
        """(payloads) => { for (const payload of payloads) {
          const place = document.createElement('div');
          document.querySelector('#conversation').append(place);
          place.innerHTML = payload;
        } }""",
        [one for one in PAYLOADS if one not in refreshing],
    )
    tab.page.evaluate(
        """() => { for (const one of document.querySelectorAll('#conversation [onclick],'
          + '#conversation a[href^="java"], #conversation [formaction]')) one.click(); }"""
    )
    tab.page.locator("#question textarea").wait_for()
    assert tab.complaints != [], "the policy said what it kept from happening"
    assert tab.traces() == []


def _css(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
