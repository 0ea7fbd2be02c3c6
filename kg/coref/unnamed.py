"""Persons without a name: "en 41 år gammel journalist … 41-åringen … mannen … tiltalte"."""

from __future__ import annotations

from kg.coref.clusters import Clusters, Profile
from kg.coref.discourse import is_heading
from kg.coref.title_fit import age_in, nested_roots
from kg.lexicon import titles
from kg.lexicon.titles import court_words
from kg.model import EntityType, Mention, MentionKind

_NEAR = 4  # sentences back in which "mannen" takes up somebody
GENERIC = frozenset({"mann", "kvinne", "gutt", "gut", "jente", "ungdom", "person"})
OPENING = 8  # sentences of headline, lede and first lines
_TRIAL = 8  # sentences back to a charge
_OTHERS = frozenset({"andre", "annen", "anna", "eneste", "einaste", "samme", "tredje", "fjerde"})


def by_age(clusters: Clusters, i: int) -> bool:
    """Join "41-åringen" or "en 41 år gammel mann" with the unnamed person of that age told of before."""
    d = clusters.discourse
    age = age_in(d.mentions[i].text)
    for k in range(i - 1, -1, -1):
        other = d.mentions[k]
        described = other.kind is MentionKind.DESCRIPTION and other.entity_type is EntityType.PERSON
        if described and age and age_in(other.text) == age and agree(d.mentions[i], clusters.profile(k)):
            clusters.merge(i, k, "description:same age", f"{age}: {other.text}")
            return True
    return False


def one_brought_in(clusters: Clusters, i: int) -> bool:
    """ "mannen": the unnamed person spoken of last who may be a man, in a lede also the one of the headline."""
    d = clusters.discourse
    m = d.mentions[i]
    if m.nationality is not None or any(d.doc.tokens[k].low in _OTHERS for k in range(m.first, m.head)):
        return False
    nested = nested_roots(clusters, i)
    found: dict[int, tuple[float, int]] = {}
    for k in range(i - 1, -1, -1):
        distance = d.sentence(i) - d.sentence(k)
        if distance > _NEAR:
            break
        root = clusters.root(k)
        if root in nested or not _is_introduced(clusters, root) or not agree(m, clusters.profile(root)):
            continue
        if _may_be(d.mentions[root], m):
            score = (2.0 if d.is_subject(k) else 1.0) * 0.7**distance
            found[root] = max(found.get(root, (0.0, k)), (score, k))
    if not found:
        return False
    target = max(found.values())[1]
    clusters.merge(i, target, "description:unnamed before", d.mentions[target].text)
    return True


def of_headline(clusters: Clusters, i: int) -> None:
    """ "En mann i 30-årene" in the first lines: whom the headline calls "Ingeniør (38)", if there is but one."""
    d = clusters.discourse
    m = d.mentions[i]
    before = {clusters.root(k) for k in range(i) if _is_introduced(clusters, clusters.root(k))}
    if len(before) != 1:
        return
    root = before.pop()
    ages = {a for k in clusters.members(root) if (a := age_in(d.mentions[k].text))}
    told = age_in(m.text)
    heads = is_heading(d.doc, d.mentions[root].first)
    if heads and (not told or not ages or told in ages) and agree(m, clusters.profile(root)):
        target = clusters.last_before(root, i)
        clusters.merge(i, root if target is None else target, "description:headline", d.mentions[root].text)


def accused(clusters: Clusters, i: int) -> bool:
    """ "tiltalte": the person last spoken of in a sentence about being charged, held or sentenced."""
    d = clusters.discourse
    for k in range(i - 1, -1, -1):
        if d.sentence(i) - d.sentence(k) > _TRIAL or clusters.type_of(k) is not EntityType.PERSON:
            continue
        sentence = d.doc.sentence_of(d.mentions[k].first)
        forms = {t.low for t in d.doc.tokens[sentence.first : sentence.last]}
        affected = d.relation(k).startswith(("nsubj", "obj"))
        if affected and not d.says(k) and forms & court_words("accused") and agree(d.mentions[i], clusters.profile(k)):
            clusters.merge(i, k, "description:accused", d.mentions[k].text)
            return True
    return False


def _is_introduced(clusters: Clusters, root: int) -> bool:
    """Whether a person has no name but was brought in as somebody new: "en journalist", "Ingeniør (38)"."""
    profile = clusters.profile(root)
    if profile.type is not EntityType.PERSON or profile.named:
        return False
    rules = [clusters.discourse.mentions[k].rule for k in clusters.members(root)]
    return any(r.endswith((":indefinite", ":headline", ":aged")) for r in rules)


def _may_be(other: Mention, m: Mention) -> bool:
    """ "en journalist … mannen", but no minister and no relative of somebody else."""
    role = titles.load().look_up(other.title or "")
    unowned = role is None or role.kind in {"trade", "person", "rank"}
    return unowned and not (other.title in GENERIC and other.title != m.title)


def agree(m: Mention, p: Profile) -> bool:
    """Whether the gender that a description tells may be that of a person."""
    return not (m.gender and p.genders and m.gender not in p.genders)
