"""Renders the settings: the few that this page changes, and all others with their origin."""

from collections.abc import Iterator, Sequence
from typing import Any

from assistant.in_force import CHANGEABLE, Setting
from assistant.types import Language
from assistant.ui.admin.parts import ACT, VALUE, button, field, form_to, hidden, say
from assistant.ui.markup import Markup, tag


def settings_part(settings: Sequence[Setting], language: Language) -> Iterator[Markup]:
    """Render what can be changed here, and below it every setting."""
    yield tag("p", say(language, "settings.text"))
    items = [tag("li", _change(one, language)) for one in settings if one.name in CHANGEABLE]
    yield tag("ul", *items, class_="changeable")
    head = [
        tag("th", say(language, f"settings.{name}"), scope="col")
        for name in ("name", "value", "origin")
    ]
    rows = [
        tag(
            "tr",
            tag("th", one.name, scope="row"),
            tag("td", _written(one.value)),
            tag("td", _origin(one, language)),
        )
        for one in settings
    ]
    caption = say(language, "settings.caption")
    table = tag("table", tag("thead", tag("tr", *head)), tag("tbody", *rows), aria_label=caption)
    yield tag(
        "details",
        tag("summary", caption),
        tag("div", table, class_="wide", role="region", aria_label=caption, tabindex="0"),
    )


def _change(setting: Setting, language: Language) -> Markup:
    key = setting.name.replace(".", "_")
    label = say(language, f"settings.of.{key}")
    if setting.origin == "environment":
        fixed = say(language, "settings.fixed", variable=setting.place)
        return tag("p", tag("strong", label), ": ", _written(setting.value), " · ", fixed)
    return form_to(
        "pengaturan",
        language,
        hidden(ACT, setting.name),
        field(label, _control(setting, language)),
        button(
            say(language, "settings.save"),
            is_quiet=True,
            label=say(language, "settings.save_one", name=label),
        ),
        class_="together",
    )


def _control(setting: Setting, language: Language) -> Markup:
    value = setting.value
    if isinstance(value, bool):
        said = {"true": say(language, "settings.on"), "false": say(language, "settings.off")}
        return _choice(said, _written(value))
    if isinstance(value, int):
        return tag("input", type="number", name=VALUE, value=value, min=1, required=True)
    return _choice({"id": "Indonesia", "en": "English"}, str(value))


def _choice(said: dict[str, str], chosen: str) -> Markup:
    options = [
        tag("option", words, value=value, selected=value == chosen) for value, words in said.items()
    ]
    return tag("select", *options, name=VALUE)


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "–"
    return "–" if value in ("", None) else str(value)


def _origin(setting: Setting, language: Language) -> str:
    return say(language, f"settings.origin_{setting.origin}", place=setting.place)
