"""The query page: YASGUI, vendored, beside the canned questions."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.rdf.terms import OWL, PREFIXES, TYPE
from kg.server import pages
from kg.server.context import context_of
from kg.server.service_description import words
from kg.server.vocabulary import ontology
from kg.store.browse import Browser
from kg.store.library import questions


def response(request: Request) -> Response:
    """The page."""
    context = context_of(request)
    return pages.html("query", questions=questions(), about=words(context), query="")


def terms(_: Request) -> Response:
    """What the editor completes: the prefixes of the graph, the classes and properties of the ontology."""
    browser = Browser(ontology())
    kinds = {"classes": (OWL.Class,), "properties": (OWL.ObjectProperty, OWL.DatatypeProperty)}
    found = {name: sorted({n.value for k in of for n in browser.subjects(TYPE, k)}) for name, of in kinds.items()}
    return JSONResponse({"prefixes": PREFIXES, **found})
