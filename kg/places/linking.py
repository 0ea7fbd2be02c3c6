"""Choosing the gazetteer entry that a place name of an article means, or none.

The score is a sum of logarithms: how many people live there, how the name was found, and whether the article
is about that country. A plain look-up of the largest place of a name sends Khasan to Hassan in India; here an
odd alternate name of a place in a country that the article never mentions is not enough.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from kg.model import PlaceLink
from kg.places import gazetteer
from kg.places.gazetteer import ALTERNATE, MAIN, NORWEGIAN, Place
from kg.places.names import keys
from kg.places.regions import part_of_state

# Logarithmic weights; 2.3 is a factor of ten in population.
_MATCH = {MAIN: 0.0, NORWEGIAN: -0.3, ALTERNATE: -2.5}
_MENTIONED, _SHARE = 2.5, 1.0
_UNMENTIONED = -1.5
_HOME = 3.6  # Norwegian papers name Norwegian places without saying Norway
_CAPITAL = 1.5
_SEED = 1.0
_ENOUGH = 10.5
_CLEAR = 0.7
_SAME_PLACE_KM = 60.0
# An odd alternate name tells of a place only when that is a very large one.
_KNOWN_FACTOR = {MAIN: 1, NORWEGIAN: 1, ALTERNATE: 50}


def link(names: Sequence[str], *, context: Mapping[str, float] | Sequence[str] = ()) -> PlaceLink | None:
    """Find the place that the names of one entity denote.

    ``context`` holds the ISO codes of the states that the article mentions (nationality adjectives included),
    with counts or repeated. Returns None when nothing fits well enough or two places fit equally well.
    """
    weights = _weights(context)
    part = next((p for name in names if (p := part_of_state(name))), None)
    if part is not None:
        return part
    scored: dict[str, tuple[float, Place, str]] = {}
    for name in names:
        for place in _candidates(name):
            score = _score(place, weights)
            if place.key not in scored or score > scored[place.key][0]:
                scored[place.key] = (score, place, name)
    ranked = sorted(scored.values(), key=lambda s: (-s[0], s[1].key))
    if not ranked or ranked[0][0] < _ENOUGH:
        return None
    best_score, best, name = ranked[0]
    rivals = [s for s, p, _ in ranked[1:] if not _same_place(p, best)]
    if rivals and best_score - rivals[0] < _CLEAR:
        return None
    return PlaceLink(
        key=best.key,
        name=best.name,
        country=best.country,
        lat=best.lat,
        lon=best.lon,
        feature=best.feature,
        score=round(best_score, 3),
        evidence=_evidence(best, name, weights),
    )


def is_known(name: str, *, min_population: int = 15_000) -> bool:
    """Tell whether a name is that of a place worth typing a mention by: hand-written, or a town large enough.

    Many Norwegian surnames are small places too, so this says nothing about a name that may be a person's.
    """
    return part_of_state(name) is not None or any(
        p.key.startswith("seed:") or p.population >= min_population * _KNOWN_FACTOR[p.match] for p in _candidates(name)
    )


def country_of(place: PlaceLink) -> str | None:
    """Return the ISO code of the state that a place lies in; None for seas, straits and what several states share."""
    return place.country or None


def _candidates(name: str) -> tuple[Place, ...]:
    """Every place that the name, or what is left of it without a genitive ending, can mean."""
    return tuple(place for folded in keys(name) for place in gazetteer.find(folded))


def _weights(context: Mapping[str, float] | Sequence[str]) -> dict[str, float]:
    """Each mentioned state's share of all mentions."""
    counts: dict[str, float] = {}
    if isinstance(context, Mapping):
        counts = {code: float(n) for code, n in context.items() if n > 0}
    else:
        for code in context:
            counts[code] = counts.get(code, 0.0) + 1.0
    total = sum(counts.values())
    return {code: n / total for code, n in counts.items()}


def _score(place: Place, weights: Mapping[str, float]) -> float:
    score = math.log(max(place.population, 100)) + _MATCH[place.match]
    score += _CAPITAL * place.capital + _SEED * place.key.startswith("seed:")
    nearness = 0.0
    if place.country in weights:
        nearness = _MENTIONED + _SHARE * weights[place.country]
    elif weights and place.country:
        nearness = _UNMENTIONED
    if place.country == "NO" and place.match != ALTERNATE:
        nearness = max(nearness, _HOME)
    return score + nearness


def _same_place(a: Place, b: Place) -> bool:
    """A town and the municipality or county around it are no rivals."""
    return a.country == b.country and a.distance(b) < _SAME_PLACE_KM


def _evidence(place: Place, name: str, weights: Mapping[str, float]) -> str:
    how = {MAIN: "name", NORWEGIAN: "Norwegian spelling", ALTERNATE: "alternate name"}[place.match]
    mentioned = f"; {place.country} is mentioned in the article" if place.country in weights else ""
    return f"{name}: {how} of {place.name}{mentioned}"
