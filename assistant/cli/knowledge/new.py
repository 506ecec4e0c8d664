"""`pandu knowledge new`: a draft from the template of its kind."""

from typing import get_args

from assistant.cli.console import JsonOption, print_json, read_settings
from assistant.cli.knowledge.noting import note
from assistant.cli.knowledge.options import (
    AudienceOption,
    AuthorOption,
    IdOption,
    KindName,
    KindOption,
    LanguageOption,
    LicenceOption,
    SensitivityOption,
    ShelfName,
    ShelfOption,
    SummaryOption,
    TitleOption,
    TranslationOption,
    YesOption,
)


def new(
    kind: KindOption = None,
    shelf: ShelfOption = None,
    language: LanguageOption = None,
    title: TitleOption = None,
    id: IdOption = None,
    summary: SummaryOption = None,
    audience: AudienceOption = None,
    translation_of: TranslationOption = None,
    author_role: AuthorOption = None,
    sensitivity: SensitivityOption = "internal",
    licence: LicenceOption = "",
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Ask what the options don't say, and write the draft."""
    from assistant.cli.knowledge.changes import begin_change, say, say_undo
    from assistant.cli.knowledge.questions import Questions
    from assistant.curation.inventory import read_entries
    from assistant.curation.template import fill_template
    from assistant.curation.writing import make_front_matter, make_id, split_list
    from assistant.errors import UserError

    settings = read_settings()
    questions = Questions(yes=yes)
    taken = {
        entry.front_matter.id
        for entry in read_entries(settings.paths.knowledge)
        if entry.front_matter
    }
    kind_name = kind or questions.choose("kind", get_args(KindName))
    shelf_name = shelf or questions.choose("shelf", get_args(ShelfName))
    spoken = language or questions.choose("language", ("id", "en"), proposal=settings.ui.language)
    name = title or questions.ask("title")
    if id in taken:
        raise UserError("curation.id_taken", id=id)
    front_matter = make_front_matter(
        id=id or make_id(name, taken),
        title=name,
        shelf=shelf_name,
        kind=kind_name,
        language=spoken,
        translation_of=translation_of or None,
        audience=split_list(audience or questions.ask("audience", required=False)),
        summary=summary or questions.ask("summary", required=False),
        author_role=author_role or "",
        sensitivity=sensitivity,
        licence=licence,
        status="draft",
    )
    source = f"{shelf_name}/{spoken}/{front_matter.id}.md"
    with begin_change(settings, "new") as change:
        if change.read(source) is not None:
            raise UserError("curation.exists", source=source)
        change.write(source, fill_template(front_matter).encode())
    note(settings, "new", front_matter.id)
    path = settings.paths.knowledge / source
    if as_json:
        print_json({"id": front_matter.id, "source": source, "path": path})
        return
    say("new.made", path=path)
    say("new.next", id=front_matter.id)
    say_undo()
