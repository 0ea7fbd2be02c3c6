"""Ministries and towns that an office without "of what" belongs to, because the article is about that one."""

from __future__ import annotations

from kg.lexicon import collectives, nations, titles
from kg.model import Entity, EntityType, Mention, MentionKind, TitleFact
from kg.positions.cast import Cast

_MINISTRY = "departement"


def only_ministry(cast: Cast, fact: TitleFact) -> Entity | None:
    """The one ministry that the article has: of it a state secretary is, and the head of one of its divisions."""
    if fact.title.split()[-1].lower() not in titles.load().of_ministry:
        return None
    found = [e for e in cast.entities if e.type is EntityType.ORGANIZATION and _is_ministry(cast, e)]
    return found[0] if len(found) == 1 else None


def _is_ministry(cast: Cast, e: Entity) -> bool:
    heads = (cast.form(m.head) for m in e.mentions if m.kind is not MentionKind.PRONOUN)
    return any(h.removesuffix("s").endswith(_MINISTRY + "et") or h == _MINISTRY for h in heads)


def main_town(cast: Cast, fact: TitleFact) -> Entity | None:
    """The town that the article names most before a mayor, the nearest where two are level; for Norwegian titles no
    foreign capital.
    """
    title = fact.title.split()[-1].lower()
    if title not in titles.load().of_town:
        return None
    towns = [e for e in cast.entities if e.type is EntityType.PLACE and (_near(e, fact) is not None) and _is_town(e)]
    if title.endswith(("ordfører", "ordførar")):
        towns = [e for e in towns if nations.load().by_capital(e.name) in {None, "NO"}]
    return max(towns, key=lambda e: (len(e.mentions), _near(e, fact) or 0), default=None)


def _near(e: Entity, fact: TitleFact) -> int | None:
    """Where the last name of an entity before a title stands."""
    names = (m for m in e.mentions if m.kind is MentionKind.NAME)
    return max((m.start for m in names if m.end <= fact.evidence.start), default=None)


def _is_town(e: Entity) -> bool:
    """A place of one word that no noun makes something else than a town: neither a hall nor a province."""
    return not any(_is_other(m) for m in e.mentions)


def _is_other(m: Mention) -> bool:
    if m.kind is MentionKind.NAME:
        found = collectives.load().look_up(m.text.split()[-1], "place")
        return m.rule in {"name:region", "name:territory", "name:building"} or (
            found is not None and found.kind != "city"
        )
    return m.rule.startswith("description:") and not m.rule.startswith("description:city")
