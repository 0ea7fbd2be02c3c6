"""The gazetteer on disk: a SQLite file of cities (GeoNames) and a table of hand-written places.

Nothing is loaded but what is asked for: opening costs a file handle, a look-up one indexed query.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from kg.lexicon import nations
from kg.lexicon.tsv import LexiconError, require, rows, values
from kg.places.names import key
from kg.resources import data

SEED_COLUMNS = ("key", "names", "country", "feature", "lat", "lon")

# How well known a hand-written place is, as the population of a city equally well known.
PROMINENCE: Mapping[str, int] = {
    "sea": 5_000_000, "ocean": 5_000_000, "gulf": 2_000_000, "strait": 2_000_000, "canal": 2_000_000,
    "lake": 500_000, "bay": 200_000, "fjord": 200_000, "border": 200_000, "region": 1_500_000,
    "state": 2_000_000, "county": 500_000, "island": 500_000, "facility": 500_000, "bridge": 500_000,
    "square": 500_000, "street": 500_000, "district": 300_000, "city": 300_000, "town": 200_000,
    "village": 100_000, "municipality": 5_000,
}  # fmt: skip

MAIN, NORWEGIAN, ALTERNATE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Place:
    """One entry. ``match`` says how the name found it: MAIN name, NORWEGIAN spelling or other ALTERNATE."""

    key: str
    name: str
    country: str
    feature: str
    lat: float | None
    lon: float | None
    population: int
    capital: bool
    match: int

    def distance(self, other: Place) -> float:
        """Return the kilometres to another place; 0 when one of them has no coordinates."""
        if self.lat is None or self.lon is None or other.lat is None or other.lon is None:
            return 0.0
        a, b = math.radians(self.lat), math.radians(other.lat)
        half = (
            math.sin((b - a) / 2) ** 2
            + math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - self.lon) / 2) ** 2
        )
        return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


@lru_cache(maxsize=20_000)
def find(folded: str) -> tuple[Place, ...]:
    """Find all places with a name of this key (``kg.places.names.key``): hand-written ones first."""
    return (*seeds().get(folded, ()), *_cities(folded))


def _cities(folded: str) -> tuple[Place, ...]:
    query = (
        "SELECT p.geonameid, p.name, p.country, p.feature, p.lat, p.lon, p.population, p.capital, n.match"
        " FROM name n JOIN place p ON p.geonameid = n.geonameid WHERE n.key = ? ORDER BY p.geonameid"
    )
    return tuple(
        Place(
            key=f"geonames:{row[0]}",
            name=row[1],
            country=row[2],
            feature=row[3],
            lat=None if row[4] is None else row[4] / 10_000,
            lon=None if row[5] is None else row[5] / 10_000,
            population=row[6],
            capital=bool(row[7]),
            match=row[8],
        )
        for row in _connection().execute(query, (folded,))
    )


@cache
def _connection() -> sqlite3.Connection:
    path = data("gazetteer.sqlite")
    if not path.is_file():
        raise FileNotFoundError(f"{path}: no such file; build it with `python -m kg.places.build_gazetteer`")
    # immutable: the file may lie on a read-only disk, and no lock or journal is wanted
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


@cache
def seeds() -> Mapping[str, tuple[Place, ...]]:
    """Read the hand-written places that travel with the package, by key; continents and regions are among them."""
    out = read_seeds(data("gazetteer_seed.tsv"))
    for region in nations.regions().values():
        place = Place(f"seed:{region.key}", region.names[0], "", "region", None, None, 10_000_000, False, MAIN)
        for name in region.names:
            out.setdefault(key(name), (place,))
    return out


def read_seeds(path: Path) -> dict[str, tuple[Place, ...]]:
    """Read hand-written places. Raises LexiconError naming file, line and the nearest valid feature."""
    out: dict[str, tuple[Place, ...]] = {}
    for where, row in rows(path, SEED_COLUMNS):
        require(row["feature"], PROMINENCE, where, "feature")
        try:
            lat = float(row["lat"]) if row["lat"] else None
            lon = float(row["lon"]) if row["lon"] else None
        except ValueError as error:
            raise LexiconError(f"{where}: {row['lat']!r}, {row['lon']!r} are not coordinates") from error
        for i, name in enumerate(values(row["names"])):
            place = Place(
                key=f"seed:{row['key']}",
                name=values(row["names"])[0],
                country=row["country"],
                feature=row["feature"],
                lat=lat,
                lon=lon,
                population=PROMINENCE[row["feature"]],
                capital=False,
                match=MAIN if i == 0 else NORWEGIAN,
            )
            known = out.get(key(name), ())
            if all(p.key != place.key for p in known):
                out[key(name)] = (*known, place)
    return out


def source() -> str:
    """Tell where the cities come from and under which licence, as the build wrote it."""
    with closing(_connection().cursor()) as cursor:
        row = cursor.execute("SELECT source FROM about").fetchone()
    return str(row[0])
