"""Renders the form that makes a brief, the brief, and the button that begins one."""

from collections.abc import Collection, Iterable

from assistant.conversation.preview import Counts, describe
from assistant.place import describe_place
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.exchange import Exchange
from assistant.ui.handover.brief import LONGEST, MOST_QUOTES, Brief, Quoted
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, join, tag
from assistant.ui.routes import HANDOVER_PATH

QUESTION, CONTEXT, UNCLEAR = "pertanyaan", "konteks", "terbuka"
TITLE, PLACE, QUOTE = "judul", "tempat", "kutipan"
"""The fields of each quote, in the same order."""

KEEP = "pakai"
"""The field with the numbers of the quotes that are kept; all are where nothing was chosen yet."""

READY, CHOSEN, FORM = "siap", "dipilih", "bentuk"
PROMISES = {"dibaca": "checked", "setuju": "consent"}
"""The boxes without which no brief is made, and the strings that say what is promised."""


def say(language: Language, key: str, **values: object) -> str:
    """Return a string of the brief's pages."""
    return words(language, f"handover.{key}", **values)


def begin_button(exchange: Exchange, language: Language) -> Markup:
    """Render the button that begins a brief of a finished question, beside the conversation."""
    if not (exchange.is_answered or exchange.is_unanswered):
        return Markup("")
    quotes = [
        Quoted(
            title=one.passage.chunk.title,
            place=describe_place(
                one.passage.chunk.locator, language, title=one.passage.chunk.title
            ),
            text=one.quote,
        )
        for one in exchange.evidence[:MOST_QUOTES]
    ]
    brief = Brief(question=exchange.question, quotes=tuple(quotes))
    return begin_form(
        brief,
        language,
        tag("button", say(language, "begin"), type="submit", class_="quiet"),
        tag("span", say(language, "new_tab"), class_="remark"),
        class_="hand-over",
    )


def begin_form(
    brief: Brief, language: Language, *shown: Markup, **attributes: str | None
) -> Markup:
    """Render what opens the form in a new tab, filled in with a brief; `shown` begins it."""
    return tag(
        "form",
        *hidden_fields(brief),
        *shown,
        method="post",
        action=link_to(f"{HANDOVER_PATH}/", language),
        target="_blank",
        rel="noopener",
        **attributes,
    )


def hidden_fields(brief: Brief) -> Iterable[Markup]:
    """Yield a brief as the fields of a form."""
    texts = ((QUESTION, brief.question), (CONTEXT, brief.context), (UNCLEAR, brief.unclear))
    for name, value in texts:
        yield tag("input", type="hidden", name=name, value=value)
    yield from _quote_fields(brief)


def form_page(
    brief: Brief,
    language: Language,
    *,
    promised: Collection[str] = (),
    said: Markup | None = None,
) -> Markup:
    """Render the form with the boxes `promised` ticked; `said` is why no brief was made."""
    return join(
        [
            tag("h1", say(language, "title")),
            tag("p", say(language, "intro"), class_="lead"),
            tag("p", say(language, "private"), class_="note"),
            said or "",
            tag(
                "form",
                _text_field(QUESTION, brief.question, language, required=True),
                _text_field(CONTEXT, brief.context, language),
                _text_field(UNCLEAR, brief.unclear, language),
                _quotes(brief, language),
                *(_promise(name, language, is_given=name in promised) for name in PROMISES),
                tag("input", type="hidden", name=READY, value="1"),
                tag("button", say(language, "make"), type="submit"),
                method="post",
                action=link_to(f"{HANDOVER_PATH}/", language),
                class_="self-check",
                autocomplete="off",
            ),
        ]
    )


def brief_page(brief: Brief, counts: Counts, language: Language, *, day: str) -> Markup:
    """Render the brief as it is handed on, and the ways to save it."""
    masked = say(language, "masked", what=describe(counts, language)) if counts else ""
    texts = (("question", brief.question), ("context", brief.context), ("unclear", brief.unclear))
    return join(
        [
            tag("h1", say(language, "file_title")),
            tag("p", say(language, "made_on", day=day), class_="facts"),
            tag("p", masked, class_="note", role="status") if masked else "",
            *(
                tag(
                    "section",
                    tag("h2", say(language, key)),
                    tag("p", text or say(language, "left_empty"), class_="as-it-is"),
                )
                for key, text in texts
            ),
            tag("h2", say(language, "quotes")) if brief.quotes else "",
            *(_quote(one) for one in brief.quotes),
            tag("p", say(language, "confirmed"), class_="facts"),
            tag("p", say(language, "no_advice"), class_="hint"),
            tag(
                "div",
                _sending(brief, language, "unduh", say(language, "as_docx"), {FORM: "docx"}),
                _sending(brief, language, "unduh", say(language, "as_markdown"), {FORM: "md"}),
                _sending(brief, language, "", say(language, "change"), {}),
                tag("p", say(language, "print"), class_="hint"),
                tag("p", say(language, "send_yourself"), class_="hint"),
                class_="ways-on",
            ),
        ]
    )


def _text_field(name: str, value: str, language: Language, *, required: bool = False) -> Markup:
    key = {QUESTION: "question", CONTEXT: "context", UNCLEAR: "unclear"}[name]
    hint = f"{name}-hint"
    return tag(
        "div",
        tag("label", say(language, key), for_=name),
        tag(
            "textarea",
            f"\n{value}",  # a browser leaves the first line break out
            id=name,
            name=name,
            rows=4,
            maxlength=LONGEST,
            required=required,
            aria_describedby=hint,
        ),
        tag("p", say(language, f"{key}_hint"), class_="hint", id=hint),
        class_="field",
    )


def _quotes(brief: Brief, language: Language) -> Markup:
    if not brief.quotes:
        return Markup("")
    boxes = [
        tag(
            "label",
            tag("input", type="checkbox", name=KEEP, value=number, checked=True),
            _quote(one),
            class_="choice",
        )
        for number, one in enumerate(brief.quotes)
    ]
    legend = tag("legend", tag("span", say(language, "choose_quotes"), class_="asked"))
    chosen = tag("input", type="hidden", name=CHOSEN, value="1")
    return tag("fieldset", legend, *boxes, chosen, *_quote_fields(brief))


def _quote_fields(brief: Brief) -> Iterable[Markup]:
    for one in brief.quotes:
        for name, value in ((TITLE, one.title), (PLACE, one.place), (QUOTE, one.text)):
            yield tag("input", type="hidden", name=name, value=value)


def _quote(one: Quoted) -> Markup:
    place = f", {one.place}" if one.place else ""
    return tag(
        "span",
        tag("q", one.text),
        tag("cite", f"{one.title}{place}", class_="facts"),
        class_="brief-quote",
    )


def _promise(name: str, language: Language, *, is_given: bool) -> Markup:
    box = tag("input", type="checkbox", name=name, value="1", required=True, checked=is_given)
    return tag("label", box, tag("span", say(language, PROMISES[name])), class_="choice")


def _sending(
    brief: Brief, language: Language, below: str, label: str, more: dict[str, str]
) -> Markup:
    held = {**dict.fromkeys(PROMISES, "1"), **more} if more else {}
    extra = [tag("input", type="hidden", name=key, value=value) for key, value in held.items()]
    return tag(
        "form",
        *hidden_fields(brief),
        *extra,
        tag("button", label, type="submit", class_="quiet"),
        method="post",
        action=link_to(f"{HANDOVER_PATH}/{below}", language),
    )
