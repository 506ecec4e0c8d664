"""A hundred texts that would run or load something, planted wherever words are shown."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from assistant.privacy import Entity
from assistant.testing.assistant import Quoted, Script, ScriptedAssistant, Sentence
from assistant.testing.redactor import PatternRedactor
from assistant.types import Document, Locator, Section
from assistant.ui.library.searching import LONGEST
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
_SHOWN = ":is(.exchange, #source-panel, #section-documents, #section-checks, #section-queue)"
_ACTIVE = (
    ":is(script, img, image, iframe, object, embed, video, audio, style, link, meta, base, svg,"
    " math, marquee, template, a[href^='java'], a[href^='data'],"
    " a[href*='evil']:not([href^='/pustaka/']),"  # there it is but a heading's id
    " [onerror], [onload], [onclick], [onfocus], [srcdoc])"
)
_INERT = f"{_SHOWN} {_ACTIVE}"


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


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """A library of a document for each payload, which is also its file's name."""
    path = tmp_path_factory.mktemp("planted")
    folder = path / "knowledge" / "mne" / "id"
    folder.mkdir(parents=True)
    for number, payload in enumerate(PAYLOADS):
        name = payload.replace("/", "\N{DIVISION SLASH}").encode()[:200].decode(errors="ignore")
        text = f"# {payload}\n\n## Bab {payload}\n\nTeks {payload} habis.\n"
        written = document(f"d{number}", text, title=payload, shelf="mne")
        (folder / f"{number} {name}.md").write_text(written, encoding="utf-8")
    with open_bench(path) as bench:
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


def _searches() -> list[list[int]]:
    """Return the payloads' numbers in groups that one search can hold."""
    groups: list[list[int]] = [[]]
    for number, payload in enumerate(PAYLOADS):
        if sum(len(PAYLOADS[one]) + 1 for one in groups[-1]) + len(payload) > LONGEST - 20:
            groups.append([])
        groups[-1].append(number)
    return groups


def test_the_open_library_runs_nothing(
    watch: Callable[[str, str], Watched], planted: Workbench
) -> None:
    titles = {one.id: one.title for one in planted.store.documents()}
    assert len(titles) > 50, "the gate keeps the others out"
    searches = _searches()
    scripts = [
        Script(
            match=f"cari {index}:",
            quotes=tuple(
                Quoted(document_id=f"d{one}", text=f"Teks {PAYLOADS[one]} habis.")
                for one in group
                if f"d{one}" in titles
            ),
        )
        for index, group in enumerate(searches)
    ]
    assistant = ScriptedAssistant(planted.store.documents(), scripts)
    with serving(assistant, planted) as address:
        tab = watch(address, "/pustaka/")
        page, inert = tab.page, f"main {_ACTIVE}"
        listed = page.locator(".volumes h3").all_text_contents()
        assert sorted(listed) == sorted(titles.values())
        assert page.locator(inert).count() == 0
        for id, title in list(titles.items())[::10]:
            page.goto(f"{address}/pustaka/dokumen/{id}")
            assert page.locator("h1").text_content() == title
            assert page.title() == " ".join(f"{title} · Pandu".split())
            assert page.locator(inert).count() == 0
        page.goto(f"{address}/pustaka/")
        for index, group in enumerate(searches):
            typed = " ".join([f"cari {index}:", *(PAYLOADS[one] for one in group)])
            page.locator("#search").fill(typed)
            page.locator("#search").press("Enter")
            page.locator(f'#search[value^="cari {index}:"]').wait_for()
            assert page.locator("#search").input_value() == " ".join(typed.split())
            shown = page.locator("main").text_content()
            quoted = [PAYLOADS[one] for one in group if f"d{one}" in titles]
            assert [payload for payload in quoted if payload not in shown] == []
            assert page.locator(inert).count() == 0
        assert tab.complaints == [], "nothing was left to the policy"
        assert tab.traces() == []


def test_a_pasted_text_runs_nothing(
    watch: Callable[[str, str], Watched], workbench: Workbench
) -> None:
    """Some are found and listed, as a name would be; the others stand in the preview."""
    found = [f"Warga{number} {one} habis" for number, one in enumerate(PAYLOADS[::5])]
    detect = PatternRedactor({Entity.NAME: r"Warga\d+ .* habis"}).detect
    with serving(ScriptedAssistant((), ()), replace(workbench, detect=detect)) as address:
        tab = watch(address, "/samarkan/")
        page = tab.page
        page.get_by_label("Teks", exact=True).fill("\n".join([*PAYLOADS, *found]))
        page.get_by_role("button", name="Samarkan teks").click()
        page.locator("#result-title").wait_for()
        listed = page.locator(".found b").all_text_contents()
        assert listed == [" ".join(one.split()) for one in found]
        shown = page.locator(".preview").text_content()
        assert [payload for payload in PAYLOADS if payload not in shown] == []
        assert page.locator(f"#result {_ACTIVE}").count() == 0
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
          document.querySelector('.conversation').append(place);
          place.innerHTML = payload;
        } }""",
        [one for one in PAYLOADS if one not in refreshing],
    )
    tab.page.evaluate(
        """() => { for (const one of document.querySelectorAll('.conversation [onclick],'
          + '.conversation a[href^="java"], .conversation [formaction]')) one.click(); }"""
    )
    tab.page.locator("#question textarea").wait_for()
    assert tab.complaints != [], "the policy said what it kept from happening"
    assert tab.traces() == []


def _css(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
