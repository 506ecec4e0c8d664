"""The parts of a Word document: which are taken over, and the package that is made of them."""

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from typing import Any

from assistant.errors import DocumentError
from assistant.masking.docx_xml import W, children, parse, remove, serialize

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_BODIES = ("header", "footer", "footnotes", "endnotes")
_LOOKS = ("styles", "numbering", "settings")
_MAIN = "word/document.xml"
_SETTINGS = frozenset(
    {"zoom", "mirrorMargins", "evenAndOddHeaders", "defaultTabStop", "characterSpacingControl"}
    | {"footnotePr", "endnotePr", "compat", "themeFontLang", "clrSchemeMapping"}
    | {"decimalSymbol", "listSeparator", "bordersDoNotSurroundHeader"}
)
_STYLE_REFERENCES = (
    *("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink"),
)
_NOTED = {
    "comments": "comments",
    "image": "pictures",
    "hyperlink": "links",
    "oleObject": "embedded",
    "package": "embedded",
    "aFChunk": "embedded",
    "vbaProject": "embedded",
    "glossaryDocument": "embedded",
}


@dataclass(slots=True)
class Package:
    """The parts that are taken over, each parsed, by the names that they get."""

    parts: dict[str, Any] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    """What each part is: the last word of its relation to the document."""

    ids: dict[str, str] = field(default_factory=dict)
    """The relation's id of each part but the main one."""

    notes: set[str] = field(default_factory=set)

    @property
    def bodies(self) -> list[Any]:
        """Return the roots of the parts that hold text, the document first."""
        return [root for name, root in self.parts.items() if self.kinds[name] in ("main", *_BODIES)]


def open_package(data: bytes) -> Package:
    """Parse what is taken over of a DOCX: text, styles and numbering, and some settings.

    Raises:
        DocumentError: the package has no document.
    """
    package = Package()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        main = _main_part(archive)
        if main not in names:
            raise DocumentError("documents.damaged")
        package.parts[_MAIN], package.kinds[_MAIN] = parse(archive.read(main)), "main"
        if any(name.startswith("docProps/") for name in names):
            package.notes.add("properties")
        for kind, identity, target in _relations(archive, main):
            if kind in _NOTED:
                package.notes.add(_NOTED[kind])
            if kind not in (*_BODIES, *_LOOKS) or target not in names:
                continue
            name = f"word/{kind}{len(package.parts)}.xml"
            package.parts[name], package.kinds[name] = parse(archive.read(target)), kind
            package.ids[name] = identity
    _strip_looks(package)
    return package


def pack(package: Package) -> bytes:
    """Write the package."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry("[Content_Types].xml"), _content_types(package))
        archive.writestr(_entry("_rels/.rels"), _root_relations())
        archive.writestr(_entry("word/_rels/document.xml.rels"), _document_relations(package))
        for name, root in package.parts.items():
            archive.writestr(_entry(name), serialize(root))
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)  # of 1980: when it was made is nobody's business
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _main_part(archive: zipfile.ZipFile) -> str:
    for kind, _, target in _relations(archive, ""):
        if kind == "officeDocument":
            return target
    return _MAIN


def _relations(archive: zipfile.ZipFile, part: str) -> list[tuple[str, str, str]]:
    """Return kind, id and target of each relation; the target is empty where it leads out."""
    folder, name = posixpath.split(part)
    try:
        root = parse(archive.read(posixpath.join(folder, "_rels", f"{name}.rels")))
    except KeyError:
        return []
    found = []
    for one in children(root):
        base, _, kind = one.get("Type", "").rpartition("/")
        if base not in (_RELATION, _STRICT):
            continue
        target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
        if one.get("TargetMode") == "External":
            target = ""
        found.append((kind, one.get("Id", ""), target))
    return found


def _strip_looks(package: Package) -> None:
    """Remove names that people gave to styles and lists, and settings that tell of people."""
    for name, root in package.parts.items():
        kind = package.kinds[name]
        if kind == "settings":
            for child in children(root):
                if child.tag.rpartition("}")[2] not in _SETTINGS:
                    remove(child)
        if kind in _LOOKS:
            _strip_names(root)
    _rename_styles(package)


def _rename_styles(package: Package) -> None:
    """Number the styles that people made: their names may tell of whom a document is."""
    names: dict[str, str] = {}
    for root in package.parts.values():
        for style in root.iter(f"{W}style"):
            if style.get(f"{W}customStyle") in ("1", "true", "on"):
                number = len(names) + 1
                names[style.get(f"{W}styleId", "")] = f"gaya{number}"
                style.set(f"{W}styleId", f"gaya{number}")
                for label in style.iter(f"{W}name"):
                    label.set(f"{W}val", f"Gaya {number}")
    for root in package.parts.values():
        for element in root.iter(*(f"{W}{name}" for name in _STYLE_REFERENCES)):
            given = element.get(f"{W}val", "")
            if given in names:
                element.set(f"{W}val", names[given])


def _strip_names(root: Any) -> None:
    for element in list(root.iter(f"{W}aliases", f"{W}rsid", f"{W}numPicBullet")):
        remove(element)
    for element in list(root.iter(f"{W}lvlPicBulletId")):
        remove(element)
    for listing in root.iter(f"{W}abstractNum"):
        for label in list(listing.iterchildren(f"{W}name")):
            remove(label)
    for element in root.iter("{*}*"):
        for attribute in list(element.attrib):
            if attribute.rpartition("}")[2].startswith("rsid"):
                del element.attrib[attribute]


def _content_types(package: Package) -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPE}.'
        f'{"document.main" if package.kinds[name] == "main" else package.kinds[name]}+xml"/>'
        for name in package.parts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _root_relations() -> str:
    return _written(f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="{_MAIN}"/>')


def _document_relations(package: Package) -> str:
    return _written(
        "".join(
            f'<Relationship Id="{_safe(identity)}" Type="{_RELATION}/{package.kinds[name]}" '
            f'Target="{posixpath.basename(name)}"/>'
            for name, identity in package.ids.items()
        )
    )


def _written(relations: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
    )


def _safe(identity: str) -> str:
    return "".join(one for one in identity if one.isalnum() or one in "_-.")
