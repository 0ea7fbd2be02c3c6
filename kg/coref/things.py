"""Which organisation, place or group "avisen", "selskapet", "byen", "demonstrantene" takes up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.coref.capitals import CAPITALS, merge_capital
from kg.coref.clusters import Clusters
from kg.coref.discourse import EARLY, Discourse, is_heading
from kg.coref.organization_kinds import bare, fits
from kg.lexicon import collectives
from kg.model import EntityType, Mention, MentionKind

_ONE_OF_A_KIND = frozenset({"troika", "kvartett", "koalisjon"})
_NEAR = 4
_OFTEN = 0.3  # what each further mention of a town adds to its presence


def merge_thing(clusters: Clusters, i: int) -> None:
    """Join a description with an equal one, else the last (in a headline the first) name of its kind."""
    d = clusters.discourse
    m = d.mentions[i]
    same = _same_description(clusters, i)
    if same is not None:
        clusters.merge(i, same, "description:same", d.mentions[same].text)
        return
    if m.title in CAPITALS and m.entity_type is EntityType.PLACE:
        merge_capital(clusters, i)
        return
    if m.rule.endswith(":indefinite"):
        return  # "et selskap" brings in a new one
    if not _is_bare(d, m):
        if m.nationality is not None and " i " not in m.text:
            _by_nationality(clusters, i)
        return
    if m.rule == "description:city":
        _by_presence(clusters, i)
        return
    ahead = range(i + 1, len(d.mentions)) if d.sentence(i) < EARLY else range(0)
    for k in (*range(i - 1, -1, -1), *ahead):
        if clusters.type_of(k) is m.entity_type and not clusters.same(k, i) and _is_kind(clusters, k, m):
            rule = "description:last of its kind" if k < i else "description:first of its kind"
            clusters.merge(i, k, rule, d.mentions[k].text)
            return


def _by_presence(clusters: Clusters, i: int) -> None:
    """ "byen": the town most present before: near, often named, in the headline."""
    d = clusters.discourse
    scores: dict[int, float] = {}
    for root in clusters.roots():
        members = [k for k in clusters.members(root) if k < i]
        if clusters.type_of(root) is not EntityType.PLACE or not any(
            _is_kind(clusters, k, d.mentions[i]) for k in members
        ):
            continue
        nearest = 0.6 ** (d.sentence(i) - d.sentence(members[-1]))
        scores[root] = nearest + _OFTEN * len(members) + (_OFTEN if d.sentence(members[0]) < EARLY else 0.0)
    if scores:
        best = max(sorted(scores), key=lambda r: scores[r])
        target = clusters.last_before(best, i)
        if target is not None:
            clusters.merge(i, target, "description:most present", f"{d.mentions[target].text}, {scores[best]:.2f}")


def _by_nationality(clusters: Clusters, i: int) -> None:
    """ "det amerikanske selskapet": the organisation of that kind in this sentence or a few before."""
    d = clusters.discourse
    m = d.mentions[i]
    for k in range(i - 1, -1, -1):
        if d.sentence(i) - d.sentence(k) > _NEAR and not _told_kinds(clusters, k):
            continue  # farther off only what is known to be of the kind
        if clusters.type_of(k) is m.entity_type and not clusters.same(k, i) and _is_kind(clusters, k, m):
            clusters.merge(i, k, "description:last of its kind", d.mentions[k].text)
            return


def _is_bare(d: Discourse, m: Mention) -> bool:
    """No possessor, nationality or name in it: "avisen", "det aktuelle anlegget", but not "Irans program"."""
    if m.nationality is not None or (d.doc.tokens[m.head].form[:1].isupper() and "-" in m.text):
        return False
    inside = (n for t in range(m.first, m.last) for k in d.by_token.get(t, ()) if (n := d.mentions[k]) != m)
    return not any(m.start <= n.start and n.end <= m.end for n in inside)


def _earlier_of_noun(mentions: Sequence[Mention], i: int, entity_type: EntityType | None) -> Iterator[int]:
    """Descriptions of a type before mention ``i`` that have its noun, or a compound of it, the nearest first."""
    noun = mentions[i].title or "."
    for k in range(i - 1, -1, -1):
        other = mentions[k]
        if other.kind is not MentionKind.DESCRIPTION or other.entity_type is not entity_type:
            continue
        compound = entity_type is not EntityType.GROUP and (other.title or "-").endswith(noun)
        if other.title == mentions[i].title or compound:
            yield k


def _same_description(clusters: Clusters, i: int) -> int | None:
    """An earlier description with the same noun that nothing tells apart: the shorter one takes up the longer."""
    d = clusters.discourse
    m = d.mentions[i]
    for k in _earlier_of_noun(d.mentions, i, m.entity_type):
        other = d.mentions[k]
        if _is_told_apart(clusters, i, k):
            continue
        if other.text.lower() == m.text.lower() or (_is_bare(d, m) and _takes_up(d, m, other)):
            return k
        if m.entity_type is EntityType.ORGANIZATION and _is_bare(d, other) and _takes_up(d, other, m):
            state = _owning_state(d, m)
            ministry = _lemma(d, m).endswith("departement") and state is not None
            if (
                not ministry
                or is_heading(d.doc, other.first)
                or state in {clusters.discourse.main_state, _last_state(d, k)}
            ):
                return k
    return None


def _owning_state(d: Discourse, m: Mention) -> str | None:
    """The state that a body is of by its own words: "Kinas utenriksdepartement"."""
    inside = (d.mentions[k].state for t in range(m.first, m.last) for k in d.by_token.get(t, ()))
    return m.nationality or next((s for s in inside if s), None)


def _last_state(d: Discourse, k: int) -> str | None:
    """The state named last before mention ``k`` in its paragraph, whose "departementet" it may be."""
    before = (
        s for j in range(k - 1, -1, -1) if d.paragraph(j) == d.paragraph(k) and (s := _owning_state(d, d.mentions[j]))
    )
    return next(before, None)


def _is_told_apart(clusters: Clusters, i: int, k: int) -> bool:
    """Whether what ``k`` already denotes is of another nation or field ("det kinesiske utenriksdepartementet")."""
    d = clusters.discourse
    m = d.mentions[i]
    described = [o for j in clusters.members(k) if (o := d.mentions[j]).kind is MentionKind.DESCRIPTION]
    other_nation = m.nationality is not None and any(o.nationality not in {None, m.nationality} for o in described)
    return other_nation or not all(_takes_up(d, m, o) or _takes_up(d, o, m) for o in described)


def _takes_up(d: Discourse, m: Mention, other: Mention) -> bool:
    """Whether the noun of ``m`` is that of ``other`` or its last part: "anlegget" for "atomanlegget"."""
    return _lemma(d, other).endswith(_lemma(d, m))


def _lemma(d: Discourse, m: Mention) -> str:
    form = d.doc.tokens[m.head].form
    found = collectives.load().look_up(form, "organization", "place") or collectives.load().look_up(form)
    return found.form.lemma if found is not None else form.lower()


def _is_kind(clusters: Clusters, k: int, m: Mention) -> bool:
    """Whether an organisation or place can be called by the noun of description ``m``."""
    d = clusters.discourse
    other = d.mentions[k]
    kind = m.rule.removeprefix("description:")
    if other.kind is not MentionKind.NAME:
        return False
    if m.entity_type is EntityType.PLACE:
        return _is_place_kind(d, other, kind)
    if _ends_in_noun(d, other.text, m):
        return True
    if m.title is not None and _noun_before(d, other) == m.title:
        return True
    if kind == "public" or m.title in _ONE_OF_A_KIND:
        return False  # councils, armies, courts: no two are the same because both are bodies
    kinds = _told_kinds(clusters, k)
    return fits(kind, kinds) if kinds else kind == "firm"


def _told_kinds(clusters: Clusters, k: int) -> frozenset[str]:
    """The kinds of organisation that the names of a cluster are said to be of, wherever they stand."""
    d = clusters.discourse
    names = (m.text for j in clusters.members(k) if (m := d.mentions[j]).kind is MentionKind.NAME)
    return frozenset(kind for name in names for kind in d.kinds.get(bare(name), ()))


def _ends_in_noun(d: Discourse, name: str, m: Mention) -> bool:
    """Whether a name ends in the noun of a description: "Den norske Vernekomité" for "komiteens"."""
    found = collectives.load().look_up(d.doc.tokens[m.head].form, "organization", "place")
    form = d.doc.tokens[m.head].low
    nouns = {form, form.removesuffix("s")} | ({found.form.base} if found is not None else set())
    folded = name.lower().removesuffix("s").replace("é", "e")
    return any(len(n) > 4 and folded.endswith(n.replace("é", "e")) for n in nouns)


def _noun_before(d: Discourse, name: Mention) -> str | None:
    found = (
        collectives.load().look_up(d.doc.tokens[name.first - 1].form, "organization", "place") if name.first else None
    )
    return found.form.base if found is not None else None


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


def merge_group(clusters: Clusters, i: int) -> None:
    """Join a group with an earlier one of the same noun and nationality that the words do not tell apart."""
    d = clusters.discourse
    m = d.mentions[i]
    for k in _earlier_of_noun(d.mentions, i, EntityType.GROUP):
        other = d.mentions[k]
        if m.nationality != other.nationality and m.nationality is not None:
            continue
        same = m.text.lower() == other.text.lower()
        if same or (len(m.text.split()) == 1 and other.nationality is None):
            clusters.merge(i, k, "description:same group", other.text)
            return
