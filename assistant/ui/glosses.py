"""Explains the terms of the glossary where they first stand, in a small pane that is opened.

A term becomes a button of the browser's own popover: it opens by mouse, touch and keyboard, and
closes by Escape, by a click beside it, or when another one opens. No script is needed. The words of
the text stay as they are; what explains them stands behind their paragraph.
"""

from assistant.library.glossary import Term
from assistant.strings import LANGUAGES
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.library.places import term_id
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, join, tag
from assistant.ui.naming import named_terms
from assistant.ui.quotation import barred
from assistant.ui.routes import LIBRARY_PATH


class Glosses:
    """Explains each term once, in the language of the page."""

    def __init__(
        self, terms: tuple[Term, ...], language: Language, *, prefix: str = "istilah"
    ) -> None:
        """Explain `terms`; the ids of what explains them begin with `prefix`."""
        self._terms = terms
        self._language = language
        self._prefix = prefix
        self._known: set[str] = set()
        self._waiting: list[tuple[str, Term]] = []

    def explain(self, text: str) -> Markup:
        """Render a text with its terms as buttons, of those that were not explained before."""
        parts: list[str] = []
        position = 0
        for one in named_terms(text, self._terms):
            if one.term.id in self._known:
                continue
            parts.append(barred(text[position : one.start]))
            parts.append(self.button(one.term, text[one.start : one.end]))
            position = one.end
        return join([*parts, barred(text[position:])])

    def new_in(self, text: str) -> list[Term]:
        """Return the terms of a text that were not explained before, each once."""
        found = (one.term for one in named_terms(text, self._terms))
        return [one for one in dict.fromkeys(found) if one.id not in self._known]

    def button(self, term: Term, said: str) -> Markup:
        """Render the button that opens what explains a term."""
        self._known.add(term.id)
        id = f"{self._prefix}-{len(self._known)}"
        self._waiting.append((id, term))
        return tag(
            "button", said, type="button", class_="term", popovertarget=id, aria_haspopup="dialog"
        )

    def take(self) -> Markup:
        """Render what explains the terms since the last time; it stands behind their paragraph."""
        panes = [self._pane(id, term) for id, term in self._waiting]
        self._waiting.clear()
        return join(panes)

    def _pane(self, id: str, term: Term) -> Markup:
        language = self._language
        other = next(one for one in LANGUAGES if one != language)
        own, foreign = term.name(language), term.name(other)
        return tag(
            "div",
            tag(
                "p",
                tag("dfn", own),
                " ",
                tag("span", foreign, lang=other, class_="in-other") if foreign != own else "",
                id=f"{id}-nama",
            ),
            tag("p", term.meanings[language]),
            tag(
                "p",
                tag(
                    "a",
                    words(language, "library.glossary.title"),
                    href=f"{link_to(f'{LIBRARY_PATH}/glosarium', language)}#{term_id(term)}",
                    target="_blank",
                    rel="noopener",
                ),
                tag(
                    "button",
                    words(language, "library.term.close"),
                    type="button",
                    popovertarget=id,
                    popovertargetaction="hide",
                ),
                class_="ways-out",
            ),
            id=id,
            class_="gloss",
            popover="auto",
            role="dialog",
            aria_labelledby=f"{id}-nama",
            lang=language,
        )
