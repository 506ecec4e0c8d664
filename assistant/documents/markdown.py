"""Markdown: the file's own text, in sections by its headings."""

from assistant.documents.extract import Extract
from assistant.documents.outline import read_outline


def read_markdown(text: str, start: int = 0) -> Extract:
    """Take a Markdown text as it is; what stands before `start`, the front matter, has no section.

    Its first top-level heading, or else its first heading, is its title.
    """
    outline = read_outline(text, start)
    titles = sorted(outline.headings, key=lambda heading: heading.level > 1)
    return Extract(text=text, sections=outline.sections, title=titles[0].title if titles else "")
