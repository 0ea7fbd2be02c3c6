"""How present each state is where "landet" or "regjeringen" stands: named last or most, as subject, by adjectives."""

from __future__ import annotations

from collections import defaultdict

from kg.coref.binding import coarguments
from kg.coref.clusters import Clusters
from kg.coref.discourse import EARLY, Discourse
from kg.lexicon import nations, organizations
from kg.model import EntityType, Mention, MentionKind
from kg.syntax import subject

HOME = "NO"
_DECAY = 0.6
_HEADLINE = 12
_ISLANDS = frozenset({"øystat", "øynasjon", "øyrike"})
_KINGDOMS = frozenset({"kongedømme", "kongerike", "kongedøme"})
_BREAKAWAY = ("utbryter", "utbrytar")
_NEAR = 4  # sentences back in which adjectives and capitals tell of a state
# Nouns that many governments of an article are called by; "juntaen" goes on being the same one.
_GENERAL = frozenset({"regjering", "myndighet", "styresmakt", "administrasjon", "styre"})
# Where a state only is, or where something goes: rather not whose government decides.
_WITHIN = frozenset({"i", "fra", "frå", "av", "over", "rundt"})  # "Iran sender uranet ut av landet"
_PLACING = frozenset({"i", "til", "fra", "frå", "mot", "over", "på", "hos"})


def scores(clusters: Clusters, i: int) -> dict[int, float]:
    """Salience of every state that mention ``i`` may denote, by the representative of its cluster."""
    d = clusters.discourse
    m = d.mentions[i]
    government = m.rule == "description:government"
    barred = _barred(clusters, i)
    out: defaultdict[int, float] = defaultdict(float)
    for root in clusters.roots():
        if root in barred or not _is_candidate(clusters, root, m.title):
            continue
        members = [k for k in clusters.members(root) if d.mentions[k].start < m.start]
        for k in members:
            out[root] += _weight(clusters, k, i, government)
        if members or (government and d.sentence(i) < EARLY):
            out[root] += len(clusters.members(root)) * (0.25 if government else 0.03)
            out[root] += 0.4 if d.mentions[root].first < _HEADLINE else 0.0
    by_code = {code: root for root in clusters.roots() if root not in barred and (code := code_of(clusters, root))}
    for code, weight in told_states(clusters, i):
        if code in by_code and (by_code[code] in out or _is_candidate(clusters, by_code[code], m.title)):
            out[by_code[code]] += weight
    return dict(out)


def _weight(clusters: Clusters, k: int, i: int, government: bool) -> float:
    """What an earlier mention of a state adds to its salience at mention ``i``."""
    d = clusters.discourse
    m, other = d.mentions[i], d.mentions[k]
    distance = d.sentence(i) - d.sentence(k)
    same_paragraph = d.paragraph(k) == d.paragraph(i)
    weight = (1.5 if d.is_subject(k) else 1.0) * _DECAY**distance
    if d.quote_of(k) not in {None, d.quote_of(i)}:
        weight *= 0.35
    if distance == 0 and d.is_subject(k) and _is_said_by(d, i, k):
        weight += 1.0
    if _case(d, i) in _WITHIN and distance == 0 and d.subject_of_clause(i) == k:
        weight *= 0.5
    placed = other.first > 0 and d.doc.tokens[other.first - 1].low in _PLACING
    if government and placed and other.kind is MentionKind.NAME:
        weight *= 0.4
    if government and same_paragraph and distance == 1 and (d.is_subject(k) or owns_subject(d, k)):
        weight += 1.5
    if government and other.rule == m.rule and other.title == m.title and m.title not in _GENERAL:
        weight += 5.0
    if government and other.rule == m.rule and same_paragraph and distance <= 1:
        weight += 1.0
    return weight * (1.3 if same_paragraph else 1.0)


def told_states(clusters: Clusters, i: int) -> list[tuple[str, float]]:
    """States that other words than their names speak of before mention ``i``, with weights, one for each word."""
    d = clusters.discourse
    m = d.mentions[i]
    out = _by_adjectives(d, i) + _by_capitals(d, i)
    for k, other in enumerate(d.mentions[:i]):
        if d.sentence(k) == d.sentence(i) and other.entity_type is EntityType.PERSON:
            weight = 3.0 if m.rule == "description:government" and d.is_subject(k) else 1.2
            out += [(code, weight) for code in sorted(clusters.profile(k).states)]
    if m.rule == "description:government":
        out += _offices(clusters) + _at_home(d, i)
    others = _other_nations(d, i)
    return [(code, weight) for code, weight in out if code not in others]


def _is_said_by(d: Discourse, i: int, k: int) -> bool:
    """ "Russland har sagt at landet …": the subject of what is said, and who says it."""
    t = d.doc.tokens[d.mentions[i].head]
    clause = d.doc.tokens[t.head] if t.rel == "nsubj" and t.head >= 0 else None
    speaker = d.doc.tokens[d.mentions[k].head]
    return clause is not None and clause.rel == "ccomp" and clause.head == speaker.head


def _other_nations(d: Discourse, i: int) -> frozenset[str]:
    """Whose officer acts on what mention ``i`` denotes: "den amerikanske ambassadøren skyldte på myndighetene"."""
    t = d.doc.tokens[d.mentions[i].head]
    if t.rel.startswith("nsubj") or _is_free(d, i):
        return frozenset()
    return frozenset(code for k in coarguments(d, i) if (code := d.mentions[k].nationality))


def _is_free(d: Discourse, i: int) -> bool:
    """A genitive or an adverbial of place, which may well be the subject: "Iran sender uranet ut av landet"."""
    t = d.doc.tokens[d.mentions[i].head]
    return (t.rel == "nmod" and t.form.endswith("s")) or _case(d, i) in _WITHIN


def _by_adjectives(d: Discourse, i: int) -> list[tuple[str, float]]:
    """ "Den kenyanske hovedstaden …": adjectives in the sentence and the few before in the paragraph."""
    here = d.sentence(i)
    start = d.doc.article.text.rfind("\n", 0, d.mentions[i].start) + 1
    out = []
    for t in d.doc.tokens[d.doc.sentences[max(0, here - _NEAR)].first : d.mentions[i].first]:
        if t.start < start and t.sent != here:
            continue
        weight = 1.5 if t.sent == here else 0.7 * _DECAY ** (here - t.sent)
        out += [(code, weight) for code in nations.load().adjectives_in(t.form)]
    return out


def _by_capitals(d: Discourse, i: int) -> list[tuple[str, float]]:
    """ "I Taipei … Myndighetene der": capitals that are places."""
    there = d.doc.tokens[min(d.mentions[i].last, len(d.doc.tokens) - 1)].low in {"der", "her"}
    out: list[tuple[str, float]] = []
    for k in range(i - 1, -1, -1):
        distance = d.sentence(i) - d.sentence(k)
        if distance > _NEAR:
            break
        m = d.mentions[k]
        code = nations.load().by_capital(m.text.removesuffix("s")) if m.rule == "name:capital:place" else None
        if code:
            out.append((code, (5.0 if there and not out else 0.0) + _DECAY**distance))
    return out


def _at_home(d: Discourse, i: int) -> list[tuple[str, float]]:
    """Norway where a party, ministry or agency of it is named near by: papers need not say whose government it is."""
    early = d.sentence(i) < EARLY
    near = (m for m in d.mentions if is_norwegian(m) and (early or d.paragraph(d.index[m]) == d.paragraph(i)))
    return [(HOME, 1.2)] if next(near, None) is not None else []


def is_norwegian(m: Mention) -> bool:
    """A Norwegian party, ministry, agency: "regjeringen" beside it is the Norwegian one."""
    known = organizations.load().look_up(m.text) if m.entity_type is EntityType.ORGANIZATION else None
    return known is not None and known.state == HOME


def _barred(clusters: Clusters, i: int) -> frozenset[int]:
    """The other arguments of the verb, and what owns them: "Kenyas president takker landet" speaks of another one."""
    d = clusters.discourse
    m = d.mentions[i]
    t = d.doc.tokens[m.head]
    if _is_free(d, i):
        return frozenset()
    found = {k for k in coarguments(d, i) if not (d.mentions[k].first <= m.first and m.last <= d.mentions[k].last)}
    governor = d.doc.tokens[t.head] if t.head >= 0 and t.rel == "nmod" else None
    if governor is not None and governor.rel == "obj" and (actor := subject(d.doc, governor.head)) is not None:
        found |= {k for k in (d.headed(actor, i),) if k is not None}  # "USA har lagt press på landet"
    if not t.rel.startswith("nsubj"):
        found |= {d.index[f.of] for f in d.titles if f.of is not None and d.index[f.holder] in found}
    codes = _other_nations(d, i)
    roots = {clusters.root(k) for k in found}
    return frozenset(roots | {r for r in clusters.roots() if codes and code_of(clusters, r) in codes})


def _case(d: Discourse, i: int) -> str:
    first = d.mentions[i].first
    return d.doc.tokens[first - 1].low if first else ""


def owns_subject(d: Discourse, k: int) -> bool:
    """ "Norges utenriksminister N.N. lovet …": the state in whose name the subject acts."""
    m = d.mentions[k]
    owned = [f for f in d.titles if f.of == m and f.of.end <= f.evidence.start]
    return any(d.is_subject(d.index[f.holder]) for f in owned)


def _offices(clusters: Clusters) -> list[tuple[str, float]]:
    """States whose officers the article names: "regjeringen" without more is theirs."""
    facts = clusters.discourse.titles
    codes = [c for f in facts for c in (f.of_state, f.of.state if f.of is not None else None) if c]
    return [(code, 0.5) for code in codes]


def code_of(clusters: Clusters, root: int) -> str | None:
    """The state that a cluster denotes."""
    return next((s for k in clusters.members(root) if (s := clusters.discourse.mentions[k].state)), None)


def _is_candidate(clusters: Clusters, root: int, noun: str | None) -> bool:
    d = clusters.discourse
    first = d.mentions[root]
    if noun is not None and noun.startswith(_BREAKAWAY):
        return first.rule == "name:territory"
    if clusters.type_of(root) is EntityType.STATE:
        code = code_of(clusters, root)
        nation = nations.load().get(code) if code else None
        if nation is None or (noun in _ISLANDS and not nation.is_island):
            return False
        return noun not in _KINGDOMS or nation.is_kingdom
    return first.rule == "name:territory"
