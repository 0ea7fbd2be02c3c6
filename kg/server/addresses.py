"""Where a node of the graph is found on this server, and which node an address means.

The graph's own names lie below ``https://w3id.org/nyhetsgraf/id/``; here they answer below ``/id/``, which leads (303,
since an actor is no document) to the document about it below ``/doc/``. Every other IRI (a class, a property, a place
in GeoNames) is asked for as ``/resource?iri=…``.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from kg.rdf.terms import ID, KINDS

# What RFC 3986 lets stand in a path and readable names may hold.
_SAFE = ":@!$&'()*+,;=-._~"


def page_of(iri: str) -> str:
    """The path of the page about an IRI."""
    kind, _, local = iri.removeprefix(ID).partition("/")
    if iri.startswith(ID) and kind in KINDS and local and "/" not in local:
        return f"/doc/{kind}/{quote(local, safe=_SAFE)}"
    return "/resource?" + urlencode({"iri": iri})


def node_at(kind: str, local: str) -> str:
    """The IRI that ``/id/KIND/LOCAL`` stands for."""
    return f"{ID}{kind}/{local}"


def query_page_for(sparql: str) -> str:
    """The query page with this query in its editor."""
    return "/sparql#" + urlencode({"query": sparql})


def answer_to(sparql: str, **more: str) -> str:
    """The answer to this query, as a page or in another format."""
    return "/sparql?" + urlencode({"query": sparql, **more})
