"""Documents, questions and answers for the tests of trying."""

from pathlib import Path

from assistant.library.golden import GoldenQuestion
from assistant.types import Answer, Citation, Document, Locator, Passage, Section, Versions
from tests.passages import make_passage

TITLE = "Audit yayasan"
LIMIT = "Yayasan wajib diaudit bila menerima Rp500 juta."
WHO = "Akuntan publik memeriksa laporan tahunan."


def make_document(
    name: str = "audit",
    headings: tuple[tuple[str, ...], ...] = ((TITLE, "Kapan wajib?"), (TITLE, "Siapa?")),
    *,
    text: str = f"{LIMIT}\n\n{WHO}",
    translation_of: str = "",
) -> Document:
    """Return a document with a section for each paragraph of its text."""
    sections = []
    start = 0
    for path, paragraph in zip(headings, text.split("\n\n"), strict=False):
        end = start + len(paragraph)
        sections.append(Section(start=start, end=end, locator=Locator(heading_path=path)))
        start = end + 2
    return Document(
        id=name,
        title=headings[0][0],
        text=text,
        language="id",
        source=f"{name}.md",
        sha256="0",
        sections=tuple(sections),
        meta={"translation_of": translation_of} if translation_of else {},
    )


def golden(question: str = "kapan?") -> GoldenQuestion:
    """Return a question that a section of `make_document` answers."""
    return GoldenQuestion(
        question=question,
        register="everyday",
        section="Kapan wajib?",
        must_contain=(("Rp500 juta",),),
    )


def write_golden(path: Path, *questions: tuple[str, str, str]) -> None:
    """Write golden questions beside a document: question, section and what must be held."""
    lines = [
        f"- question: {question}\n  register: everyday\n  section: {section}\n"
        f"  must_contain:\n    - ['{answer}']\n"
        for question, section, answer in questions
    ]
    path.with_name(path.name + ".golden.yaml").write_text("".join(lines), encoding="utf-8")


def make_answer(*passages: Passage, quotes: tuple[str, ...] = ()) -> Answer:
    """Return an answer from passages, the quotes being of the best one."""
    chunk = passages[0].chunk if passages else make_passage("-").chunk
    citations = tuple(
        Citation(
            number=number,
            document_id=chunk.document_id,
            chunk_id=chunk.id,
            title=chunk.title,
            source="doc.md",
            locator=chunk.locator,
            quote=quote,
            start=0,
            end=len(quote),
        )
        for number, quote in enumerate(quotes, start=1)
    )
    return Answer(
        status="answered" if quotes else "insufficient",
        language="id",
        text=" ".join(quotes),
        statements=(),
        evidence=(),
        citations=citations,
        passages=passages,
        confidence=0.5,
        notices=(),
        timings={},
        versions=Versions(pandu="0", prompt=None, generator=None, embedder="e", index="i"),
    )
