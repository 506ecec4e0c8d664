"""Have a page drawn in a process of its own, which may hang, swell or crash."""

import base64

from assistant.documents.isolation import ask_child
from assistant.documents.limits import Limits
from assistant.facsimile.page import Facsimile

_CHILD = "assistant.facsimile.child"


def read_page(data: bytes, number: int, *, limits: Limits) -> Facsimile:
    """Draw the page `number`, counted from 1, of a PDF.

    Raises:
        DocumentError: there is no such page, or it can't be drawn within the limits. It has no
            `source` yet.
    """
    made = ask_child("draw", str(number), data, limits=limits, module=_CHILD)
    return Facsimile(
        picture=base64.b64decode(made["picture"]),
        width=made["width"],
        height=made["height"],
        count=made["count"],
        words=made["words"],
        boxes=tuple((left, top, right, bottom) for left, top, right, bottom in made["boxes"]),
    )
