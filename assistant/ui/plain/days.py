"""Days as people write them: 24 November 2026."""

from datetime import UTC, date, datetime

from assistant.strings import text
from assistant.types import Language


def day_text(day: date, language: Language) -> str:
    """Write a day with its month's name."""
    month = text(language, "plain.months").split()[day.month - 1]
    return f"{day.day} {month} {day.year}"


def moment_text(run: str, language: Language) -> str:
    """Write the name of a run of tests, `YYYYMMDDTHHMMSSZ`, as day and time of this computer.

    Another name is returned as it is.
    """
    try:
        begun = datetime.strptime(run, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).astimezone()
    except ValueError:
        return run
    time = f"{begun:%H.%M}" if language == "id" else f"{begun:%H:%M}"
    return f"{day_text(begun.date(), language)}, {time}"
