"""What axe-core finds wrong with a page for people who see, hear or move differently."""

from functools import cache
from importlib.resources import files
from typing import Any

_RUN = """async () => {
  const result = await axe.run(document, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  return result.violations.map((one) => [
    one.impact, one.id, one.nodes.map((node) => node.target.join(' ')).slice(0, 5),
  ]);
}"""


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def barriers(page: Any) -> list[Any]:
    """Return the serious and critical findings of axe-core in an open page."""
    page.evaluate(_axe())
    return [one for one in page.evaluate(_RUN) if one[0] in ("serious", "critical")]
