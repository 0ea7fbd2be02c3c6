"""What the rooms of the server share: the graph, the query processes, the search index, the choices of the user."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from kg.graph import Graph
from kg.server.exploring import Explorer
from kg.server.search_index import SearchIndex
from kg.server.settings import Settings
from kg.server.workers import Workers
from kg.store.browse import Browser


@dataclass(frozen=True, eq=False)
class Context:
    """One for the life of the server. ``graph`` is open read-only; any thread may read it."""

    settings: Settings
    graph: Graph
    workers: Workers
    index: SearchIndex
    explorer: Explorer

    @property
    def browser(self) -> Browser:
        """Looks up single statements."""
        return Browser(self.graph.store)


def context_of(request: Request) -> Context:
    """The context of the server that got the request."""
    context = request.app.state.context
    assert isinstance(context, Context)
    return context
