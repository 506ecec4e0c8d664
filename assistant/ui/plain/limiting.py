"""Forms that a person may send so often in a minute; what was typed is not lost for it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fastapi import Response

from assistant.accounts.buckets import Buckets
from assistant.strings import text
from assistant.types import Language
from assistant.ui.links import link_to
from assistant.ui.markup import join, tag
from assistant.ui.plain.visiting import SEND, Address, Answer, Visit, page


def limited(addresses: Iterable[Address], forms: Buckets) -> Iterator[Address]:
    """Let each form that is sent there count as one of a person's `forms`."""
    for one in addresses:
        is_form = one.methods == SEND
        yield replace(one, answer=_counted(one.answer, forms)) if is_form else one


def _counted(answer: Answer, forms: Buckets) -> Answer:
    def counted(visit: Visit) -> Response:
        wait = forms.take(visit.visitor.id)
        return _later(visit, wait) if wait else answer(visit)

    return counted


def _later(visit: Visit, seconds: int) -> Response:
    """Say how long to wait, with the way to send the same form again."""
    language = visit.language
    fields = [
        tag("input", type="hidden", name=name, value=value)
        for name, values in visit.fields.items()
        for value in values
    ]
    content = join(
        [
            tag("h1", _say(language, "title")),
            tag("p", _say(language, "text", seconds=seconds), role="alert"),
            tag(
                "form",
                *fields,
                tag("button", _say(language, "again"), type="submit"),
                method="post",
                action=link_to(visit.path, language),
            ),
        ]
    )
    reply = page(visit, _say(language, "title"), content, status=429)
    reply.headers["retry-after"] = str(seconds)
    return reply


def _say(language: Language, key: str, **values: object) -> str:
    return text(language, f"plain.too_many.{key}", **values)
