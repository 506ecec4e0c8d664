"""How people write long numbers: with spaces, dots, dashes or slashes, or over two lines."""

GAP = r"(?:[ .\-/_]{0,3}|[ \-]?\n)"
"""What may stand between two digits of one number."""

EDGE_BEFORE = (
    r"(?:(?<![\d@/])|(?<=\b(?:kk|hp|wa)/)|(?<=\b(?:nik|ktp|nip|nis|kpj|jkn|kis|sim|rek|tlp)/)"
    r"|(?<=\b(?:npwp|bpjs|telp|nisn)/))(?<!\d[.,])"
)
"""Not the middle of a longer number, of an address on the internet or of a decimal; "KK/32…" is."""

EDGE_AFTER = r"(?![\d@]|[.,]\d)"


NO_CODE = r"(?<!\bid )(?<!\bid: )(?<!resi )(?<!code )(?<!kode )(?<!order )(?<!voice )(?<!isbn )"
"""Not behind a word for a code of a parcel, a meeting, an order or a book."""

NOT_MONEY = r"(?<!\brp[. ]?)(?<!\bidr ?)(?<!\busd ?)"
NOT_DATE = (
    r"(?!(?:19|20)\d\d([-/. ])\d\d?\1\d\d?\b|\d{1,2}([-/. ])\d{1,2}\2(?:19|20)\d\d\b"
    r"|\d{1,3}(?:\.\d{3}){1,3}\b(?!\.\d))"
)
"""Nor an amount whose thousands are parted by dots."""

NOT_AMOUNT = r"(?![\d@]|[.,]\d|\s*(?:rupiah|ribu|juta|miliar|persen|orang|%))"

LOOSE = (
    rf"{NOT_MONEY}{EDGE_BEFORE}{NOT_DATE}(?![1-9]\d{{1,4}}0{{5,}}\b)(?!(?:(?:19"
    rf"|20)\d\d[ \-/,]){{2}})"
    rf"\d(?:{GAP}\d){{7,21}}{NOT_AMOUNT}"
)
"""Any long number, for the places where a word tells what it is: people drop and double digits."""


COMMAS = (
    rf"{NOT_MONEY}{EDGE_BEFORE}(?!(?:19|20)\d\d\b)(?!\d{{1,3}}(?:,\d{{3}})+\b(?!,))"
    rf"(?=(?:[, ]{{0,2}}\d){{8}})\d{{2,8}}(?:, ?\d{{1,8}}){{2,7}}{NOT_AMOUNT}"
)
"""Groups parted by commas, as numbers are read out: "3374, 0658, 0291, 0000"."""


def number(*parts: str) -> str:
    """Return a regular expression for a number whose digits may be spaced."""
    return EDGE_BEFORE + GAP.join(parts) + EDGE_AFTER


def any_digits(count: int) -> list[str]:
    """Return the parts of `count` digits of any kind."""
    return [r"\d"] * count


def day_and_month(*, women_add_40: bool) -> list[str]:
    """Return the parts of DDMM; on identity cards women's days have 40 added."""
    day = (
        rf"(?:[04]{GAP}[1-9]|[1256]{GAP}\d|[37]{GAP}[01])"
        if women_add_40
        else rf"(?:0{GAP}[1-9]|[12]{GAP}\d|3{GAP}[01])"
    )
    return [day, rf"(?:0{GAP}[1-9]|1{GAP}[0-2])"]


def only_digits(text: str) -> str:
    """Return a text's digits."""
    return "".join(character for character in text if character.isdigit())
