"""A small library of every kind of document, behind the doors that all pages stand behind."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.accounts.buckets import Buckets
from assistant.conversation import Asking
from assistant.screening import Screen
from assistant.testing.assistant import Quoted, Script, ScriptedAssistant
from assistant.testing.redactor import PatternRedactor
from assistant.types import Document
from assistant.ui.doors import behind_doors
from assistant.ui.plain.adding import add_plain_pages
from assistant.ui.serving import Serving
from assistant.workbench import Workbench
from tests.ui.benches import EVIL, open_bench

NIK = "3201010101900000"
_ALONE = Serving()

_LEAK = f"""---
id: kebocoran
title: Tanggap kebocoran data
shelf: perlindungan-data
kind: playbook
language: id
audience: [staf program, petugas data]
summary: Apa yang dilakukan dalam tiga hari pertama.
self_test:
  - question: Berapa lama batasnya?
    answer: Tiga kali dua puluh empat jam.
sources:
  - title: Undang-Undang Contoh
    publisher: Penerbit Contoh
    link: https://example.org/uu
    licence: Hanya dirujuk
    retrieved: 2026-11-24
  - title: Catatan lapangan {NIK}
author_role: penulis materi
reviewed_on: 2025-07-31
review_due: 2026-01-31
sensitivity: public
licence: CC BY 4.0
---
# Tanggap kebocoran data

Pembuka **tebal** dan [tautan](https://example.org/x) <b>bukan tebal</b>.

## Kapan harus lapor?

Laporan kebocoran disampaikan paling lambat 3×24 jam sejak diketahui.

| Siapa | Kapan |
|---|---|
| Warga | 3×24 jam |

## Kapan harus lapor?

Warga bernomor {NIK} sudah diberi tahu. Kalimat lain tetap tampak.

![gambar](https://example.org/g.png)
"""
_BREACH = """---
id: breach
title: Responding to a data breach
shelf: perlindungan-data
kind: playbook
language: en
translation_of: kebocoran
audience: [programme staff]
review_due: 2027-05-24
---
# Responding to a data breach

Report a breach within 72 hours.
"""
_EVIL = f"""---
id: jahat
title: {EVIL!r}
shelf: mne
kind: guide
language: id
audience: ['<img src=x onerror=window.pwned=1>']
summary: {EVIL!r}
self_test: [{{question: {EVIL!r}, answer: {EVIL!r}}}]
sources: [{{title: {EVIL!r}, link: 'javascript:window.pwned=1'}}]
licence: '"><script>window.pwned=1</script>'
---
# {EVIL}

## Bab {EVIL}

{EVIL} <iframe src=//evil.example></iframe> <javascript:window.pwned=1>

```
{EVIL}
```
"""
_LONG = (
    "---\nid: panjang\ntitle: Panduan panjang\nshelf: tata-kelola\nkind: guide\nlanguage: id\n---\n"
)
_LONG += "# Panduan panjang\n\n" + "".join(
    f"## Bab {number}\n\n" + f"Isi bab {number}. " * 120 + "\n\n" for number in range(1, 31)
)
_GLOSSARY = """
[[term]]
id = "kebocoran data"
en = "data breach"
also = ["data bocor"]
meaning_id = "Data dilihat tanpa hak."
meaning_en = "Data is seen without a right to."
shelf = "perlindungan-data"
see = ["kebocoran"]

[[term]]
id = "luaran"
en = "output"
meaning_id = "Yang dihasilkan <script>window.pwned=1</script> kegiatan."
meaning_en = "What an activity makes."
shelf = "mne"
"""
FILES = {
    "perlindungan-data/id/kebocoran.md": _LEAK,
    "perlindungan-data/en/breach.md": _BREACH,
    "mne/id/jahat.md": _EVIL,
    "tata-kelola/id/panjang.md": _LONG,
    "tata-kelola/id/draf.md": _LEAK.replace("id: kebocoran", "id: draf\nstatus: draft"),
    "lain/catatan.txt": "Catatan tanpa keterangan.\n\nBaris kedua <b>apa adanya</b>.\n",
    "glossary.toml": _GLOSSARY,
}


class ScreenedAssistant(ScriptedAssistant):
    """Shows documents as the real one does: what must not be seen is blacked out."""

    def __init__(self, documents: Any, scripts: Any, screen: Screen) -> None:
        super().__init__(documents, scripts)
        self._screen = screen

    def document(self, document_id: str, *, near: int = 0) -> Document:
        return self._screen.document(super().document(document_id), near=near)


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    path = tmp_path_factory.mktemp("library")
    for source, text in FILES.items():
        file = path / "knowledge" / source
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    with open_bench(path) as opened:
        yield replace(opened, detect=PatternRedactor().detect)


@pytest.fixture
def assistant(bench: Workbench) -> ScreenedAssistant:
    quote = "Laporan kebocoran disampaikan paling lambat 3×24 jam sejak diketahui."
    scripts = (
        Script(match="lapor", quotes=(Quoted(document_id="kebocoran", text=quote),)),
        Script(match="ditolak", status="refused"),
    )
    return ScreenedAssistant(bench.store.documents(), scripts, Screen(bench.detect))


@pytest.fixture
def make_app(bench: Workbench, assistant: ScreenedAssistant) -> Callable[..., Any]:
    def make(
        how: Serving = _ALONE, *, port: int = 7860, per_minute: int = 600, redactor: Any = None
    ) -> Any:
        app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        asking = Asking(assistant=assistant, redactor=redactor or PatternRedactor())
        questions = Buckets(per_minute=per_minute, clock=lambda: 0.0)
        add_plain_pages(app, bench, asking, questions=questions, language="id")
        return behind_doors(app, port=port, language="id", upload_bytes=0, serving=how)

    return make


@pytest.fixture
def client(make_app: Callable[..., Any]) -> TestClient:
    return TestClient(make_app(), base_url="http://127.0.0.1:7860")
