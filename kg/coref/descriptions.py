"""Third pass: descriptions of persons, organisations, places and groups, each joined with what it takes up."""

from __future__ import annotations

from collections.abc import Callable

from kg.coref.clusters import Clusters
from kg.coref.persons import merge_person
from kg.coref.things import merge_group, merge_thing
from kg.model import EntityType, MentionKind

_BY_TYPE: dict[EntityType | None, Callable[[Clusters, int], None]] = {
    EntityType.PERSON: merge_person,
    EntityType.ORGANIZATION: merge_thing,
    EntityType.PLACE: merge_thing,
    EntityType.GROUP: merge_group,
}


def merge_descriptions(clusters: Clusters) -> None:
    """Join every description with what it most likely takes up; leave it alone where nothing fits."""
    found = [(i, m) for i, m in enumerate(clusters.discourse.mentions) if m.kind is MentionKind.DESCRIPTION]
    found.sort(key=lambda x: x[1].entity_type is EntityType.PERSON)  # last: persons are known by what they lead
    for i, m in found:
        if m.entity_type in _BY_TYPE and i not in clusters.merges:
            _BY_TYPE[m.entity_type](clusters, i)
