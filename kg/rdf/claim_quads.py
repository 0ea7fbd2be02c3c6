"""Claims and quotes: who takes which stance on what, in which words."""

from __future__ import annotations

from pyoxigraph import Quad

from kg.model import Claim, Quote
from kg.rdf import iri, literals
from kg.rdf.naming import Names
from kg.rdf.passages import Passages
from kg.rdf.terms import KG, PROV, TYPE


def claim_quads(claim: Claim, names: Names, passages: Passages) -> list[Quad]:
    """One claim. It is denoted by its cue and by its clause; it was derived from the clause."""
    me, g = names.claims[claim.id], names.article
    cue, clause = passages.node(claim.cue, "cue"), passages.node(claim.evidence, "claim")
    quads = [
        Quad(me, TYPE, KG.Claim, g),
        Quad(me, KG.claimant, names.entity(claim.claimant), g),
        Quad(me, KG.stance, KG[claim.stance.value], g),
        Quad(me, KG.certainty, KG[claim.certainty.value], g),
        Quad(me, KG.polarity, KG.Negative if claim.negative else KG.Positive, g),
        Quad(me, KG.temporality, KG.Future if claim.future else KG.NonFuture, g),
        Quad(me, KG.cue, literals.words(claim.cue.text, names.language), g),
        Quad(me, KG.reportedBy, names.article, g),
        Quad(me, KG.rule, literals.text(claim.rule), g),
        Quad(me, KG.denotedBy, cue, g),
        Quad(me, KG.denotedBy, clause, g),
        Quad(me, PROV.wasDerivedFrom, clause, g),
    ]
    if claim.about_event:
        quads.append(Quad(me, KG.aboutEvent, names.event(claim.about_event), g))
    if claim.about_claim and claim.about_claim in names.claims:
        quads.append(Quad(me, KG.aboutClaim, names.claims[claim.about_claim], g))
    return [
        *quads,
        *passages.mention_quads(claim.cue, "cue"),
        *passages.mention_quads(claim.evidence, "claim", claim.rule),
    ]


def quote_quads(quote: Quote, names: Names, passages: Passages) -> list[Quad]:
    """One quote. It is denoted by the quoted text alone; what names its speaker is evidence beside it."""
    g = names.article
    me = iri.hashed("quote", names.article_id, quote.mention.start, quote.mention.end)
    quads = [
        Quad(me, TYPE, KG.Quote, g),
        Quad(me, KG.directness, literals.text("direct" if quote.direct else "indirect"), g),
        Quad(me, KG.reportedBy, names.article, g),
        Quad(me, KG.rule, literals.text(quote.rule), g),
        Quad(me, KG.denotedBy, passages.node(quote.mention, "quote"), g),
    ]
    quads += passages.mention_quads(quote.mention, "quote", quote.rule)
    if quote.speaker:
        quads.append(Quad(me, KG.speaker, names.entity(quote.speaker), g))
    if quote.speaker_mention:
        quads.append(Quad(me, KG.evidence, passages.node(quote.speaker_mention, "speaker"), g))
        quads += passages.mention_quads(quote.speaker_mention, "speaker")
    if quote.cue:
        quads.append(Quad(me, KG.cue, literals.words(quote.cue.text, names.language), g))
    return quads
