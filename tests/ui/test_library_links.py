"""From a quote to its document in the library."""

import pytest

from assistant.types import Chunk, Evidence, Locator, Passage
from assistant.ui.cards import quote_cards


@pytest.mark.parametrize(
    ("locator", "page"),
    [
        (Locator(heading_path=("Judul", "Kapan wajib?")), ""),
        (Locator(page=4), "/halaman/4"),
        (Locator(slide=2), ""),
    ],
)
def test_each_quote_leads_to_its_page_where_it_is_marked(locator: Locator, page: str) -> None:
    chunk = Chunk(
        id="c", document_id="audit", title="Audit", language="id", text="Isi.", start=7, end=11,
        locator=locator,
    )  # fmt: skip
    passage = Passage(chunk=chunk, source="audit.md", rank=1, score=1.0)
    quote = Evidence(number=1, passage=passage, quote="Isi.", start=7, end=11, score=1.0)
    html = quote_cards([quote], "id", exchange_id=1)
    address = f"/pustaka/dokumen/audit{page}?bahasa=id&amp;di=7&amp;sampai=11#kutipan"
    assert f'href="{address}"' in html
    assert 'target="_blank" rel="noopener"' in html
    assert 'aria-label="Baca Audit di pustaka, di tab baru"' in html
