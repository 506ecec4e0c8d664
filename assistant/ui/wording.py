"""What the page for asking says: its words in each language, and what shows a session."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.conversation import Asking
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.evaluated import evaluated
from assistant.ui.held_view import held
from assistant.ui.keeping_view import keeping as keeping_block
from assistant.ui.leaving import AnsweredGap, Gaps, answered_gaps
from assistant.ui.leaving_view import answered_notice
from assistant.ui.library.pages import LibraryPages
from assistant.ui.markup import join
from assistant.ui.masthead import header, notes, shelf_mark, welcome
from assistant.ui.note import privacy_note
from assistant.ui.render import conversation
from assistant.ui.review_view import review as review_block
from assistant.ui.session import Session
from assistant.ui.stays_here import stays_here
from assistant.ui.vendor import gr

EXAMPLES = ("perlindungan-data", "etika-ai", "mne", "tata-kelola", "perlindungan")
"""Shelves of the questions that are offered: keys below `web.welcome.example`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Says everything on the page."""

    asking: Asking
    library: LibraryPages | None = None
    """Explains terms, and shows the pages of PDFs."""

    gaps: Gaps | None = None
    """Takes questions for a trainer, where any can be left."""

    has_more: bool = False
    """Whether there are pages beside this one."""

    is_empty: Callable[[], bool] = lambda: False
    """Tells whether there is nothing to answer from."""

    is_being_read: Callable[[], bool] = lambda: False
    """Tells whether the library is being brought up to date."""

    def shown(self, session: Session) -> list[Any]:
        """Return the updates of `Layout.shown`: exchanges, welcome, buttons, forms."""
        language = session.language
        running, begun = session.is_running, bool(session.exchanges)
        can_save = begun and not running and self.asking.history is not None
        return [
            *conversation(session, self.library.glossary.quietly() if self.library else ()),
            gr.update(visible=not begun),
            gr.update(value=words(language, "web.ask.send"), visible=not running),
            gr.update(value=words(language, "web.ask.stop"), visible=running),
            gr.update(value=words(language, "web.ask.save"), visible=can_save),
            gr.update(value=words(language, "web.ask.forget"), visible=begun),
            review_block(session),
            keeping_block(session),
            held(session),
        ]

    def everything(self, session: Session) -> list[Any]:
        """Return the updates of `Layout.every_word`, in the session's language."""
        language = session.language
        return [
            *self.shown(session),
            self.heading(language),
            "" if session.has_dismissed else answered_notice(self.answered_of_late(), language),
            gr.update(value=language, label=words(language, "web.page.language")),
            self.welcome(language),
            *(shelf_mark(shelf, language) for shelf in EXAMPLES),
            *(words(language, f"web.welcome.example.{shelf}") for shelf in EXAMPLES),
            gr.update(
                label=words(language, "web.ask.label"),
                placeholder=words(language, "web.ask.placeholder"),
            ),
            gr.update(label=words(language, "web.ask.passages_only")),
            notes(language),
            self.foot(language),
            "",
        ]

    def heading(self, language: Language) -> str:
        """Render the top of the page."""
        return header(language, has_more=self.has_more)

    def welcome(self, language: Language) -> str:
        """Render what stands there before the first question."""
        return welcome(language, is_empty=self.is_empty(), is_being_read=self.is_being_read())

    def foot(self, language: Language) -> str:
        """Render the foot of the page."""
        tested = evaluated(self.asking.overview(), language)
        return join([stays_here(language), tested, privacy_note(language)])

    def answered_of_late(self) -> Sequence[AnsweredGap]:
        """Return the questions left for a trainer that can be answered now."""
        document = self.asking.assistant.document
        return answered_gaps(self.gaps, document) if self.gaps is not None else ()
