"""Days as people write them: 24 November 2026."""

from datetime import date

from assistant.strings import text
from assistant.types import Language


def day_text(day: date, language: Language) -> str:
    """Write a day with its month's name."""
    month = text(language, "plain.months").split()[day.month - 1]
    return f"{day.day} {month} {day.year}"
