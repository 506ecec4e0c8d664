"""Takes out of a part of a Word document all that can hold words which are not on its pages."""

from collections.abc import Callable
from typing import Any

from assistant.masking.docx_fields import flatten_fields
from assistant.masking.docx_xml import MC, R, W, new, remove, unwrap

PICTURE = "[…]"
"""What stands where a picture was; it is the same in every language."""

_DELETED = ("del", "moveFrom")
_COMMENTS = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
_CHANGED = (
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange"),
    *("tblPrExChange", "tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart"),
    *("customXmlDelRangeEnd",),
)
_APART = ("altChunk", "subDoc", "control", "movieReference", "printerSettings", "contentPart")
_MARKS = ("proofErr", "permStart", "permEnd", "customXmlPr", "smartTagPr", "tblCaption")
_SILENT = (*_MARKS, "tblDescription", "lastRenderedPageBreak", "noProof")
_OWN_BOOKMARKS = ("_Toc", "_Ref")  # Word's own, which contents and references point to


def clean(root: Any) -> set[str]:
    """Change a part in place; return notes on what was taken out."""
    notes: set[str] = set()

    def note(name: str, happened: bool) -> None:
        if happened:
            notes.add(name)

    note("tracked_changes", _accept_changes(root))
    note("comments", _remove_all(root, _COMMENTS))
    note("embedded", _remove_all(root, _APART))
    _remove_all(root, _SILENT)
    pictures, boxes = _lay_out_flat(root)
    note("pictures", pictures)
    note("text_boxes", boxes)
    note("hidden_text", _remove_hidden_runs(root))
    note("links", _unwrap_links(root))
    _unwrap_all(root, ("smartTag", "customXml"))
    _unwrap_controls(root)
    note("fields", flatten_fields(root))
    _remove_bookmarks(root)
    _remove_attributes(root)
    return notes


def _find(root: Any, *names: str) -> list[Any]:
    return list(root.iter(*(f"{W}{name}" for name in names)))


def _remove_all(root: Any, names: tuple[str, ...]) -> bool:
    found = _find(root, *names)
    for element in found:
        remove(element)
    return bool(found)


def _unwrap_all(root: Any, names: tuple[str, ...], only: Callable[[Any], bool] = bool) -> bool:
    found = [one for one in _find(root, *names) if only is bool or only(one)]
    for element in found:
        unwrap(element)
    return bool(found)


def _accept_changes(root: Any) -> bool:
    rows = [one.getparent().getparent() for one in _find(root, "del") if _is_of_row(one)]
    for row in rows:
        remove(row)
    deleted = _remove_all(root, _DELETED)
    inserted = _unwrap_all(root, ("ins", "moveTo"))
    changed = _remove_all(root, _CHANGED)
    return bool(rows) or deleted or inserted or changed


def _is_of_row(element: Any) -> bool:
    return bool(element.getparent().tag == f"{W}trPr")


def _lay_out_flat(root: Any) -> tuple[bool, bool]:
    """Put text boxes below the paragraph they stand in, and a mark in place of pictures."""
    pictures = boxes = False
    tags = (f"{MC}AlternateContent", f"{W}drawing", f"{W}pict", f"{W}object")
    while (drawing := next(root.iter(*tags), None)) is not None:
        shown = drawing
        if drawing.tag == tags[0]:
            choice = drawing.find(f"{MC}Choice")
            shown = choice if choice is not None else drawing
        box = list(shown.iter(f"{W}txbxContent"))
        if box:
            boxes = True
            _put_below(drawing, [child for one in box for child in one])
        else:
            pictures = True
            if drawing.getparent().tag == f"{W}r":
                mark = new("w:t")
                mark.text = PICTURE
                drawing.addprevious(mark)
        remove(drawing)
    return pictures, boxes


def _put_below(drawing: Any, content: list[Any]) -> None:
    paragraph = next(drawing.iterancestors(f"{W}p"), None)
    for element in reversed(content):
        if paragraph is not None:
            paragraph.addnext(element)
        else:
            drawing.addnext(element)


def _remove_hidden_runs(root: Any) -> bool:
    hidden = [
        mark.getparent().getparent()
        for mark in _find(root, "vanish")
        if mark.get(f"{W}val", "true") not in ("0", "false", "off")
    ]
    runs = [one for one in hidden if one is not None and one.tag == f"{W}r"]
    for run in runs:
        remove(run)
    return bool(runs)


def _unwrap_links(root: Any) -> bool:
    def leads_out(link: Any) -> bool:
        anchor = link.get(f"{W}anchor", "")
        return link.get(f"{R}id") is not None or not anchor.startswith(_OWN_BOOKMARKS)

    return _unwrap_all(root, ("hyperlink",), leads_out)


def _unwrap_controls(root: Any) -> None:
    for control in reversed(_find(root, "sdt")):  # the inner ones first
        content = control.find(f"{W}sdtContent")
        if content is None:
            remove(control)
        else:
            unwrap(control, content)


def _remove_bookmarks(root: Any) -> None:
    gone = {
        mark.get(f"{W}id")
        for mark in _find(root, "bookmarkStart")
        if not mark.get(f"{W}name", "").startswith(_OWN_BOOKMARKS)
    }
    for mark in _find(root, "bookmarkStart", "bookmarkEnd"):
        if mark.get(f"{W}id") in gone:
            remove(mark)


def _remove_attributes(root: Any) -> None:
    """Remove who edited when, what appears when pointing at a link, and ways to dropped parts."""
    for element in root.iter("{*}*"):
        is_reference = element.tag in (f"{W}headerReference", f"{W}footerReference")
        for name in list(element.attrib):
            local = name.rpartition("}")[2]
            out = name.startswith(R) and not is_reference
            if (
                out
                or local.startswith("rsid")
                or local in ("tooltip", "author", "date", "initials")
            ):
                del element.attrib[name]
