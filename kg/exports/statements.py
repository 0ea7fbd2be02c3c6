"""Parts of a graph that can stand alone: what is said of a node, with labels, and the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.rdf.terms import DCTERMS, KG, NIF, SCHEMA, SKOS, TYPE

_MENTION = (TYPE, KG.inArticle, KG.rule, KG.segment, NIF.anchorOf, NIF.beginIndex, NIF.endIndex, NIF.sentence)
_SENTENCE = (TYPE, NIF.anchorOf)
_ARTICLE = (TYPE, DCTERMS.identifier, SCHEMA.headline, SCHEMA.datePublished, SCHEMA.publisher, SCHEMA.url)


@dataclass(frozen=True, slots=True)
class Statements:
    """The triples of a store, whatever graph they are in; always sorted, each once."""

    store: ox.Store

    def about(
        self,
        node: ox.NamedNode,
        *,
        only: Sequence[ox.NamedNode] = (),
        without: Sequence[ox.NamedNode] = (),
    ) -> list[ox.Triple]:
        """What is said of a node: everything, ``only`` some properties, or all ``without`` some."""
        found = {q.triple for q in self.store.quads_for_pattern(node, None, None, None)}
        kept = (t for t in found if (not only or t.predicate in only) and t.predicate not in without)
        return sorted(kept, key=str)


def with_labels(triples: Iterable[ox.Triple], stated: Statements) -> tuple[ox.Triple, ...]:
    """The triples and the preferred labels of what they are about, so that they can be read alone."""
    told = set(triples)
    nodes = {n for t in told for n in (t.subject, t.object) if isinstance(n, ox.NamedNode)}
    labels = {label for n in nodes for label in stated.about(n, only=(SKOS.prefLabel,))}
    return tuple(sorted(told | labels, key=str))


def evidence(things: Iterable[ox.NamedNode], stated: Statements) -> tuple[ox.Triple, ...]:
    """The mentions that denote the things, with their words, their sentences and their articles."""
    out: set[ox.Triple] = set()
    for thing in things:
        denoted = stated.about(thing, only=(KG.denotedBy,))
        mentions = [t for m in _targets(denoted) for t in stated.about(m, only=_MENTION)]
        sentences = _targets(t for t in mentions if t.predicate == NIF.sentence)
        articles = _targets(t for t in mentions if t.predicate == KG.inArticle)
        out |= {*denoted, *mentions}
        out |= {t for s in sentences for t in stated.about(s, only=_SENTENCE)}
        out |= {t for a in articles for t in stated.about(a, only=_ARTICLE)}
    return tuple(sorted(out, key=str))


def _targets(triples: Iterable[ox.Triple]) -> list[ox.NamedNode]:
    return [t.object for t in triples if isinstance(t.object, ox.NamedNode)]
