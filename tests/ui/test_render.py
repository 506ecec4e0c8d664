import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.errors import PanduError
from assistant.strings import text
from assistant.testing.assistant import ScriptedAssistant
from assistant.types import Document, Language
from assistant.ui.conversation import follow
from assistant.ui.progress import seconds
from assistant.ui.session import Session
from assistant.ui.source import source_panel
from tests.ui.showing import shown


@pytest.fixture
def ask(make_assistant: Callable[..., ScriptedAssistant]) -> Callable[..., Session]:
    def asked(question: str, *, language: Language = "id", passages_only: bool = False) -> Session:
        session = Session(language)
        session.ask(question, passages_only=passages_only)
        list(follow(session, make_assistant()))
        return session

    return asked


def test_an_answer_shows_quotes_then_summary_with_citations(ask: Callable[..., Session]) -> None:
    page = shown(ask("data bocor"))
    assert page.index("3 x 24 jam sejak mengetahui") < page.index("Beri tahu paling lambat")
    assert re.findall(r'class="citation"[^>]*data-open="([\d-]+)"', page) == ["1-1", "1-2", "1-1"]
    assert "Bila data pribadi bocor" in page
    assert 'id="summary-1"' in page and 'href="#summary-1"' in page


@pytest.mark.parametrize(
    ("sureness", "said"), [("sure", "cukup yakin"), ("unsure", "kurang yakin"), ("", "")]
)
def test_quotes_come_with_how_sure_they_answer(
    ask: Callable[..., Session], sureness: str, said: str
) -> None:
    session = ask("data bocor")
    assert session.exchanges[0].sureness == "sure"
    session.exchanges = [replace(session.exchanges[0], sureness=sureness)]
    page = shown(session)
    assert ("yakin" in page) == bool(said)
    assert said in page


def test_a_citation_without_its_quote_is_no_button(ask: Callable[..., Session]) -> None:
    session = ask("data bocor")
    first = session.exchanges[0]
    session.exchanges = [replace(first, evidence=first.evidence[:1], withheld=1)]
    page = shown(session)
    assert re.findall(r'class="citation"[^>]*data-open="([\d-]+)"', page) == ["1-1", "1-1"]
    assert "1 kutipan tidak ditampilkan" in page


def test_insufficient_says_so_and_what_was_looked_at(ask: Callable[..., Session]) -> None:
    page = shown(ask("berapa gaji direktur"))
    assert "Dokumen yang ada belum menjawab pertanyaan ini" in page
    assert "Yang sudah diperiksa (1 bagian)" in page
    assert "pendamping atau pelatih" in page
    assert page.index("<details>") < page.index("Catat setiap insiden")
    assert 'class="summary"' not in page


def test_nothing_near_is_said(ask: Callable[..., Session]) -> None:
    page = shown(ask("cuaca besok"))
    assert "Tidak ada bagian dokumen yang mendekati" in page and "<details>" not in page


def test_passages_only_says_why_there_is_no_summary(ask: Callable[..., Session]) -> None:
    page = shown(ask("data bocor", passages_only=True))
    assert "Ringkasan tidak dibuat, sesuai pilihan Anda." in page
    assert "Tidak ada ringkasan yang lolos" not in page


def test_no_model_and_no_surviving_sentence_are_told_apart(ask: Callable[..., Session]) -> None:
    session = ask("data bocor")
    first = session.exchanges[0]
    assert first.answer is not None
    session.exchanges = [replace(first, statements=())]
    assert "Tidak ada ringkasan yang lolos pemeriksaan" in shown(session)
    versions = replace(first.answer.versions, generator=None)
    session.exchanges = [
        replace(first, statements=(), answer=replace(first.answer, versions=versions))
    ]
    assert "model bahasa tidak aktif" in shown(session)


def test_notices_of_the_answer_are_shown(ask: Callable[..., Session]) -> None:
    session = ask("data bocor")
    first = session.exchanges[0]
    assert first.answer is not None
    answer = replace(first.answer, notices=("sentences_dropped", "may_be_wrong"))
    session.exchanges = [replace(first, answer=answer)]
    assert "Sebagian ringkasan model tidak didukung sumber" in shown(session)


@pytest.mark.parametrize(
    ("language", "what", "command"),
    [
        ("id", "Ada yang tidak berjalan", "<code>pandu doctor</code>"),
        ("en", "Something went wrong", "<code>pandu doctor</code>"),
    ],
)
def test_an_error_is_said_in_the_language_with_the_next_step(
    ask: Callable[..., Session], language: Language, what: str, command: str
) -> None:
    page = shown(ask("rusak", language=language))
    assert what in page and command in page and "rahasia" not in page


def test_words_of_people_models_and_documents_are_never_markup(
    ask: Callable[..., Session], hostile: Document
) -> None:
    session = ask('<script>window.pwned=1</script> <img src=x onerror="alert(1)"> **x**')
    exchange = session.exchanges[0]
    panel = source_panel(exchange.id, exchange.evidence[0], hostile, "id")
    for page in (shown(session), panel):
        tags = set(re.findall(r"<([a-zA-Z!/][^\s>]*)", page))
        assert not tags & {"script", "img", "b", "i", "a", "iframe", "svg", "strong"} - {"a"}
        assert "javascript:" not in re.sub(r">[^<]*<", "><", page)
        assert "onerror" not in re.sub(r">[^<]*<", "><", page)


def test_the_panel_shows_the_quote_in_its_text(
    ask: Callable[..., Session], guide: Document
) -> None:
    exchange = ask("data bocor").exchanges[0]
    panel = source_panel(exchange.id, exchange.evidence[0], guide, "id")
    assert 'data-key="1-1"' in panel
    assert "Berkas: perlindungan-data/pelindungan-data.md" in panel
    assert f'<mark id="quoted">{exchange.evidence[0].quote}</mark>' in panel
    assert "tidak ditampilkan" not in panel


def test_the_panel_begins_below_the_front_matter(
    ask: Callable[..., Session], guide: Document
) -> None:
    exchange = ask("data bocor").exchanges[0]
    head = (
        "---\nid: pdp\ntitle: Pelindungan data\nshelf: etika-ai\nkind: guide\nlanguage: id\n---\n"
    )
    found = exchange.evidence[0]
    moved = replace(found, start=found.start + len(head), end=found.end + len(head))
    panel = source_panel(exchange.id, moved, replace(guide, text=head + guide.text), "id")
    assert f'<mark id="quoted">{moved.quote}</mark>' in panel
    assert "shelf:" not in panel and "tidak ditampilkan" not in panel


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        ("waiting", "Menunggu giliran"),
        ("searching", "Mencari di dokumen"),
        ("selecting", "Memilih kalimat dari 2 bagian"),
        ("writing", "Menulis ringkasan"),
    ],
)
def test_progress_says_what_goes_on(ask: Callable[..., Session], phase: str, words: str) -> None:
    session = ask("data bocor")
    session.clock = lambda: 15.75
    first = replace(session.exchanges[0], phase=phase, phase_at=12.5, usual_seconds=7.6)  # type: ignore[arg-type]
    session.exchanges = [first]
    page = shown(session)
    assert words in page and 'data-elapsed="3.2">3<' in page, "no clock's time is sent"
    assert ("biasanya sekitar 8 dtk" in page) == (phase == "writing")
    session.exchanges = [replace(first, stopping=True)]
    assert "Menghentikan</span>" in shown(session)


def test_only_the_newest_is_spoken_and_not_again_in_another_language(
    ask: Callable[..., Session],
) -> None:
    session = ask("data bocor")
    session.exchanges = [replace(session.exchanges[0], id=number) for number in (1, 2)]
    session.exchanges.append(
        replace(session.exchanges[0], id=3, error=PanduError("web.unexpected"))
    )

    def spoken() -> list[int]:
        articles = shown(session).split('id="exchange-')[1:]
        return [int(one[0]) for one in articles if re.search('aria-live|role="alert"', one)]

    assert spoken() == [3]
    session.speak("en")
    assert spoken() == []
    session.exchanges.append(replace(session.exchanges[0], id=4, phase="writing"))
    assert spoken() == [4]
    session.speak("id")
    assert spoken() == [4], "it goes on"


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_title_says_which_page_it_is_in_its_language(language: Language) -> None:
    title = text(language, "web.page.title")
    assert f'data-title="{title}"' in shown(Session(language))
    titles = {text(language, f"web.page.title{one}") for one in ("", "_trainer", "_mask")}
    assert len(titles) == 3 and all("Pandu" in one for one in titles)


def test_what_was_looked_at_is_folded_below_an_answer(ask: Callable[..., Session]) -> None:
    page = shown(ask("data bocor"))
    title = text("id", "web.insufficient.looked_at", count=2)
    folded = f'<details class="looked-at"><summary>{title}</summary>'
    assert page.index('class="summary"') < page.index(folded)
    assert title not in shown(ask("porta"))


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [(1.25, "id", "1,2"), (1.25, "en", "1.2"), (12, "id", "12,0")],
)
def test_seconds(value: float, language: Language, expected: str) -> None:
    assert seconds(value, language) == expected
