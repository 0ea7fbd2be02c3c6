"""Where the nodes of a drawing lie: the same graph gives the same picture, without a simulation in the browser.

Each connected component is laid out alone (force-directed, fixed seed), overlaps of the labelled nodes are pushed
apart, and the components are packed into rows. Units are the pixels of the drawing at zoom 1.

The forces are those of Fruchterman and Reingold (1991), written here because networkx' own take some ten times as
long for the same picture and want SciPy from 500 nodes on.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Points = NDArray[np.float64]

_SEED = 7
_ROUNDS = 300
_SPACING = 190.0  # wanted length of a line
_ROW_GAP = 50.0
_CHARACTER = 9.0  # width of a label's character, with room for larger letters when zoomed out
_HEIGHT = 76.0  # of a node with its label below
_WIDEST = 26 * _CHARACTER + 24
_PUSHES = 80


def positions(labels: Mapping[str, str], edges: Sequence[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Integer coordinates for every node of ``labels``; ``edges`` may repeat and may not leave the mapping."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(labels))
    graph.add_edges_from(sorted({(min(e), max(e)) for e in edges if e[0] != e[1]}))
    components = sorted((sorted(c) for c in nx.connected_components(graph)), key=lambda c: (-len(c), c))
    widths = {n: min(max(len(label), 5) * _CHARACTER + 24, _WIDEST) for n, label in labels.items()}
    placed = [_component(names, graph, widths) for names in components]
    return {n: (round(x), round(y)) for n, (x, y) in _packed(placed, widths).items()}


def _component(names: Sequence[str], graph: nx.Graph[str], widths: Mapping[str, float]) -> dict[str, Point]:
    if len(names) == 1:
        return {names[0]: (0.0, 0.0)}
    number = {n: i for i, n in enumerate(names)}
    ends = np.array([(number[a], number[b]) for a, b in sorted((min(e), max(e)) for e in graph.subgraph(names).edges)])
    points = _upright_to_wide(_forces(len(names), ends))
    lengths = np.hypot(*(points[ends[:, 0]] - points[ends[:, 1]]).T)
    # Labels are wide: the picture is stretched sideways.
    points *= np.array([1.25, 1.0]) * _SPACING / max(float(np.median(lengths)), 1e-6)
    room = np.array([widths[n] for n in names])
    spread = _without_overlap(_spread(points, room), room)
    return {n: (float(x), float(y)) for n, (x, y) in zip(names, spread, strict=True)}


def _forces(count: int, ends: NDArray[np.int64]) -> Points:
    """Every two nodes push each other apart, lines pull, a slight pull to the middle keeps the picture together."""
    points = np.random.default_rng(_SEED).uniform(-1, 1, (count, 2)) * math.sqrt(count)
    # Without this a hub's many neighbours pull it to pieces, and two hubs lie on each other.
    degree = np.bincount(ends.ravel(), minlength=count).astype(float)
    pull = 1 / np.sqrt(np.minimum(degree[ends[:, 0]], degree[ends[:, 1]]))
    rounds = max(60, min(_ROUNDS, 120_000 // count))
    for step in range(rounds):
        apart = points[:, None, :] - points[None, :, :]
        square = np.maximum((apart**2).sum(axis=2), 1e-4)
        force = (apart / square[:, :, None]).sum(axis=1) - 0.02 * points
        along = points[ends[:, 0]] - points[ends[:, 1]]
        along *= (np.hypot(*along.T) * pull)[:, None]
        np.subtract.at(force, ends[:, 0], along)
        np.add.at(force, ends[:, 1], along)
        length = np.maximum(np.hypot(*force.T), 1e-9)[:, None]
        heat = 0.15 * math.sqrt(count) * (1 - step / rounds) + 0.005
        points = points + force / length * np.minimum(length, heat)
    return points


def _upright_to_wide(points: Points) -> Points:
    """The picture turned so that its longest extent (first principal axis) lies flat: screens are wide."""
    centred = points - points.mean(axis=0)
    xx, yy, xy = (centred[:, 0] ** 2).sum(), (centred[:, 1] ** 2).sum(), (centred[:, 0] * centred[:, 1]).sum()
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(angle), math.sin(angle)
    turned: Points = centred @ np.array([[cos, -sin], [sin, cos]])
    return turned


def _spread(points: Points, widths: Points) -> Points:
    """Nodes that lie closer than their labels allow, moved apart evenly; pushing alone would make a tower of them."""
    extent = points.max(axis=0) - points.min(axis=0)
    # A chain has no width to speak of; it need not be spread.
    if extent.min() <= 2 * _HEIGHT:
        return points
    factor = math.sqrt(2 * float(widths.sum()) * _HEIGHT / float(extent.prod()))
    return points * max(factor, 1.0)


def _without_overlap(points: Points, widths: Points) -> Points:
    """Pushes labelled nodes apart along the shorter way until none covers another (at most ``_PUSHES`` rounds)."""
    need = (widths[:, None] + widths[None, :]) / 2
    # Of two on the very same spot the later one gives way to the right and below.
    order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :])
    for _ in range(_PUSHES):
        dx, dy = (points[:, None, i] - points[None, :, i] for i in (0, 1))
        short_x, short_y = need - abs(dx), _HEIGHT - abs(dy)
        covering = (short_x > 0) & (short_y > 0)
        np.fill_diagonal(covering, False)
        if not covering.any():
            break
        sideways = covering & (short_x < short_y)
        upwards = covering & ~sideways
        push_x = np.where(sideways, (short_x / 2 + 1) * np.where(dx == 0, order, np.sign(dx)), 0).sum(axis=1)
        push_y = np.where(upwards, (short_y / 2 + 1) * np.where(dy == 0, order, np.sign(dy)), 0).sum(axis=1)
        # One step at most as long as a label is high: many neighbours must not throw a node out of the picture.
        points = points + np.clip(np.stack([push_x, push_y], axis=1), -_HEIGHT, _HEIGHT)
    return points


def _packed(components: Sequence[dict[str, Point]], widths: Mapping[str, float]) -> dict[str, Point]:
    """Components side by side in rows, the largest first, in about the shape of a screen."""
    sizes = [_bounds(c, widths) for c in components]
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


def _bounds(points: Mapping[str, Point], widths: Mapping[str, float]) -> tuple[float, float, float, float]:
    return (
        min(x - widths[n] / 2 for n, (x, _) in points.items()),
        min(y for _, y in points.values()) - _HEIGHT / 2,
        max(x + widths[n] / 2 for n, (x, _) in points.items()),
        max(y for _, y in points.values()) + _HEIGHT / 2,
    )
