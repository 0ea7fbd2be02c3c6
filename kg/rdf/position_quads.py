"""Positions: who holds which title of what, and the words that say so."""

from __future__ import annotations

from pyoxigraph import Quad

from kg.model import Position
from kg.rdf import iri, literals
from kg.rdf.naming import Names
from kg.rdf.passages import Passages
from kg.rdf.terms import KG, TYPE

USE = "position"


def position_quads(position: Position, names: Names, passages: Passages) -> list[Quad]:
    """One position; the same holder, title and organisation in an article are one node."""
    g = names.article
    holder = names.entity(position.holder)
    of = names.entity(position.of) if position.of else None
    me = iri.hashed(
        "position",
        names.article_id,
        holder.value,
        position.title.casefold(),
        of.value if of else "",
        position.former,
    )
    quads = [
        Quad(me, TYPE, KG.Position, g),
        Quad(me, KG.holder, holder, g),
        Quad(me, KG.title, literals.words(position.title, names.language), g),
        Quad(me, KG.former, literals.boolean(position.former), g),
        Quad(me, KG.rule, literals.text(position.rule), g),
        Quad(me, KG.denotedBy, passages.node(position.evidence, USE), g),
    ]
    if of:
        quads.append(Quad(me, KG.of, of, g))
    return quads + passages.mention_quads(position.evidence, USE, position.rule)
