"""What the parts of the page for admins share: its words, and its forms."""

from assistant.strings import text
from assistant.types import Language
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, tag
from assistant.ui.routes import ADMIN_PATH

ACT, VALUE, SURE = "apa", "nilai", "yakin"
"""Fields of the forms."""


def say(language: Language, key: str, **values: object) -> str:
    """Return a string of this page."""
    return text(language, f"admin.{key}", **values)


def form_to(where: str, language: Language, *content: Markup, class_: str = "") -> Markup:
    """Render a form that is sent to an address below the page."""
    return tag(
        "form",
        *content,
        method="post",
        action=link_to(f"{ADMIN_PATH}/{where}", language),
        class_=class_ or None,
    )


def hidden(name: str, value: str) -> Markup:
    """Render what a form sends along."""
    return tag("input", type="hidden", name=name, value=value)


def field(label: str, control: Markup) -> Markup:
    """Render a control below its label."""
    return tag("label", label, control, class_="field")


def button(said: str, *, is_quiet: bool = False, label: str | None = None) -> Markup:
    """Render what sends a form; `label` names it where the words alone do not."""
    return tag(
        "button", said, type="submit", class_="quiet" if is_quiet else None, aria_label=label
    )
