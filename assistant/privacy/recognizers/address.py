"""Addresses: a chain of parts such as "Jl. Melati No. 5, RT 03/RW 02, Desa Rekaan, Kec. Fiktif".

Names of villages and districts alone are places, not addresses; they count beside a word for
living somewhere, or in a chain with a part that is smaller than a village.
"""

import re
from collections.abc import Iterator
from typing import Any

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.spans import Found, SpanRecognizer
from assistant.types import Language

_SHORT = r"jl|jln|gg|lrg"
_STREETS = (
    rf"{_SHORT}|jalan|gang|lorong|komplek|kompleks|komp|perum|perumnas|perumahan|apartemen|rusun|rusunawa|asrama"
    r"|kontrakan|blok"
)
_HAMLETS = r"kp|kpg|kmp|kampung|kampong|dusun|dsn|dukuh|dk|banjar|jorong|lingkungan|link"
_VILLAGES = r"desa|ds|kel|kelurahan|nagari|gampong|pekon|negeri"
_DISTRICTS = r"kec|kecamatan|distrik|kab|kabupaten|kota|kodya|prov|provinsi|propinsi"
_STOP = (
    r"yang|dan|di|ke|dari|sudah|belum|akan|untuk|pada|dengan|itu|ini|adalah|oleh|juga|tidak|karena|hp|wa"
    r"|telp|no|nomor|nik|kk|rt|rw|umur|usia|dekat|depan|belakang|samping|sebelah|tapi|lalu|saya|dia|anak"
    r"|bisa|mohon|tolong|minta|telpon|email|kode|pos|lantai|sekitar|atau|sejak|bersama|and|in|the|is|with"
    r"|on|at|of|or|was|has|untuk|agar|supaya|tinggal|serta|kita|kami|mereka|ada|atas|nama|a\.n|an"
)
_MARKS = rf"{_STREETS}|{_HAMLETS}|{_VILLAGES}|{_DISTRICTS}"
_PLAIN = rf"(?!(?:{_STOP}|{_MARKS})\b)[^\W\d_][\w'’]*"
_CAPITAL = rf"(?!(?:{_STOP}|{_MARKS})\b)(?-i:[^\W\d_a-z])[\w'’]+"
_CAPITALS = rf"{_CAPITAL}(?:[ \-]{_CAPITAL}){{0,4}}"
_NAME = rf"(?:{_CAPITALS}|{_PLAIN}(?: {_PLAIN})?)"
_NUMBER = (
    r"(?:[ ,]{1,2}(?:no|nomor|nmr|nomer|kav|blok|km)\b[ .:]{0,2}[\w]{1,4}(?:[/\-]\w{1,3})?"
    r"|[ ,]{1,2}\d{1,4}[a-z]?\b(?![./\-]\d))"
)
_WAY = r"(?: (?:[IVX]{1,4}|\d{1,3})\b)?"
_SMALL = (
    rf"(?<![\w-])(?:{_SHORT})\b[. ]{{1,2}}{_NAME}{_WAY}{_NUMBER}{{0,2}}"
    rf"|(?<![\w-])(?:{_STREETS})\b[. ]{{1,2}}(?:{_CAPITALS}{_WAY}{_NUMBER}{{0,2}}"
    rf"|{_NAME}{_WAY}{_NUMBER}{{1,2}}"
    rf"|(?<!jalan )(?-i:[A-Z])?\d{{1,3}}(?:[/\-]\d{{1,3}})?\b{_NUMBER}{{0,2}})"
    r"|\bRT[ ./]{0,2}(?:RW[ .:]{0,2})?\d{1,3}(?:[ ,]{0,2}[/\-,]?[ ]{0,2}(?:RW)?[ .]{0,2}\d{1,3})?\b"
    r"|\bRW[ .]{0,2}\d{1,3}\b"
    rf"|\b\d{{1,4}} (?:{_CAPITAL} ){{1,3}}(?:street|road|avenue|lane)\b"
)
_LARGE_MARK = rf"(?:{_VILLAGES}|{_DISTRICTS})"
_PART = (
    rf"(?P<small>{_SMALL})"
    rf"|(?P<hamlet>\b(?:{_HAMLETS})\b[. ]{{1,2}}(?:{_NAME}(?: \d{{1,3}}\b)?|[IVX\d]{{1,3}}\b))"
    rf"|(?P<large>\b{_LARGE_MARK}\b[. ]{{1,2}}{_NAME}(?: \d{{1,3}}\b)?)"
    r"|(?P<code>\b(?:kode pos ?)?\d{5}\b(?!\d))"
)
_PARTS = re.compile(_PART, re.IGNORECASE)
_JOIN = re.compile(r"[ \t]*(?:,|-|–|;|/|\.)?[ \t]*\n?[ \t]*")
_LIVING = re.compile(
    r"\b(?:alamat(?:nya|ku)?|tinggal|bertempat|domisili|berdomisili|beralamat|rumah(?:nya|ku)?|ngontrak"
    r"|asal|mengungsi|kediaman(?:nya)?|lives?|living|residing|address|home|stays)\b"
    r"(?:[ :=]{1,3}(?:tinggal|lengkap|rumah|asal|sesuai|ktp|sekarang|saat|ini|korban|pelapor"
    r"|penyintas|saya|dia|beliau|adalah|is|at|in|on|near|di|dari|daerah|ada|sementara"
    r"|(?:the )?village(?: of)?)\b){0,4}[ :=]{0,3}\Z",
    re.IGNORECASE,
)
_SOMEBODY_FROM = re.compile(
    r"\b(?:bapak|ibu|pak|bu|bpk|sdri?|mbak?|mas|kakek|nenek|mr|mrs|ms"
    r"|\d{1,2} ?(?:th|thn|tahun|years?))\b"
    r"[^.\n]*\b(?:warga|penduduk|dari|asal|from|of)[ ]\Z",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"\b(?:alamat(?: (?:lengkap|rumah|tinggal|ktp|sekarang|asal|domisili))?|address|domisili)"
    r"[ \t]?[:=][ \t]*(?P<free>[^\n;|]{6,120}?)(?=[ \t]*(?:$|[\n;|]|\.(?:\s|$)|,?[ \t]*(?:no\.? )?"
    r"(?:hp|wa|nik|kk|telp|telepon|tlp|email|phone|umur|usia|nama|rek|rekening|npwp|bpjs|ttl|tgl|lahir)\b))",
    re.IGNORECASE,
)
_BEFORE = 60  # characters in which a word for living somewhere may stand


class AddressRecognizer(SpanRecognizer):
    """Finds chains of parts of an address and what stands after "Alamat:"."""

    def __init__(self, language: Language) -> None:
        """Set the entity."""
        super().__init__(Entity.ADDRESS, language)

    def find(self, text: str, artifacts: Any) -> Iterator[Found]:
        """Yield each address."""
        for match in _FREE.finditer(text):
            yield Found(start=match.start("free"), end=match.end("free"), score=0.7, kind="label")
        chain: list[re.Match[str]] = []
        for part in _PARTS.finditer(text):
            if chain and not _JOIN.fullmatch(text, chain[-1].end(), part.start()):
                yield from _weigh(text, chain)
                chain = []
            if chain or part.lastgroup != "code":
                chain.append(part)
        yield from _weigh(text, chain)


def _weigh(text: str, chain: list[re.Match[str]]) -> Iterator[Found]:
    if not chain:
        return
    kinds = {part.lastgroup for part in chain}
    start = chain[0].start()
    lived_in = _LIVING.search(text[max(0, start - _BEFORE) : start])
    numbered = any(character.isdigit() for character in text[start : chain[-1].end()])
    if "small" in kinds and (numbered or lived_in or len(chain) > 1):
        score, kind = (0.9 if len(chain) > 1 else 0.7), "street"
    elif lived_in:
        score, kind = 0.8, "living"
    elif "hamlet" in kinds and len(chain) > 1:
        score, kind = 0.6, "hamlet"
    elif "hamlet" in kinds and _SOMEBODY_FROM.search(text[max(0, start - _BEFORE) : start]):
        score, kind = 0.6, "somebody"  # an age and a hamlet together tell who it is
    else:
        return
    yield Found(start=start, end=chain[-1].end(), score=score, kind=kind)
