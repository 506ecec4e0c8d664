"""Days as people write them: 24 November 2026."""

from datetime import UTC, date, datetime

from assistant.strings import text
from assistant.types import Language


def day_text(day: date, language: Language) -> str:
    """Write a day with its month's name."""
    month = text(language, "days.months").split()[day.month - 1]
    return f"{day.day} {month} {day.year}"


def at_text(moment: datetime, language: Language) -> str:
    """Write the hour and minute: 08.30 in Indonesian, 08:30 in English."""
    return f"{moment:%H.%M}" if language == "id" else f"{moment:%H:%M}"


def day_and_time(moment: datetime, language: Language) -> str:
    """Write a moment as it is on this computer: 24 November 2026, 08.30."""
    here = moment.astimezone()
    return f"{day_text(here.date(), language)}, {at_text(here, language)}"


def moment_text(run: str, language: Language) -> str:
    """Write the name of a run of tests, `YYYYMMDDTHHMMSSZ`, as day and time of this computer.

    Another name is returned as it is.
    """
    try:
        begun = datetime.strptime(run, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return run
    return day_and_time(begun, language)
