"""Renders knowledge packs: the one that was brought, and the form that makes one."""

from collections.abc import Sequence

from assistant.carrying.exporting import Exported
from assistant.packs.keys import PublicKey
from assistant.strings import LANGUAGES
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.bringing import in_megabytes
from assistant.ui.markup import Markup, join, tag, with_code
from assistant.ui.trainer.brought_view import brought_pack
from assistant.ui.trainer.desk import Visit
from assistant.ui.trainer.parts import Choice, form, line_field, named, say, shelf_choices, submit
from assistant.ui.trainer.trusting_view import trusted_keys, untrusted_pack

_LONGEST = 200  # characters, as a manifest takes a title


def packs_intro(max_bytes: int, language: Language) -> Markup:
    """Render what a pack is, above the button that chooses one to take in."""
    megabytes = in_megabytes(max_bytes, language)
    return join(
        [
            tag("p", say(language, "packs.text")),
            tag("h3", say(language, "packs.import_heading")),
            tag("p", say(language, "packs.import_text")),
            tag("p", say(language, "add.limits", megabytes=megabytes), class_="remark"),
        ]
    )


def packs_section(visit: Visit, language: Language, trusted: Sequence[PublicKey] = ()) -> Markup:
    """Render the pack that was brought, the keys that are trusted, and the form that makes one."""
    return join(
        [
            brought_pack(visit.pack, language) if visit.pack is not None else "",
            untrusted_pack(visit.untrusted, language) if visit.untrusted is not None else "",
            trusted_keys(trusted, language),
            tag("h3", say(language, "packs.export_heading")),
            tag("p", say(language, "packs.export_text")),
            _form(language),
            _exported(visit.exported, language) if visit.exported is not None else "",
        ]
    )


def _form(language: Language) -> Markup:
    languages = [(name, named(language, "language", name)) for name in LANGUAGES]
    return form(
        "export_pack",
        _line("title", words(language, "packs.title"), language, required=True),
        _line("publisher", "", language),
        _ticks("shelf", shelf_choices(language), language),
        _ticks("language", languages, language),
        tag("p", submit(say(language, "packs.export")), class_="choices"),
        slow=True,
        class_="describe",
    )


def _line(name: str, value: str, language: Language, *, required: bool = False) -> Markup:
    label = say(language, f"packs.{name}")
    return line_field(name, label, value, id=f"p-{name}", longest=_LONGEST, required=required)


def _ticks(name: str, choices: Sequence[Choice], language: Language) -> Markup:
    return tag(
        "fieldset",
        tag("legend", say(language, f"packs.{name}")),
        *(
            tag(
                "label",
                tag("input", type="checkbox", name=name, value=value, id=f"p-{name}-{value}"),
                tag("span", said),
                for_=f"p-{name}-{value}",
                class_="ticked",
            )
            for value, said in choices
        ),
    )


def _exported(exported: Exported, language: Language) -> Markup:
    return tag(
        "div",
        tag(
            "p",
            say(
                language,
                "packs.made",
                name=exported.path.name,
                documents=exported.documents,
                files=len(exported.manifest.files),
            ),
            class_="summary-line",
        ),
        _listed("internal", exported.internal, language),
        _listed("refused", [one.what(language) for one in exported.refused], language),
        tag("p", words(language, "packs.fingerprint", fingerprint=exported.key.fingerprint)),
        tag("p", with_code(say(language, "packs.compare", public=exported.key))),
        class_="made",
    )


def _listed(name: str, lines: Sequence[str], language: Language) -> Markup:
    if not lines:
        return Markup("")
    return tag(
        "details",
        tag("summary", words(language, f"packs.export.{name}", count=len(lines))),
        tag("ul", *(tag("li", with_code(line)) for line in lines), class_="plain"),
        class_="to-do",
        open=True,
    )
