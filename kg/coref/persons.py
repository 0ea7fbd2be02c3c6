"""Which person "den nordkoreanske diktatoren", "presidenten", "NATO-sjefen" is: by title, owner, state and gender."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.coref.clusters import Clusters, Profile
from kg.coref.discourse import EARLY, Discourse, is_heading
from kg.lexicon import organizations, titles
from kg.lexicon.coreference import head_titles
from kg.model import EntityType, Mention, MentionKind

# What every member of a government can be called.
_WIDER = {"statsråd": "minister"}
_HERE = 12
# How many lines after a subheading the person it speaks of may be named (blank lines count).
_PARAGRAPHS_AHEAD = 3
# One tells the age of whom one has just introduced.
_JUST_INTRODUCED = 2.0
_ENOUGH = 3.0
_CERTAIN = 5.0  # title and owner: enough to point forward to a name


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What a description says about whose it is: a state's code, the mention of a possessor, a name in a compound."""

    state: str | None
    owner: int | None


def merge_person(clusters: Clusters, i: int) -> None:
    """Join a description with the person whose title, state or owner fits best, else the subject before."""
    d = clusters.discourse
    m = d.mentions[i]
    if m.rule.endswith("indefinite"):
        return
    if m.rule == "description:aged" or titles.load().party_of(d.doc.tokens[m.head].form) is not None:
        _by_trait(clusters, i)
        return
    if m.rule == "description:citizen":
        _by_state(clusters, i)
        return
    anchor = _anchor(d, i)
    scored = [(s, clusters.last_before(r, i) or -1, r) for r, s in _scored(clusters, i, anchor)]
    scored = [c for c in scored if c[0] >= _ENOUGH]
    if scored:
        score, last, root = max(scored)
        target = last if last >= 0 else root
        clusters.merge(i, target, "description:title", f"{m.title}, score {score:g}: {d.mentions[target].text}")
        return
    subject = _previous_subject(clusters, i)
    if subject is not None:
        clusters.merge(i, subject, "description:subject before", d.mentions[subject].text)
        return
    untitled = _untitled_before(clusters, i)
    if untitled is not None:
        clusters.merge(i, untitled, "description:untitled before", d.mentions[untitled].text)
        return
    if m.rule.endswith("headline"):
        _by_lede(clusters, i)
        return
    only = _only_person(clusters, i)
    if only is not None and (anchor.state or anchor.owner is not None or d.sentence(i) <= _HERE):
        clusters.merge(i, only, "description:only person", d.mentions[only].text)


def _by_trait(clusters: Clusters, i: int) -> None:
    """ "58-åringen", "senterpartisten": whose age or party the article gives so, else who was last the subject."""
    d = clusters.discourse
    m = d.mentions[i]
    party = titles.load().party_of(d.doc.tokens[m.head].form)
    told = m.text.partition("-")[0] if party is None else party
    named = [r for r in clusters.persons() if clusters.profile(r).named and _agree(m, clusters.profile(r))]
    fitting = [r for r in named if told in _traits(clusters, r)]
    if not fitting:  # not those of another age or party
        fitting = [r for r in named if party is None and not any(w.isdigit() for w in _traits(clusters, r))]
        present = {r: _presence(clusters, r, i) for r in fitting}
        fitting = sorted((r for r in fitting if present[r] > 0), key=lambda r: -present[r])[:1]
    if len(fitting) != 1:
        return
    target = clusters.last_before(fitting[0], i)
    target = fitting[0] if target is None else target
    clusters.merge(i, target, "description:age or party", f"{told}: {d.mentions[target].text}")


def _by_lede(clusters: Clusters, i: int) -> None:
    """ "Lege sluppet fri": the one named person of the next sentences, if no title tells otherwise."""
    d = clusters.discourse
    near = [
        k
        for k, m in enumerate(d.mentions)
        if k > i and m.kind is MentionKind.NAME and d.sentence(k) - d.sentence(i) <= EARLY
    ]
    roots = {clusters.root(k): k for k in reversed(near) if clusters.type_of(k) is EntityType.PERSON}
    for k in list(roots.values())[:1] if len(roots) == 1 else []:
        if d.mentions[k].first != d.doc.sentence_of(d.mentions[k].first).first:
            return  # merely mentioned: "Partiets N.N. krever svar"
        clusters.merge(i, k, "description:headline", d.mentions[k].text)


def _traits(clusters: Clusters, root: int) -> frozenset[str]:
    """The age ("(61)", "44 år gamle N.N.") and the party, as organizations.toml shows it, of the names of a cluster."""
    d = clusters.discourse
    out = set()
    for k in clusters.members(root):
        last, first = d.mentions[k].last, d.mentions[k].first
        before = [t.form.lower() for t in d.doc.tokens[max(0, first - 4) : first]]
        out |= {w.partition("-")[0] for w in before if w.endswith(("-årige", "-årig"))}
        if "år" in before[-3:] and before[-1] in {"gamle", "gammel"}:
            out |= {w for w in before if w.isdigit()}
        if last + 1 < len(d.doc.tokens) and d.doc.tokens[last].form == "(":
            inside = d.doc.tokens[last + 1].form
            known = organizations.load().look_up(inside)
            out.add(known.name if known is not None else inside)
    return frozenset(out)


def _presence(clusters: Clusters, root: int, i: int) -> float:
    """How present a person is at mention ``i``: subjects count double, less with every sentence between."""
    d = clusters.discourse
    before = [k for k in clusters.members(root) if k < i]
    opens = d.mentions[i].first == d.doc.sentence_of(d.mentions[i].first).first  # not "Selv skal 58-åringen …"
    new = _JUST_INTRODUCED if opens and before and d.sentence(i) - d.sentence(before[0]) <= 1 else 0.0
    return new + sum((2.0 if d.is_subject(k) else 1.0) * 0.7 ** (d.sentence(i) - d.sentence(k)) for k in before)


def _by_state(clusters: Clusters, i: int) -> None:
    """ "ukraineren": the one named person of that state, in a headline also one named after it."""
    d = clusters.discourse
    code = d.mentions[i].nationality
    heading = is_heading(d.doc, d.mentions[i].first)
    fitting = []
    for r in clusters.persons():
        profile = clusters.profile(r)
        if profile.named and code in profile.states - profile.guessed:
            before = clusters.last_before(r, i)
            if before is not None or heading or d.sentence(i) < EARLY:
                fitting.append((before if before is not None else r, before is None))
    near = [f for f in fitting if f[1]][:1] if heading else []
    chosen = near or (fitting if len(fitting) == 1 else [])
    if chosen:
        clusters.merge(i, chosen[0][0], "description:citizen", f"{code}: {d.mentions[chosen[0][0]].text}")


def _scored(clusters: Clusters, i: int, anchor: _Anchor) -> Iterator[tuple[int, float]]:
    m = clusters.discourse.mentions[i]
    for root in clusters.persons():
        if clusters.same(root, i):
            continue
        profile = clusters.profile(root)
        if not _agree(m, profile) or (not profile.named and not _equal_heads(m, profile)):
            continue
        score = _fit(clusters, m, profile, anchor)
        if score >= _CERTAIN or _reachable(clusters, root, i):
            yield root, score


def _reachable(clusters: Clusters, root: int, i: int) -> bool:
    """Mentioned before, or (for headlines and captions) anywhere when the description stands at the very start."""
    d = clusters.discourse
    if clusters.last_before(root, i) is not None or d.sentence(i) < EARLY:
        return True
    heading = is_heading(d.doc, d.mentions[i].first)
    return heading and d.paragraph(root) - d.paragraph(i) <= _PARAGRAPHS_AHEAD


def _agree(m: Mention, p: Profile) -> bool:
    return not (m.gender and p.genders and m.gender not in p.genders)


def _equal_heads(m: Mention, p: Profile) -> bool:
    return (m.title or "").rpartition("-")[2] in p.titles


def _fit(clusters: Clusters, m: Mention, p: Profile, anchor: _Anchor) -> float:
    score = 0.0
    title = (m.title or "").lower()
    title = _WIDER.get(title.rpartition("-")[2], title.rpartition("-")[2])
    if _succeeds(clusters, m, p):
        return 3.5
    exact = any(t == title or t.endswith(title) or title.endswith(t) for t in p.titles) or _is_rank_of(title, p)
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


def _is_rank_of(title: str, p: Profile) -> bool:
    """ "generalen" for a generalmajor."""
    role = titles.load().look_up(title)
    return role is not None and role.kind == "rank" and any(t.startswith(title) for t in p.titles)


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
    owner = (
        next((k for k, n in enumerate(d.mentions) if n.kind is MentionKind.NAME and n.text == head), None)
        if hyphen
        else None
    )
    return _Anchor(m.nationality, owner)


def _previous_subject(clusters: Clusters, i: int) -> int | None:
    """The person who is the subject of the sentence before in the paragraph, unless what is told of them differs."""
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
    ranks = [t for t in profile.titles if (r := titles.load().look_up(t)) is not None and r.kind == "rank"]
    other = ranks if role.kind == "rank" else profile.titles
    contested = other and not _is_past(d, m)
    return None if contested or not profile.named or not _agree(m, profile) else subjects[0]


def _untitled_before(clusters: Clusters, i: int) -> int | None:
    """ "den saudiske journalisten": the one named person of the two sentences before of whom nothing is told yet."""
    d = clusters.discourse
    m = d.mentions[i]
    role = titles.load().look_up(d.doc.tokens[m.head].form)
    if m.nationality is None or role is None or not role.form.definite:
        return None
    near = [k for k in range(i) if d.sentence(i) - d.sentence(k) <= 2 and clusters.type_of(k) is EntityType.PERSON]
    untold = {}
    for k in near:
        profile = clusters.profile(k)
        if profile.named and not profile.titles and not profile.states and _agree(m, profile):
            untold[clusters.root(k)] = k
    return next(iter(untold.values())) if len(untold) == 1 else None


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
