"""The graph as tables: CSV files and pandas DataFrames in which every row carries its sentence and its article."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.views.edges import all_edges
from kg.views.read import HasStore, snapshot
from kg.views.records import Evidence, Snapshot

if TYPE_CHECKING:
    import pandas as pd

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]

_EVIDENCE = ("sentence", "article", "published", "publisher", "url")


def write_csv(graph: HasStore, folder: str | Path) -> list[Path]:
    """Writes nodes.csv, edges.csv, events.csv, claims.csv and quotes.csv (UTF-8); returns the paths."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    data = snapshot(graph)
    paths = []
    for name, table in TABLES.items():
        header, body = table(data)
        path = out / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows([_inert(cell) for cell in row] for row in body)
        paths.append(path)
    return paths


def dataframe(graph: HasStore, what: str = "events") -> pd.DataFrame:
    """A table as a pandas DataFrame: the name of one of ``TABLES`` or a SPARQL SELECT query.

    Raises ValueError for anything else.
    """
    import pandas as pd

    if what in TABLES:
        header, body = TABLES[what](snapshot(graph))
        return pd.DataFrame(body, columns=list(header))
    if not what.strip() or " " not in what.strip():
        raise ValueError(f"no table {what!r}: choose {', '.join(TABLES)} or give a SPARQL SELECT query")
    solutions = graph.store.query(what, use_default_graph_as_union=True)
    if not isinstance(solutions, ox.QuerySolutions):
        raise ValueError("a DataFrame needs a SELECT query")
    names = [v.value for v in solutions.variables]
    found = [[None if s[n] is None else s[n].value for n in names] for s in solutions]
    return pd.DataFrame(found, columns=names)


def nodes_table(data: Snapshot) -> Table:
    """One row an actor or place."""
    header = ("id", "label", "type", "aliases", "lat", "long")
    return header, [
        (n.iri, n.label, n.type, " | ".join(n.aliases), _number(n.lat), _number(n.long)) for n in data.nodes
    ]


def edges_table(data: Snapshot) -> Table:
    """One row a line between two entities; ``contested`` is "yes" for what is not reported as a fact."""
    header = ("source", "source_label", "target", "target_label", "event", "type", "status", "contested", "date")
    return header + _EVIDENCE, [
        (
            e.source,
            data.label(e.source),
            e.target,
            data.label(e.target),
            " ".join(event.iri for event in e.events),
            e.event.type,
            e.event.status,
            "yes" if e.event.contested else "no",
            e.event.date,
            *_cite((found for event in e.events for found in event.evidence), data),
        )
        for e in all_edges(data)
    ]


def events_table(data: Snapshot) -> Table:
    """One row an event, whether or not it can be drawn as a line."""
    header = ("event", "type", "status", "contested", "date", "roles", "items", "position", "claims", "trigger")
    return header + _EVIDENCE, [
        (
            e.iri,
            e.type,
            e.status,
            "yes" if e.contested else "no",
            e.date,
            "; ".join(f"{role}: {data.label(entity)}" for role, entity in e.roles),
            "; ".join(e.items),
            e.position_title,
            "; ".join(f"{data.label(c.claimant)} {c.stance}" for c in e.claims),
            "; ".join(dict.fromkeys(word for ev in e.evidence for word in ev.words)),
            *_cite(e.evidence, data),
        )
        for e in data.events
    ]


def claims_table(data: Snapshot) -> Table:
    """One row a claim: who, which stance, in which words, on which event."""
    events = {e.iri: e for e in data.events}
    header = ("claim", "claimant", "stance", "certainty", "cue", "event", "event_type", "event_status", "about_claim")
    return header + _EVIDENCE, [
        (
            c.iri,
            data.label(c.claimant),
            c.stance,
            c.certainty,
            c.cue,
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


def _inert(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV injection")."""
    if cell.startswith(("=", "+", "@", "\t", "\r")) or (cell.startswith("-") and not _is_number(cell)):
        return f"'{cell}"
    return cell


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdigit()
