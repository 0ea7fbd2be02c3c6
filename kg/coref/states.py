""" "landet", "øystaten", "regjeringen": which state, from what was named last, named most and holds the offices."""

from __future__ import annotations

from collections import Counter, defaultdict

from kg.coref.clusters import Clusters
from kg.coref.discourse import EARLY, Discourse
from kg.lexicon import nations, organizations
from kg.model import EntityType, Mention, MentionKind

HOME = "NO"
_DECAY = 0.6
_HEADLINE = 12
_ISLANDS = frozenset({"øystat", "øynasjon", "øyrike"})
_KINGDOMS = frozenset({"kongedømme", "kongerike", "kongedøme"})
_NEIGHBOURS = frozenset({"nabo", "naboland", "medlemsland"})
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
        scores = _scores(clusters, i)
        if max(scores.values(), default=0.0) < _WEAK:
            if not _any_state_before(clusters, i):
                _by_office(clusters, i)
            continue
        if m.title in _NEIGHBOURS or _is_told_apart(d, i):
            continue
        best = max(sorted(scores), key=lambda r: scores[r])
        if m.rule == "description:government" and clusters.type_of(best) is not EntityType.STATE:
            _government_of_territory(clusters, i, best)
            continue
        before = clusters.last_before(best, i)
        target = best if before is None else before
        rule = "state:government" if m.rule == "description:government" else "state:country"
        clusters.merge(i, target, rule, f"{d.mentions[target].text}, salience {scores[best]:.2f}")


def _owner(d: Discourse, i: int) -> int | None:
    """The country in "landets regjering", which is that country whichever it turns out to be."""
    m = d.mentions[i]
    inside = (k for k in d.by_token[m.first] if k != i and d.mentions[k].last < m.last)
    return next((k for k in inside if d.mentions[k].rule == "description:country"), None)


def _owns_subject(d: Discourse, k: int) -> bool:
    """ "Norges utenriksminister N.N. lovet …": the state in whose name the subject acts."""
    m = d.mentions[k]
    owned = [f for f in d.titles if f.of == m and f.of.end <= f.evidence.start]
    return any(d.is_subject(d.index[f.holder]) for f in owned)


def _is_at_home(clusters: Clusters, i: int) -> bool:
    """A government before any state is named but after a Norwegian party or ministry: Norway's."""
    return not _any_state_before(clusters, i) and any(_is_norwegian(m) for m in clusters.discourse.mentions[:i])


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
    words = {t.form.lower() for t in d.doc.tokens[m.first : m.head]}
    return m.rule == "description:government" and bool(words & _OTHER_GOVERNMENTS)


def _scores(clusters: Clusters, i: int) -> dict[int, float]:
    """Salience of every state before mention ``i``: recency, subjecthood, how often named, and adjectives of it."""
    d = clusters.discourse
    m = d.mentions[i]
    here, paragraph = d.sentence(i), d.paragraph(i)
    government = m.rule == "description:government"
    quote = d.quote_of(i)
    scores: defaultdict[int, float] = defaultdict(float)
    for root in clusters.roots():
        if not _is_candidate(clusters, root, m.title):
            continue
        members = [k for k in clusters.members(root) if d.mentions[k].start < m.start]
        for k in members:
            distance = here - d.sentence(k)
            weight = (1.5 if d.is_subject(k) else 1.0) * _DECAY**distance
            if d.quote_of(k) not in {None, quote}:
                weight *= 0.35
            same_paragraph = d.paragraph(k) == paragraph
            if government and same_paragraph and distance == 1 and (d.is_subject(k) or _owns_subject(d, k)):
                weight += 1.5
            scores[root] += weight * (1.3 if same_paragraph else 1.0)
        if members or (government and here < EARLY):
            scores[root] += len(clusters.members(root)) * (0.25 if government else 0.03)
            scores[root] += 0.4 if d.mentions[root].first < _HEADLINE else 0.0
    evidence = _evidence(clusters, i) + (_offices(clusters) if government else [])
    for code, weight in evidence:
        for root in scores:
            if d.mentions[root].state == code or _code(clusters, root) == code:
                scores[root] += weight
    return dict(scores)


def _by_office(clusters: Clusters, i: int) -> None:
    """Before any state is named: the one whose ministers the article names, if it names that state later."""
    d = clusters.discourse
    offices = Counter(code for f in d.titles for code in (f.of_state, f.of.state if f.of is not None else None) if code)
    code = max(sorted(offices), key=lambda c: offices[c], default=HOME)
    if any(_is_norwegian(m) for m in d.mentions[:i]):
        code = HOME
    target = next(
        (k for k, other in enumerate(d.mentions) if other.state == code and other.entity_type is EntityType.STATE), None
    )
    if target is None:  # no state is named at all: the paper's own
        target = next(iter(clusters.states), i)
        clusters.states[i] = code
    clusters.merge(i, target, "state:office", code)


def _is_norwegian(m: Mention) -> bool:
    """A Norwegian party, ministry, agency: "regjeringen" beside it is the Norwegian one."""
    known = organizations.load().look_up(m.text) if m.entity_type is EntityType.ORGANIZATION else None
    return known is not None and known.state == HOME


def _government_of_territory(clusters: Clusters, i: int, territory: int) -> None:
    """The government of a territory (Hongkong) is an organisation of its own, not the state."""
    d = clusters.discourse
    clusters.retype(i, EntityType.ORGANIZATION)
    other = next((k for k in sorted(clusters.types) if k < i), None)
    if other is not None:
        clusters.merge(i, other, "state:government of territory", d.mentions[territory].text)


def _code(clusters: Clusters, root: int) -> str | None:
    return next((s for k in clusters.members(root) if (s := clusters.discourse.mentions[k].state)), None)


def _is_candidate(clusters: Clusters, root: int, noun: str | None) -> bool:
    d = clusters.discourse
    first = d.mentions[root]
    if clusters.type_of(root) is EntityType.STATE:
        code = _code(clusters, root)
        nation = nations.load().get(code) if code else None
        if nation is None or (noun in _ISLANDS and not nation.is_island):
            return False
        return noun not in _KINGDOMS or nation.is_kingdom
    return first.rule == "name:territory"


def _offices(clusters: Clusters) -> list[tuple[str, float]]:
    """States whose officers the article names: "regjeringen" without more is theirs."""
    facts = clusters.discourse.titles
    codes = [c for f in facts for c in (f.of_state, f.of.state if f.of is not None else None) if c]
    return [(code, 0.5) for code in codes]


def _evidence(clusters: Clusters, i: int) -> list[tuple[str, float]]:
    """Adjectives in the same sentence before the mention, and the state of the person who is its subject."""
    d = clusters.discourse
    m = d.mentions[i]
    sentence = d.doc.sentences[d.sentence(i)]
    out: list[tuple[str, float]] = []
    for t in d.doc.tokens[sentence.first : m.first]:
        out += [(code, 1.5) for code in nations.load().adjectives_in(t.form)]
    for k, other in enumerate(d.mentions[:i]):
        if d.sentence(k) == d.sentence(i) and other.entity_type is EntityType.PERSON:
            weight = 3.0 if m.rule == "description:government" and d.is_subject(k) else 1.2
            out += [(code, weight) for code in sorted(clusters.profile(k).states)]
    return out


def _administration(clusters: Clusters, i: int) -> int | None:
    """ "Trump-administrasjonen": the state whose head the article says that person is."""
    d = clusters.discourse
    head, hyphen, _ = d.mentions[i].text.rpartition("-")
    if not hyphen:
        return None
    for root in clusters.persons():
        profile = clusters.profile(root)
        if profile.full_name.endswith(head) and len(profile.states) == 1:
            code = next(iter(profile.states))
            return next((r for r in clusters.roots() if _code(clusters, r) == code), None)
    return None
