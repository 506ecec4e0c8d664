"""The addresses of the library: what each one shows."""

from collections.abc import Iterator

from fastapi import Response

from assistant.accounts.buckets import Buckets
from assistant.conversation import Asking
from assistant.errors import DocumentError, PanduError
from assistant.library.curation import load_curation
from assistant.library.front_matter import FrontMatter, SelfTest, Source, read_front_matter
from assistant.screening import Screen
from assistant.types import Chunk, Document
from assistant.ui.library.facing import FACING, Facing, can_face
from assistant.ui.library.glossary import Glossary, terms_about, terms_named
from assistant.ui.library.glossary_view import found_terms, glossary
from assistant.ui.library.leaves import Leaves, not_there
from assistant.ui.library.page_pictures import PagePictures
from assistant.ui.library.parts import IN_GLOSSARY, PLACE, SEARCH_PATH, WORDS, say
from assistant.ui.library.places import FROM, offset_of, quote_of
from assistant.ui.library.reading_view import reading
from assistant.ui.library.results_view import forgotten, masked, results
from assistant.ui.library.searches import Searches
from assistant.ui.library.searching import masked_search, search
from assistant.ui.library.shelves_view import choice_of, shelves
from assistant.ui.library.stretches import stretch_at, stretches
from assistant.ui.library.volumes import Volume, Volumes, said_of, shown
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, join, tag, with_code
from assistant.ui.plain.visiting import READ, SEND, Address, Visit, page, send_on
from assistant.ui.routes import LIBRARY_PATH
from assistant.workbench import Workbench


class LibraryPages:
    """Shows an open library to who reads it."""

    def __init__(self, bench: Workbench, asking: Asking, *, questions: Buckets) -> None:
        """Show the documents of `bench`; a search counts as one of a person's `questions`."""
        self._bench = bench
        self._asking = asking
        self._questions = questions
        self._screen = Screen(bench.detect)
        self.volumes = Volumes(bench, self._screen)
        """All documents."""

        self.pictures = PagePictures(bench, self._screen, self.volumes)
        """The pages of PDFs."""

        self._leaves = Leaves(bench, asking, self.volumes, self.pictures)
        self.glossary = Glossary(bench.folder)
        """The terms that are explained."""

        self._searches = Searches()

    @property
    def addresses(self) -> Iterator[Address]:
        """All of them, with their names in braces."""
        yield Address(f"{LIBRARY_PATH}/", READ, self._shelves)
        yield Address(f"{LIBRARY_PATH}/dokumen/{{id}}", READ, self._read)
        yield from self._leaves.addresses
        yield Address(SEARCH_PATH, SEND, self._begin)
        yield Address(f"{SEARCH_PATH}/{{number}}", READ, self._found)
        yield Address(f"{LIBRARY_PATH}/glosarium", READ, self._terms)

    def _shelves(self, visit: Visit) -> Response:
        choice = choice_of(dict(visit.query), visit.language)
        content = shelves(self.volumes(), choice, visit.language, today=self._bench.today())
        return page(visit, say(visit.language, "title"), content)

    def _read(self, visit: Visit) -> Response:
        volume = self.volumes.find(visit.named["id"])
        if volume is None:
            return not_there(visit)
        stored = self._bench.store.document(volume.id)
        parts = stretches(stored, _body_of(stored))
        number = stretch_at(parts, offset_of(visit.query.get(FROM, "")))
        seen = self._asking.assistant.document(volume.id, near=parts[number].middle)
        said = said_of(stored)
        content = reading(
            seen,
            volume,
            _screened(said, stored, self._screen) if said else None,
            self.volumes.others(volume),
            shown=(parts, number),
            switched_off=self._switched_off(volume.id),
            quote=quote_of(visit.query),
            terms=self.glossary.quietly(),
            translation=self._facing(volume, visit.query.get(FACING, "")),
            beside=[one.language for one in self._that_can_face(volume)],
            language=visit.language,
            today=self._bench.today(),
        )
        return page(visit, volume.title, content)

    def _facing(self, volume: Volume, wanted: str) -> Facing | None:
        """Return the translation that is to stand beside a document."""
        for one in self._that_can_face(volume):
            if one.language == wanted:
                stored = self._bench.store.document(one.id)
                seen = self._asking.assistant.document(one.id, near=len(stored.text) // 2)
                return Facing(document=seen, start=_body_of(stored))
        return None

    def _that_can_face(self, volume: Volume) -> list[Volume]:
        document = self._bench.store.document
        if not can_face(document(volume.id)):
            return []
        return [one for one in self.volumes.others(volume) if can_face(document(one.id))]

    def _switched_off(self, document_id: str) -> list[Chunk]:
        """Return what trainers took out of the search; nothing where that can't be told."""
        try:
            disabled = load_curation(self._bench.folder).disabled_chunks
        except DocumentError:
            return []
        return [one for one in self._bench.store.chunks(document_id) if one.id in disabled]

    def _begin(self, visit: Visit) -> Response:
        language = visit.language
        typed = visit.field(WORDS)
        if not typed.strip():
            return send_on(link_to(f"{LIBRARY_PATH}/", language))
        if wait := self._questions.take(visit.visitor.id):
            said = say(language, "search.too_many", seconds=wait)
            return page(visit, say(language, "search.title"), tag("p", said), status=429)
        try:
            sent = masked_search(
                typed, self._asking, language, terms_only=visit.field(PLACE) == IN_GLOSSARY
            )
        except PanduError as error:
            return _failed(visit, error)
        number = self._searches.keep(sent, owner=visit.visitor.id)
        return send_on(link_to(f"{SEARCH_PATH}/{number}", language))

    def _found(self, visit: Visit) -> Response:
        language = visit.language
        sent = self._searches.find(visit.named["number"], owner=visit.visitor.id)
        title = say(language, "search.title")
        if sent is None:
            return page(visit, title, forgotten(language), status=410)
        try:
            volumes, terms = self.volumes(), self.glossary()
            if sent.terms_only:
                about, note = terms_about(terms, sent.words), masked(sent, language)
                return page(visit, title, found_terms(sent.words, note, about, volumes, language))
            found = search(sent.words, self._asking.assistant, language)
        except PanduError as error:
            return _failed(visit, error)
        named = terms_named(terms, sent.words) if found.status != "refused" else []
        return page(visit, title, results(sent, found, named, volumes, language))

    def _terms(self, visit: Visit) -> Response:
        try:
            content = glossary(self.glossary(), self.volumes(), visit.language)
        except PanduError as error:
            return _failed(visit, error)
        return page(visit, say(visit.language, "glossary.title"), content)


def _failed(visit: Visit, error: PanduError) -> Response:
    language = visit.language
    content: Markup = join(
        [
            tag("h1", say(language, "failed")),
            tag("p", with_code(error.what(language)), role="alert"),
            tag("p", with_code(error.next_step(language))),
        ]
    )
    return page(visit, say(language, "failed"), content, status=503)


def _body_of(document: Document) -> int:
    """Return where a document's text begins, below its front matter."""
    try:
        return read_front_matter(document.text, source=document.source)[1]
    except PanduError:
        return 0


def _screened(said: FrontMatter, document: Document, screen: Screen) -> FrontMatter:
    """Black out what must not be shown of the facts, the questions and the sources."""
    fields: list[str] = [said.author_role, said.licence]
    fields += [text for one in said.self_test for text in (one.question, one.answer)]
    fields += [
        text for one in said.sources for text in (one.title, one.publisher, one.link, one.licence)
    ]
    texts = iter(shown(fields, document, screen))
    update = {
        "author_role": next(texts),
        "licence": next(texts),
        "self_test": tuple(
            SelfTest(question=next(texts), answer=next(texts)) for _ in said.self_test
        ),
        "sources": tuple(
            Source(
                title=next(texts),
                publisher=next(texts),
                link=next(texts),
                licence=next(texts),
                retrieved=one.retrieved,
            )
            for one in said.sources
        ),
    }
    return said.model_copy(update=update)
