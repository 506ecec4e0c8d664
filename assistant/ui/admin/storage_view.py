"""Renders how much room is taken, and what "forget" would remove."""

from collections.abc import Iterator, Sequence

from assistant.types import Language
from assistant.ui.admin.parts import SURE, button, form_to, hidden, say
from assistant.ui.admin.storage import Forgettable, Room
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, tag
from assistant.ui.routes import ADMIN_PATH


def storage(
    rooms: Sequence[Room], found: Forgettable | None, language: Language
) -> Iterator[Markup]:
    """Render the room by kind, and the way to forget; None where nothing can be saved."""
    rows = [
        tag(
            "tr",
            tag("th", say(language, f"storage.{room.name}"), scope="row"),
            tag("td", size_text(room.bytes, language)),
        )
        for room in rooms
    ]
    yield tag("table", tag("caption", say(language, "storage.caption")), tag("tbody", *rows))
    if found is not None:
        yield tag("h3", say(language, "forget.heading"))
        yield tag("p", _count(found, language))
        yield form_to("lupakan", language, button(say(language, "forget.ask"), is_quiet=True))


def forget_page(found: Forgettable, language: Language) -> Markup:
    """Render what would be forgotten, and ask once more."""
    back = tag("a", say(language, "forget.back"), href=link_to(f"{ADMIN_PATH}/", language))
    sure = button(say(language, "forget.sure"))
    return tag(
        "article",
        tag("h1", say(language, "forget.title")),
        tag("p", _count(found, language)),
        tag("p", say(language, "forget.not")),
        tag("p", say(language, "forget.no_way_back"), class_="note is-stale"),
        form_to("lupakan", language, hidden(SURE, "1"), sure),
        tag("p", back),
        class_="about-pandu admin",
    )


def size_text(size: int, language: Language) -> str:
    """Write bytes as people do: in kB, MB or GB."""
    for unit, of in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if size >= of:
            written = f"{size / of:.1f} {unit}"
            return written.replace(".", ",") if language == "id" else written
    return f"{size} B"


def _count(found: Forgettable, language: Language) -> str:
    return say(
        language, "forget.count", conversations=found.conversations, leftovers=found.leftovers
    )
