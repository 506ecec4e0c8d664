"""XML of Word documents: names, and the few acts on elements that are needed.

The only place that imports python-docx here, for its parser, which reads no entity and no file.
"""

from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml

from assistant.errors import DocumentError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


def parse(data: bytes) -> Any:
    """Parse an XML part.

    Raises:
        DocumentError: it declares entities, as only traps do.
    """
    root: Any = parse_xml(data)
    if root.getroottree().docinfo.doctype:
        raise DocumentError("documents.damaged")
    return root


def serialize(root: Any) -> bytes:
    """Write an XML part."""
    return bytes(serialize_part_xml(root))


def new(name: str, **attributes: str) -> Any:
    """Make an element such as `w:t`; attributes are of the same namespace."""
    element: Any = OxmlElement(name)
    for key, value in attributes.items():
        element.set(f"{W}{key}", value)
    return element


def remove(element: Any) -> None:
    """Take an element and all below it out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: Any, inner: Any = None) -> None:
    """Put the children of an element, or of `inner` in it, in its place."""
    parent = element.getparent()
    place = parent.index(element)
    for child in reversed(list(element if inner is None else inner)):
        parent.insert(place, child)
    parent.remove(element)


def children(root: Any) -> list[Any]:
    """Return the elements directly below, without comments and instructions."""
    return [child for child in root if isinstance(child.tag, str)]
