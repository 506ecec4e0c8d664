"""Which paths a pack may hold: text files that stay in their folder, on every system."""

import re
import unicodedata
from collections.abc import Sequence

from assistant.errors import PackError
from assistant.library.asked import ASKED_SUFFIX
from assistant.library.contacts import CONTACTS_FILE
from assistant.library.front_matter import SIDECAR_SUFFIX
from assistant.library.glossary import GLOSSARY_FILE
from assistant.library.golden import GOLDEN_SUFFIX

DOCUMENT_SUFFIXES = (".md", ".markdown", ".txt")
"""Endings of documents, in lower case: text alone, nothing that a program would run or render."""

BESIDE_SUFFIXES = (SIDECAR_SUFFIX, GOLDEN_SUFFIX, ASKED_SUFFIX)
"""What is put after a document's name for the files that belong to it."""

DATA_FILES = (CONTACTS_FILE, GLOSSARY_FILE)
"""Files at the top of the folder that belong to all documents."""

_LONGEST = 200
"""Characters of a path: Windows takes 260 with the folder before it."""

_LONGEST_PART = 255
"""Bytes of a name, which is what Linux takes."""

_FORBIDDEN = frozenset('<>:"/\\|?*')
"""What Windows takes in no name; a colon would name a stream within a file."""

_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Unicode's categories of what can't be seen, and could turn or break the name that is shown."""

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\..*)?", re.I)
"""Names of devices under Windows, with any ending:
https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""


def check_paths(paths: Sequence[str]) -> None:
    """Check the paths of a pack one by one, and beside each other.

    Raises:
        PackError: one is not safe, comes twice (the case of letters aside), or is that of a file
            whose document is missing; it is named.
    """
    seen: set[str] = set()
    for path in paths:
        if not is_safe_path(path):
            raise PackError("packs.unsafe_name", name=printable(path))
        one_name = unicodedata.normalize("NFC", path.casefold())
        if one_name in seen:
            raise PackError("packs.twice", name=printable(path))
        seen.add(one_name)
    known = set(paths)
    for path in paths:
        document = document_of(path)
        if document is not None and document not in known:
            raise PackError("packs.alone", name=path)


def is_safe_path(path: str) -> bool:
    """Say whether a path stays in its folder, on every system, and names a file of a pack."""
    *folders, name = path.split("/")
    return (
        len(path) <= _LONGEST
        and all(_is_safe_part(part) for part in (*folders, name))
        and unicodedata.is_normalized("NFC", path)
        and not any(folder.lower().endswith(_ENDINGS) for folder in folders)
        and (path in DATA_FILES or is_document(name) or document_of(name) is not None)
    )


def is_document(path: str) -> bool:
    """Say whether a path is that of a document; a README is none."""
    name = path.rpartition("/")[2].lower()
    readme = name.startswith("readme") and not name.endswith(".txt")
    return name.endswith(DOCUMENT_SUFFIXES) and not readme


def document_of(path: str) -> str | None:
    """Return the document that a file lies beside; None where it is no such file."""
    for suffix in BESIDE_SUFFIXES:
        document = path.removesuffix(suffix)
        if document != path and is_document(document):
            return document
    return None


def printable(name: str) -> str:
    """Return a stranger's file name so that it can be shown: ASCII, one line, not too long."""
    return ascii(name)[1:-1][:120]


_ENDINGS = (*DOCUMENT_SUFFIXES, *BESIDE_SUFFIXES, *DATA_FILES)


def _is_safe_part(part: str) -> bool:
    return (
        bool(part)
        and not any(unicodedata.category(one) in _UNPRINTABLE for one in part)
        and not _FORBIDDEN & set(part)
        and len(part.encode()) <= _LONGEST_PART
        and not part.startswith((".", "~", " "))
        and not part.endswith((".", " "))
        and not _RESERVED.fullmatch(part)
    )
