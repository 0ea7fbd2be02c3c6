"""Puts the rooms of the server together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.server import endpoint, explorer, front_page, pages, query_page, questions, resources, search, security
from kg.server.context import Context, open_context
from kg.server.following import Follower
from kg.server.negotiation import JSON_RESULTS, prefers_html
from kg.server.settings import Settings

_HERE = Path(__file__).parent


def create_app(settings: Settings) -> Starlette:
    """The server as an ASGI app. Raises UserError if there is no graph in the folder."""
    context = open_context(settings)
    app = Starlette(
        routes=_ROUTES,
        middleware=security.middleware(settings),
        exception_handlers={HTTPException: _refused},
        lifespan=_lifespan,
    )
    app.state.context = context
    return app


_ROUTES = [
    Route("/", front_page.front),
    Route("/sparql", endpoint.sparql, methods=["GET", "POST"], name="sparql"),
    Route("/sparql/terms.json", query_page.terms),
    Route("/questions", questions.question_list),
    Route("/questions/{name}.rq", questions.question_sparql),
    Route("/questions/{name}", questions.question),
    Route("/search", search.search),
    Route("/resource", resources.resource),
    Route("/id/{kind}/{local}", resources.thing),
    Route("/doc/{kind}/{local}", resources.document),
    Route("/explore", explorer.page),
    Route("/explore.json", explorer.data),
    Route("/ontology", front_page.ontology),
    Route("/favicon.ico", front_page.icon),
    Route("/{name}.ttl", front_page.ontology_file),
    Mount("/static", StaticFiles(directory=_HERE / "static")),
    Mount("/assets", StaticFiles(directory=_HERE / "assets")),
]


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    context: Context = app.state.context
    await context.workers.start()
    # Nobody has to wait for the index who does not search.
    preparing = asyncio.get_running_loop().run_in_executor(None, context.prepare)
    follower = Follower(app)
    following = asyncio.create_task(follower.follow())
    try:
        yield
    finally:
        following.cancel()
        await app.state.context.workers.stop()
        await follower.stop()
        await preparing


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if prefers_html(request.headers.get("accept", ""), [JSON_RESULTS]):
        return pages.message_page("Not here", error.detail, error.status_code)
    return PlainTextResponse(f"{error.detail}\n", status_code=error.status_code, headers=error.headers)
