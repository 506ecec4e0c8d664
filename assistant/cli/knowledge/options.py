"""The options that describe a document, shared by `new` and `add`."""

from typing import Annotated, Literal

import typer

from assistant.cli.console import LANGUAGE
from assistant.strings import text

ShelfName = Literal["etika-ai", "perlindungan-data", "mne", "tata-kelola", "perlindungan"]
KindName = Literal["module", "guide", "template", "playbook", "policy", "case", "glossary"]
# As in assistant.library.front_matter, which takes too long to import for a help text; a test
# holds the two together.


def option_help(name: str) -> str:
    """Return the help of an option: `curation.option.<name>`."""
    return text(LANGUAGE, f"curation.option.{name}")


ShelfOption = Annotated[ShelfName | None, typer.Option("--shelf", help=option_help("shelf"))]
KindOption = Annotated[KindName | None, typer.Option("--kind", help=option_help("kind"))]
LanguageOption = Annotated[
    Literal["id", "en"] | None, typer.Option("--language", help=option_help("language"))
]
TitleOption = Annotated[str | None, typer.Option("--title", help=option_help("title"))]
IdOption = Annotated[str | None, typer.Option("--id", help=option_help("id"))]
SummaryOption = Annotated[str | None, typer.Option("--summary", help=option_help("summary"))]
AudienceOption = Annotated[str | None, typer.Option("--audience", help=option_help("audience"))]
TranslationOption = Annotated[
    str | None, typer.Option("--translation-of", help=option_help("translation_of"))
]
AuthorOption = Annotated[str | None, typer.Option("--author-role", help=option_help("author_role"))]
SensitivityOption = Annotated[
    Literal["public", "internal"], typer.Option("--sensitivity", help=option_help("sensitivity"))
]
LicenceOption = Annotated[str, typer.Option("--licence", help=option_help("licence"))]
StatusOption = Annotated[
    Literal["draft", "published"], typer.Option("--status", help=option_help("status"))
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help=option_help("yes"))]
DocumentArgument = Annotated[str, typer.Argument(help=text(LANGUAGE, "knowledge.help.document"))]
