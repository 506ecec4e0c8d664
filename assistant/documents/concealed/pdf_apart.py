"""What a PDF keeps apart from its pages: properties, remarks, scripts, actions, enclosed files."""

import re
from collections.abc import Iterator
from typing import Any

from assistant.documents.concealed.concealed import Concealed, Kind

_ACTING = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/Rendition")
_LONGEST = 20_000  # characters taken of one property, remark or script
_MARKUP = re.compile(r"<[^<>]{0,2000}>")
_WORD = re.compile(r"[^\W\d_]{2}")


def properties_and_actions(reader: Any) -> Iterator[Concealed]:
    """Yield what belongs to the whole file."""
    catalogue = _dictionary(reader.root_object)
    for value in _dictionary(reader.metadata).values():
        yield from _words("metadata", str(value))
    metadata = _resolve(catalogue.get("/Metadata"))
    if hasattr(metadata, "get_data"):
        described = metadata.get_data().decode("utf-8", errors="replace")
        yield from _words("metadata", " ".join(_MARKUP.sub(" ", described).split()))
    yield from _actions(catalogue, "/OpenAction", None)
    names = _dictionary(catalogue.get("/Names"))
    for name in ("/JavaScript", "/EmbeddedFiles"):
        if name in names:
            yield Concealed(kind="active_content", text=name[1:], is_read=False)


def annotations(page: Any, number: int) -> Iterator[Concealed]:
    """Yield the remarks, enclosed files and actions of one page."""
    yield from _actions(page, "/AA", number)
    for one in _array(page.get("/Annots")):
        annotation = _dictionary(one)
        for name in ("/Contents", "/RC", "/TU"):
            yield from _words("comment", str(_resolve(annotation.get(name)) or ""), number)
        if annotation.get("/Subtype") in ("/FileAttachment", "/RichMedia", "/Movie", "/Sound"):
            yield _active(annotation["/Subtype"], number)
        yield from _actions(annotation, "/A", number)


def _actions(owner: Any, name: str, page: int | None) -> Iterator[Concealed]:
    """Yield what would run by itself or at a click; a jump within the file is none."""
    owner = _dictionary(owner)
    found = [_dictionary(owner.get(name))]
    found += [_dictionary(one) for one in _dictionary(owner.get("/AA")).values()]
    for action in found:
        if action.get("/S") in _ACTING:
            script = _resolve(action.get("/JS"))
            if hasattr(script, "get_data"):
                script = script.get_data().decode("utf-8", errors="replace")
            yield _active(f"{action['/S']} {script or ''}", page)


def _active(words: str, page: int | None) -> Concealed:
    words = words.strip("/ ")[:_LONGEST]
    return Concealed(kind="active_content", text=words, is_read=False, page=page)


def _words(kind: Kind, words: str, page: int | None = None) -> Iterator[Concealed]:
    if _WORD.search(words):
        yield Concealed(kind=kind, text=words[:_LONGEST], is_read=False, page=page)


def _resolve(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def _dictionary(value: Any) -> Any:
    value = _resolve(value)
    return value if isinstance(value, dict) else {}


def _array(value: Any) -> Any:
    value = _resolve(value)
    return value if isinstance(value, list) else []
