"""``/id/…``, ``/doc/…`` and ``/resource?iri=…``: every IRI of the graph, as a page or as data."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kg.server import pages
from kg.server.about import page_about
from kg.server.about.page import article_page
from kg.server.addresses import node_at, page_of, query_page_for
from kg.server.context import context_of
from kg.server.description import describe, is_known
from kg.server.negotiation import HTML, TRIPLES, NotAcceptableError, choose, named, prefers_html
from kg.server.statements import incoming, outgoing

_SEE_OTHER, _BAD_REQUEST, _NOT_FOUND, _NOT_ACCEPTABLE = 303, 400, 404, 406
# The formats that every page offers.
_LINKED = ("turtle", "ntriples", "jsonld", "trig")


def thing(request: Request) -> Response:
    """``/id/KIND/LOCAL``: an actor or event is no document, so whoever asks is sent to the document about it."""
    iri = node_at(request.path_params["kind"], request.path_params["local"])
    try:
        media_type = choose(_accepted(request), [HTML, *TRIPLES])
    except NotAcceptableError as error:
        return _refused(request, _NOT_ACCEPTABLE, str(error))
    asked = {} if media_type == HTML else {"format": media_type}
    where = page_of(iri)
    query = ("&" if "?" in where else "?") + urlencode(asked) if asked else ""
    return RedirectResponse(where + query, _SEE_OTHER, {"Vary": "Accept"})


def document(request: Request) -> Response:
    """``/doc/KIND/LOCAL``: the document about one of the graph's own nodes."""
    return _document(request, node_at(request.path_params["kind"], request.path_params["local"]))


def resource(request: Request) -> Response:
    """``/resource?iri=…``: the document about any IRI that the graph knows."""
    iri = request.query_params.get("iri", "").strip()
    if not iri:
        return _refused(request, _BAD_REQUEST, "which IRI? Ask for /resource?iri=…")
    return _document(request, iri)


def _document(request: Request, iri: str) -> Response:
    context = context_of(request)
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return _refused(request, _BAD_REQUEST, f"{iri!r} is not an absolute IRI")
    if not is_known(context.graph.store, node):
        return _refused(request, _NOT_FOUND, f"the graph says nothing about {iri}")
    try:
        media_type = choose(_accepted(request), [HTML, *TRIPLES])
    except NotAcceptableError as error:
        return _refused(request, _NOT_ACCEPTABLE, str(error))
    if media_type == HTML:
        return _page(request, node)
    described = describe(context.graph.store, node)
    headers = {"Vary": "Accept", "X-Result-Truncated": str(described.truncated).lower()}
    return Response(described.serialise(TRIPLES[media_type]), media_type=media_type, headers=headers)


def _page(request: Request, node: ox.NamedNode) -> Response:
    browser = context_of(request).browser
    where = page_of(node.value)
    joint = "&" if "?" in where else "?"
    return pages.html(
        "resource",
        page=page_about(browser, node),
        outgoing=outgoing(browser, node),
        incoming=incoming(browser, node),
        formats=[(name, f"{where}{joint}format={name}") for name in _LINKED],
        describe=query_page_for(f"DESCRIBE <{node.value}>"),
        explore="/explore#network/" + quote(node.value, safe=""),
        article_link=article_page,
        query="",
    )


def _accepted(request: Request) -> str:
    asked = request.query_params.get("format", "")
    return named(asked) if asked else request.headers.get("accept", "")


def _refused(request: Request, status: int, message: str) -> Response:
    """In the kind of text that was asked for."""
    if prefers_html(_accepted(request), list(TRIPLES)):
        return pages.message_page("Not here", message, status)
    return PlainTextResponse(message + "\n", status_code=status, headers={"Vary": "Accept"})
