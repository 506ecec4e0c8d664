"""Says what goes on for a question and how long it has taken."""

from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.exchange import Exchange
from assistant.ui.markup import Markup, escape, tag


def progress(exchange: Exchange, language: Language, *, now: float = 0.0) -> Markup:
    """Render the running question's step, or the finished one's times.

    `now` is in seconds since the epoch. The page's script counts on from `data-elapsed`, so that
    nothing is sent meanwhile and the browser's own clock may be wrong; the count is hidden from
    screen readers, which would read each second aloud.
    """
    if exchange.is_running:
        return _running(exchange, language, elapsed=max(0.0, now - exchange.phase_at))
    return _finished(exchange, language)


def _running(exchange: Exchange, language: Language, *, elapsed: float) -> Markup:
    counter = tag(
        "span",
        tag("span", str(int(elapsed)), data_elapsed=f"{elapsed:.1f}"),
        " ",
        words(language, "web.progress.seconds"),
        class_="elapsed",
        aria_hidden="true",
    )
    usual = ""
    if exchange.phase == "writing" and exchange.usual_seconds is not None:
        seconds = max(1, round(exchange.usual_seconds))
        usual = tag("span", words(language, "web.progress.usual", seconds=seconds), class_="usual")
    return tag(
        "p",
        tag("span", class_="pulse", aria_hidden="true"),
        tag("span", _step(exchange, language), class_="step", role="status"),
        counter,
        usual,
        _jump(exchange, language),
        class_="progress",
    )


def _step(exchange: Exchange, language: Language) -> str:
    if exchange.stopping:
        return words(language, "web.progress.stopping")
    if exchange.phase == "selecting":
        return words(language, "web.progress.selecting", count=len(exchange.passages))
    if exchange.ahead:
        return words(language, "web.progress.ahead", count=exchange.ahead)
    return words(language, f"web.progress.{exchange.phase}")


def _finished(exchange: Exchange, language: Language) -> Markup:
    if exchange.phase != "done" or exchange.total_seconds is None:
        return escape("")
    total = seconds(exchange.total_seconds, language)
    if exchange.evidence and exchange.statements and exchange.evidence_seconds is not None:
        evidence = seconds(exchange.evidence_seconds, language)
        line = words(language, "web.answer.took", evidence=evidence, total=total)
    else:
        line = words(language, "web.answer.took_quotes", total=total)
    return tag("p", line, " ", _jump(exchange, language), class_="took")


def _jump(exchange: Exchange, language: Language) -> Markup:
    if not exchange.statements:
        return escape("")
    target = f"#{summary_id(exchange)}"
    return tag("a", words(language, "web.answer.jump"), class_="jump", href=target)


def summary_id(exchange: Exchange) -> str:
    """Return the id of the element that holds an exchange's summary."""
    return f"summary-{exchange.id}"


def seconds(value: float, language: Language) -> str:
    """Write seconds with one decimal, with the language's decimal sign."""
    written = f"{value:.1f}"
    return written.replace(".", ",") if language == "id" else written
