"""The front matter of files that are added: their own, or what options and answers say."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

from assistant.cli.console import stderr
from assistant.cli.knowledge.changes import today
from assistant.cli.knowledge.options import KindName, ShelfName
from assistant.cli.knowledge.questions import Questions
from assistant.curation.adding import Candidate, place_of
from assistant.curation.inventory import read_entries
from assistant.curation.writing import make_front_matter, make_id, split_list
from assistant.errors import UserError
from assistant.library.front_matter import FrontMatter

_REVIEW_AFTER = timedelta(days=181)
"""Until the next review: half a year, as in the example of `knowledge/README.md`."""

_AS_GIVEN = ("translation_of", "sensitivity", "licence", "status")


class Description:
    """Describes one file after the other, and keeps their ids apart."""

    def __init__(self, folder: Path, options: Mapping[str, Any], *, yes: bool) -> None:
        """Describe by the values of `add`'s options; None asks for what can be asked."""
        self._folder = folder
        self._options = options
        self._questions = Questions(yes=yes)
        self._owners = {
            entry.front_matter.id: entry.file.path.resolve()
            for entry in read_entries(folder)
            if entry.front_matter is not None
        }

    def of(self, candidate: Candidate) -> FrontMatter:
        """Return a file's own front matter, or make it.

        Raises:
            UserError: something is missing and nobody can be asked, can't be used, or the id is
                another document's.
        """
        front_matter = candidate.front_matter or self._make(candidate)
        place = self._place(candidate, front_matter)
        if self._owners.setdefault(front_matter.id, place) != place:
            raise UserError("curation.id_taken", id=front_matter.id)
        return front_matter

    def _make(self, candidate: Candidate) -> FrontMatter:
        document, options, ask = candidate.document, self._options, self._questions
        stderr.print(candidate.path.name, style="bold", soft_wrap=True)
        made = make_front_matter(
            id=options["id"] or "new",
            title=options["title"] or ask.ask("title", proposal=document.title),
            language=options["language"]
            or ask.choose("language", ("id", "en"), proposal=document.language),
            shelf=options["shelf"] or ask.choose("shelf", get_args(ShelfName)),
            kind=options["kind"] or ask.choose("kind", get_args(KindName)),
            summary=self._optional("summary"),
            audience=split_list(self._optional("audience")),
            sources=self._sources(),
            author_role=self._optional("author_role"),
            reviewed_on=options["reviewed_on"] or today(),
            review_due=options["review_due"] or today() + _REVIEW_AFTER,
            **{name: options[name] for name in _AS_GIVEN},
        )
        if options["id"]:
            return made
        return made.model_copy(update={"id": self._id(candidate, self._place(candidate, made))})

    def _optional(self, name: str) -> str:
        given: str | None = self._options[name]
        return self._questions.ask(name, required=False) if given is None else given

    def _sources(self) -> list[dict[str, str]]:
        title = self._optional("source_title")
        if not title:
            return []
        names = ("publisher", "link")
        return [{"title": title, **{name: self._options[f"source_{name}"] for name in names}}]

    def _id(self, candidate: Candidate, place: Path) -> str:
        """Return the id of the document that is replaced, or make one of the file's name."""
        replaced = (name for name, owner in self._owners.items() if owner == place)
        return next(replaced, None) or make_id(candidate.path.stem, self._owners)

    def _place(self, candidate: Candidate, front_matter: FrontMatter) -> Path:
        return (self._folder / place_of(candidate, front_matter, self._folder)).resolve()
