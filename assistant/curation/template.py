"""A new document from the template of its kind, as a draft to be filled in."""

from functools import cache
from importlib.resources import files
from string import Template

from assistant.curation.writing import front_matter_yaml
from assistant.library.front_matter import FrontMatter, SelfTest
from assistant.library.yaml import load_yaml

_FENCE = "---\n"


def fill_template(front_matter: FrontMatter) -> str:
    """Return a document of the kind and language that its front matter names.

    The questions for readers are the template's, to be filled in like its sections. The writer's
    checklist stands as comments below the front matter's fields, where no search finds it.
    """
    head, body = _template(front_matter.language, front_matter.kind)
    self_test = tuple(SelfTest(**one) for one in load_yaml(head)["self_test"])
    filled = front_matter.model_copy(update={"self_test": self_test})
    checklist = "".join(line for line in head.splitlines(keepends=True) if line.startswith("#"))
    text = Template(body).substitute(title=front_matter.title)
    return f"{_FENCE}{front_matter_yaml(filled)}{checklist}{_FENCE}{text}"


@cache
def _template(language: str, kind: str) -> tuple[str, str]:
    """Return the front matter and the text of a template."""
    resource = files(__package__) / "templates" / language / f"{kind}.md"
    _, head, body = resource.read_text(encoding="utf-8").split(_FENCE, 2)
    return head, body
