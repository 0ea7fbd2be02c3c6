"""Coreference inside an article: mentions to entities, each merge with the rule and the words that made it."""

from __future__ import annotations

from kg.coref.appositions import merge_appositions
from kg.coref.bystanders import without_bystanders
from kg.coref.clusters import Clusters
from kg.coref.descriptions import merge_descriptions
from kg.coref.discourse import Discourse
from kg.coref.entities import entities_of
from kg.coref.names import merge_names
from kg.coref.pronouns import merge_possessors, merge_pronouns
from kg.coref.spokespersons import speak_for
from kg.coref.states import merge_states
from kg.model import Document, Entity, Mention, TitleFact

__all__ = ["resolve", "speak_for", "without_bystanders"]


def resolve(doc: Document, mentions: tuple[Mention, ...], titles: tuple[TitleFact, ...]) -> tuple[Entity, ...]:
    """Cluster mentions into entities, in passes from the surest evidence to the weakest.

    ``mentions`` must be in text order, as ``find_mentions`` gives them.
    """
    clusters = Clusters(Discourse(doc, mentions, titles))
    merge_names(clusters)
    merge_appositions(clusters)
    merge_possessors(clusters)
    merge_descriptions(clusters)
    merge_states(clusters)
    merge_pronouns(clusters)
    return entities_of(clusters)
