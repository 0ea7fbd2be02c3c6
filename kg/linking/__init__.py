"""Linking across articles: entities to actors, events told twice, texts printed twice."""

from __future__ import annotations

from collections.abc import Sequence

from kg.linking.actors import link_entities
from kg.linking.events import link_events
from kg.linking.reprints import find_reprints
from kg.model import Actor, Analysis, CrossMerge

__all__ = ["link"]


def link(
    analyses: Sequence[Analysis],
) -> tuple[tuple[Actor, ...], tuple[CrossMerge, ...], tuple[tuple[str, str], ...]]:
    """Actors (each entity of each article is a member of exactly one), links between events, and reprints.

    The result does not depend on the order of ``analyses``. A reprint is (article id, id of the original).
    """
    ordered = sorted(analyses, key=lambda a: a.article.id)
    actors = link_entities(ordered)
    return actors, link_events(ordered, actors), find_reprints(ordered)
