"""The addresses of a PDF's pages: each with its text, and as a picture."""

from collections.abc import Iterator
from dataclasses import replace

from fastapi import Response

from assistant.conversation import Asking
from assistant.facsimile.page import Facsimile
from assistant.ui.library.page_pictures import PagePictures, page_numbers, sections_of
from assistant.ui.library.page_view import page_of_document
from assistant.ui.library.parts import say
from assistant.ui.library.places import quote_of
from assistant.ui.library.volumes import Volume, Volumes
from assistant.ui.links import link_to
from assistant.ui.markup import join, tag
from assistant.ui.plain.visiting import NOT_KEPT, READ, Address, Visit, page
from assistant.ui.routes import LIBRARY_PATH
from assistant.workbench import Workbench


class Leaves:
    """Shows one page at a time of the PDFs that are in the library."""

    def __init__(
        self, bench: Workbench, asking: Asking, volumes: Volumes, pictures: PagePictures
    ) -> None:
        self._store = bench.store
        self._asking = asking
        self._volumes = volumes
        self._pictures = pictures

    @property
    def addresses(self) -> Iterator[Address]:
        """Both, with their names in braces; the picture's first, whose ending the other takes."""
        path = f"{LIBRARY_PATH}/dokumen/{{id}}/halaman/{{number}}"
        yield Address(f"{path}.png", READ, self._picture)
        yield Address(path, READ, self._read)

    def _read(self, visit: Visit) -> Response:
        found = self._find(visit)
        if found is None:
            return not_there(visit)
        volume, number = found
        stored = self._store.document(volume.id)
        near = sections_of(stored, number)[0].start
        seen = self._asking.assistant.document(volume.id, near=near)
        content = page_of_document(
            replace(seen, title=volume.title),
            number,
            self._pictures.of(volume.id, number),
            numbers=page_numbers(stored),
            quote=quote_of(visit.query),
            language=visit.language,
        )
        return page(visit, volume.title, content)

    def _picture(self, visit: Visit) -> Response:
        found = self._find(visit)
        picture = self._pictures.of(found[0].id, found[1]) if found else None
        if not isinstance(picture, Facsimile):
            return Response(status_code=404, headers=NOT_KEPT)
        return Response(picture.picture, media_type="image/png", headers=NOT_KEPT)

    def _find(self, visit: Visit) -> tuple[Volume, int] | None:
        volume = self._volumes.find(visit.named["id"])
        if volume is None:
            return None
        number = int(visit.named["number"])  # the route lets digits through, and no more
        stored = self._store.document(volume.id)
        return (volume, number) if number in page_numbers(stored) else None


def not_there(visit: Visit) -> Response:
    """Say that there is no such document, or no such page of it."""
    language = visit.language
    back = tag("a", say(language, "title"), href=link_to(f"{LIBRARY_PATH}/", language))
    content = join(
        [
            tag("h1", say(language, "gone.title")),
            tag("p", say(language, "gone.text")),
            tag("p", back),
        ]
    )
    return page(visit, say(language, "gone.title"), content, status=404)
