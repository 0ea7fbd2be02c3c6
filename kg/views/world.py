"""Makes ``assets/world.svg``, the base map of the page, from the pinned npm package world-atlas (Natural Earth 1:50m).

    python -m kg.views.world

One path a state, named by its ISO 3166 code (``data-c``) and with the middle of its largest piece (``data-at``).
Mercator, since it keeps the shape of a small country at any zoom: x = longitude + 180, y = 180 - the projected latitude
in degrees (``templates/js/22-map.js`` does the same). Needs ``npm`` and pycountry (the extra ``data``).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.vendoring import fetched, read_pins

ASSETS = Path(__file__).with_name("assets")

Point = tuple[float, float]

_PLACES = 1  # decimals of a degree
_SMALLEST = 0.35  # degrees; smaller islands of a larger state are left out
_NORTH, _SOUTH = 83.7, -58.0
_WITHOUT_NUMBER = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}


def main() -> None:
    """Writes the outline and the licence beside it."""
    archive = fetched(read_pins(ASSETS / "vendored.toml")["world-atlas"])
    topology = json.loads(_member(archive, "package/countries-50m.json"))
    (ASSETS / "world-atlas.LICENCE").write_bytes(_member(archive, "package/LICENSE"))
    (ASSETS / "world.svg").write_text(outline(topology), encoding="utf-8", newline="\n")


def outline(topology: dict[str, Any]) -> str:
    """The SVG of a topology as world-atlas has it."""
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    states = [_state(geometry, arcs) for geometry in topology["objects"]["countries"]["geometries"]]
    paths = "\n".join(sorted(path for path in states if path))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 260">\n'
        "<!-- Natural Earth 1:50m (public domain), npm world-atlas 2.0.2 (ISC); made by kg/views/world.py. -->\n"
        f"{paths}\n</svg>\n"
    )


def _member(archive: Any, name: str) -> bytes:
    return bytes(archive.extractfile(name).read())


def _decoded(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> list[Point]:
    """Longitude and latitude of a quantised arc, whose steps are differences."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    out = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        out.append((x * sx + tx, y * sy + ty))
    return out


def _state(geometry: dict[str, Any], arcs: Sequence[Sequence[Point]]) -> str:
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
    rings = [_projected(_joined(numbers, arcs)) for polygon in polygons for numbers in polygon]
    rings = [ring for ring in rings if len(ring) > 3]
    if not rings:
        return ""
    largest = max(rings, key=_area)
    kept = [ring for ring in rings if ring is largest or _extent(ring) >= _SMALLEST]
    (x, y), code = _middle(largest), _code(geometry)
    named = f' data-c="{code}"' if code else ""
    return f'<path class="state"{named} data-at="{x:.1f} {y:.1f}" d="{"".join(_path(ring) for ring in kept)}"/>'


def _joined(numbers: Sequence[int], arcs: Sequence[Sequence[Point]]) -> Iterator[Point]:
    """The points of a ring; a negative number is an arc walked backwards."""
    last: Point | None = None
    for number in numbers:
        for point in arcs[number] if number >= 0 else reversed(arcs[~number]):
            if point != last:
                yield point
            last = point


def _projected(points: Iterator[Point]) -> list[Point]:
    """Rounded points; what lies beyond the 180th meridian goes on there instead of jumping to the other side."""
    out: list[Point] = []
    shift = before = 0.0
    for longitude, latitude in points:
        shift += 360 * round((before - longitude - shift) / 360) if out else 0.0
        before = longitude + shift
        kept = math.radians(min(max(latitude, _SOUTH), _NORTH))
        y = 180 - math.degrees(math.log(math.tan(math.pi / 4 + kept / 2)))
        point = (round(before + 180, _PLACES), round(y, _PLACES))
        if not out or point != out[-1]:
            out.append(point)
    return out


def _area(ring: Sequence[Point]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def _extent(ring: Sequence[Point]) -> float:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _middle(ring: Sequence[Point]) -> Point:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _code(geometry: dict[str, Any]) -> str:
    import pycountry

    known = pycountry.countries.get(numeric=geometry.get("id", ""))
    return str(known.alpha_2) if known else _WITHOUT_NUMBER.get(geometry["properties"]["name"], "")


def _path(ring: Sequence[Point]) -> str:
    x, y = ring[0]
    out = [f"M{x:g} {y:g}l"]
    for nx, ny in ring[1:]:
        dx, dy = round(nx - x, _PLACES), round(ny - y, _PLACES)
        out.append(f"{'' if dx < 0 or out[-1][-1] == 'l' else ' '}{_short(dx)}{'' if dy < 0 else ' '}{_short(dy)}")
        x, y = nx, ny
    return "".join(out) + "z"


def _short(value: float) -> str:
    """Without the nought before the point, as SVG allows."""
    return f"{value:g}".replace("0.", ".") if abs(value) < 1 else f"{value:g}"


if __name__ == "__main__":
    main()
