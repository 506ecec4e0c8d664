"""Pieces that all sections are built of: forms, buttons, links and errors."""

from collections.abc import Iterable

from assistant.errors import PanduError
from assistant.strings import area
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.markup import Markup, tag, with_code

Choice = tuple[str, str]
"""A value and what it is called."""

SHELVES = ("etika-ai", "perlindungan-data", "mne", "tata-kelola", "perlindungan")
KINDS = ("guide", "module", "template", "playbook", "policy", "case", "glossary")
STATES = ("published", "draft", "retired", "failed", "quarantined")


def say(language: Language, key: str, /, **values: object) -> str:
    """Return a string below `web.trainer`."""
    return words(language, f"web.trainer.{key}", **values)


def form(act: str, *children: str, slow: bool = False, **attributes: str) -> Markup:
    """Render a form whose fields are sent with `act`; a slow act is told while it runs."""
    return tag("form", *children, data_act=act, data_slow=slow, **attributes)


def button(
    label: str, act: str, value: str = "", *, slow: bool = False, class_: str = "quiet", **more: str
) -> Markup:
    """Render a button that does `act` with one value."""
    return tag(
        "button",
        label,
        type="button",
        class_=class_,
        data_act=act,
        data_value=value,
        data_slow=slow,
        **more,
    )


def submit(label: str, *, class_: str = "primary", **more: str) -> Markup:
    """Render the button that sends its form; `name` and `value` tell several apart."""
    return tag("button", label, type="submit", class_=class_, **more)


def select(name: str, label: str, choices: Iterable[Choice], chosen: str, *, id: str) -> Markup:
    """Render a labelled list to choose from."""
    options = [
        tag("option", said, value=value, selected=value == chosen) for value, said in choices
    ]
    return tag("label", tag("span", label), tag("select", *options, name=name, id=id), for_=id)


def line_field(
    name: str, label: str, value: str, *, id: str, longest: int, required: bool = False
) -> Markup:
    """Render a labelled field of one line of at most `longest` characters."""
    field = tag(
        "input",
        type="text",
        name=name,
        id=id,
        value=value,
        maxlength=longest,
        required=required,
    )
    return tag("label", tag("span", label), field, for_=id)


def shelf_choices(language: Language) -> list[Choice]:
    """Return the shelves by their names."""
    return [(name, shelf_name(name, language)) for name in SHELVES]


def shelf_name(name: str, language: Language) -> str:
    """Return what a shelf is called in the library; one that is none of ours stays."""
    return words(language, f"library.shelf.{name}.name") if name in SHELVES else name


def named(language: Language, group: str, name: str) -> str:
    """Return what a state, language or kind is called; a name that is none of ours stays."""
    known = area(language, "curation")[group]
    return str(known.get(name, name))


def failure(error: PanduError, language: Language) -> Markup:
    """Render what happened and the next step, as it is done on this page."""
    return tag(
        "div",
        tag("p", with_code(error.what(language)), class_="what"),
        tag("p", with_code(next_step(error, language))),
        class_="failure",
        role="alert",
    )


def next_step(error: PanduError, language: Language) -> str:
    """Say what to do next; on this page some steps are other ones than in a terminal."""
    name = error.key.replace(".", "_")
    if name in area(language, "web")["trainer"]["next"]:
        return say(language, f"next.{name}", **error.values)
    return error.next_step(language)


def undo_button(language: Language) -> Markup:
    """Render the button that undoes the last change."""
    return button(say(language, "undo.button"), "undo", slow=True)
