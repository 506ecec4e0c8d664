"""Addresses: a chain of parts such as "Jl. Melati No. 5, RT 03/RW 02, Desa Rekaan, Kec. Fiktif".

Names of villages and districts alone are places, not addresses; they count beside a word for
living somewhere, or in a chain with a part that is smaller than a village.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from assistant.privacy import lexicon
from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.address_parts import CAPITALS, PARTS, PLAIN, place_words
from assistant.privacy.recognizers.spans import Found, SpanRecognizer
from assistant.types import Language

_COUNTED = re.compile(r"\d/\d")
"""RT and RW without a word, behind a hamlet: "Dk. Karang 02/05"."""

_BLOCKS = re.compile(r"(?:blok|blk)\b", re.IGNORECASE)
_BEFORE_BLOCK = re.compile(rf"(?<!\w){CAPITALS},? \Z", re.IGNORECASE)
_TOWN = re.compile(
    rf"(?:(?P<comma>[ \t]*[,–\-][ \t]*)(?:(?:kota|kab)\.? )?| )"
    rf"(?P<first>{PLAIN})(?: (?P<second>{PLAIN}))?(?!\w)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[ \t]*(?:[,.;)\n]|$| \d{5}\b)")
_CODE = re.compile(r",?[ \t]+\d{5}\b")
_LINE = re.compile(
    rf"\n[ \t]*(?P<first>{PLAIN})(?: (?P<second>{PLAIN}))?(?=,?[ \t]*(?:\d{{5}}[ \t]*)?(?:\n|$))",
    re.IGNORECASE,
)
"""A town on a line of its own, as on an envelope."""

_NO_LANDMARK = (
    r"(?!(?:yang|yg|dan|tapi|lalu|untuk|utk|sudah|sdh|udah|akan|mau|lagi|besok|bsk|jam|ya|karena|krn"
    r"|saya|sy|aku|dia|kami|and|but|who|for|so|to)\b)"
)
_LANDMARK = re.compile(
    r",? (?:(?:pas|tepat|persis|right|just) )?(?:di )?(?:belakang|blkg|depan|dpn|samping|sebelah"
    r"|sblh|seberang|sbrg|dekat|dkt|deket|behind|opposite|next to|across from|near)(?:nya)?"
    rf"(?: {_NO_LANDMARK}[^\W\d_][\w'’]*){{1,5}}(?=[ \t]*(?:[,.;)\n]|['\"]?$))",
    re.IGNORECASE,
)
"""What an address stands beside, to the end of its clause: ", belakang masjid Al Ikhlas"."""

_TOWNS = 3  # places after the last part: "Jl. Melati No. 5, Kupang, NTT"
_JOIN = re.compile(r"[ \t]*(?:,|-|–|;|/|\.|\||\()?[ \t]*\n?[ \t]*")
_LIVING = re.compile(
    r"\b(?:al(?:a)?m(?:a)?t(?:nya|ku)?|tinggal(?:nya)?|tggl|bertempat|domisili"
    r"|berdomisili|beralamat|kost?(?:an)?|ngekost?|nginep|numpang|menumpang|sembunyi|bersembunyi"
    r"|rumah(?:nya|ku)?|ngontrak|asal|mengungsi|kediaman(?:nya)?|lives?|living|residing|address|home|stays)\b"
    r"(?:[ :=]{1,3}(?:tinggal|lengkap|rumah|asal|sesuai|ktp|sekarang|saat|ini|korban|pelapor"
    r"|penyintas|saya|dia|beliau|adalah|is|at|in|on|near|di|dari|daerah|ada|sementara"
    r"|d|skrg|skr|skarang|skrng|(?:the )?village(?: of)?)\b){0,4}[ :=]{0,3}\n?\Z",
    re.IGNORECASE,
)
_STAYING = re.compile(
    r"\b(?:ngungsi|menginap|ngumpet|pindah|kabur|pulang|menetap|sewa|nyewa|jemput|dijemput|antar"
    r"|diantar|kirim|dikirim|sekarang|skrg|hiding|hides|moved|staying)(?:nya)?\b"
    r"(?: (?:ke|di|d|at|in|to|rumah|sodara|saudara|keluarga|ibunya|neneknya"
    r"|her|him)\b){1,4}[ :=]{0,3}\Z",
    re.IGNORECASE,
)
"""Weaker words for living somewhere: organisations and crowds move and stay, too."""

_SOMEBODY_FROM = re.compile(
    r"\b(?:bapak|ibu|pak|bu|bpk|sdri?|mbak?|mas|kakek|nenek|mr|mrs|ms"
    r"|\d{1,2} ?(?:th|thn|tahun|years?))\b"
    r"[^.\n]*\b(?:warga|penduduk|dari|asal|from|of)[ ]\Z",
    re.IGNORECASE,
)
_HOUSE = re.compile(r",? (?:rumah|rmh)(?:nya)? (?!sakit|ibadah|susun)", re.IGNORECASE)
"""A house named behind a village: "Gampong Lamteh, Kec. Ulee Kareng rumah ketiga"."""

_NO_SHORT = (
    r"(?<!\bno)(?<!\bjl)(?<!\bgg)(?<!\bds)(?<!\bkp)(?<!\bdk)(?<!\brt)(?<!\brw)(?<!\blt)"
    r"(?<!\bjln)(?<!\bkel)(?<!\bkec)(?<!\bkab)(?<!\bdsn)(?<!\bkav)(?<!\bblk)"
)
"""A full stop behind one of these ends a word that is written short, not the address."""

_FREE = re.compile(
    r"\b(?:al(?:a)?m(?:a)?t(?: (?:lengkap|rumah|tinggal|ktp|sekarang|asal|domisili))?"
    r"|address|domisili)"
    r"[ \t]?[:=][ \t]*(?P<free>[^\n;|]{6,120}?)"
    rf"(?=[ \t]*(?:$|[\n;|]|{_NO_SHORT}\.(?:\s|$)|,?[ \t]*(?:no\.? )?"
    r"(?:hp|wa|nik|kk|telp|telepon|tlp|email|phone|umur|usia|nama|rek|rekening"
    r"|npwp|bpjs|ttl|tgl|lahir)\b))",
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
        found = [*_labelled(text), *_chained(text)]
        yield from _joined(sorted(found, key=lambda one: one.start))


def _labelled(text: str) -> Iterator[Found]:
    for match in _FREE.finditer(text):
        yield Found(start=match.start("free"), end=match.end("free"), score=0.7, kind="label")


def _chained(text: str) -> Iterator[Found]:
    chain: list[re.Match[str]] = []
    for part in PARTS.finditer(text):
        if chain and not _JOIN.fullmatch(text, chain[-1].end(), part.start()):
            yield from _weigh(text, chain)
            chain = []
        if chain or part.lastgroup != "code":
            chain.append(part)
    yield from _weigh(text, chain)


def _joined(found: Sequence[Found]) -> Iterator[Found]:
    """Join what overlaps: a label tells where an address begins, its parts where it ends."""
    last: Found | None = None
    for one in found:
        if last and one.start < last.end:
            best = max(last, one, key=lambda each: each.score)
            last = replace(best, start=last.start, end=max(last.end, one.end))
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _end(text: str, chain: list[re.Match[str]]) -> int:
    """Return where a chain ends, with the towns, the post code and the landmark after it."""
    end = _after_towns(text, chain[-1].end())
    if landmark := _LANDMARK.match(text, end):
        end = _after_towns(text, landmark.end())
    line = _LINE.match(text, end)
    if line and lexicon.is_proper(line["first"].lower()):
        end = line.end("second" if line["second"] else "first")
    code = _CODE.match(text, end)
    return code.end() if code else end


def _after_towns(text: str, end: int) -> int:
    for _ in range(_TOWNS):
        town = _TOWN.match(text, end)
        last = _last_of(text, town) if town else ""
        if not (town and last):
            break
        end = town.end(last)
    return end


def _last_of(text: str, town: re.Match[str]) -> str:
    """Return which of the two words after a chain is the last of a town; "" where none is."""
    first, second = town["first"].lower(), (town["second"] or "").lower()
    if second and (lexicon.is_proper(second) or first in place_words("sides_before")):
        return "second"
    if lexicon.is_proper(first):
        return "second" if second in place_words("sides") else "first"
    if _is_town(text, town):
        return "second" if second else "first"
    return "first" if _is_unknown(town["first"]) else ""


def _start(text: str, first: re.Match[str]) -> int:
    """Return where an address begins: at the estate before its block, as in "Griya Asri Blok A"."""
    start = first.start()
    before = text[max(0, start - _BEFORE) : start]
    estate = _BLOCKS.match(text, start) and _BEFORE_BLOCK.search(before)
    return start - len(estate[0]) if estate else start


def _is_town(text: str, town: re.Match[str]) -> bool:
    """Say whether unknown words between commas may be a town: by capitals, or unheard of."""
    words = [word for word in town.group("first", "second") if word]
    capitals = all(
        word[0].isupper() and not lexicon.is_surely_listed(word.lower()) for word in words
    )
    like_one = capitals if town["comma"] else all(_is_unknown(word) for word in words)
    return bool((like_one or _is_unknown(words[0])) and _ALONE.match(text, town.end()))


def _is_unknown(word: str) -> bool:
    lower = word.lower()
    return lexicon.is_stranger(lower) and not lexicon.is_listed(lower)


def _weigh(text: str, chain: list[re.Match[str]]) -> Iterator[Found]:
    while chain and chain[-1].lastgroup == "house" and len(chain) > 1:
        chain = chain[:-1]
    if not chain or chain[0].lastgroup == chain[-1].lastgroup == "house":
        return
    kinds = {part.lastgroup for part in chain}
    start = _start(text, chain[0])
    before = text[max(0, start - _BEFORE) : start]
    lived_in = _LIVING.search(before)
    numbered = any(character.isdigit() for character in text[start : chain[-1].end()])
    if "hamlet" in kinds and _COUNTED.search(text, start, chain[0].end()):
        kinds.add("small")
    if "small" in kinds and (numbered or lived_in or len(chain) > 1):
        score, kind = (0.9 if len(chain) > 1 else 0.7), "street"
    elif lived_in:
        score, kind = 0.8, "living"
    elif ({"small", "hamlet"} & kinds or len(chain) > 2) and _STAYING.search(before):
        score, kind = 0.7, "living"
    elif len(chain) > 1 and ("hamlet" in kinds or _HOUSE.match(text, chain[-1].end())):
        score, kind = 0.6, "hamlet"
    elif "hamlet" in kinds and _SOMEBODY_FROM.search(before):
        score, kind = 0.6, "somebody"  # an age and a hamlet together tell who it is
    else:
        return
    yield Found(start=start, end=_end(text, chain), score=score, kind=kind)
