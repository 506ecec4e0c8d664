"""What the browser tests of both pages share."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from assistant.strings import area
from assistant.types import Language

_CUT_STREAM = ("signal is aborted", "BodyStreamBuffer was aborted", "Connection errored out")


class Tab:
    """An open page, and everything that it asked for or complained about."""

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        self.address = address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.context = browser.new_context(**{"reduced_motion": "reduce"} | options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._on_console)
        self.page.on("framenavigated", self._on_left)

    def _on_console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _on_left(self, _: Any) -> None:
        """Forget what a page said of its streams when the browser cut them to leave it."""
        self.complaints = [
            one for one in self.complaints if not any(words in one for words in _CUT_STREAM)
        ]

    def switch(self, language: Language) -> None:
        self.page.locator(f'#language label:has(input[value="{language}"])').click()
        self.speaks(language)

    def speaks(self, language: Language) -> None:
        """Wait until the page is in a language."""
        self.page.locator(f"html[lang={language}]").wait_for(state="attached")

    def visible_words(self) -> str:
        return str(self.page.locator("body").inner_text())

    def has_no_sideways_scroll(self) -> bool:
        measure = "document.documentElement.scrollWidth <= window.innerWidth"
        return bool(self.page.evaluate(measure))

    def poor_contrast(self) -> list[Any]:
        """Return the texts of less than 4.5:1 (WCAG AA)."""
        return [row for row in self.page.evaluate(_CONTRAST) if row["ratio"] < 4.5]

    def close(self) -> None:
        """Close the page; nothing may have left this computer or gone wrong."""
        hosts = {urlsplit(url).netloc for url in self.requests if not url.startswith("data:")}
        assert hosts == {urlsplit(self.address).netloc}
        assert self.complaints == [], self.complaints
        if not self.page.is_closed():
            assert self.page.evaluate("window.pwned") is None
        self.context.close()


class Visit(Tab):
    """The page for asking."""

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        super().__init__(browser, address, **options)
        self.page.goto(address)
        self.question.wait_for()
        self.speaks("id")

    @property
    def question(self) -> Any:
        return self.page.locator("#question textarea")

    @property
    def last(self) -> Any:
        return self.page.locator(".exchange").last

    def ask(self, question: str, *, until: str | None = "done") -> None:
        self.question.fill(question)
        self.question.press("Enter")
        self.last.locator(".asked", has_text=question.strip()[:40]).wait_for()
        if until:
            self.page.locator(f'#newest .exchange[data-phase="{until}"]').wait_for()
            self.page.locator("#send").wait_for()


_CONTRAST = """
(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (node) => {
    for (let e = node; e; e = e.parentElement) {
      const colour = rgba(getComputedStyle(e).backgroundColor);
      if (colour[3] > 250) return colour;
    }
    return [255, 255, 255, 255];
  };
  const rows = [];
  for (const e of document.querySelectorAll('.gradio-container *')) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.checkVisibility() || e.closest('.sr-only, .sign')) continue;
    const [a, b] = [luminance(rgba(getComputedStyle(e).color)), luminance(ground(e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    rows.push({ what: `${e.tagName}.${e.className}`, ratio });
  }
  return rows;
})()
"""


def _entries(table: Any) -> Iterator[str]:
    for value in table.values():
        if isinstance(value, str):
            yield value
        else:
            yield from _entries(value)


def patterns(language: Language, areas: Iterable[str] = ("web",)) -> list[re.Pattern[str]]:
    """One pattern for each whole string of the interface, placeholders open."""
    patterns = []
    for words in (one for name in areas for one in _entries(area(language, name))):
        parts = re.split(r"\\$\w+", re.escape(words.replace("`", "")).replace(r"\$", "$"))
        patterns.append(re.compile(r"[^\n]{1,80}?".join(re.split(r"\$\w+", parts[0]))))
    return patterns


def foreign(visible: str, language: Language, areas: Iterable[str] = ("web",)) -> list[str]:
    """Return the strings of `language` that can be read on the page, as whole lines."""
    lines = [line.strip() for line in visible.splitlines() if line.strip()]
    ours = {"id": "en", "en": "id"}[language]
    both = [pattern.pattern for pattern in patterns(ours, areas)]  # type: ignore[arg-type]
    return [
        line
        for line in lines
        for pattern in patterns(language, areas)
        if pattern.fullmatch(line) and pattern.pattern not in both
    ]
