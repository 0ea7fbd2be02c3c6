"""What the nodes of the graph are called in a line of their own, by the kind of node."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyoxigraph import NamedNode

from kg.rdf.terms import KG, NIF, RDF
from kg.server.addresses import page_of
from kg.server.entries import Link, claim_entry, event_entry, name_of
from kg.server.vocabulary import kg_label, spaced
from kg.store.browse import Browser


def heading(graph: Browser, node: NamedNode) -> str:
    """Like "meeting (planned): participant Nordvik and Arland"; the node's name where it has no more to say."""
    make = next((_HEADINGS[k] for k in graph.types(node) if k in _HEADINGS), name_of)
    return make(graph, node)


def headed_link(graph: Browser, node: NamedNode) -> Link:
    """A link to the page of a node, under its heading."""
    return Link(heading(graph, node), page_of(node.value))


def headed_links(graph: Browser, nodes: Iterable[NamedNode]) -> tuple[Link, ...]:
    """The same for several, in the order of their headings."""
    links = (headed_link(graph, n) for n in dict.fromkeys(nodes))
    return tuple(sorted(links, key=lambda link: (link.text, link.href)))


def _event(graph: Browser, event: NamedNode) -> str:
    return event_entry(graph, event).heading


def _claim(graph: Browser, claim: NamedNode) -> str:
    return claim_entry(graph, claim).heading


def _quote(graph: Browser, quote: NamedNode) -> str:
    return f"{graph.labels(quote, KG.speaker) or 'unknown speaker'}, quoted"


def _position(graph: Browser, position: NamedNode) -> str:
    of = graph.labels(position, KG.of)
    title = f"{'former ' if is_former(graph, position) else ''}{graph.text(position, KG.title)}"
    return f"{graph.labels(position, KG.holder)}: {title}{f' of {of}' if of else ''}"


def is_former(graph: Browser, position: NamedNode) -> bool:
    """Whether a position is one that somebody no longer holds."""
    return graph.text(position, KG.former) == "true"


def _role(graph: Browser, filling: NamedNode) -> str:
    return f"{kg_label(graph.local(filling, KG.roleProperty))}: {graph.labels(filling, KG.filler)}"


def _edge(graph: Browser, edge: NamedNode) -> str:
    one, other = graph.labels(edge, RDF.subject), graph.labels(edge, RDF.object)
    return f"{one} {spaced(graph.local(edge, RDF.predicate))} {other}"


def _merge(graph: Browser, merge: NamedNode) -> str:
    merged, before = (
        ", ".join(graph.text(m, NIF.anchorOf) for m in graph.objects(merge, p))
        for p in (KG.mergedMention, KG.antecedent)
    )
    return f"«{merged}» taken for {f'the same as «{before}»' if before else 'this'} ({graph.text(merge, KG.rule)})"


def _mention(graph: Browser, mention: NamedNode) -> str:
    return f"«{graph.text(mention, NIF.anchorOf)}»"


_HEADINGS: dict[str, Callable[[Browser, NamedNode], str]] = {
    "Event": _event,
    "Claim": _claim,
    "Quote": _quote,
    "Position": _position,
    "RoleFilling": _role,
    "AssertedEdge": _edge,
    "Merge": _merge,
    "CrossMerge": _merge,
    "Mention": _mention,
}
