"""What can be done with a column, and how a person writes it: `drop`, `band:10`, …"""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from assistant.errors import UserError

Way = Literal["search", "keep", "mask", "drop", "band", "year", "month", "district", "pseudonym"]
"""The ways to treat a column.

- `search`: look for personal data in each cell, and mask only that
- `keep`: leave it as it is
- `mask`: a placeholder in place of each value, the same for the same value
- `drop`: leave the column out
- `band`: age bands, from an age or a date of birth
- `year`, `month`: what a date is shortened to
- `district`: the district and regency that an address holds
- `pseudonym`: a code that only the holder of the key can make or undo
"""

WAYS: tuple[Way, ...] = get_args(Way)
USUAL_BAND = 10
"""Years in an age band where none are named; the band is chosen for the groups' size anyway."""

_WRITTEN = re.compile(r"([a-z]+)(?::(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Treatment:
    """What is done with a column."""

    way: Way
    width: int = 0
    """Years of a band; 0 for the other ways."""

    def __str__(self) -> str:
        return f"{self.way}:{self.width}" if self.way == "band" else self.way


SEARCH = Treatment("search")


def parse_treatment(written: str) -> Treatment:
    """Read what `str` of a treatment writes.

    Raises:
        UserError: it names no way to treat a column, or a band of no width.
    """
    match = _WRITTEN.fullmatch(written.strip().lower())
    way = match[1] if match else ""
    known: Way | None = next((one for one in WAYS if one == way), None)
    if match is None or known is None or (match[2] and known != "band"):
        raise UserError("masking.bad_treatment", given=written, known=", ".join(WAYS))
    if known != "band":
        return Treatment(known)
    width = int(match[2] or USUAL_BAND)
    if not 2 <= width <= 50:
        raise UserError("masking.bad_treatment", given=written, known=", ".join(WAYS))
    return Treatment(known, width)
