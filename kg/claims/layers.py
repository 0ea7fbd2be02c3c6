"""Nested attributions: what the outer layer claims when somebody else speaks inside it."""

from __future__ import annotations

from dataclasses import replace

from kg.claims.link import Link
from kg.claims.matters import is_refusal_to_act
from kg.claims.sides import Sides
from kg.model import Attribution, Document, Stance

_REFUSED_REQUEST = "claim:refused-request"
_TELLING = frozenset({Stance.ASSERTS, Stance.CONFIRMS})
_NO_ASSENT = frozenset({Stance.DENIES, Stance.DECLINES})


def in_own_name(attributions: tuple[Attribution, ...], sides: Sides) -> tuple[Attribution, ...]:
    """Inner attributions to the body that the outer speaker speaks for become his own words.

    "Talskvinne X sier at selskapet avviser salget": it is X who denies.
    """
    by_id = {a.id: a for a in attributions}

    def owned(a: Attribution) -> Attribution:
        outer = by_id.get(a.outer or "")
        if outer is None or not outer.source or not a.source or not sides.speaks_for(outer.source, a.source):
            return a
        return replace(a, source=outer.source, source_mention=outer.source_mention)

    return tuple(owned(a) for a in attributions)


def left_to_inner(a: Attribution, attributions: tuple[Attribution, ...]) -> frozenset[int]:
    """The tokens of a scope that an inner attribution speaks for alone.

    These are the speaker's own stance in other words ("– Jeg håper at …, sier X": X hopes) and what somebody inside
    denies ("CNN melder at X benekter salget": CNN does not assert the sale).
    """
    return frozenset(
        k
        for inner in attributions
        if inner.outer == a.id and inner.source is not None
        if inner.source == a.source or inner.stance in _NO_ASSENT
        for k in inner.scope
    )


def _is_refused(doc: Document, link: Link) -> bool:
    """ "Avisen skriver at X har nektet Y å lande": that it was refused the paper asserts, so it denies the landing; of
    "at X nekter for å ha landet" it only passes on the denial.
    """
    a = link.attribution
    return link.stance is Stance.DENIES and (a.rule == _REFUSED_REQUEST or is_refusal_to_act(doc, a))


def with_outer_layers(doc: Document, links: list[Link], attributions: tuple[Attribution, ...]) -> list[Link]:
    """Every layer around an attribution also has its claim: on the same event, or only on the denial inside it."""
    by_id = {a.id: a for a in attributions}
    have = {(n.attribution.id, n.event) for n in links}
    out = list(links)
    for link in links:
        outer = by_id.get(link.attribution.outer or "")
        while outer is not None:
            other = outer.source is not None and outer.source != link.attribution.source
            if other and (outer.id, link.event) not in have:
                have.add((outer.id, link.event))
                refused = outer.stance in _TELLING and _is_refused(doc, link)
                stance = Stance.DENIES if refused else outer.stance
                only = link.attribution.stance in _NO_ASSENT and not refused
                out.append(Link(outer, link.event, stance, refused, outer.rule + "+layer", only))
            outer = by_id.get(outer.outer or "")
    order = {a.id: k for k, a in enumerate(attributions)}
    return sorted(out, key=lambda n: order[n.attribution.id])
