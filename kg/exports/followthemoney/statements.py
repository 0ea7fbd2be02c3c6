"""Who says what: a claim links whoever makes it to the event, a quotation its speaker to the article."""

from __future__ import annotations

from kg.exports.followthemoney.entity import Entity, entity_id
from kg.exports.followthemoney.events import citation
from kg.views.attribution import claim_words
from kg.views.records import ClaimRecord, QuoteRecord, Snapshot


def claim_link(claim: ClaimRecord, data: Snapshot) -> Entity | None:
    """From the claimant to the event, None if either is unknown; ``status`` is the stance, not the event's status."""
    if claim.claimant not in data.node or not claim.event:
        return None
    words = claim_words(claim, data)
    certainty = f"certainty: {claim.certainty}" if claim.certainty else ""
    return Entity.of(
        entity_id(claim.iri),
        "UnknownLink",
        subject=entity_id(claim.claimant),
        object=entity_id(claim.event),
        role=words.removeprefix(f"{data.label(claim.claimant)} "),
        status=claim.stance,
        summary=(words, certainty, f"cue: {claim.cue}" if claim.cue else ""),
        description=(e.sentence for e in claim.evidence),
        **citation(claim.evidence, data),
    )


def quote_link(quote: QuoteRecord, data: Snapshot) -> Entity | None:
    """From the speaker to the article that quotes; None if either is unknown."""
    article = next((e.article for e in quote.evidence if e.article in data.source), "")
    if quote.speaker not in data.node or not article:
        return None
    return Entity.of(
        entity_id(quote.iri),
        "UnknownLink",
        subject=entity_id(quote.speaker),
        object=entity_id(article),
        role=f"is quoted ({quote.directness})",
        status="Quote",
        summary=quote.text,
        description=(e.sentence for e in quote.evidence),
        **citation(quote.evidence, data),
    )
