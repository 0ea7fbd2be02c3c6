"""From clusters to entities: type, name to show, aliases, and the merges in text order."""

from __future__ import annotations

import re

from kg.coref.clusters import Clusters
from kg.lexicon import nations, organizations
from kg.model import Entity, EntityType, Mention, MentionKind

_BETWEEN = 3  # adjectives between a genitive and the title: "Putins nye talsmann"


def entities_of(clusters: Clusters) -> tuple[Entity, ...]:
    """Every cluster with at least one name or description, numbered by first mention."""
    facts = clusters.discourse.titles
    owners = frozenset(f.of for f in facts if f.of is not None and 0 <= f.evidence.first - f.of.last <= _BETWEEN)
    mentions = clusters.discourse.mentions
    roots = sorted(clusters.roots(), key=lambda root: (mentions[root].start, mentions[root].end))
    out: list[Entity] = []
    for root in roots:
        named = any(mentions[i].kind is not MentionKind.PRONOUN for i in clusters.members(root))
        entity_type = clusters.type_of(root)
        if named and entity_type is not None:
            out.append(_entity(clusters, root, entity_type, owners, f"e{len(out)}"))
    return tuple(out)


def _entity(clusters: Clusters, root: int, entity_type: EntityType, owners: frozenset[Mention], key: str) -> Entity:
    d = clusters.discourse
    members = clusters.members(root)
    mentions = tuple(d.mentions[i] for i in members)
    profile = clusters.profile(root)
    state = _state(clusters, members) if entity_type is EntityType.STATE else None
    name = _name(mentions, state, d.doc.article.language, owners)
    states = profile.states - profile.guessed
    nationality = next(iter(states), None) if len(states) == 1 else None
    return Entity(
        id=key,
        type=entity_type,
        name=name,
        mentions=mentions,
        merges=tuple(clusters.merges[i] for i in members if i in clusters.merges),
        aliases=_aliases(mentions, name),
        state=state,
        nationality=nationality if entity_type is not EntityType.STATE else None,
        gender=next(iter(profile.genders), "")
        if len(profile.genders) == 1 and entity_type is EntityType.PERSON
        else "",
    )


def _state(clusters: Clusters, members: list[int]) -> str | None:
    told = (clusters.discourse.mentions[i].state for i in members)
    return next((s for s in told if s), None) or next(
        (clusters.states[i] for i in members if i in clusters.states), None
    )


def _name(mentions: tuple[Mention, ...], state: str | None, language: str, owners: frozenset[Mention]) -> str:
    nation = nations.load().get(state) if state else None
    if nation is not None:
        return nation.name(language)
    names = [m for m in mentions if m.kind is MentionKind.NAME]
    if not names:
        descriptions = [m for m in mentions if m.kind is MentionKind.DESCRIPTION]
        return max(descriptions, key=lambda m: (len(m.text), -m.start)).text
    if names[0].entity_type is EntityType.ORGANIZATION:
        known = organizations.load().look_up(names[0].text)
        if known is not None:
            return known.name
    best = max(names, key=lambda m: (len(_bare(m, names).split()), -m.start))
    genitive = best in owners and best.text.endswith("s")  # "Putins talsmann"
    return best.text[:-1] if genitive else _bare(best, names)


def _bare(m: Mention, names: list[Mention]) -> str:
    """A name without its genitive ending, unless another mention has the same ending in other places too."""
    text = re.sub(r"['’]s?$", "", m.text)
    if text.endswith("s") and (any(n.text == text[:-1] for n in names) or m.rule.endswith("genitive")):
        return text[:-1]
    return text


def _aliases(mentions: tuple[Mention, ...], name: str) -> tuple[str, ...]:
    names = [m for m in mentions if m.kind is MentionKind.NAME]
    return tuple(dict.fromkeys(t for m in names if (t := _bare(m, names)) != name))
