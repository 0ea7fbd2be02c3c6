"""Second pass: what stands side by side or is equated: "Stelios Markou, lederen for Nea Enosi", "X er landets Y"."""

from __future__ import annotations

from kg.coref.clusters import Clusters
from kg.coref.discourse import Discourse
from kg.lexicon import titles
from kg.lexicon.modifiers import past_modifiers
from kg.model import EntityType, Mention, MentionKind

_COPULAS = frozenset({"er", "var", "blir", "ble", "vart", "forblir"})
_LINKED = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE})


def merge_appositions(clusters: Clusters) -> None:
    """Join a name with the description in apposition to it, before or after, and with what it is said to be."""
    d = clusters.discourse
    for i, m in enumerate(d.mentions):
        if m.kind is MentionKind.DESCRIPTION and m.entity_type in _LINKED and m.number != "plur":
            for name, rule in ((_name_after(d, m), "apposition:after"), (_name_before(d, m), "apposition:before")):
                if name is not None and _compatible(d, m, d.mentions[name]) and not _listed(d, m, d.mentions[name]):
                    clusters.merge(i, name, rule, d.doc.text_of(*_span(m, d.mentions[name])))
                    break


def _span(a: Mention, b: Mention) -> tuple[int, int]:
    return min(a.start, b.start), max(a.end, b.end)


def _form(d: Discourse, i: int) -> str:
    return d.doc.tokens[i].form if 0 <= i < len(d.doc.tokens) else ""


def _name_after(d: Discourse, m: Mention) -> int | None:
    """ "Russlands ambassadør, Igor Velikanov" and, with a bare title between, "…ens sjef, generalløytnant N.N."."""
    i = m.last
    caption = _form(d, i) == ":" and m.text.isupper()
    if _form(d, i) != "," and not caption:
        return None
    i += 1
    i = past_modifiers(d.doc, i)
    if titles.load().look_up(_form(d, i)) is not None and i not in d.starting:
        i += 1
    found = d.starting.get(i)
    return found if found is not None and _is_name(d, found) and _same_sentence_or_caption(d, m, i, caption) else None


def _same_sentence_or_caption(d: Discourse, m: Mention, i: int, caption: bool) -> bool:
    return caption or d.doc.tokens[m.first].sent == d.doc.tokens[i].sent


def _name_before(d: Discourse, m: Mention) -> int | None:
    before = _form(d, m.first - 1)
    if before in {",", "("} or (before.lower() in _COPULAS and (m.rule.endswith("indefinite") is False)):
        name = _nearest_kind(d, m)
    else:
        return None
    if name is None or d.doc.tokens[m.first].sent != d.doc.tokens[d.mentions[name].first].sent:
        return None
    return name if _is_name(d, name) or d.mentions[name].kind is MentionKind.DESCRIPTION else None


def _nearest_kind(d: Discourse, m: Mention) -> int | None:
    """The mention right before: the name inside a description of another kind ("sykehuset i X, hovedstaden …")."""
    longest = d.ending.get(m.first - 1)
    if longest is None or d.mentions[longest].kind is MentionKind.NAME or m.entity_type is not EntityType.PLACE:
        return longest
    inside = [k for k in d.by_token[m.first - 2] if d.mentions[k].last == m.first - 1] if m.first > 1 else []
    return next((k for k in inside if d.mentions[k].kind is MentionKind.NAME), longest)


def _is_name(d: Discourse, i: int) -> bool:
    return d.mentions[i].kind is MentionKind.NAME


def _compatible(d: Discourse, m: Mention, name: Mention) -> bool:
    if m.entity_type is not name.entity_type or name.number == "plur":
        return False
    return not (m.gender and name.gender and m.gender != name.gender)


def _listed(d: Discourse, m: Mention, name: Mention) -> bool:
    """Items of a list look alike: "presidenten, Moe og Vik": no apposition if "og" follows the second one."""
    second = max(m, name, key=lambda x: x.start)
    following = _form(d, second.last)
    return following in {"og", "eller"} and d.doc.tokens[second.head].rel == "conj"
