"""Renders the chunks of a document, each with its mark and the form that changes it."""

from collections.abc import Mapping, Sequence

from assistant.library.curation import ChunkMark
from assistant.place import describe_place
from assistant.types import Chunk, Language
from assistant.ui.markup import Markup, tag
from assistant.ui.quotation import exact_text
from assistant.ui.trainer.parts import form, say, submit

_LONGEST_NOTE = 1_000  # characters, as `library.curation.ChunkMark` takes it


def chunks_section(
    chunks: Sequence[Chunk], marks: Mapping[str, ChunkMark], language: Language, *, marked: str = ""
) -> Markup:
    """Render the chunks of the shown text; open when one of them was just marked."""
    if not chunks:
        return Markup("")
    count = sum(chunk.id in marks for chunk in chunks)
    title = say(language, "chunks.heading", count=len(chunks), marked=count)
    return tag(
        "details",
        tag("summary", title),
        tag("p", say(language, "chunks.text"), class_="remark"),
        *(
            _chunk(number, chunk, marks.get(chunk.id), language)
            for number, chunk in enumerate(chunks)
        ),
        class_="to-do chunks",
        id="chunks",
        open=marked in {chunk.id for chunk in chunks},
    )


def _chunk(number: int, chunk: Chunk, mark: ChunkMark | None, language: Language) -> Markup:
    is_off = mark is not None and mark.disabled
    note = f"note-{number}"
    switch = "enable" if is_off else "disable"
    place = describe_place(chunk.locator, chunk.language, title=chunk.title)
    return tag(
        "section",
        tag("p", place or chunk.title, class_="where", lang=chunk.language),
        tag("div", exact_text(chunk.text), class_="text", lang=chunk.language),
        tag("p", say(language, "chunks.off"), class_="what") if is_off else "",
        form(
            "mark",
            tag("input", type="hidden", name="chunk", value=chunk.id),
            tag(
                "label",
                tag("span", say(language, "chunks.note")),
                tag(
                    "textarea",
                    mark.note if mark is not None else "",
                    name="note",
                    id=note,
                    maxlength=_LONGEST_NOTE,
                    rows=2,
                ),
                for_=note,
            ),
            tag(
                "p",
                submit(say(language, "chunks.keep"), class_="quiet", name="switch", value="keep"),
                submit(
                    say(language, f"chunks.{switch}"), class_="quiet", name="switch", value=switch
                ),
                class_="choices",
            ),
            slow=True,
        ),
        class_="held is-off" if is_off else "held",
        data_chunk=chunk.id,
    )
