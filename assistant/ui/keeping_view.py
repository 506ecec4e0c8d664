"""Renders the form that saves a conversation, and what was saved or forgotten."""

from assistant.history.sealing import LEAST_PASSPHRASE
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.keeping import LONGEST_TITLE, Keeping, suggested_title
from assistant.ui.markup import Markup, tag, with_code
from assistant.ui.session import Session

_TITLE = "keeping-title"


def keeping(session: Session) -> Markup:
    """Render what is asked or said of saving and forgetting; nothing where nothing is."""
    state, language = session.keeping, session.language
    if state is None:
        return Markup("")
    match state.state:
        case "open":
            return _form(state, suggested_title(session), language)
        case "saved":
            key = f"web.keeping.open_{'as' if state.account else 'with'}"
            return _message(
                [
                    tag("span", words(language, "web.keeping.saved")),
                    " ",
                    tag("code", state.code, class_="code"),
                ],
                with_code(words(language, key, code=state.code, account=state.account)),
                language,
            )
        case "forgotten":
            line = words(
                language, "web.keeping.forgotten", questions=state.questions, values=state.values
            )
            return _message([line], words(language, "web.keeping.nothing_left"), language)


def _form(state: Keeping, title: str, language: Language) -> Markup:
    return tag(
        "section",
        tag("h2", words(language, "web.keeping.heading"), id=_TITLE),
        tag(
            "ul",
            *(
                tag("li", words(language, f"web.keeping.{name}"))
                for name in ("masked", "no_recovery")
            ),
            class_="terms",
        ),
        _field("title", words(language, "web.keeping.title"), value=title),
        _field(
            "passphrase",
            words(language, "web.keeping.passphrase", least=LEAST_PASSPHRASE),
            secret=True,
        ),
        _field("again", words(language, "web.keeping.again"), secret=True),
        _error(state, language),
        tag(
            "p",
            _button("save", words(language, "web.keeping.save"), class_="primary"),
            _button("close", words(language, "web.keeping.cancel"), class_="quiet"),
            class_="choices",
        ),
        class_="review keeping",
        aria_labelledby=_TITLE,
        tabindex="-1",
    )


def _field(name: str, label: str, *, value: str = "", secret: bool = False) -> Markup:
    return tag(
        "p",
        tag("label", label, for_=name),
        tag(
            "input",
            id=name,
            type="password" if secret else "text",
            value=value,
            autocomplete="off",
            maxlength=LONGEST_TITLE,
            data_enter="save",
        ),
        class_="field",
    )


def _error(state: Keeping, language: Language) -> Markup:
    if state.error is None:
        return Markup("")
    return tag(
        "div",
        tag("p", with_code(state.error.what(language)), class_="what"),
        tag("p", with_code(state.error.next_step(language))),
        role="alert",
    )


def _message(line: list[str], remark: str, language: Language) -> Markup:
    return tag(
        "div",
        tag("div", tag("p", *line, role="status"), tag("p", remark, class_="remark")),
        _button("close", words(language, "web.keeping.close"), class_="quiet"),
        class_="kept-message",
    )


def _button(act: str, text: str, *, class_: str) -> Markup:
    return tag("button", text, type="button", class_=class_, data_act=act)
