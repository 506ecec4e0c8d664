"""Renders the sync, and the changes that can be undone."""

from collections.abc import Sequence

from assistant.curation.record import ChangeRecord
from assistant.days import day_and_time
from assistant.strings import area
from assistant.types import Language
from assistant.ui.markup import Markup, join, tag
from assistant.ui.trainer.parts import button, say, undo_button


def syncing_section(changes: Sequence[ChangeRecord], language: Language) -> Markup:
    """Render the button that syncs, and the last changes with the way back."""
    return join(
        [
            tag("p", say(language, "sync.text")),
            tag(
                "p",
                button(say(language, "sync.button"), "sync", slow=True, class_="primary"),
                class_="choices",
            ),
            tag("h3", say(language, "undo.heading")),
            _changes(changes, language),
        ]
    )


def change_name(label: str, language: Language) -> str:
    """Return what a change is called; one that is made elsewhere keeps its label."""
    return str(area(language, "web")["trainer"]["change"].get(label, label))


def _changes(changes: Sequence[ChangeRecord], language: Language) -> Markup:
    if not changes:
        return tag("p", say(language, "undo.none"), class_="remark")
    return join(
        [
            tag("p", say(language, "undo.text")),
            tag("ol", *(_change(one, language) for one in changes), class_="plain changes"),
            tag("p", undo_button(language), class_="choices"),
        ]
    )


def _change(record: ChangeRecord, language: Language) -> Markup:
    made = day_and_time(record.made_at, language)
    files = ", ".join(file.source for file in record.files)
    return tag(
        "li",
        tag("span", change_name(record.label, language), class_="name"),
        tag("span", f"{made} · {files}", class_="remark"),
    )
