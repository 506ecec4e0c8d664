"""Fields of a Word document: page numbers and contents stay, all others become their last text."""

from typing import Any

from assistant.masking.docx_xml import W, remove, unwrap

_KEPT = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "PAGEREF"})
"""Fields that can't hold or fetch words of their own."""

_WORD = 12  # characters of a field's name at most


def flatten_fields(root: Any) -> bool:
    """Change a part in place; return whether a field became plain text."""
    simple = [one for one in root.iter(f"{W}fldSimple") if not _is_kept(one.get(f"{W}instr", ""))]
    for field in simple:
        unwrap(field)
    dropped = _dropped(root)
    for element in dropped:
        remove(element)
    data = [*root.iter(f"{W}fldData"), *root.iter(f"{W}ffData")]
    for element in data:
        remove(element)
    return bool(simple or dropped)


def _is_kept(instruction: str) -> bool:
    name = instruction.split()[:1]
    return bool(name) and name[0][:_WORD].upper() in _KEPT and '"http' not in instruction.lower()


def _dropped(root: Any) -> list[Any]:
    """Return the marks and instructions of each field that is not kept, however fields nest."""
    dropped: list[Any] = []
    open_fields: list[tuple[list[Any], list[str]]] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText"):
        if element.tag == f"{W}instrText":
            if open_fields:
                open_fields[-1][0].append(element)
                open_fields[-1][1].append(element.text or "")
            else:
                dropped.append(element)
            continue
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append(([], []))
        if not open_fields:
            dropped.append(element)
            continue
        open_fields[-1][0].append(element)
        if kind == "end":
            elements, words = open_fields.pop()
            if not _is_kept("".join(words)):
                dropped += elements
    for elements, _ in open_fields:  # never closed
        dropped += elements
    return dropped
