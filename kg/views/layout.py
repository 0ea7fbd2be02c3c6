"""Where the nodes of a drawing lie: the same graph gives the same picture, without a simulation in the browser.

Each connected component is laid out alone (force-directed, fixed seed), overlaps of the labelled nodes are pushed
apart, and the components are packed into rows. Units are the pixels of the drawing at zoom 1.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import networkx as nx

Point = tuple[float, float]

_SEED = 7
_SPACING = 150.0  # wanted length of a line
_ROW_GAP = 90.0
_CHARACTER = 7.5  # width of a label's character at 14 px
_HEIGHT = 64.0  # of a node with its label below


def positions(labels: Mapping[str, str], edges: Sequence[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Integer coordinates for every node of ``labels``; ``edges`` may repeat and may not leave the mapping."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(labels))
    graph.add_edges_from(sorted({(min(e), max(e)) for e in edges if e[0] != e[1]}))
    components = sorted((sorted(c) for c in nx.connected_components(graph)), key=lambda c: (-len(c), c))
    placed = [_component(_ordered(graph, names), labels) for names in components]
    return {n: (round(x), round(y)) for n, (x, y) in _packed(placed, labels).items()}


def _ordered(graph: nx.Graph[str], names: Sequence[str]) -> nx.Graph[str]:
    """The subgraph with nodes and edges in sorted order: the layout depends on it."""
    out: nx.Graph[str] = nx.Graph()
    out.add_nodes_from(names)
    out.add_edges_from(sorted((min(e), max(e)) for e in graph.subgraph(names).edges))
    return out


def _component(graph: nx.Graph[str], labels: Mapping[str, str]) -> dict[str, Point]:
    count = len(graph)
    if count == 1:
        return {n: (0.0, 0.0) for n in graph}
    # The cost of a round grows with the square of the nodes; large drawings get fewer rounds.
    rounds = max(30, min(300, 60_000 // count))
    unit = nx.spring_layout(graph, seed=_SEED, iterations=rounds, k=2.2 / math.sqrt(count), method="force")
    lengths = sorted(math.dist(unit[a], unit[b]) for a, b in graph.edges) or [1.0]
    scale = _SPACING / max(lengths[len(lengths) // 2], 1e-6)
    # Labels are wide: the picture is stretched sideways.
    points = {n: (float(unit[n][0]) * scale * 1.35, float(unit[n][1]) * scale) for n in graph}
    return _without_overlap(points, labels)


def _width(label: str) -> float:
    return min(max(len(label), 5), 26) * _CHARACTER + 24


def _without_overlap(points: dict[str, Point], labels: Mapping[str, str]) -> dict[str, Point]:
    """Pushes labelled nodes apart along the shorter way until none covers another (at most 60 rounds)."""
    out = dict(points)
    for _ in range(60):
        moved = False
        order = sorted(out, key=lambda n: (out[n][0], n))
        for i, a in enumerate(order):
            for b in order[i + 1 :]:
                need = (_width(labels[a]) + _width(labels[b])) / 2
                dx, dy = out[b][0] - out[a][0], out[b][1] - out[a][1]
                if dx > need + 60:
                    break
                if abs(dx) < need and abs(dy) < _HEIGHT:
                    moved = True
                    push = (_HEIGHT - abs(dy)) / 2 + 1
                    sign = 1 if dy > 0 or (dy == 0 and a < b) else -1
                    out[a] = (out[a][0], out[a][1] - sign * push)
                    out[b] = (out[b][0], out[b][1] + sign * push)
        if not moved:
            break
    return out


def _packed(components: Sequence[dict[str, Point]], labels: Mapping[str, str]) -> dict[str, Point]:
    """Components side by side in rows, the largest first, in about the shape of a screen."""
    sizes = [_bounds(c, labels) for c in components]
    area = sum((right - left + _ROW_GAP) * (bottom - top + _ROW_GAP) for left, top, right, bottom in sizes)
    row_width = max([math.sqrt(area * 1.7), *(right - left for left, _, right, _ in sizes)], default=0.0)
    out: dict[str, Point] = {}
    x = y = height = 0.0
    for component, (left, top, right, bottom) in zip(components, sizes, strict=True):
        if x and x + right - left > row_width:
            x, y, height = 0.0, y + height + _ROW_GAP, 0.0
        out |= {n: (px - left + x, py - top + y) for n, (px, py) in component.items()}
        x += right - left + _ROW_GAP
        height = max(height, bottom - top)
    return out


def _bounds(points: Mapping[str, Point], labels: Mapping[str, str]) -> tuple[float, float, float, float]:
    return (
        min(x - _width(labels[n]) / 2 for n, (x, _) in points.items()),
        min(y for _, y in points.values()) - _HEIGHT / 2,
        max(x + _width(labels[n]) / 2 for n, (x, _) in points.items()),
        max(y for _, y in points.values()) + _HEIGHT / 2,
    )
