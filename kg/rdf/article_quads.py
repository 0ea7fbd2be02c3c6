"""The graph of one article: itself, its sentences, and everything read out of it."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Analysis, Article
from kg.rdf import iri, literals
from kg.rdf.claim_quads import claim_quads, quote_quads
from kg.rdf.event_quads import event_quads
from kg.rdf.naming import Names
from kg.rdf.passages import Passages
from kg.rdf.position_quads import position_quads
from kg.rdf.terms import DCTERMS, KG, SCHEMA, TYPE


def article_graph(analysis: Analysis, names: Names, reprint_of: str | None = None) -> list[Quad]:
    """All quads of one article's graph. ``reprint_of`` is the id of the article whose text it repeats."""
    passages = Passages(analysis.document, names.article)
    quads = _description(analysis.article, names) + passages.sentence_quads()
    if reprint_of:
        quads.append(Quad(names.article, KG.reprintOf, iri.article(reprint_of), names.article))
    for entity in analysis.entities:
        for mention in entity.mentions:
            quads += passages.mention_quads(mention, "entity")
            me = passages.node(mention, "entity")
            quads.append(Quad(names.entity(entity.id), KG.denotedBy, me, names.article))
    for position in analysis.positions:
        quads += position_quads(position, names, passages)
    for event in analysis.events:
        quads += event_quads(event, analysis, names, passages)
    for claim in analysis.claims:
        quads += claim_quads(claim, names, passages)
    for quote in analysis.quotes:
        quads += quote_quads(quote, names, passages)
    return quads


def _description(article: Article, names: Names) -> list[Quad]:
    me = names.article
    stated: list[tuple[NamedNode, NamedNode | Literal]] = [
        (TYPE, KG.Article),
        (DCTERMS.identifier, literals.text(article.id)),
        (SCHEMA.inLanguage, literals.text(article.language)),
    ]
    if article.title:
        stated.append((SCHEMA.headline, literals.words(article.title, article.language)))
    if article.published:
        stated.append((SCHEMA.datePublished, literals.moment(article.published)))
    if article.modified:
        stated.append((SCHEMA.dateModified, literals.moment(article.modified)))
    # A literal, not an IRI: what people put into a url column need not be a valid one.
    for predicate, value in (
        (SCHEMA.url, article.url),
        (SCHEMA.publisher, article.publisher),
        (KG.sha256, article.sha256),
    ):
        if value:
            stated.append((predicate, literals.text(value)))
    return [Quad(me, p, o, me) for p, o in stated]
