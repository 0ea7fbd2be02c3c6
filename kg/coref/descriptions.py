"""Third pass: definite descriptions of persons, organisations, places and groups, by title, owner and nationality."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.coref.clusters import Clusters, Profile
from kg.coref.discourse import Discourse
from kg.lexicon import collectives, organizations, titles
from kg.lexicon.coreference import head_titles
from kg.model import EntityType, Mention, MentionKind

_EARLY = 3
_HERE = 12
_NEAR = 4


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What a description says about whose it is: a state's code, the mention of a possessor, a name in a compound."""

    state: str | None
    owner: int | None


def merge_descriptions(clusters: Clusters) -> None:
    """Join every definite description with what it most likely takes up; leave it alone where nothing fits."""
    d = clusters.discourse
    by_type: dict[EntityType, Callable[[Clusters, int], None]] = {
        EntityType.PERSON: _person,
        EntityType.ORGANIZATION: _thing,
        EntityType.PLACE: _thing,
        EntityType.GROUP: _group,
    }
    for i, m in enumerate(d.mentions):
        if m.kind is MentionKind.DESCRIPTION and m.entity_type in by_type and i not in clusters.merges:
            by_type[m.entity_type](clusters, i)


# -------------------------------------------------------------------------------------------- persons


def _person(clusters: Clusters, i: int) -> None:
    d = clusters.discourse
    m = d.mentions[i]
    if m.rule.endswith("indefinite"):
        return
    anchor = _anchor(d, i)
    scored = [(s, clusters.last_before(r, i) or -1, r) for r, s in _scored(clusters, i, anchor)]
    scored = [c for c in scored if c[0] >= 3]
    if scored:
        score, last, root = max(scored)
        target = last if last >= 0 else root
        clusters.merge(i, target, "description:title", f"{m.title}, score {score:g}: {d.mentions[target].text}")
        return
    subject = _previous_subject(clusters, i)
    if subject is not None:
        clusters.merge(i, subject, "description:subject before", d.mentions[subject].text)
        return
    only = _only_person(clusters, i)
    if only is not None and (anchor.state or anchor.owner is not None or d.sentence(i) <= _HERE):
        clusters.merge(i, only, "description:only person", d.mentions[only].text)


def _scored(clusters: Clusters, i: int, anchor: _Anchor) -> Iterator[tuple[int, float]]:
    m = clusters.discourse.mentions[i]
    for root in clusters.persons():
        if clusters.same(root, i) or not _reachable(clusters, root, i):
            continue
        profile = clusters.profile(root)
        if not _agree(m, profile) or (not profile.named and not _equal_heads(m, profile)):
            continue
        yield root, _fit(clusters, m, profile, anchor)


def _reachable(clusters: Clusters, root: int, i: int) -> bool:
    """Mentioned before, or (for headlines and captions) anywhere when the description stands at the very start."""
    d = clusters.discourse
    return clusters.last_before(root, i) is not None or d.sentence(i) < _EARLY


def _agree(m: Mention, p: Profile) -> bool:
    return not (m.gender and p.genders and m.gender not in p.genders)


def _equal_heads(m: Mention, p: Profile) -> bool:
    return (m.title or "").rpartition("-")[2] in p.titles


def _fit(clusters: Clusters, m: Mention, p: Profile, anchor: _Anchor) -> float:
    score = 0.0
    title = (m.title or "").lower()
    title = title.rpartition("-")[2]
    if _succeeds(clusters, m, p):
        return 3.5
    exact = any(t == title or t.endswith(title) or title.endswith(t) for t in p.titles)
    head = title in head_titles() and any(t in head_titles() for t in p.titles)
    if _is_past(clusters.discourse, m):
        return 3.0 if title in p.former else 0.0
    if exact and title in p.former:
        score += 1
    elif exact:
        score += 3
    elif head:
        score += 1
    elif p.titles and title in head_titles():
        score -= 1
    if anchor.state:
        if anchor.state in p.states:
            score += 2
        elif p.states:
            return 0.0
    if anchor.owner is not None:
        owner = clusters.root(anchor.owner)
        if owner in p.owners or owner in _compound_owners(clusters, p):
            score += 2
        elif p.owners and exact:
            score -= 2
    return score


def _succeeds(clusters: Clusters, m: Mention, p: Profile) -> bool:
    """Whether a predecessor held the office: "hans etterfølger" is the minister where he is the former one."""
    title = (m.title or "").lower()
    return any(title in clusters.profile(k).former for k in p.predecessors)


def _compound_owners(clusters: Clusters, p: Profile) -> frozenset[int]:
    """Present owners of the cluster whose representative changed since the profile was made."""
    return frozenset(clusters.root(o) for o in p.owners)


def _anchor(d: Discourse, i: int) -> _Anchor:
    m = d.mentions[i]
    fact = next((f for f in d.titles if f.holder == m and f.of is not None), None)
    if fact is not None and fact.of is not None:
        return _Anchor(fact.of.state or m.nationality, d.index[fact.of])
    head, hyphen, _ = d.doc.tokens[m.head].form.rpartition("-")
    owner = next((k for k, n in enumerate(d.mentions) if n.kind is MentionKind.NAME and n.text == head), None) if hyphen else None
    return _Anchor(m.nationality, owner)


def _previous_subject(clusters: Clusters, i: int) -> int | None:
    """The person who is the subject of the sentence before in the paragraph, if nothing told of them speaks against it."""
    d = clusters.discourse
    m = d.mentions[i]
    role = titles.load().look_up(d.doc.tokens[m.head].form)
    if role is None or not role.is_position or not role.form.definite or not d.is_subject(i):
        return None
    found = [k for k in range(i) if d.sentence(k) == d.sentence(i) - 1 and clusters.type_of(k) is EntityType.PERSON]
    subjects = [k for k in found if d.is_subject(k) and d.paragraph(k) == d.paragraph(i)]
    if len(subjects) != 1 or len({clusters.root(k) for k in found}) != 1:
        return None
    profile = clusters.profile(subjects[0])
    contested = profile.titles and not _is_past(d, m)
    return None if contested or not profile.named or not _agree(m, profile) else subjects[0]


def _is_past(d: Discourse, m: Mention) -> bool:
    return any(d.doc.tokens[k].form.lower() in titles.load().former for k in range(m.first, m.head))


def _only_person(clusters: Clusters, i: int) -> int | None:
    """The only person named so far, if the description could be theirs: state or organisation office, gender."""
    d = clusters.discourse
    m = d.mentions[i]
    role = titles.load().look_up(d.doc.tokens[m.head].form)
    if role is None or role.kind not in {"state", "office", "firm", "local"}:
        return None
    named = [r for r in clusters.persons() if clusters.profile(r).named]
    before = [r for r in named if clusters.last_before(r, i) is not None]
    if len(before) != 1:
        return None
    profile = clusters.profile(before[0])
    titled = {t for t in profile.titles if t != m.title}
    return clusters.last_before(before[0], i) if _agree(m, profile) and not titled else None


# ----------------------------------------------------------------------- organisations, places, groups


def _thing(clusters: Clusters, i: int) -> None:
    d = clusters.discourse
    m = d.mentions[i]
    same = _same_description(clusters, i)
    if same is not None:
        clusters.merge(i, same, "description:same", d.mentions[same].text)
        return
    if not _is_bare(d, m):
        if m.nationality is not None and " i " not in m.text:
            _by_nationality(clusters, i)
        return
    ahead = range(i + 1, len(d.mentions)) if d.sentence(i) < _EARLY else range(0)
    for k in (*range(i - 1, -1, -1), *ahead):
        if clusters.type_of(k) is m.entity_type and not clusters.same(k, i) and _is_kind(clusters, k, m):
            rule = "description:last of its kind" if k < i else "description:first of its kind"
            clusters.merge(i, k, rule, d.mentions[k].text)
            return


def _by_nationality(clusters: Clusters, i: int) -> None:
    """ "det amerikanske selskapet": the organisation of that kind in this sentence or a few before."""
    d = clusters.discourse
    m = d.mentions[i]
    for k in range(i - 1, -1, -1):
        if d.sentence(i) - d.sentence(k) > _NEAR:
            return
        if clusters.type_of(k) is m.entity_type and not clusters.same(k, i) and _is_kind(clusters, k, m):
            clusters.merge(i, k, "description:last of its kind", d.mentions[k].text)
            return


def _is_bare(d: Discourse, m: Mention) -> bool:
    """Nothing but an article before the noun: "avisen", "det aktuelle anlegget" are open to be taken up; "Irans program" not."""
    if m.nationality is not None or (d.doc.tokens[m.head].form[:1].isupper() and "-" in m.text):
        return False
    return all(k == d.index[m] for t in range(m.first, m.last) for k in d.by_token.get(t, ()))


def _same_description(clusters: Clusters, i: int) -> int | None:
    """An earlier description with the same noun that nothing tells apart: the shorter one takes up the longer."""
    d = clusters.discourse
    m = d.mentions[i]
    for k in range(i - 1, -1, -1):
        other = d.mentions[k]
        if other.kind is not MentionKind.DESCRIPTION or other.entity_type is not m.entity_type or other.title != m.title:
            continue
        if other.text.lower() == m.text.lower() or (_is_bare(d, m) and _takes_up(m, other)):
            return k
    return None


def _takes_up(m: Mention, other: Mention) -> bool:
    noun = m.text.lower().split()[-1]
    return any(noun[:-2] in w for w in other.text.lower().split())


def _is_kind(clusters: Clusters, k: int, m: Mention) -> bool:
    """Whether an organisation or place can be called by the noun of description ``m``."""
    d = clusters.discourse
    other = d.mentions[k]
    kind = m.rule.removeprefix("description:")
    if other.kind is not MentionKind.NAME:
        return False
    if m.entity_type is EntityType.PLACE:
        return _is_place_kind(d, other, kind)
    noun = d.doc.tokens[m.head].form.lower()
    if other.text.lower().endswith(noun) and len(noun) > 4:
        return True
    known = organizations.load().look_up(other.text)
    if kind == "media":
        return (known is not None and known.kind in {"media", "agency"}) or _classified(d, other) == "media"
    if kind == "movement":
        return known is None or known.kind in {"public", "igo"}
    if known is not None:
        return {"firm": "firm", "party": "party", "alliance": "igo"}.get(kind) == known.kind
    classified = _classified(d, other)
    return classified == kind if classified else kind in {"firm", "public"} and kind == "firm"


def _classified(d: Discourse, name: Mention) -> str | None:
    """The kind that a common noun right before the name, or inside it, gives: "selskapet X", "avisen Y"."""
    words = [d.doc.tokens[name.first - 1].form] if name.first else []
    for word in (*words, *name.text.split()):
        found = collectives.load().look_up(word, "organization", "place")
        if found is not None:
            return found.kind
    return None


def _is_place_kind(d: Discourse, name: Mention, kind: str) -> bool:
    classified = _classified(d, name)
    if classified is not None:
        return classified == kind
    return kind == "city" and name.rule != "name:region"


def _group(clusters: Clusters, i: int) -> None:
    d = clusters.discourse
    m = d.mentions[i]
    for k in range(i - 1, -1, -1):
        other = d.mentions[k]
        if other.kind is not MentionKind.DESCRIPTION or other.entity_type is not EntityType.GROUP or other.title != m.title:
            continue
        if m.nationality != other.nationality and m.nationality is not None:
            continue
        same = m.text.lower() == other.text.lower()
        if same or (len(m.text.split()) == 1 and other.nationality is None):
            clusters.merge(i, k, "description:same group", other.text)
            return
