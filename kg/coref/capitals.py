"""Which town "hovedstaden", "den kenyanske hovedstaden", "Somalias hovedstad" is: the capital of a state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from kg.coref.clusters import Clusters
from kg.coref.discourse import EARLY
from kg.lexicon import nations
from kg.model import EntityType, Mention, MentionKind

CAPITALS = frozenset({"hovedstad", "hovudstad"})


def merge_capital(clusters: Clusters, i: int) -> None:
    """Join a description of a capital with the town that is the capital of its state.

    Without a state it is the capital of that state of which the article speaks most, else the one named last before
    or, early on, first after it. A capital that the article only names for its government is none of its towns.
    """
    d = clusters.discourse
    towns = {r: code for r in clusters.roots() if (code := _capital_of(clusters, r)) is not None}
    told = _state_told(clusters, i)
    wanted = told or _most_told(clusters, towns.values())
    found = [r for r in towns if wanted in {None, towns[r]} and not clusters.same(r, i)]
    before = [k for r in found if (k := clusters.last_before(r, i)) is not None]
    if before or (found and (told or d.sentence(i) < EARLY)):
        target = max(before) if before else found[0]
        clusters.merge(
            i, target, "description:capital", f"{d.mentions[target].text}: {wanted or towns[clusters.root(target)]}"
        )


def _capital_of(clusters: Clusters, root: int) -> str | None:
    """The state whose capital a cluster is as a place."""
    names = [n for k in clusters.members(root) if (n := clusters.discourse.mentions[k]).kind is MentionKind.NAME]
    if not names or clusters.type_of(root) is not EntityType.PLACE:
        return None
    return next((code for n in names if (code := nations.load().by_capital(n.text)) is not None), None)


def _most_told(clusters: Clusters, codes: Collection[str]) -> str | None:
    """The one of some states that mentions name or are qualified by most often; None where two are level."""
    d = clusters.discourse
    counts = Counter(c for m in d.mentions if (c := m.state or m.nationality) in codes).most_common(2)
    alone = len(counts) == 1 or (len(counts) > 1 and counts[0][1] > counts[1][1])
    return counts[0][0] if alone else None


def _state_told(clusters: Clusters, i: int) -> str | None:
    """The state that the phrase itself names: by an adjective, by a genitive or after "i"."""
    d = clusters.discourse
    m = d.mentions[i]
    inside: list[Mention] = [d.mentions[k] for t in range(m.first, m.last) for k in d.by_token.get(t, ()) if k != i]
    return m.nationality or next((n.state for n in inside if n.state), None)
