"""Passages made by hand for tests of the steps after retrieval."""

from collections.abc import Sequence

from assistant.types import Chunk, Language, Locator, Passage


def make_passage(
    text: str,
    *,
    rank: int = 1,
    document_id: str = "doc",
    title: str = "Judul",
    heading_path: Sequence[str] = (),
    language: Language = "id",
    start: int = 0,
    dense_score: float = 0.85,
) -> Passage:
    chunk = Chunk(
        id=f"{document_id}#{rank}",
        document_id=document_id,
        title=title,
        language=language,
        text=text,
        start=start,
        end=start + len(text),
        locator=Locator(heading_path=tuple(heading_path)),
    )
    return Passage(
        chunk=chunk, source=f"{document_id}.md", rank=rank, score=1 / rank, dense_score=dense_score
    )
