"""Finds the node that a user means by an IRI, a short form or the end of one, or a name."""

from __future__ import annotations

import pyoxigraph as ox

from kg.errors import UserError
from kg.rdf.terms import ID, PREFIXES, SKOS
from kg.store.result import shorten

_SHOWN = 5


def find_node(store: ox.Store, asked: str) -> ox.NamedNode:
    """``<iri>``, ``iri``, ``event:1f2e``, or an end that only one node of the data has ("kari-nordvik", "1f2e…"),
    or the whole name of an actor, place or item in any case ("Kari Nordvik").

    Raises UserError if nothing, or more than one thing, is meant.
    """
    wanted = asked.strip().removeprefix("<").removesuffix(">")
    prefix, _, local = wanted.partition(":")
    if prefix in PREFIXES and not local.startswith("//"):
        return _known(store, PREFIXES[prefix] + local, asked)
    if "://" in wanted:
        return _known(store, wanted, asked)
    if not wanted:
        raise UserError("no IRI was given")
    found = _ending(store, wanted) or _called(store, wanted)
    if len(found) == 1:
        return ox.NamedNode(found[0])
    if not found:
        raise UserError(f"nothing in the graph is called {asked!r}; take an IRI or a full name from a query")
    names = ", ".join(shorten(iri) for iri in found[:_SHOWN]) + (" …" if len(found) > _SHOWN else "")
    raise UserError(f"{asked!r} could be any of {len(found)}: {names}")


def _known(store: ox.Store, iri: str, asked: str) -> ox.NamedNode:
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        raise UserError(f"{asked!r} is not an IRI") from None
    if next(store.quads_for_pattern(node, None, None, None), None) is None:
        raise UserError(f"the graph says nothing about {asked!r}")
    return node


def _ending(store: ox.Store, end: str) -> list[str]:
    """Subjects that end so at a boundary; if there are none, at any letter."""
    subjects = {
        q.subject.value
        for q in store
        if isinstance(q.subject, ox.NamedNode) and q.subject.value.startswith(ID) and q.subject.value.endswith(end)
    }
    at_boundary = {s for s in subjects if s[: -len(end)][-1:] in {"/", ":", "-", "_"}}
    whole = {s for s in at_boundary if s[: -len(end)].endswith("/")}
    return sorted(whole or at_boundary or subjects)


def _called(store: ox.Store, name: str) -> list[str]:
    """Things whose preferred or other label is the name, letter case apart."""
    labels = (q for p in (SKOS.prefLabel, SKOS.altLabel) for q in store.quads_for_pattern(None, p, None, None))
    return sorted(
        {
            q.subject.value
            for q in labels
            if isinstance(q.subject, ox.NamedNode)
            and isinstance(q.object, ox.Literal)
            and q.object.value.casefold() == name.casefold()
        }
    )
