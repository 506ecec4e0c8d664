"""Renders the questions as a form."""

from collections.abc import Callable, Mapping

from assistant.selfcheck.questions import Choice, Question, SelfCheck
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, join, tag
from assistant.ui.routes import SELF_CHECK_PATH

NAME = "nama"
"""The field that holds what the person calls the use."""

LONGEST_NAME = 120
CHANGE = "ubah"
"""The field that asks for the form again, with the answers as they were."""


LinkTo = Callable[[str], Markup]
"""Renders the link to a document; nothing where it is not in the library."""


def form_page(
    check: SelfCheck,
    answers: Mapping[str, str],
    language: Language,
    *,
    link_to_document: LinkTo,
    name: str = "",
) -> Markup:
    """Render all questions; answers given before are chosen already.

    Links should open documents in another tab: answers stand in the form alone.
    """
    total = len(check.question)
    return join(
        [
            tag("h1", say(language, "title")),
            tag("p", say(language, "intro", count=total), class_="lead"),
            tag("p", say(language, "private"), class_="note"),
            tag(
                "form",
                _name_field(language, name),
                *(
                    _question(
                        one,
                        answers.get(one.id, ""),
                        language,
                        number=n,
                        total=total,
                        see=link_to_document(one.see),
                    )
                    for n, one in enumerate(check.question, start=1)
                ),
                tag("button", say(language, "go"), type="submit"),
                method="post",
                action=link_to(f"{SELF_CHECK_PATH}/", language),
                class_="self-check",
                autocomplete="off",
            ),
        ]
    )


def say(language: Language, key: str, **values: object) -> str:
    """Return a string of the self-check."""
    return words(language, f"selfcheck.{key}", **values)


def _name_field(language: Language, name: str) -> Markup:
    return tag(
        "div",
        tag("label", say(language, "name"), for_="use-name"),
        tag(
            "input",
            type="text",
            id="use-name",
            name=NAME,
            value=name,
            maxlength=LONGEST_NAME,
            aria_describedby="use-name-hint",
        ),
        tag("p", say(language, "name_hint"), class_="hint", id="use-name-hint"),
        class_="field",
    )


def _question(
    question: Question,
    answer: str,
    language: Language,
    *,
    number: int,
    total: int,
    see: Markup,
) -> Markup:
    place = say(language, "number", number=number, total=total)
    return tag(
        "fieldset",
        tag(
            "legend",
            tag("span", f"{place} · {question.topic.say(language)}", class_="eyebrow"),
            " ",
            tag("span", question.ask.say(language), class_="asked"),
        ),
        *(_choice(question, one, one.id == answer, language) for one in question.choices),
        tag(
            "details",
            tag("summary", say(language, "why")),
            tag("p", question.why.say(language)),
            _see(see, language) if see else "",
        ),
        id=f"t-{question.id}",
    )


def _see(link: Markup, language: Language) -> Markup:
    apart = tag("span", f"({say(language, 'new_tab')})", class_="hint")
    return tag("p", say(language, "read"), " ", link, " ", apart, class_="facts")


def _choice(question: Question, choice: Choice, is_chosen: bool, language: Language) -> Markup:
    box = tag("input", type="radio", name=question.id, value=choice.id, checked=is_chosen)
    return tag("label", box, tag("span", choice.say.say(language)), class_="choice")
