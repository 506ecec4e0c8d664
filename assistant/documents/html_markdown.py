"""HTML elements to Markdown that reads well as a quote: headings, lists and tables, no more."""

from bs4 import Tag
from markdownify import MarkdownConverter

from assistant.documents.clean import tidy


def to_markdown(element: Tag) -> str:
    """Return the element's text as Markdown, without emphasis, links and pictures."""
    converter = MarkdownConverter(
        heading_style="ATX",
        bullets="-",
        strip=["a", "img", "b", "strong", "i", "em", "u", "s", "del", "mark", "sub", "sup"],
        escape_asterisks=False,
        escape_underscores=False,
        escape_misc=False,
        table_infer_header=True,
    )
    return tidy(str(converter.convert_soup(element)))
