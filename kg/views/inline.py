"""A graph inside a notebook: a small picture with counts, and the page in a frame."""

from __future__ import annotations

import html
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.views.edges import Edge, all_edges
from kg.views.layout import positions
from kg.views.page import iframe
from kg.views.read import HasStore, snapshot
from kg.views.records import EventRecord, Snapshot

_PICTURED = 24
_WIDTH, _HEIGHT, _MARGIN = 620, 300, 34
_LONGEST_LABEL = 22
_APART = 12.0  # pixels between lines that join the same two


@dataclass(frozen=True, slots=True, repr=False)
class Inline:
    """HTML that a notebook (JupyterLab, VS Code, nbconvert) shows in place; it asks nothing of the network."""

    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"<Inline page of {len(self.html):,} characters; a notebook shows it>"


def inline(graph: HasStore, *, start: str, around: str | None, depth: int, height: int) -> Inline:
    """The page in a frame, opened at the view ``start``; see ``kg.views.page.iframe``."""
    return Inline(iframe(graph, start=start, around=around, depth=depth, height=height))


def portrait(graph: HasStore) -> str:
    """Counts in words and a still picture (SVG) of the best connected actors; what is no fact is dashed."""
    data = snapshot(graph)
    edges = [e for e in all_edges(data) if e.source != e.target]
    contested = sum(e.contested for e in data.events)
    counts = (
        f"{len(data.sources)} articles, {len(data.nodes)} actors and places, {len(data.events)} events "
        f"({contested} of them not reported as fact), {len(data.claims)} claims, {len(data.quotes)} quotes"
    )
    return f'<div class="nyhetsgraf"><p><strong>Nyhetsgraf</strong>: {counts}.</p>{_picture(data, edges)}</div>'


def _picture(data: Snapshot, edges: Sequence[Edge]) -> str:
    degree = Counter(end for e in edges for end in (e.source, e.target))
    best = {iri for iri, _ in sorted(degree.items(), key=lambda d: (-d[1], d[0]))[:_PICTURED]}
    drawn = [e for e in edges if {e.source, e.target} <= best]
    labels = {iri: _shortened(data.label(iri)) for iri in sorted({end for e in drawn for end in (e.source, e.target)})}
    if not labels:
        return ""
    spots = _scaled(positions(labels, [(e.source, e.target) for e in drawn]))
    lines = "".join(_line(event, spots[a], spots[b], bend) for event, (a, b), bend in _side_by_side(drawn))
    names = "".join(_name(labels[iri], *spots[iri]) for iri in labels)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" width="100%" style="max-width:{_WIDTH}px" role="img" '
        f'aria-label="The {len(labels)} best connected actors and places; dashed lines are not reported as fact">'
        f"{lines}{names}</svg>"
    )


def _scaled(spots: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    xs, ys = [x for x, _ in spots.values()], [y for _, y in spots.values()]
    wide, high = max(max(xs) - min(xs), 1), max(max(ys) - min(ys), 1)
    across, down = (_WIDTH - 4 * _MARGIN) / wide, (_HEIGHT - 2 * _MARGIN) / high
    return {
        iri: (round(2 * _MARGIN + (x - min(xs)) * across), round(_MARGIN + (y - min(ys)) * down))
        for iri, (x, y) in spots.items()
    }


def _side_by_side(edges: Sequence[Edge]) -> list[tuple[EventRecord, tuple[str, str], float]]:
    """One line for each status and type between two nodes, with how far it is bent (in pixels).

    So none covers another; what is no fact comes last and lies on top where lines cross.
    """
    between: dict[tuple[str, str], dict[tuple[str, str], EventRecord]] = defaultdict(dict)
    for edge in sorted(edges, key=lambda e: e.key):
        ends = (min(edge.source, edge.target), max(edge.source, edge.target))
        between[ends].setdefault((edge.event.status, edge.event.type), edge.event)
    lines = [
        (event, ends, (rank - (len(events) - 1) / 2) * _APART)
        for ends, events in between.items()
        for rank, event in enumerate(events.values())
    ]
    return sorted(lines, key=lambda line: line[0].contested)


def _line(event: EventRecord, start: tuple[int, int], end: tuple[int, int], bend: float) -> str:
    (x1, y1), (x2, y2) = start, end
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    # The curve passes half as far from the straight line as its control point lies.
    x, y = (x1 + x2) / 2 - 2 * bend * (y2 - y1) / length, (y1 + y2) / 2 + 2 * bend * (x2 - x1) / length
    said = html.escape(f"{event.type} ({event.status.lower()})")
    dashes = ' stroke-dasharray="5 4"' if event.contested else ""
    colour = "#b3261e" if event.status == "Disputed" else "#5b6b7b"
    return (
        f'<path d="M{x1} {y1}Q{x:.1f} {y:.1f} {x2} {y2}" fill="none" stroke="{colour}" stroke-width="1.5"{dashes}>'
        f"<title>{said}</title></path>"
    )


def _name(label: str, x: int, y: int) -> str:
    return (
        f'<circle cx="{x}" cy="{y}" r="5" fill="#1f4e79"/>'
        f'<text x="{x}" y="{y - 9}" text-anchor="middle" font-family="sans-serif" font-size="11" fill="currentColor">'
        f"{html.escape(label)}</text>"
    )


def _shortened(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"
