"""Parts of states that are named by a point of the compass: "Nord-Finland", "Aust-Ukraina", "Sentral-Afrika"."""

from __future__ import annotations

from kg.lexicon import nations
from kg.model import PlaceLink
from kg.places import gazetteer
from kg.places.names import key

# first part of the name, in both varieties -> how the key says it
_DIRECTIONS = {
    "nord": "nord", "sør": "sør", "syd": "sør", "øst": "øst", "aust": "øst", "vest": "vest",
    "nordøst": "nordøst", "nordaust": "nordøst", "nordvest": "nordvest", "sørøst": "sørøst",
    "søraust": "sørøst", "sørvest": "sørvest", "midt": "midt", "sentral": "midt", "mellom": "midt", "indre": "indre",
}  # fmt: skip


def part_of_state(name: str) -> PlaceLink | None:
    """Return the part of a state that a name denotes, without coordinates; None for states and other places."""
    direction, hyphen, rest = name.casefold().replace("‑", "-").partition("-")
    known = nations.load()
    if not hyphen or direction not in _DIRECTIONS or known.by_name(name) or gazetteer.find(key(name)):
        return None
    state = known.by_name(rest)
    if state is None:
        return None
    return PlaceLink(
        key=f"part:{state.lower()}-{_DIRECTIONS[direction]}",
        name=name,
        country=state,
        lat=None,
        lon=None,
        feature="region",
        score=0.0,
        evidence=f"{name}: a part of {state}",
    )
