"""What the rooms of the server share: the graph, the query processes, the search index, the choices of the user."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from functools import cached_property

from starlette.requests import Request

from kg.graph import Graph
from kg.server.exploring import Explorer
from kg.server.search_index import SearchIndex
from kg.server.settings import Settings
from kg.server.workers import Workers
from kg.store.browse import Browser
from kg.store.report import Report


@dataclass(frozen=True, eq=False)
class Context:
    """One for each graph that is served. ``graph`` is open read-only; any thread may read it."""

    settings: Settings
    graph: Graph
    workers: Workers
    index: SearchIndex
    explorer: Explorer
    counting: threading.Lock = field(default_factory=threading.Lock)

    @property
    def browser(self) -> Browser:
        """Looks up single statements."""
        return Browser(self.graph.store)

    @property
    def report(self) -> Report:
        """What is in the graph, counted once."""
        # A visitor who comes while it is being counted waits for that, and does not count as well.
        with self.counting:
            return self._report

    @cached_property
    def _report(self) -> Report:
        return self.graph.report()

    def prepare(self) -> None:
        """Counts and indexes ahead what the first visitor would have to wait for."""
        _ = self.report
        self.index.build()


def open_context(settings: Settings) -> Context:
    """The graph in the folder as it is now. Raises UserError if there is none, or if it is being written."""
    graph = Graph.open(settings.folder)
    return Context(
        settings=settings,
        graph=graph,
        workers=Workers(settings.folder, settings.workers),
        index=SearchIndex(graph.store),
        explorer=Explorer(graph),
    )


def context_of(request: Request) -> Context:
    """The context of the server that got the request, to be asked once: the next request may get another graph."""
    context = request.app.state.context
    assert isinstance(context, Context)
    return context
