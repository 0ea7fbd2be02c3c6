"""Everything that view.html shows, as one JSON-able structure; ``templates/js`` reads it by these names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from kg.views.drawing import draw
from kg.views.edges import EDGE_MODEL, Edge, EdgeRule, all_edges
from kg.views.records import ASSERTED, ClaimRecord, EventRecord, Evidence, Snapshot, words_of

MOST_NODES = 150
"""How many nodes are drawn together: more can neither be read nor, far above it, be moved on a canvas."""

STATUS_NAMES = {
    "Reported": "The article reports this in its own voice.",
    "Alleged": "Somebody says so, or the article hedges it. Not a fact.",
    "Disputed": "One side asserts this, another denies it. Not a fact.",
    "Denied": "This is denied. Not a fact.",
    "Planned": "Announced or planned. Not a fact.",
    "Possible": "A question, condition, wish, demand or threat. Not a fact.",
}


def payload(data: Snapshot, most_nodes: int = MOST_NODES) -> tuple[dict[str, Any], str]:
    """The page's data, and a notice for the reader ("" if the network is drawn whole)."""
    events = tuple(e for e in data.events if e.evidence)
    edges = all_edges(data, claims=True)
    together, notice = _best_connected(edges, most_nodes)
    drawing = draw(data, edges, together)
    taking_part = _taking_part(events)
    located = _located(events, data)
    claiming = _claiming(events)
    present = {e.status for e in events}
    return {
        "network": {"nodes": drawing.nodes, "edges": drawing.edges, "options": drawing.options},
        "events": {e.iri: _event(e, data) for e in events},
        "timeline": [e.iri for e in sorted(events, key=lambda e: (e.date == "", e.date, e.iri))],
        "entities": {
            n.iri: {
                "label": n.label,
                "type": n.type,
                "aliases": list(n.aliases),
                "positions": [list(p) for p in n.positions],
                "events": taking_part.get(n.iri, []),
                "claims": claiming.get(n.iri, []),
            }
            for n in data.nodes
        },
        "places": [
            {"id": n.iri, "label": n.label, "lat": n.lat, "long": n.long, "events": located[n.iri]}
            for n in data.nodes
            if n.lat is not None and n.long is not None and located.get(n.iri)
        ],
        "articles": {
            s.iri: {
                "title": s.title,
                "published": s.published,
                "publisher": s.publisher,
                "language": s.language,
                "link": safe_link(s.url),
            }
            for s in data.sources
        },
        "undrawn": len(events) - len({e.iri for edge in edges for e in edge.events if edge.kind == "event"}),
        "statuses": [s for s in STATUS_NAMES if s in present],
        "types": [t for t in EDGE_MODEL if any(e.type == t for e in events)]
        + sorted({e.type for e in events} - set(EDGE_MODEL)),
        "typeNames": {e.type: words_of(e.type) for e in sorted(events, key=lambda e: e.type)},
        "statusNames": STATUS_NAMES,
    }, notice


def counts(data: Snapshot) -> str:
    """One line on how much there is."""
    events = [e for e in data.events if e.evidence]
    contested = sum(e.contested for e in events)
    return " · ".join(
        (
            _plural(len(data.sources), "article"),
            f"{_plural(len(events), 'event')} ({contested:,} not reported as facts)",
            _plural(len(data.claims), "claim"),
            _plural(len(data.nodes), "actor or place", "actors and places"),
        )
    )


def cast(event: EventRecord, data: Snapshot) -> str:
    """Who takes part, in one line: "Tsjad → militsen", "Egede, Sæbø in Nuuk"."""
    rule = EDGE_MODEL.get(event.type, EdgeRule())
    acting = [r for r in rule.role_order if r != "place"]
    groups = [", ".join(data.label(e) for e in event.fillers(role)) for role in acting if event.fillers(role)]
    where = [data.label(e) for e in event.fillers("place") if all(e != o for r, o in event.roles if r != "place")]
    return " ".join([" → ".join(groups), f"in {', '.join(where)}" if where else ""]).strip()


def safe_link(address: str) -> str:
    """The address if a reader may follow it (http or https with a host), else ""."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return address.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""


def _plural(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _best_connected(edges: Sequence[Edge], most: int) -> tuple[set[str], str]:
    """The nodes to be drawn together: all of them, or those with the most lines."""
    degree = Counter(end for e in edges for end in (e.source, e.target))
    if len(degree) <= most:
        return set(degree), ""
    ranked = sorted(degree.items(), key=lambda item: (-item[1], item[0]))
    return {n for n, _ in ranked[:most]}, (
        f"The network shows the {most} best-connected of {len(degree):,} actors and places; find any other by its name "
        "to see its neighbourhood. Timeline and map are complete, and so are the GraphML and GEXF exports."
    )


def _taking_part(events: Iterable[EventRecord]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = defaultdict(list)
    for event in sorted(events, key=lambda e: (e.date == "", e.date, e.iri)):
        for entity in dict.fromkeys(entity for _, entity in event.roles):
            out[entity].append(event.iri)
    return out


def _located(events: Iterable[EventRecord], data: Snapshot) -> dict[str, list[str]]:
    """Events by where they took place: a state that merely acts is not a place on the map."""
    out: dict[str, list[str]] = defaultdict(list)
    for event in sorted(events, key=lambda e: (e.date == "", e.date, e.iri)):
        for entity in dict.fromkeys(e for role, e in event.roles if _is_location(role, e, data)):
            out[entity].append(event.iri)
    return out


def _is_location(role: str, entity: str, data: Snapshot) -> bool:
    return role in {"place", "origin", "destination"} or data.node[entity].type == "Place"


def _claiming(events: Iterable[EventRecord]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = defaultdict(list)
    for event in sorted(events, key=lambda e: (e.date == "", e.date, e.iri)):
        for claimant in dict.fromkeys(c.claimant for c in event.claims):
            out[claimant].append(event.iri)
    return out


def _event(event: EventRecord, data: Snapshot) -> dict[str, Any]:
    return {
        "id": event.iri,
        "type": event.type,
        "status": event.status,
        "reason": event.status_reason if event.status != ASSERTED else "",
        "cast": cast(event, data),
        "date": event.date,
        "dateText": event.date_text,
        "roles": [{"role": words_of(role), "entity": entity} for role, entity in event.roles],
        "items": list(event.items),
        "position": event.position_title,
        "evidence": [_evidence(e) for e in event.evidence],
        "claims": [_claim(c) for c in event.claims],
    }


def _claim(claim: ClaimRecord) -> dict[str, Any]:
    return {
        "id": claim.iri,
        "claimant": claim.claimant,
        "stance": words_of(claim.stance),
        "cue": claim.cue,
        "about": claim.about_claim,
        "evidence": [_evidence(e) for e in claim.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "text": evidence.sentence,
        "marks": [list(mark) for mark in evidence.marks],
        "article": evidence.article,
        "segment": evidence.segment,
    }
