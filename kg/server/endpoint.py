"""``/sparql``: the SPARQL 1.1 Protocol, read-only; for browsers also the query page and answers as pages."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from kg.server import answer_page, query_page, service_description
from kg.server.context import Context, context_of
from kg.server.frames import Data, End, Head, Job
from kg.server.negotiation import JSON_RESULTS, N_TRIPLES, RESULTS, TRIPLES, NotAcceptableError, choose, prefers_html
from kg.server.protocol import FORM, QUERY, ProtocolError, Question, read_question
from kg.server.workers import QueryFailedError, Workers

Result = TypeVar("Result")

TRUNCATED, LIMIT = "X-Result-Truncated", "X-Result-Limit"
_NOT_ACCEPTABLE, _UNSUPPORTED, _BUSY = 406, 415, 503
_CLIENT_GONE = 499


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer; ``truncated`` if there would have been more rows or triples than the limit."""

    media_type: str
    body: bytes
    truncated: bool


async def sparql(request: Request) -> Response:
    """GET or POST of the protocol."""
    context = context_of(request)
    try:
        question = await read_question(request)
    except ProtocolError as error:
        return _refused(error.status, str(error))
    if not question.sparql:
        return _about_the_service(request, question)
    if prefers_html(question.accept, [*RESULTS, *TRIPLES]):
        return await ask_as_page(request, question, answer_page.Asked(question.sparql))
    try:
        if context.settings.limit:
            return _whole(await _unless_gone(request, collect(context.workers, _job(context, question))), context)
        return await _streamed(context.workers, _job(context, question))
    except QueryFailedError as error:
        return _refused(error.status, str(error))
    except _ClientGoneError:
        return Response(status_code=_CLIENT_GONE)


async def collect(workers: Workers, job: Job) -> Answer:
    """The whole answer, so that its head can tell whether it was cut off. Raises QueryFailedError."""
    media_type, body, end = "", [], End(truncated=False)
    async with workers.running(job) as parts:
        async for part in parts:
            if isinstance(part, Head):
                media_type = part.media_type
            elif isinstance(part, Data):
                body.append(part.content)
            elif isinstance(part, End):
                end = part
    return Answer(media_type, b"".join(body), end.truncated)


def _job(context: Context, question: Question, accept: str = "", limit: int | None = None) -> Job:
    settings = context.settings
    return Job(
        sparql=question.sparql,
        accept=accept or question.accept,
        limit=settings.limit if limit is None else limit,
        seconds=settings.timeout,
        dataset=question.dataset,
    )


def _about_the_service(request: Request, question: Question) -> Response:
    if prefers_html(question.accept, list(TRIPLES)):
        return query_page.response(request)
    try:
        media_type = choose(question.accept, list(TRIPLES))
    except NotAcceptableError as error:
        return _refused(_NOT_ACCEPTABLE, str(error))
    content = service_description.describe(context_of(request), str(request.url_for("sparql")), TRIPLES[media_type])
    return Response(content, media_type=media_type, headers={"Vary": "Accept"})


async def ask_as_page(request: Request, question: Question, asked: answer_page.Asked) -> Response:
    """The answer as a page, or a page that says why there is none."""
    context = context_of(request)
    rows = answer_page.MOST_ROWS
    limit = min(context.settings.limit or rows, rows)
    job = _job(context, question, f"{JSON_RESULTS}, {N_TRIPLES}", limit)
    try:
        answer = await _unless_gone(request, collect(context.workers, job))
    except QueryFailedError as error:
        return answer_page.failed(context, asked, str(error), error.status)
    except _ClientGoneError:
        return Response(status_code=_CLIENT_GONE)
    return answer_page.answered(context, asked, answer.media_type, answer.body, answer.truncated)


def _whole(answer: Answer, context: Context) -> Response:
    headers = {"Vary": "Accept", LIMIT: str(context.settings.limit), TRUNCATED: str(answer.truncated).lower()}
    if answer.truncated:
        headers["Warning"] = f'299 - "only the first {context.settings.limit} rows are given; the answer has more"'
    return Response(answer.body, media_type=answer.media_type, headers=headers)


async def _streamed(workers: Workers, job: Job) -> Response:
    """The answer as it comes. When it takes too long half-way, the connection breaks off: half an answer is none."""
    stack = AsyncExitStack()
    parts = await stack.enter_async_context(workers.running(job))
    try:
        head = await anext(parts)
    except BaseException:
        await stack.aclose()
        raise
    assert isinstance(head, Head)

    async def body() -> AsyncIterator[bytes]:
        async for part in parts:
            if isinstance(part, Data):
                yield part.content

    return _Stream(stack, body(), head.media_type)


class _Stream(StreamingResponse):
    """Gives the query's process back whatever becomes of the response."""

    def __init__(self, stack: AsyncExitStack, content: AsyncIterator[bytes], media_type: str) -> None:
        super().__init__(content, media_type=media_type, headers={"Vary": "Accept"})
        self._stack = stack

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with self._stack:
            await super().__call__(scope, receive, send)


class _ClientGoneError(Exception):
    """Whoever asked has hung up."""


async def _unless_gone(request: Request, work: Coroutine[Any, Any, Result]) -> Result:
    """The result of the work, which is given up when the client hangs up: a query nobody waits for is stopped."""

    async def hung_up() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    working, watching = asyncio.ensure_future(work), asyncio.ensure_future(hung_up())
    await asyncio.wait({working, watching}, return_when=asyncio.FIRST_COMPLETED)
    watching.cancel()
    if not working.done():
        working.cancel()
        await asyncio.wait({working})
        raise _ClientGoneError
    return working.result()


def _refused(status: int, message: str) -> Response:
    headers = {"Vary": "Accept"}
    if status == _UNSUPPORTED:
        headers["Accept-Post"] = f"{FORM}, {QUERY}"
    if status == _BUSY:
        headers["Retry-After"] = "5"
    return PlainTextResponse(message + "\n", status_code=status, headers=headers)
