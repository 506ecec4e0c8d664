"""Bytes to text, without guessing wildly."""

import codecs
import re
from dataclasses import dataclass

from assistant.errors import DocumentError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WESTERN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ]|[‘’“”–—…•€™©®°·×§«»½¼¾±²³ ¡¿´]")
_MOST_ODD_BYTES = 0.15
"""Largest share of bytes above 127 in a text that is still taken for a Western one; Indonesian and
English have under 0.02, French about 0.04."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text without its byte order mark."""

    text: str
    guessed: bool
    """Whether the encoding was not plain from the bytes."""


def decode_text(data: bytes) -> Decoded:
    """Decode a text file: UTF-8, UTF-16 or UTF-32 with a mark, or else a plausible Windows-1252.

    Raises:
        DocumentError: it is no text, or in an unknown encoding.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(text=_decode(data[len(bom) :], encoding), guessed=False)
    try:
        return Decoded(text=_decode(data, "utf-8"), guessed=False)
    except DocumentError:
        text = _decode(data, "cp1252")
    odd = [character for character in text if ord(character) > 127]
    if len(odd) > max(3, _MOST_ODD_BYTES * len(text)) or not all(map(_WESTERN.match, odd)):
        raise DocumentError("documents.not_text")
    return Decoded(text=text, guessed=True)


def _decode(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError("documents.not_text") from error
    if "\x00" in text or len(_CONTROL.findall(text)) > 0.01 * len(text):
        raise DocumentError("documents.not_text")
    return text
