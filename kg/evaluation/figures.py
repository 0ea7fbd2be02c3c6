"""The figures, each a function of one aligned article. Names and order are those of the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.evaluation.alignment import HALF, Alignment, align, intersection_over_union
from kg.evaluation.gold import GoldArticle, Span, plain
from kg.evaluation.measures import BCubed, Counts, Measure, Share
from kg.evaluation.predicted import PredictedArticle, PredictedEntity

ARMS = "ArmsTransfer"
# "amerikansk etterretning" is either: a collective and an organisation are close enough
_SOURCES = frozenset({"Organization", "Group"})


@dataclass(frozen=True)
class Comparison:
    """One article: what the gold says, what is predicted, and which is which."""

    gold: GoldArticle
    predicted: PredictedArticle
    alignment: Alignment

    @classmethod
    def of(cls, gold: GoldArticle, predicted: PredictedArticle) -> Comparison:
        """Aligns both."""
        return cls(gold, predicted, align(gold, predicted))


def type_fits(entity: PredictedEntity, gold_type: str) -> bool:
    """Whether the predicted type is right; Group and Organization pass for each other."""
    return gold_type in entity.types or (gold_type in _SOURCES and bool(entity.types & _SOURCES))


def entities(c: Comparison) -> Counts:
    """Gold entities found with the right type; predicted ones that gold does not list cost nothing."""
    types = {e.id: e.type for e in c.gold.entities}
    right = sum(type_fits(c.predicted.entity[x], types[y]) for x, y in c.alignment.entities.items())
    return Counts.of_totals(right, len(c.alignment.entities), len(types))


def events(c: Comparison) -> Counts:
    """Events found, whatever their type."""
    return Counts.of_totals(len(c.alignment.events), len(c.predicted.events), len(c.gold.events))


def typed_events(c: Comparison) -> Counts:
    """Events found with the right type."""
    return Counts.of_totals(len(c.alignment.typed_events), len(c.predicted.events), len(c.gold.events))


def arms_transfers(c: Comparison) -> Counts:
    """The same for arms transfers alone."""
    found = set(c.alignment.typed_events.values())
    wanted = {v.id for v in c.gold.events if v.type == ARMS}
    spurious = [v for v in c.predicted.events if ARMS in v.types and v.id not in c.alignment.typed_events]
    return Counts(len(wanted & found), len(spurious), len(wanted - found))


def role_sets(c: Comparison) -> tuple[set[tuple[str, str, str]], set[tuple[str, str, str]]]:
    """(event, role, entity), predicted in the terms of the gold, and gold."""
    a = c.alignment
    predicted = {(a.gold_event(v.id), r, a.gold_entity(e)) for v in c.predicted.events for r, e in v.roles}
    return predicted, {(v.id, r, e) for v in c.gold.events for r, e in v.roles}


def roles(c: Comparison) -> Counts:
    """Who or what fills which role of which event, place included, things apart."""
    return Counts.of_sets(*role_sets(c))


def claim_sets(c: Comparison) -> tuple[set[tuple[str, str, str]], set[tuple[str, str, str]]]:
    """(who, stance, event), predicted in the terms of the gold, and gold."""
    a = c.alignment
    return {(a.gold_entity(s), t, a.gold_event(v)) for s, t, v in c.predicted.claims}, set(c.gold.claims)


def claims(c: Comparison) -> Counts:
    """Who takes which stance on which event."""
    return Counts.of_sets(*claim_sets(c))


def claims_without_stance(c: Comparison) -> Counts:
    """Who says anything about which event."""
    predicted, gold = claim_sets(c)
    return Counts.of_sets({(s, v) for s, _, v in predicted}, {(s, v) for s, _, v in gold})


def quotes(c: Comparison) -> Counts:
    """Quotations found whose speaker is right."""
    by_id = {q.id: q for q in c.predicted.quotes}
    right = sum(
        c.gold.quotes[i].speaker in {c.alignment.gold_entity(s) for s in by_id[x].speakers}
        for x, i in c.alignment.quotes.items()
    )
    return Counts.of_totals(right, len(c.predicted.quotes), len(c.gold.quotes))


Positions = set[tuple[str, str, str | None]]


def position_sets(c: Comparison) -> tuple[Positions, Positions]:
    """(who, title, of what), predicted in the terms of the gold, and gold."""
    a = c.alignment
    predicted = {(a.gold_entity(h), t, a.gold_entity(o) if o else None) for h, t, o in c.predicted.positions}
    return predicted, set(c.gold.positions)


def positions(c: Comparison) -> Counts:
    """Who holds which position in what."""
    return Counts.of_sets(*position_sets(c))


def coreference(c: Comparison) -> BCubed:
    """B³ over the gold mentions that a predicted mention covers by half."""
    gold = {s: e.id for e in c.gold.entities for s in e.spans}
    return BCubed.of_clusters(_covered(gold, c.predicted), gold)


def _covered(gold: Mapping[Span, str], predicted: PredictedArticle) -> dict[Span, str]:
    mentions = [(m, e.id) for e in predicted.entities for m in e.spans]
    out = {}
    for span in gold:
        fit, best = max(((intersection_over_union(span, m), x) for m, x in mentions), default=(0.0, ""))
        if fit >= HALF:
            out[span] = best
    return out


def status(c: Comparison) -> Share:
    """Of the events found with the right type, those with the right status."""
    wanted = {v.id: v.status for v in c.gold.events}
    pairs = [(c.predicted.event[x].status, wanted[y]) for x, y in c.alignment.typed_events.items()]
    return Share(sum(a == b for a, b in pairs), len(pairs))


def dates(c: Comparison) -> Share:
    """Of the events found with the right type that gold dates, those with the same date."""
    wanted = {v.id: v.date for v in c.gold.events}
    pairs = [(c.predicted.event[x].date, wanted[y]) for x, y in c.alignment.typed_events.items() if wanted[y]]
    return Share(sum(a == b for a, b in pairs), len(pairs))


def items(c: Comparison) -> Share:
    """Of the things traded or fired that gold lists, those of which the prediction has a word."""
    found = {y: c.predicted.event[x].items for x, y in c.alignment.typed_events.items()}
    pairs = [(item, found.get(v.id, frozenset())) for v in c.gold.events for item in v.items]
    return Share(sum(item_found(item, labels) for item, labels in pairs), len(pairs))


def item_found(item: str, labels: frozenset[str]) -> bool:
    """Whether a label shares a word with the item or one is part of the other."""
    wanted = plain(item)
    return any(set(wanted.split()) & set(w.split()) or wanted in w or w in wanted for w in labels)


FIGURES: Mapping[str, Callable[[Comparison], Measure]] = {
    "entity found+typed": entities,
    "event detected": events,
    "event detected+typed": typed_events,
    "arms transfer detected": arms_transfers,
    "event roles": roles,
    "claims (who, stance, event)": claims,
    "claims, stance ignored": claims_without_stance,
    "quotes with speaker": quotes,
    "positions (who, title, of)": positions,
    "coreference B3 (gold mentions)": coreference,
    "status accuracy": status,
    "date accuracy": dates,
    "items recall": items,
}
