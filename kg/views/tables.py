"""The graph as tables of text in which every row carries its status, its sentence and its article."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.views.attribution import attribution, claim_words
from kg.views.edges import all_edges
from kg.views.periods import period
from kg.views.records import EventRecord, Evidence, Snapshot

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]

_VOICE = ("status", "contested", "claims", "affirmed_by", "denied_by", "basis")
_WHEN = ("date", "start", "end")
_EVIDENCE = ("sentence", "article", "published", "publisher", "url")


def nodes_table(data: Snapshot) -> Table:
    """One row an actor or place."""
    header = ("id", "label", "type", "aliases", "lat", "long")
    return header, [
        (n.iri, n.label, n.type, " | ".join(n.aliases), _number(n.lat), _number(n.long)) for n in data.nodes
    ]


def edges_table(data: Snapshot) -> Table:
    """One row a line between two entities; ``type`` is "Directed" or "Undirected", as Gephi wants it."""
    header = ("source", "source_label", "target", "target_label", "type", "event", "event_type")
    return header + _VOICE + _WHEN + _EVIDENCE, [
        (
            e.source,
            data.label(e.source),
            e.target,
            data.label(e.target),
            "Directed" if e.directed else "Undirected",
            " ".join(event.iri for event in e.events),
            e.event.type,
            *_voice(e.events, data),
            *_when(e.event),
            *_cite((found for event in e.events for found in event.evidence), data),
        )
        for e in all_edges(data)
    ]


def events_table(data: Snapshot) -> Table:
    """One row an event, whether or not it can be drawn as a line."""
    header = ("event", "type", *_VOICE, *_WHEN, "roles", "items", "position", "trigger")
    return header + _EVIDENCE, [
        (
            e.iri,
            e.type,
            *_voice((e,), data),
            *_when(e),
            "; ".join(f"{role}: {data.label(entity)}" for role, entity in e.roles),
            "; ".join(e.items),
            e.position_title,
            "; ".join(dict.fromkeys(word for ev in e.evidence for word in ev.words)),
            *_cite(e.evidence, data),
        )
        for e in data.events
    ]


def claims_table(data: Snapshot) -> Table:
    """One row a claim: who, which stance, in which words, on which event; ``says`` is the claim as a clause."""
    events = {e.iri: e for e in data.events}
    header = ("claim", "claimant", "stance", "negated", "certainty", "cue", "says", "event", "event_type")
    return (*header, "event_status", "about_claim", *_EVIDENCE), [
        (
            c.iri,
            data.label(c.claimant),
            c.stance,
            "yes" if c.negative else "no",
            c.certainty,
            c.cue,
            claim_words(c, data),
            c.event,
            events[c.event].type if c.event in events else "",
            events[c.event].status if c.event in events else "",
            c.about_claim,
            *_cite(c.evidence, data),
        )
        for c in data.claims
    ]


def quotes_table(data: Snapshot) -> Table:
    """One row a quotation."""
    return ("quote", "speaker", "directness", "cue", "text", *_EVIDENCE), [
        (q.iri, data.label(q.speaker) if q.speaker else "", q.directness, q.cue, q.text, *_cite(q.evidence, data))
        for q in data.quotes
    ]


TABLES: dict[str, Callable[[Snapshot], Table]] = {
    "nodes": nodes_table,
    "edges": edges_table,
    "events": events_table,
    "claims": claims_table,
    "quotes": quotes_table,
}


def _voice(events: tuple[EventRecord, ...], data: Snapshot) -> tuple[str, ...]:
    """Status, whether it is contested, who says what, who affirms, who denies, and why it has that status."""
    said = attribution(events, data)
    contested = "yes" if events[0].contested else "no"
    names = ("; ".join(said.affirmed_by), "; ".join(said.denied_by))
    return (events[0].status, contested, said.words, *names, said.basis)


def _when(event: EventRecord) -> tuple[str, str, str]:
    """The date as precise as the text, and its first and last possible day."""
    return (event.date, *period(event))


def _cite(evidence: Iterable[Evidence], data: Snapshot) -> tuple[str, ...]:
    """Sentence, article, date, publisher and address; several are joined with " | "."""
    found = list(evidence)
    sources = [data.source[a] for a in dict.fromkeys(e.article for e in found) if a in data.source]
    columns = (
        dict.fromkeys(e.sentence for e in found),
        [s.identifier for s in sources],
        [s.published for s in sources],
        dict.fromkeys(s.publisher for s in sources),
        [s.url for s in sources],
    )
    return tuple(" | ".join(v for v in column if v) for column in columns)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
