"""Renders the files in quarantine with the form that lets one in, and those let in before."""

from collections.abc import Sequence

from assistant.days import day_text
from assistant.library.curation import Release
from assistant.types import Language
from assistant.ui.markup import Markup, join, tag, with_code
from assistant.ui.trainer.parts import button, form, say, submit
from assistant.ui.trainer.quarantine import Held

_SHORTEST, _LONGEST = 10, 1_000  # characters of a reason, as `library.curation.Release` takes it


def quarantine_section(
    held: Sequence[Held], released: Sequence[Release], language: Language
) -> Markup:
    """Render what is kept out and why, and the decisions made so far."""
    return join(
        [
            tag("h3", say(language, "quarantine.heading")),
            tag("p", say(language, "quarantine.text"))
            if held
            else tag("p", say(language, "quarantine.none"), class_="remark"),
            *(_held(number, one, language) for number, one in enumerate(held)),
            _released(released, language),
        ]
    )


def _held(number: int, held: Held, language: Language) -> Markup:
    reason = f"reason-{number}"
    return tag(
        "section",
        tag("h4", held.source),
        tag("p", with_code(held.error.what(language)), class_="what"),
        tag("p", button(say(language, "quarantine.read"), "read", held.source), class_="choices"),
        form(
            "let_in",
            tag("input", type="hidden", name="source", value=held.source),
            tag("input", type="hidden", name="sha256", value=held.sha256),
            tag(
                "label",
                tag("span", say(language, "quarantine.reason")),
                tag(
                    "textarea",
                    name="reason",
                    id=reason,
                    required=True,
                    minlength=_SHORTEST,
                    maxlength=_LONGEST,
                    rows=2,
                    aria_describedby=f"{reason}-hint",
                ),
                for_=reason,
            ),
            tag("p", say(language, "quarantine.hint"), class_="remark", id=f"{reason}-hint"),
            tag("p", submit(say(language, "quarantine.release")), class_="choices"),
            slow=True,
        ),
        class_="held",
    )


def _released(released: Sequence[Release], language: Language) -> Markup:
    if not released:
        return Markup("")
    title = say(language, "quarantine.released", count=len(released))
    items = [
        tag(
            "li",
            tag("span", one.source, class_="name"),
            tag("span", f"{day_text(one.released_on, language)} · {one.reason}", class_="remark"),
            button(
                say(language, "quarantine.withdraw"),
                "take_back",
                one.source,
                slow=True,
                aria_label=say(language, "quarantine.withdraw_label", source=one.source),
            ),
        )
        for one in released
    ]
    return tag(
        "details",
        tag("summary", title),
        tag("ul", *items, class_="plain changes"),
        tag("p", say(language, "quarantine.withdraw_hint"), class_="remark"),
        class_="to-do",
    )
