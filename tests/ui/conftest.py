"""Documents, scripts and a browser for the page's tests."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assistant.conversation import Asking
from assistant.errors import PanduError
from assistant.evaluated import Overview
from assistant.history import History
from assistant.testing.assistant import Quoted, Script, ScriptedAssistant, Sentence
from assistant.testing.redactor import PatternRedactor
from assistant.types import Document, Locator, Section
from assistant.ui.serving import Serving
from assistant.workbench import Workbench
from tests.ui.benches import open_bench
from tests.ui.browsing import Visit
from tests.ui.running import running

GUIDE = """\
# Pelindungan data pribadi untuk organisasi nirlaba

## Bila data pribadi bocor

Organisasi wajib memberi tahu secara tertulis paling lambat 3 x 24 jam sejak mengetahui \
kegagalan pelindungan data pribadi.

Pemberitahuan ditujukan kepada orang yang datanya bocor dan kepada lembaga. Isinya paling sedikit:

- data pribadi apa yang terungkap;
- kapan dan bagaimana data itu terungkap;
- upaya penanganan dan pemulihannya.

Catat setiap insiden, juga yang kecil, agar pola yang berulang terlihat.

## Memakai alat AI

Jangan memasukkan nama, NIK, alamat, atau cerita yang dapat mengenali penerima manfaat ke alat AI \
yang berjalan di luar organisasi. Samarkan dahulu, lalu periksa sekali lagi sebelum mengirim.

| Data | Boleh dimasukkan? |
|---|---|
| Nama dan NIK | Tidak |
| Angka rekap per desa | Boleh, bila tiap kelompok cukup besar |
"""

HANDBOOK = """\
Monitoring and evaluation handbook

Outputs are what the project delivers: trainings held, people trained. Outcomes are what changes \
for people because of it.

Measure an outcome with at least one indicator that the community helped to choose.
"""

HOSTILE = """\
# <img src=x onerror="window.pwned=1"> **tebal**

Sebelum. <script>window.pwned = 1</script> & &lt;b&gt; "kutip" [tautan](javascript:window.pwned=1)\
 ${window.pwned=1} {{value}} 【1】

<mark>bukan tanda</mark> Sesudah.
"""


def _sections(text: str, *locators: tuple[str, Locator]) -> tuple[Section, ...]:
    starts = [text.index(first) for first, _ in locators]
    ends = [*starts[1:], len(text)]
    return tuple(
        Section(start=start, end=end, locator=locator)
        for start, end, (_, locator) in zip(starts, ends, locators, strict=True)
    )


@pytest.fixture(scope="session")
def guide() -> Document:
    title = "Pelindungan data pribadi untuk organisasi nirlaba"
    return Document(
        id="pdp",
        title=title,
        text=GUIDE,
        language="id",
        source="perlindungan-data/pelindungan-data.md",
        sha256="0" * 64,
        sections=_sections(
            GUIDE,
            ("# Pel", Locator(heading_path=(title,))),
            ("Organisasi wajib", Locator(heading_path=(title, "Bila data pribadi bocor"))),
            ("Jangan memasukkan", Locator(heading_path=(title, "Memakai alat AI"))),
        ),
    )


@pytest.fixture(scope="session")
def handbook() -> Document:
    return Document(
        id="mne",
        title="Monitoring and evaluation handbook",
        text=HANDBOOK,
        language="en",
        source="mne/handbook.pdf",
        sha256="1" * 64,
        sections=_sections(HANDBOOK, ("Monitoring", Locator(page=12))),
    )


@pytest.fixture(scope="session")
def hostile() -> Document:
    return Document(
        id="hostile",
        title="<b>Judul</b> & `lainnya`",
        text=HOSTILE,
        language="id",
        source='x"><script>window.pwned=1</script>.md',
        sha256="2" * 64,
        sections=_sections(HOSTILE, ("#", Locator(heading_path=("<i>Bab</i>",)))),
    )


LEAK_QUOTE = (
    "Organisasi wajib memberi tahu secara tertulis paling lambat 3 x 24 jam sejak mengetahui "
    "kegagalan pelindungan data pribadi."
)
NOTICE_QUOTE = GUIDE[GUIDE.index("Pemberitahuan ditujukan") : GUIDE.index("\n\nCatat setiap")]
HOSTILE_QUOTE = HOSTILE[HOSTILE.index("Sebelum") : HOSTILE.index(" Sesudah")]

SCRIPTS = (
    Script(
        match="bocor",
        quotes=(
            Quoted(document_id="pdp", text=LEAK_QUOTE),
            Quoted(document_id="pdp", text=NOTICE_QUOTE),
        ),
        sentences=(
            Sentence(
                text="Beri tahu paling lambat 3 x 24 jam sejak kebocoran diketahui.",
                citations=(1,),
            ),
            Sentence(
                text="Pemberitahuan dikirim kepada orang yang datanya bocor dan kepada lembaga, "
                "dan menyebut data apa yang terungkap serta penanganannya.",
                citations=(2, 1),
            ),
        ),
    ),
    Script(
        match="outcome",
        language="en",
        quotes=(
            Quoted(
                document_id="mne",
                text="Outputs are what the project delivers: trainings held, people trained. "
                "Outcomes are what changes for people because of it.",
            ),
        ),
        sentences=(
            Sentence(text="Outputs are what you deliver; outcomes are what changes for people."),
        ),
    ),
    Script(
        match="gaji",
        status="insufficient",
        quotes=(
            Quoted(
                document_id="pdp",
                text="Catat setiap insiden, juga yang kecil, agar pola yang berulang terlihat.",
            ),
        ),
    ),
    Script(
        match="script",
        quotes=(Quoted(document_id="hostile", text=HOSTILE_QUOTE),),
        sentences=(
            Sentence(text="<script>window.pwned=1</script><img src=x onerror=window.pwned=1> *x*"),
        ),
    ),
    Script(match="rusak", error=RuntimeError("rahasia")),
    Script(match="porta", error=PanduError("web.port", port=1, last=2)),
    Script(
        match="panjang",
        quotes=(Quoted(document_id="pdp", text=LEAK_QUOTE),),
        sentences=tuple(Sentence(text=f"Kalimat ke-{number}.") for number in range(1, 201)),
    ),
)


@pytest.fixture
def make_assistant(
    guide: Document, handbook: Document, hostile: Document
) -> Callable[..., ScriptedAssistant]:
    def make(*, seconds: float = 0.0) -> ScriptedAssistant:
        return ScriptedAssistant((guide, handbook, hostile), SCRIPTS, seconds=seconds)

    return make


@contextmanager
def serving(
    assistant: ScriptedAssistant,
    workbench: Workbench,
    how: Serving = Serving(questions_per_minute=600, uploads_per_minute=600),  # noqa: B008 - it can't be changed
    *,
    overview: Callable[[], Overview | None] = lambda: None,
) -> Iterator[str]:
    """Serve both pages on a free port; give the address."""
    from assistant.ui.serve import PageServer, listen

    with listen(18_600) as listener:
        make = partial(
            PageServer,
            Asking(
                assistant=assistant,
                redactor=PatternRedactor(),
                is_urgent=lambda question: "memukul" in question,
                history=History(workbench.folder.parent / "history"),
                overview=overview,
            ),
            listener,
            language="id",
            workbench=workbench,
            serving=how,
        )
        with running(make) as server:
            yield server.address


@pytest.fixture(scope="session")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """The workbench of `served`, whose queue the tests look into."""
    with open_bench(tmp_path_factory.mktemp("bench")) as bench:
        yield bench


@pytest.fixture(scope="session")
def served(
    guide: Document, handbook: Document, hostile: Document, workbench: Workbench
) -> Iterator[tuple[str, ScriptedAssistant]]:
    """The pages on a free port, with an assistant that takes 0.4 s for each step."""
    assistant = ScriptedAssistant((guide, handbook, hostile), SCRIPTS, seconds=0.4)
    with serving(assistant, workbench) as address:
        yield address, assistant


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, as installed on this computer or named by `PANDU_CHROMIUM`."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    path = _CHROMIUM or next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.fail("no Chromium found; install one or name it in PANDU_CHROMIUM")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield chromium
        chromium.close()


_CHROMIUM = os.environ.get("PANDU_CHROMIUM")  # before the environment is cleaned
_IMAGES = Path(__file__).parents[2] / "docs" / "images"


@pytest.fixture(scope="session")
def pictures(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots go: a temporary folder, or docs/images with `--update-docs`."""
    if pytestconfig.getoption("--update-docs"):
        _IMAGES.mkdir(parents=True, exist_ok=True)
        return _IMAGES
    return tmp_path_factory.mktemp("pictures")


_LARGEST_PICTURE = 300_000  # bytes: the pictures live in the repository


@pytest.fixture
def visit(browser: Any, served: tuple[str, ScriptedAssistant]) -> Iterator[Callable[..., Visit]]:
    """Open the page; at the end nothing may have left this computer or gone wrong."""
    address, _ = served
    visits: list[Visit] = []

    def opened(**options: Any) -> Visit:
        options.setdefault("viewport", {"width": 1200, "height": 850})
        visits.append(Visit(browser, address, **options))
        return visits[-1]

    yield opened
    for one in visits:
        one.close()


@pytest.fixture
def picture(pictures: Path) -> Callable[[Visit, str], None]:
    def take(visit: Visit, name: str) -> None:
        file = pictures / f"{name}.png"
        visit.page.screenshot(path=file, animations="disabled")
        assert file.stat().st_size < _LARGEST_PICTURE

    return take
