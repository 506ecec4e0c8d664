"""Renders a pack that was brought: whose it is, what it would change, and the decision."""

from collections.abc import Sequence

from assistant.carrying.importing import Incoming, NumberChanges
from assistant.days import day_text
from assistant.packs.paths import document_of
from assistant.packs.plan import ImportPlan, PlannedFile
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.markup import Markup, join, tag, with_code
from assistant.ui.trainer.desk import Brought
from assistant.ui.trainer.findings_view import finding_items
from assistant.ui.trainer.parts import button, say


def brought_pack(brought: Brought, language: Language) -> Markup:
    """Render a pack beside the knowledge folder, with the buttons that take it in or let it go."""
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
