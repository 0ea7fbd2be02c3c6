"""Which person "den nordkoreanske diktatoren", "presidenten", "NATO-sjefen" is: by title, owner, state and gender."""

from __future__ import annotations

from collections.abc import Iterator

from kg.coref.binding import coarguments
from kg.coref.clusters import Clusters, Profile
from kg.coref.discourse import EARLY, is_heading
from kg.coref.title_fit import ENOUGH, NEARLY, Anchor, anchor_of, fit, is_called, is_past, nested_roots
from kg.coref.unnamed import GENERIC, OPENING, accused, agree, by_age, of_headline, one_brought_in
from kg.lexicon import organizations, titles
from kg.lexicon.titles import court_words
from kg.model import EntityType, Mention, MentionKind

_HERE = 12
# How many lines after a subheading the person it speaks of may be named (blank lines count).
_PARAGRAPHS_AHEAD = 3
# One tells the age of whom one has just introduced.
_JUST_INTRODUCED = 2.0
_TAG_REACH = 4  # sentences before a quotation in which its speaker was spoken of
_CERTAIN = 5.0  # title and owner: enough to point forward to a name


def merge_person(clusters: Clusters, i: int) -> None:
    """Join a description with the person whose title, state or owner fits best, else the subject before."""
    d = clusters.discourse
    m = d.mentions[i]
    if m.rule.endswith("indefinite"):
        told = ("-åring" in m.text or " år " in m.text) and by_age(clusters, i)
        if not told and m.title in GENERIC and d.sentence(i) < OPENING:
            of_headline(clusters, i)
        return
    if d.doc.tokens[m.head].low in court_words("alone") and accused(clusters, i):
        return
    if m.title in GENERIC and one_brought_in(clusters, i):
        return
    if m.rule == "description:aged" or titles.load().party_of(d.doc.tokens[m.head].form) is not None:
        _by_trait(clusters, i)
        return
    if m.rule == "description:citizen":
        _by_state(clusters, i)
        return
    barred = _barred(clusters, i)
    if not _by_title(clusters, i, barred):
        _by_context(clusters, i, barred)


def _barred(clusters: Clusters, i: int) -> frozenset[int]:
    """Whom a description cannot be: what it is told of ("advokaten hans"), who does it to another one."""
    d = clusters.discourse
    nested = nested_roots(clusters, i)
    if not d.relation(i).startswith("obj"):
        return nested
    return nested | {clusters.root(k) for k in coarguments(d, i)}  # "Moe vil avsette statsministeren"


def _by_title(clusters: Clusters, i: int, barred: frozenset[int]) -> bool:
    """Join a description with whose titles, owner and state fit it best; whether anybody's do."""
    d = clusters.discourse
    scored = [(s, clusters.last_before(r, i), r) for r, s in _scored(clusters, i, anchor_of(d, i)) if r not in barred]
    fitting = [c for c in scored if c[0] >= ENOUGH or (c[0] >= NEARLY and c[2] == _last_person(clusters, i))]
    if not fitting:
        return False
    ranked = [(s, _was_subject(clusters, k, i), -1 if k is None else k, -r) for s, k, r in fitting]
    # Of those that fit alike the subject just before, the one named last; pointing forward, the one named first.
    score, _, last, root = max(ranked)
    target = last if last >= 0 else -root
    rule = "description:title" if _is_told(clusters, d.mentions[i], -root) else "description:office holders listed"
    clusters.merge(i, target, rule, f"{d.mentions[i].title}, score {score:g}: {d.mentions[target].text}")
    return True


def _by_context(clusters: Clusters, i: int, barred: frozenset[int]) -> None:
    """Join a description that no title fits with who acted, or is alone, before it."""
    d = clusters.discourse
    m = d.mentions[i]
    for rule, find in (("subject before", _previous_subject), ("untitled before", _untitled_before)):
        found = find(clusters, i)
        if found is not None and clusters.root(found) not in barred:
            clusters.merge(i, found, f"description:{rule}", d.mentions[found].text)
            return
    if m.rule.endswith("headline"):
        _by_lede(clusters, i)
        return
    only, anchor = _only_person(clusters, i), anchor_of(d, i)
    told = anchor.state or anchor.owner is not None or d.sentence(i) <= _HERE
    if only is not None and clusters.root(only) not in barred and told:
        clusters.merge(i, only, "description:only person", d.mentions[only].text)


def _was_subject(clusters: Clusters, k: int | None, i: int) -> bool:
    """Whether a mention is the subject of the sentence before, or of one just before the words that are quoted."""
    d = clusters.discourse
    reach = _TAG_REACH if d.after_quotation(i) else 1
    return k is not None and 0 < d.sentence(i) - d.sentence(k) <= reach and d.is_subject(k) and d.quote_of(k) is None


def _is_told(clusters: Clusters, m: Mention, root: int) -> bool:
    """Whether the article itself calls somebody by a title like that of the description."""
    title = (m.title or "").lower().rpartition("-")[2]
    profile = clusters.profile(root)
    listed = {**profile.listed, **profile.listed_former}
    return bool(profile.titles) or not any(is_called(t, title) for t in listed)


def _last_person(clusters: Clusters, i: int) -> int | None:
    """The person of the last name before, in this sentence or the two before."""
    d = clusters.discourse
    for k in range(i - 1, -1, -1):
        m = d.mentions[k]
        if m.kind is MentionKind.NAME and m.entity_type is EntityType.PERSON:
            return clusters.root(k) if d.sentence(i) - d.sentence(k) <= 2 else None
    return None


def _by_trait(clusters: Clusters, i: int) -> None:
    """ "58-åringen", "senterpartisten": whose age or party the article gives so, else who was last the subject."""
    d = clusters.discourse
    m = d.mentions[i]
    party = titles.load().party_of(d.doc.tokens[m.head].form)
    told = m.text.partition("-")[0] if party is None else party
    if party is None and by_age(clusters, i):
        return
    named = [r for r in clusters.persons() if clusters.profile(r).named and agree(m, clusters.profile(r))]
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
        before = [t.low for t in d.doc.tokens[max(0, first - 4) : first]]
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


def _scored(clusters: Clusters, i: int, anchor: Anchor) -> Iterator[tuple[int, float]]:
    m = clusters.discourse.mentions[i]
    for root in clusters.persons():
        if clusters.same(root, i):
            continue
        profile = clusters.profile(root)
        if not agree(m, profile) or (not profile.named and not _equal_heads(m, profile)):
            continue
        score = fit(clusters, m, profile, anchor)
        if score >= _CERTAIN or _reachable(clusters, root, i):
            yield root, score


def _reachable(clusters: Clusters, root: int, i: int) -> bool:
    """Mentioned before, or (for headlines and captions) anywhere when the description stands at the very start."""
    d = clusters.discourse
    if clusters.last_before(root, i) is not None or d.sentence(i) < EARLY:
        return True
    heading = is_heading(d.doc, d.mentions[i].first)
    return heading and d.paragraph(root) - d.paragraph(i) <= _PARAGRAPHS_AHEAD


def _equal_heads(m: Mention, p: Profile) -> bool:
    return (m.title or "").rpartition("-")[2] in p.titles


def _previous_subject(clusters: Clusters, i: int) -> int | None:
    """The person who is the subject of the sentence before in the paragraph, unless what is told of them differs."""
    d = clusters.discourse
    m = d.mentions[i]
    role = titles.load().look_up(d.doc.tokens[m.head].form)
    if role is None or not role.is_position or m.rule != "description:person" or not d.is_subject(i):
        return None
    if d.says(i) and d.after_quotation(i):
        return _spoken_of_before(clusters, i)
    found = [k for k in range(i) if d.sentence(k) == d.sentence(i) - 1 and clusters.type_of(k) is EntityType.PERSON]
    subjects = [k for k in found if d.is_subject(k) and d.paragraph(k) == d.paragraph(i)]
    if len(subjects) != 1 or len({clusters.root(k) for k in found}) != 1:
        return None
    profile = clusters.profile(subjects[0])
    ranks = [t for t in profile.titles if (r := titles.load().look_up(t)) is not None and r.kind == "rank"]
    other = ranks if role.kind == "rank" else profile.titles
    contested = other and not is_past(d, m)
    return None if contested or not profile.named or not agree(m, profile) else subjects[0]


def _spoken_of_before(clusters: Clusters, i: int) -> int | None:
    """ "– Nå holder det, sier partilederen": the one named person, or the subject, of the narration just before."""
    d = clusters.discourse
    m = d.mentions[i]
    told = [k for k in range(i) if d.quote_of(k) is None and clusters.type_of(k) is EntityType.PERSON]
    near = [k for k in told if d.sentence(i) - d.sentence(k) <= _TAG_REACH and clusters.profile(k).named]
    fitting = [k for k in near if agree(m, clusters.profile(k)) and not _is_something_else(clusters, k, m)]
    subjects = [k for k in fitting if d.is_subject(k)] if len({clusters.root(k) for k in fitting}) > 1 else fitting
    return subjects[-1] if len({clusters.root(k) for k in subjects}) == 1 else None


def _is_something_else(clusters: Clusters, k: int, m: Mention) -> bool:
    """Whether the article tells a title of the same kind that is not the one of the description."""
    role = titles.load().look_up(clusters.discourse.doc.tokens[m.head].form)
    others = (titles.load().look_up(t) for t in clusters.profile(k).titles)
    return any(role is not None and o is not None and o.kind == role.kind for o in others)


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
        if profile.named and not profile.titles and not profile.states and agree(m, profile):
            untold[clusters.root(k)] = k
    return next(iter(untold.values())) if len(untold) == 1 else None


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
    return clusters.last_before(before[0], i) if agree(m, profile) and not titled else None
