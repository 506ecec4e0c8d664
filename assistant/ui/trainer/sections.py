"""All sections of the page as they are now, each rendered or with the reason why it can't be."""

from collections.abc import Callable, Collection, Mapping

from assistant.errors import PanduError
from assistant.types import Language
from assistant.ui.markup import Markup, join
from assistant.ui.trainer.adding_view import adding_section
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.documents import find_listed, open_document
from assistant.ui.trainer.documents_view import documents_section
from assistant.ui.trainer.findings_view import check_button, findings_section
from assistant.ui.trainer.gap_queue import read_queue
from assistant.ui.trainer.gap_queue_view import queue_section
from assistant.ui.trainer.golden import read_golden
from assistant.ui.trainer.golden_view import golden_section
from assistant.ui.trainer.overview import Overview, read_overview
from assistant.ui.trainer.overview_view import overview_section
from assistant.ui.trainer.packing_view import packs_section
from assistant.ui.trainer.parts import failure
from assistant.ui.trainer.quarantine import held_files, releases
from assistant.ui.trainer.quarantine_view import quarantine_section
from assistant.ui.trainer.reader_view import reader_section, unreadable_section
from assistant.ui.trainer.syncing_view import syncing_section
from assistant.ui.trainer.undoing import last_changes

SECTIONS = ("overview", "documents", "checks", "sync", "golden", "queue", "add", "packs")
"""The sections in their order."""


def render_sections(
    desk: Desk, visit: Visit, language: Language, wanted: Collection[str] = SECTIONS
) -> Mapping[str, Markup]:
    """Render the wanted sections; one that fails says so and leaves the others alone."""
    if "overview" in wanted:
        desk.overview = desk.trials = None
    makers: Mapping[str, Callable[[], Markup]] = {
        "overview": lambda: overview_section(_overview(desk), language),
        "documents": lambda: _documents(desk, visit, language),
        "checks": lambda: _checks(desk, language),
        "sync": lambda: syncing_section(last_changes(desk.bench), language),
        "golden": lambda: golden_section(read_golden(desk, visit), language),
        "queue": lambda: queue_section(read_queue(desk), visit.attempt, language),
        "add": lambda: adding_section(visit.upload, language),
        "packs": lambda: packs_section(visit, language, desk.bench.keys.others()),
    }
    return {name: _or_why_not(makers[name], language) for name in SECTIONS if name in wanted}


def _overview(desk: Desk) -> Overview:
    """Return the library as it is, or as it was when it was last shown as a whole."""
    if desk.overview is None:
        desk.overview = read_overview(desk.bench)
    return desk.overview


def _or_why_not(make: Callable[[], Markup], language: Language) -> Markup:
    try:
        return make()
    except PanduError as error:
        return failure(error, language)


def _documents(desk: Desk, visit: Visit, language: Language) -> Markup:
    overview, source = _overview(desk), visit.reading
    if not source:
        return documents_section(overview, desk, visit, language)
    listed = find_listed(overview, source)
    try:
        document = open_document(desk.bench, source, listed)
    except PanduError as error:
        return unreadable_section(source, failure(error, language), desk, language)
    return reader_section(document, listed, desk, visit, language)


def _checks(desk: Desk, language: Language) -> Markup:
    held = quarantine_section(held_files(desk.bench), releases(desk.bench), language)
    return join([check_button(language), held, findings_section(desk, language)])
