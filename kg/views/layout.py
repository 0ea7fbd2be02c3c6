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
_LARGE = 500  # from here on networkx' spring layout wants SciPy
_SPACING = 210.0  # wanted length of a line
_ROW_GAP = 50.0
_CHARACTER = 9.0  # width of a label's character, with room for larger letters when zoomed out
_HEIGHT = 76.0  # of a node with its label below
_WIDEST = 26 * _CHARACTER + 24


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
        return dict.fromkeys(graph, (0.0, 0.0))
    unit = _upright_to_wide(_forces(graph))
    lengths = sorted(math.dist(unit[a], unit[b]) for a, b in graph.edges) or [1.0]
    scale = _SPACING / max(lengths[len(lengths) // 2], 1e-6)
    # Labels are wide: the picture is stretched sideways.
    return _without_overlap({n: (x * scale * 1.2, y * scale) for n, (x, y) in unit.items()}, labels)


def _forces(graph: nx.Graph[str]) -> dict[str, Point]:
    count = len(graph)
    # The cost of a round grows with the square of the nodes; large drawings get fewer rounds.
    rounds = max(30, min(400, 60_000 // count))
    if count < _LARGE:
        spring = nx.spring_layout(graph, seed=_SEED, iterations=rounds, k=3.5 / math.sqrt(count))
        return {n: (float(spring[n][0]), float(spring[n][1])) for n in graph}
    atlas = nx.forceatlas2_layout(graph, seed=_SEED, max_iter=rounds)
    return {n: (float(atlas[n][0]), float(atlas[n][1])) for n in graph}


def _upright_to_wide(points: Mapping[str, Point]) -> dict[str, Point]:
    """The picture turned so that its longest extent (first principal axis) lies flat: screens are wide."""
    middle_x = sum(x for x, _ in points.values()) / len(points)
    middle_y = sum(y for _, y in points.values()) / len(points)
    centred = {n: (x - middle_x, y - middle_y) for n, (x, y) in points.items()}
    xx, yy = sum(x * x for x, _ in centred.values()), sum(y * y for _, y in centred.values())
    xy = sum(x * y for x, y in centred.values())
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(angle), math.sin(angle)
    return {n: (x * cos + y * sin, y * cos - x * sin) for n, (x, y) in centred.items()}


def _width(label: str) -> float:
    return min(max(len(label), 5) * _CHARACTER + 24, _WIDEST)


def _without_overlap(points: dict[str, Point], labels: Mapping[str, str]) -> dict[str, Point]:
    """Pushes labelled nodes apart along the shorter way until none covers another (at most 60 rounds)."""
    out = dict(points)
    # In a large drawing labels are read zoomed in, where it is not worth the time.
    for _ in range(60 if len(out) < _LARGE else 0):
        moved = False
        order = sorted(out, key=lambda n: (out[n][0], n))
        for i, a in enumerate(order):
            for b in order[i + 1 :]:
                need = (_width(labels[a]) + _width(labels[b])) / 2
                dx, dy = out[b][0] - out[a][0], out[b][1] - out[a][1]
                if dx > _WIDEST:
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
