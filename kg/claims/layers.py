"""Nested attributions: what the outer layer claims when somebody else speaks inside it."""

from __future__ import annotations

from kg.claims.link import Link
from kg.model import Attribution, Stance

_NO_ASSENT = frozenset({Stance.DENIES, Stance.DECLINES})


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


def with_outer_layers(links: list[Link], attributions: tuple[Attribution, ...]) -> list[Link]:
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
                only = link.attribution.stance in _NO_ASSENT
                out.append(Link(outer, link.event, outer.stance, False, outer.rule + "+layer", only))
            outer = by_id.get(outer.outer or "")
    order = {a.id: k for k, a in enumerate(attributions)}
    return sorted(out, key=lambda n: order[n.attribution.id])
