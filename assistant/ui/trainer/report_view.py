"""Renders what a sync did, in words."""

from collections.abc import Collection, Sequence

from assistant.documents.notices import notice_text
from assistant.store.report import Failure, SyncReport
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.markup import Markup, join, tag, with_code
from assistant.ui.trainer.parts import next_step

_GROUPS = ("added", "changed", "removed")
_UNTOUCHED = ("unpublished", "ignored")


def report_words(report: SyncReport, language: Language, *, about: Collection[str] = ()) -> Markup:
    """Render the files of a sync by what became of them; those that failed come first.

    With `about`, only what became of these files is told, and what the sync did to others.
    """
    groups = _GROUPS if about else _GROUPS + _UNTOUCHED
    failures = [one for one in report.failed if not about or one.source in about]
    lines = [
        words(language, "knowledge.renamed_file", old=one.old, new=one.new)
        for one in report.renamed
    ]
    lines += [f"{one.source}: {notice_text(one.key, language)}" for one in report.notices]
    return join(
        [
            _failed(failures, language),
            *(_group(name, getattr(report, name), language) for name in groups),
            tag("ul", *(tag("li", line) for line in lines), class_="plain") if lines else "",
            tag("p", words(language, "knowledge.unchanged_files", count=report.unchanged))
            if report.unchanged and not about
            else "",
        ]
    )


def _failed(failures: Sequence[Failure], language: Language) -> Markup:
    items = [
        tag(
            "li",
            tag("p", with_code(one.error.what(language)), class_="what"),
            tag("p", with_code(next_step(one.error, language))),
            tag("p", words(language, "knowledge.kept"), class_="remark") if one.kept else "",
        )
        for one in failures
    ]
    return tag("ul", *items, class_="findings") if items else Markup("")


def _group(name: str, sources: Sequence[str], language: Language) -> Markup:
    if not sources:
        return Markup("")
    return tag(
        "details",
        tag("summary", words(language, f"knowledge.{name}_files", count=len(sources))),
        tag("ul", *(tag("li", source) for source in sources), class_="plain"),
        class_="to-do",
    )
