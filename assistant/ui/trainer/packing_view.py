"""Renders knowledge packs: what one that was brought would change, and the form that makes one."""

from collections.abc import Sequence

from assistant.carrying.exporting import Exported
from assistant.carrying.importing import Incoming, NumberChanges
from assistant.packs.paths import document_of
from assistant.packs.plan import ImportPlan, PlannedFile
from assistant.strings import LANGUAGES
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.bringing import in_megabytes
from assistant.ui.markup import Markup, join, tag, with_code
from assistant.ui.plain.days import day_text
from assistant.ui.trainer.desk import Brought, Visit
from assistant.ui.trainer.findings_view import finding_items
from assistant.ui.trainer.parts import Choice, button, form, named, say, shelf_choices, submit

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


def packs_section(visit: Visit, language: Language) -> Markup:
    """Render the pack that was brought, and below it the form that makes one."""
    return join(
        [
            _brought(visit.pack, language) if visit.pack is not None else "",
            tag("h3", say(language, "packs.export_heading")),
            tag("p", say(language, "packs.export_text")),
            _form(language),
            _exported(visit.exported, language) if visit.exported is not None else "",
        ]
    )


def _brought(brought: Brought, language: Language) -> Markup:
    manifest, incoming = brought.pack.manifest, brought.incoming
    key = "import.from" if manifest.publisher else "import.from_unnamed"
    said = words(
        language,
        f"packs.{key}",
        title=manifest.title,
        publisher=manifest.publisher,
        created=day_text(manifest.created_on, language),
    )
    fingerprint = words(language, "packs.fingerprint", fingerprint=brought.pack.key.fingerprint)
    return tag(
        "section",
        tag("h4", said),
        tag("p", fingerprint, class_="remark"),
        _changes(incoming.plan, language),
        _numbers(incoming.numbers, language) if incoming.numbers is not None else "",
        _findings(incoming, language),
        _decision(len(incoming.plan.written), language),
        class_="held is-pack",
    )


def _changes(plan: ImportPlan, language: Language) -> Markup:
    new, changed = (
        [one for one in plan.files if one.change == change] for change in ("new", "changed")
    )
    same = len(plan.sources("same"))
    left_out = [
        words(language, "packs.import.left_out", source=one.source, id=one.id, other=one.other)
        for one in plan.left_out
    ]
    return join(
        [
            _files("new", new, language),
            _files("changed", changed, language),
            tag("p", words(language, "packs.import.same", count=same)) if same else "",
            tag("ul", *(tag("li", with_code(one)) for one in left_out), class_="plain")
            if left_out
            else "",
        ]
    )


def _files(change: str, files: Sequence[PlannedFile], language: Language) -> Markup:
    if not files:
        return Markup("")
    sources = {one.source for one in files}
    # What belongs to a document that is named itself is not named again.
    shown = [one for one in files if document_of(one.source) not in sources]
    return tag(
        "details",
        tag("summary", words(language, f"packs.import.{change}", count=len(files))),
        tag("ul", *(_file(one, language) for one in shown), class_="plain changes"),
        class_="to-do",
        open=change == "changed",
    )


def _file(file: PlannedFile, language: Language) -> Markup:
    remarks = []
    if file.present_title and file.present_title != file.title:
        remarks.append(words(language, "packs.import.title_changes", title=file.present_title))
    if file.is_older:
        remarks.append(words(language, "packs.import.older"))
    return tag(
        "li",
        tag("span", file.title or file.source, class_="name"),
        tag("span", file.source, class_="remark") if file.title else "",
        *(tag("span", remark, class_="what") for remark in remarks),
    )


def _numbers(numbers: NumberChanges, language: Language) -> Markup:
    named_ones = {
        name: ", ".join(getattr(numbers, name)) or words(language, "packs.import.nobody")
        for name in ("added", "changed", "removed")
    }
    return tag("p", words(language, "packs.import.contacts", **named_ones), class_="what")


def _findings(incoming: Incoming, language: Language) -> Markup:
    if not incoming.findings:
        return Markup("")
    errors = [one for one in incoming.findings if one.severity == "error"]
    summary = words(
        language,
        "packs.import.findings",
        errors=len(errors),
        warnings=len(incoming.findings) - len(errors),
    )
    return tag(
        "details",
        tag("summary", summary),
        finding_items(errors or incoming.findings, language),
        class_="to-do",
        open=bool(errors),
    )


def _decision(count: int, language: Language) -> Markup:
    put_aside = button(say(language, "packs.put_aside"), "put_pack_aside")
    if not count:
        return join(
            [
                tag("p", words(language, "packs.import.nothing")),
                tag("p", put_aside, class_="choices"),
            ]
        )
    take = button(
        say(language, "packs.take_in", count=count), "take_pack_in", slow=True, class_="primary"
    )
    return join(
        [
            tag("p", say(language, "packs.then"), class_="remark"),
            tag("p", take, put_aside, class_="choices"),
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
    place = f"p-{name}"
    return tag(
        "label",
        tag("span", say(language, f"packs.{name}")),
        tag(
            "input",
            type="text",
            name=name,
            id=place,
            value=value,
            maxlength=_LONGEST,
            required=required,
        ),
        for_=place,
    )


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
