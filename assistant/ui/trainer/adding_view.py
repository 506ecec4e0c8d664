"""Renders the form that describes a new document."""

from collections.abc import Mapping

from assistant.types import Language
from assistant.ui.bringing import in_megabytes
from assistant.ui.markup import Markup, join, tag
from assistant.ui.trainer.adding import ASKED_ALSO
from assistant.ui.trainer.desk import Upload
from assistant.ui.trainer.parts import (
    KINDS,
    button,
    form,
    line_field,
    named,
    say,
    select,
    shelf_choices,
    submit,
)

_LONGEST_LINE = 200  # characters, as front matter takes a title
_LONGEST_SUMMARY = 1_000


def adding_intro(max_bytes: int, language: Language) -> Markup:
    """Render what can be added, above the button that chooses the file."""
    megabytes = in_megabytes(max_bytes, language)
    return join(
        [
            tag("p", say(language, "add.text")),
            tag("p", say(language, "add.limits", megabytes=megabytes), class_="remark"),
        ]
    )


def adding_section(upload: Upload | None, language: Language) -> Markup:
    """Render the form for a file that was read; nothing before."""
    if upload is None:
        return Markup("")
    own = upload.candidate.front_matter
    fields = _own_words(upload, language) if own is not None else _fields(upload, language)
    return form(
        "add",
        tag("h3", say(language, "add.file", name=upload.candidate.path.name)),
        fields,
        _replace(language) if upload.may_replace else "",
        tag("p", say(language, "add.then"), class_="remark"),
        tag(
            "p",
            submit(say(language, "add.button")),
            button(say(language, "add.cancel"), "cancel", class_="quiet"),
            class_="choices",
        ),
        slow=True,
        class_="describe",
    )


def _own_words(upload: Upload, language: Language) -> Markup:
    own = upload.candidate.front_matter
    if own is None:
        return Markup("")
    facts = {
        "title": own.title,
        "shelf": own.shelf,
        "language": named(language, "language", own.language),
        "kind": named(language, "kind", own.kind),
        "state": named(language, "state", own.status),
    }
    return join(
        [
            tag("p", say(language, "add.describes_itself")),
            tag(
                "dl",
                *(
                    tag("div", tag("dt", say(language, f"field.{name}")), tag("dd", value))
                    for name, value in facts.items()
                ),
                class_="facts",
            ),
        ]
    )


def _fields(upload: Upload, language: Language) -> Markup:
    said = upload.said
    kinds = [(name, named(language, "kind", name)) for name in KINDS]
    languages = [(name, named(language, "language", name)) for name in ("id", "en")]
    return join(
        [
            _line("title", said, language, required=True),
            select(
                "shelf",
                say(language, "field.shelf"),
                shelf_choices(language),
                said.get("shelf", ""),
                id="a-shelf",
            ),
            select(
                "language",
                say(language, "field.language"),
                languages,
                said.get("language", ""),
                id="a-language",
            ),
            select("kind", say(language, "field.kind"), kinds, said.get("kind", ""), id="a-kind"),
            _summary(said.get("summary", ""), language),
            _more(said, language),
        ]
    )


def _line(
    name: str, said: Mapping[str, str], language: Language, *, required: bool = False
) -> Markup:
    return line_field(
        name,
        say(language, f"field.{name}"),
        said.get(name, ""),
        id=f"a-{name}",
        longest=_LONGEST_LINE,
        required=required,
    )


def _summary(value: str, language: Language) -> Markup:
    return tag(
        "label",
        tag("span", say(language, "field.summary")),
        tag(
            "textarea",
            value,
            name="summary",
            id="a-summary",
            rows=3,
            maxlength=_LONGEST_SUMMARY,
        ),
        for_="a-summary",
    )


def _more(said: Mapping[str, str], language: Language) -> Markup:
    return tag(
        "details",
        tag("summary", say(language, "add.more")),
        *(_line(name, said, language) for name in ASKED_ALSO),
        class_="to-do",
    )


def _replace(language: Language) -> Markup:
    return tag(
        "label",
        tag("input", type="checkbox", name="replace", value="yes", id="a-replace"),
        tag("span", say(language, "add.replace")),
        for_="a-replace",
        class_="ticked",
    )
