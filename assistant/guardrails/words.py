"""The words for a verdict, as plain text."""

from assistant.strings import text
from assistant.types import Language, Verdict


def verdict_text(verdict: Verdict | None, language: Language) -> str:
    """Say what follows from a verdict; empty where it does not replace the answer.

    A refusal gives its reason and a way on, a referral calm words and what to do first.
    """
    if verdict is None or verdict.action == "advise":
        return ""
    if verdict.action == "refer":
        return "\n".join((calm(verdict, language), *first_steps(verdict, language)))
    return f"{reason(verdict, language)} {instead(verdict, language)}"


def reason(verdict: Verdict, language: Language) -> str:
    """Say why a question is declined or not Pandu's matter."""
    return text(language, f"guardrails.{verdict.category}.reason")


def instead(verdict: Verdict, language: Language) -> str:
    """Say what Pandu can do instead."""
    return text(language, f"guardrails.{verdict.category}.instead")


def calm(verdict: Verdict, language: Language) -> str:
    """Return the calm words of a referral."""
    return text(language, f"guardrails.{verdict.category}.calm")


def first_steps(verdict: Verdict, language: Language) -> tuple[str, ...]:
    """Return what to do first, step by step."""
    lines = text(language, f"guardrails.{verdict.category}.first").strip().splitlines()
    return tuple(lines)


def remark(verdict: Verdict | None, language: Language) -> str:
    """Return whom to ask, where the question is about law, health or money; else nothing."""
    if verdict is None or verdict.action != "advise":
        return ""
    return text(language, f"guardrails.{verdict.category}.notice")
