"""A Corpus as quads in three layers: one graph per article, the entity graph, the asserted graph."""

from __future__ import annotations

from collections import Counter

from pyoxigraph import Quad

from kg.model import Corpus
from kg.rdf.article_quads import article_graph
from kg.rdf.asserted import asserted_graph
from kg.rdf.entity_quads import entity_graph
from kg.rdf.naming import member_iris, names_of


def corpus_quads(corpus: Corpus) -> list[Quad]:
    """All quads of the corpus, each once, sorted; the same for the same articles in any order.

    Raises ValueError if two articles have the same id, or if a stage refers to a thing that is not there.
    """
    repeated = [i for i, n in Counter(a.article.id for a in corpus.analyses).items() if n > 1]
    if repeated:
        raise ValueError(f"two articles have the id {sorted(repeated)[0]!r}")
    members = member_iris(corpus.actors)
    analyses = {a.article.id: a for a in corpus.analyses}
    names = {i: names_of(a, members) for i, a in analyses.items()}
    reprints = dict(corpus.reprints)
    quads: list[Quad] = []
    for i, analysis in analyses.items():
        quads += article_graph(analysis, names[i], reprints.get(i))
    quads += entity_graph(corpus.actors, corpus.event_links, analyses, names)
    quads += asserted_graph(quads)
    return sorted(set(quads), key=quad_order)


def quad_order(quad: Quad) -> tuple[str, str, str, str]:
    """Graph, subject, predicate, object: the order that keeps what belongs together together."""
    return (str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object))
