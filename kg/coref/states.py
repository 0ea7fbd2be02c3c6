""" "landet", "øystaten", "regjeringen": which state, from what was named last, named most and holds the offices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Set

from kg.coref.clusters import Clusters
from kg.coref.discourse import EARLY, Discourse, state_in
from kg.coref.state_salience import HOME, code_of, is_norwegian, owns_subject, scores, told_states
from kg.lexicon.neighbours import neighbours
from kg.model import EntityType, MentionKind

_NEIGHBOURS = frozenset({"nabo", "naboland", "granne", "granneland", "medlemsland"})
_OTHER_GOVERNMENTS = frozenset(
    {
        "sivile",
        "forrige",
        "førre",
        "tidligere",
        "tidlegare",
        "daværende",
        "dåverande",
        "avsatte",
        "avsette",
        "styrtede",
        "styrta",
        "gamle",
        "neste",
    }
)
_WEAK = 0.3
_CLEARLY = 1.0  # what other words must weigh to bring in a state that the article never names


def merge_states(clusters: Clusters) -> None:
    """Join every state description that names no state with the state (or territory) it most likely means."""
    d = clusters.discourse
    for i, m in enumerate(d.mentions):
        if m.kind is not MentionKind.DESCRIPTION or m.entity_type is not EntityType.STATE or m.state is not None:
            continue
        owner = _owner(d, i)
        if owner is not None:
            clusters.merge(i, owner, "state:government", d.mentions[owner].text)
            continue
        administration = _administration(clusters, i)
        if administration is not None:
            clusters.merge(i, administration, "state:administration", d.mentions[administration].text)
            continue
        if m.rule == "description:government" and _is_at_home(clusters, i):
            _by_office(clusters, i)
            continue
        if m.rule == "description:government" and _speaks_for_home(clusters, i):
            _at_home(clusters, i)
            continue
        if m.title in _NEIGHBOURS:
            _neighbour(clusters, i)
        elif not _is_told_apart(d, i):
            _by_salience(clusters, i)


def _by_salience(clusters: Clusters, i: int) -> None:
    d = clusters.discourse
    m = d.mentions[i]
    opening = _opening_state(clusters, i)
    if opening is not None:
        _of_opening(clusters, i, opening)
        return
    found = scores(clusters, i)
    untold = _told_but_unnamed(clusters, i)
    if untold is not None and untold[1] > max(found.values(), default=0.0):
        _of_unnamed(clusters, i, untold[0])
        return
    if max(found.values(), default=0.0) < _WEAK:
        if not _any_state_before(clusters, i):
            _by_office(clusters, i)
        elif m.rule == "description:country":
            _main(clusters, i, found)
        return
    best = max(sorted(found), key=lambda r: found[r])
    if m.rule == "description:government" and clusters.type_of(best) is not EntityType.STATE:
        _government_of_territory(clusters, i, best)
        return
    before = clusters.last_before(best, i)
    target = best if before is None else before
    rule = "state:government" if m.rule == "description:government" else "state:country"
    clusters.merge(i, target, rule, f"{d.mentions[target].text}, salience {found[best]:.2f}")


def _opening_state(clusters: Clusters, i: int) -> str | None:
    """The one state that headline and lede tell of by its capital or an adjective before any state is named."""
    d = clusters.discourse
    if _any_state_before(clusters, i):
        return None
    told = {code for k in range(i) if d.sentence(k) < EARLY and (code := state_in(d.mentions[k])) is not None}
    return told.pop() if len(told) == 1 else None


def _of_opening(clusters: Clusters, i: int, code: str) -> None:
    mentions = clusters.discourse.mentions
    target = next((k for k, m in enumerate(mentions) if m.state == code and m.entity_type is EntityType.STATE), None)
    if target is None:
        _of_unnamed(clusters, i, code)
    else:
        clusters.merge(i, target, "state:told by other words", code)


def _main(clusters: Clusters, i: int, found: Mapping[int, float]) -> None:
    """ "landet" where no state is near: the one that the article is about."""
    code = clusters.discourse.main_state
    root = next((r for r in sorted(found) if code_of(clusters, r) == code), None)
    target = clusters.last_before(root, i) if root is not None else None
    if target is not None:
        clusters.merge(i, target, "state:most named", clusters.discourse.mentions[target].text)


def _told_but_unnamed(clusters: Clusters, i: int) -> tuple[str, float] | None:
    """The state, with its weight, that adjectives and capitals speak of most and that the article never names."""
    named = {code for root in clusters.roots() if (code := code_of(clusters, root))}
    weights: defaultdict[str, float] = defaultdict(float)
    for code, weight in told_states(clusters, i):
        if code not in named:
            weights[code] += weight
    best = max(sorted(weights), key=lambda c: weights[c], default=None)
    return None if best is None or weights[best] < _CLEARLY else (best, weights[best])


def _of_unnamed(clusters: Clusters, i: int, code: str) -> None:
    other = next((k for k in sorted(clusters.states) if clusters.states[k] == code), None)
    clusters.states[i] = code
    if other is not None:
        clusters.merge(i, other, "state:told by other words", code)


def _neighbour(clusters: Clusters, i: int) -> None:
    """ "Israel har truet nabolandet": the one named state on its border, else the one other state told of just before.

    Where there is none either, the other one of the two states that the article names most.
    """
    d = clusters.discourse
    here = d.sentence(i)
    acting = _acting_states(clusters, i)
    bordering = _bordering(clusters, i, acting)
    if bordering is not None:
        clusters.merge(i, bordering, "state:neighbour", d.mentions[bordering].text)
        return
    near = {}
    for root in scores(clusters, i).keys() - acting:
        before = clusters.last_before(root, i)
        if before is not None and here - d.sentence(before) <= 1 and clusters.type_of(root) is EntityType.STATE:
            near[root] = before
    target = next(iter(near.values())) if len(near) == 1 else _other_of_two(clusters, acting)
    if target is not None:
        clusters.merge(i, target, "state:neighbour", d.mentions[target].text)


def _bordering(clusters: Clusters, i: int, acting: Set[int]) -> int | None:
    """The one state named before that borders on a state acting here."""
    around = {c for r in acting if (code := code_of(clusters, r)) for c in neighbours(code)}
    found = [r for r in clusters.roots() if r not in acting and code_of(clusters, r) in around]
    before = [k for r in found if (k := clusters.last_before(r, i)) is not None]
    return before[0] if len(before) == 1 else None


def _acting_states(clusters: Clusters, i: int) -> set[int]:
    """The states that act in the sentence of mention ``i`` before it, themselves or by their officers."""
    d = clusters.discourse
    subjects = [k for k in range(i) if d.sentence(k) == d.sentence(i) and (d.is_subject(k) or owns_subject(d, k))]
    codes = {code for k in subjects for code in clusters.profile(k).states}
    return {clusters.root(k) for k in subjects} | {r for r in clusters.roots() if code_of(clusters, r) in codes}


def _other_of_two(clusters: Clusters, acting: Set[int]) -> int | None:
    """Of the two states that the article names most, the one that does not act here, if the other does."""
    named = [r for r in clusters.roots() if clusters.type_of(r) is EntityType.STATE and code_of(clusters, r)]
    most = sorted(named, key=lambda r: -len(clusters.members(r)))[:2]
    others = [r for r in most if r not in acting]
    return others[0] if len(most) == 2 and len(others) == 1 else None


def _owner(d: Discourse, i: int) -> int | None:
    """The country in "landets regjering", which is that country whichever it turns out to be."""
    m = d.mentions[i]
    inside = (k for k in d.by_token[m.first] if k != i and d.mentions[k].last < m.last)
    return next((k for k in inside if d.mentions[k].rule == "description:country"), None)


def _is_at_home(clusters: Clusters, i: int) -> bool:
    """A government before any state is named but after a Norwegian party or ministry: Norway's."""
    return not _any_state_before(clusters, i) and any(is_norwegian(m) for m in clusters.discourse.mentions[:i])


def _speaks_for_home(clusters: Clusters, i: int) -> bool:
    """Whether the officer named last before in the paragraph is Norway's, which the article never names."""
    d = clusters.discourse
    if any(m.state == HOME for m in d.mentions) or _told_state(d, i):
        return False
    before = [
        f
        for f in d.titles
        if f.evidence.end <= d.mentions[i].start and d.paragraph(d.index[f.holder]) == d.paragraph(i)
    ]
    codes = [c for f in before for c in (f.of_state, f.of.state if f.of is not None else None) if c]
    return codes[-1:] == [HOME]


def _told_state(d: Discourse, i: int) -> bool:
    """Whether a state is named between the last officer and mention ``i`` in its paragraph."""
    start = max((f.evidence.end for f in d.titles if f.evidence.end <= d.mentions[i].start), default=0)
    return any(m.state and start <= m.start < d.mentions[i].start for m in d.mentions)


def _at_home(clusters: Clusters, i: int) -> None:
    other = next((k for k in clusters.states if clusters.states[k] == HOME), None)
    clusters.states[i] = HOME
    if other is not None:
        clusters.merge(i, other, "state:office", HOME)


def _any_state_before(clusters: Clusters, i: int) -> bool:
    return any(m.state is not None for m in clusters.discourse.mentions[:i])


def _is_told_apart(d: Discourse, i: int) -> bool:
    """ "den sivile regjeringa", "den forrige regjeringen": not simply the state as it is today."""
    m = d.mentions[i]
    words = {t.low for t in d.doc.tokens[m.first : m.head]}
    return m.rule == "description:government" and bool(words & _OTHER_GOVERNMENTS)


def _by_office(clusters: Clusters, i: int) -> None:
    """Before any state is named: the one whose ministers the article names, if it names that state later."""
    d = clusters.discourse
    offices = Counter(code for f in d.titles for code in (f.of_state, f.of.state if f.of is not None else None) if code)
    code = max(sorted(offices), key=lambda c: offices[c], default=HOME)
    if any(is_norwegian(m) for m in d.mentions[:i]):
        code = HOME
    target = next(
        (k for k, other in enumerate(d.mentions) if other.state == code and other.entity_type is EntityType.STATE), None
    )
    if target is None:  # no state is named at all: the paper's own
        target = next(iter(clusters.states), i)
        clusters.states[i] = code
    clusters.merge(i, target, "state:office", code)


def _government_of_territory(clusters: Clusters, i: int, territory: int) -> None:
    """The government of a territory (Hongkong) is an organisation of its own, not the state."""
    d = clusters.discourse
    clusters.retype(i, EntityType.ORGANIZATION)
    other = next((k for k in sorted(clusters.types) if k < i), None)
    if other is not None:
        clusters.merge(i, other, "state:government of territory", d.mentions[territory].text)


def _administration(clusters: Clusters, i: int) -> int | None:
    """ "Trump-administrasjonen": the state whose head the article says that person is."""
    d = clusters.discourse
    head, hyphen, _ = d.mentions[i].text.rpartition("-")
    if not hyphen:
        return None
    for root in clusters.persons():
        profile = clusters.profile(root)
        told = profile.states or frozenset(profile.listed.values())
        if profile.full_name.endswith(head) and len(told) == 1:
            code = next(iter(told))
            return next((r for r in clusters.roots() if code_of(clusters, r) == code), None)
    return None
