"""Which claims contradict each other on one event."""

from __future__ import annotations

from itertools import product

from pyoxigraph import NamedNode, Quad

from kg.rdf.statements import Statements
from kg.rdf.terms import ASSERTED_GRAPH, KG, TYPE

LOOKED_AT = (TYPE, KG.aboutEvent, KG.claimant, KG.stance, KG.polarity, KG.sameEventAs)
AFFIRMING = (KG.Asserts, KG.Confirms, KG.Announces, KG.Suspects)


def dispute_quads(stated: Statements) -> list[Quad]:
    """``kg:disputes``, both ways, between claims of different claimants that affirm and deny one event.

    An affirming stance towards a negated content ("sier at de ikke har solgt") denies; ``kg:Denies`` denies
    whatever its polarity, since the polarity of a denial is negative already. Events linked across articles
    count as one event.
    """
    out = []
    for event in stated.subjects(TYPE, KG.Event):
        claims = _claims_about(event, stated)
        affirming = [c for c in claims if _affirms(c, stated)]
        denying = [c for c in claims if _denies(c, stated)]
        for a, d in product(affirming, denying):
            if set(stated.objects(a, KG.claimant)) != set(stated.objects(d, KG.claimant)):
                out += [Quad(x, KG.disputes, y, ASSERTED_GRAPH) for x, y in ((a, d), (d, a))]
    return out


def _claims_about(event: NamedNode, stated: Statements) -> list[NamedNode]:
    events = [event, *stated.objects(event, KG.sameEventAs)]
    return [claim for e in events for claim in stated.subjects(KG.aboutEvent, e)]


def _is(claim: NamedNode, predicate: NamedNode, value: NamedNode, stated: Statements) -> bool:
    return value in stated.objects(claim, predicate)


def _affirms(claim: NamedNode, stated: Statements) -> bool:
    takes_it_true = any(_is(claim, KG.stance, stance, stated) for stance in AFFIRMING)
    return takes_it_true and not _is(claim, KG.polarity, KG.Negative, stated)


def _denies(claim: NamedNode, stated: Statements) -> bool:
    if _is(claim, KG.stance, KG.Denies, stated):
        return True
    return _is(claim, KG.polarity, KG.Negative, stated) and any(
        _is(claim, KG.stance, stance, stated) for stance in AFFIRMING
    )
