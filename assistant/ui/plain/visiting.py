"""One request for a plain page, as the pages need it; and the reply."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.accounts import Visitor
from assistant.types import Language
from assistant.ui.bodies import BodyRefusedError, read_whole
from assistant.ui.links import language_of
from assistant.ui.markup import Markup
from assistant.ui.plain.frame import framed
from assistant.ui.visitor import VISITOR

FORM_BYTES = 100_000
"""Most bytes of a form."""

_MOST_FIELDS = 80
NOT_KEPT = {"cache-control": "no-store"}
"""Headers of what browsers keep no copy of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What was asked for, by whom, in which language."""

    path: str
    named: Mapping[str, str]
    """The parts of the path that name something."""

    query: Mapping[str, str]
    fields: Mapping[str, tuple[str, ...]]
    """What a form holds, in the order in which it was sent."""

    language: Language
    visitor: Visitor
    is_form: bool = False

    def field(self, name: str) -> str:
        """Return the last value of a field; empty where there is none."""
        return self.fields.get(name, ("",))[-1]


Answer = Callable[[Visit], Response]
"""Makes the reply; runs in a thread, so that it may take its time."""

READ = ("GET", "HEAD")
SEND = ("POST",)


@dataclass(frozen=True, slots=True)
class Address:
    """A path, its parts that name something in braces, and what is answered there."""

    path: str
    methods: tuple[str, ...]
    answer: Answer


def answering(answer: Answer, *, language: Language) -> Callable[[Request], Awaitable[Response]]:
    """Return an endpoint that reads a request and gives it to `answer`."""

    async def endpoint(request: Request) -> Response:
        is_form = request.method == "POST"
        fields: dict[str, tuple[str, ...]] = {}
        if is_form:
            try:
                body = await read_whole(request.receive, most=FORM_BYTES)
                fields = _fields(body.decode())
            except BodyRefusedError as error:
                return Response(status_code=error.status, headers={"connection": "close"})
            except ValueError:
                return Response(status_code=400)
        visit = Visit(
            path=request.url.path,
            named=request.path_params,
            query=request.query_params,
            fields=fields,
            language=language_of(request.query_params, language),
            visitor=request.scope[VISITOR],
            is_form=is_form,
        )
        return await run_in_threadpool(answer, visit)

    return endpoint


def page(
    visit: Visit, title: str, content: Markup, *, status: int = 200, has_script: bool = False
) -> Response:
    """Return a page; browsers keep no copy of it. It says of itself whether it `has_script`."""
    html = framed(
        title,
        content,
        language=visit.language,
        visitor=visit.visitor,
        path=visit.path,
        query=None if visit.is_form else visit.query,
        has_script=has_script,
    )
    return HTMLResponse(html, status_code=status, headers=NOT_KEPT)


def send_on(to: str) -> Response:
    """Return what lets a browser read another page instead."""
    return RedirectResponse(to, status_code=303, headers=NOT_KEPT)


def _fields(encoded: str) -> dict[str, tuple[str, ...]]:
    named = parse_qs(encoded, max_num_fields=_MOST_FIELDS, keep_blank_values=True)
    return {name: tuple(values) for name, values in named.items()}
