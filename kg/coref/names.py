"""First pass: the same name, a shorter form of it, an acronym, another name of the same state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.coref.clusters import Clusters
from kg.lexicon import first_names, organizations, titles
from kg.lexicon.coreference import kin_nouns
from kg.lexicon.name_clues import clues
from kg.model import EntityType, Mention, MentionKind

_REMEMBERED = 1 << 14  # names: each is compared with all others of its article
_SUFFIX = re.compile(r" (?:jr|sr)\.?$", re.IGNORECASE)
_BREAK = re.compile(r"[\s-]+")
_GENITIVE = re.compile(r"(?<=\w{2})(?:['’]s?|s)$")
# Kinds of organisations that a compound names as what it is itself: "RSF-militsen" is RSF, "EU-kommisjonen" not the EU.
_CALLED_SO = frozenset({"armed", "movement", "party", "media", "firm", "civil"})
_ALIAS_WORDS = frozenset(
    {
        ",",
        "(",
        "bedre",
        "betre",
        "også",
        "òg",
        "best",
        "mest",
        "kjent",
        "kjend",
        "kalt",
        "kalla",
        "som",
        "under",
        "navnet",
        "namnet",
        "dekknavnet",
        "alias",
        "ofte",
        "bare",
        "berre",
        "omtalt",
        "omtala",
        "«",
    }
)


def merge_names(clusters: Clusters) -> None:
    """Join mentions of one state, equal names, known other names, and short names with the full one."""
    mentions = clusters.discourse.mentions
    _merge_states(clusters, mentions)
    named = [i for i, m in enumerate(mentions) if m.kind is MentionKind.NAME and m.state is None]
    first: dict[tuple[EntityType | None, str], int] = {}
    for i in named:
        key = (mentions[i].entity_type, _key(mentions[i]))
        if key in first:
            clusters.merge(i, first[key], "name:same", mentions[first[key]].text)
        else:
            first[key] = i
    for i in named:
        _merge_short(clusters, i, named)
    _merge_compounds(clusters, mentions, named)
    for i in named:
        _merge_alias(clusters, i)


def words_of(m: Mention) -> tuple[str, ...]:
    """The words of a name without genitive ending, hyphens as word breaks, lower-case."""
    return _words(m.text)


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    return tuple(w for w in _BREAK.split(_bare(_SUFFIX.sub("", text)).lower()) if w)


@lru_cache(maxsize=_REMEMBERED)
def _bare(text: str) -> str:
    return _GENITIVE.sub("", text)


def _key(m: Mention) -> str:
    known = organizations.load().look_up(m.text) if m.entity_type is EntityType.ORGANIZATION else None
    if m.rule == "name:seat of organisation":
        known = organizations.load().by_seat(m.text)
    return known.name.lower() if known is not None else "".join(words_of(m))


def _merge_states(clusters: Clusters, mentions: Sequence[Mention]) -> None:
    first: dict[str, int] = {}
    for i, m in enumerate(mentions):
        if m.state is not None and m.entity_type is EntityType.STATE:
            if m.state in first:
                clusters.merge(i, first[m.state], "state:same", f"{m.text}: {m.state}")
            else:
                first[m.state] = i


def _merge_short(clusters: Clusters, i: int, named: Sequence[int]) -> None:
    """A name that another one contains: "Putin" in "Vladimir Putin", "Kim" in "Kim Jong-un"; an acronym."""
    mentions = clusters.discourse.mentions
    m = mentions[i]
    if any(_contains(mentions[k], m) for k in clusters.members(i) if mentions[k].kind is MentionKind.NAME):
        return  # an equal short name has found its full one: the next one is not to join two people by it
    longer = [
        k
        for k in named
        if mentions[k].entity_type is m.entity_type and _contains(mentions[k], m) and not clusters.same(k, i)
    ]
    if not longer:
        return
    before = [k for k in longer if k < i]
    best = before[-1] if before else longer[0]
    if len({clusters.root(k) for k in longer}) > 1:
        ends = [k for k in longer if words_of(mentions[k])[-1:] == words_of(m)[-1:]]
        candidates = [k for k in ends if k < i] or ends or [best]
        best = ([k for k in candidates if not _is_relative(clusters, k)] or candidates)[-1]
    clusters.merge(i, best, "name:short", mentions[best].text)


def _is_relative(clusters: Clusters, k: int) -> bool:
    """Whether a full name is that of somebody's sister or husband, whom a bare last name will hardly take up."""
    d = clusters.discourse
    firsts = (d.mentions[j].first for j in clusters.members(k))
    roles = (titles.load().look_up(d.doc.tokens[i - 1].form) for i in firsts if i)
    return any(r is not None and r.form.base in kin_nouns() for r in roles)


def _merge_alias(clusters: Clusters, i: int) -> None:
    """ "N.N., bedre kjent som X": what stands between two names says that both name the same."""
    d = clusters.discourse
    m = d.mentions[i]
    for k in range(i - 1, -1, -1):
        other = d.mentions[k]
        if other.kind is not MentionKind.NAME or other.last >= m.first:
            continue
        between = [t.low for t in d.doc.tokens[other.last : m.first]]
        known = [w for w in between if w in {"kjent", "kjend", "kalt", "kalla", "alias", "omtalt", "omtala"}]
        if other.entity_type is m.entity_type and known and len(between) <= 6 and set(between) <= _ALIAS_WORDS:
            clusters.merge(i, k, "name:alias", d.doc.text_of(other.start, m.end))
        return


def _contains(full: Mention, short: Mention) -> bool:
    return _is_part(short.text, full.text, full.entity_type is EntityType.PERSON)


@lru_cache(maxsize=_REMEMBERED)
def _is_part(short: str, full: str, of_person: bool) -> bool:
    if of_person:
        long_, part = _words(full), _words(short)
    else:  # "Sør-Darfur" is not Darfur
        long_, part = tuple(_bare(full).lower().split()), tuple(_bare(short).lower().split())
        if short.lower().split() == full.lower().split()[: len(part)]:
            return len(part) < len(long_)
    if len(part) >= len(long_):
        return False
    if long_[-len(part) :] == part or (long_[: len(part)] == part and (not of_person or _may_be_cut(full))):
        return True
    if of_person and len(long_) > 2 and part == _inner(long_)[-len(part) :]:
        return True  # the first of two surnames: "Zelaya" for "Tamara Zelaya Ruiz"
    return organizations.load().look_up(short) is None and _is_acronym(short, full)


def _inner(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words between the first and the last name, without particles at their end: "Luiz Inácio Lula da Silva"."""
    inner = words[1:-1]
    while inner and inner[-1] in clues("particle", "words"):
        inner = inner[:-1]
    return inner


def _may_be_cut(full: str) -> bool:
    """Persons by their first word only where that may be the family name: Kim, Xi, Liu; what is no known first name."""
    words = full.split()
    return "-" in words[-1] or len(words[0]) <= 3 or not first_names.is_first_name(words[0])


def _is_acronym(short: str, full: str) -> bool:
    letters = "".join(w[0] for w in full.split() if w[:1].isupper())
    return len(letters) > 1 and _bare(short) == letters


def _merge_compounds(clusters: Clusters, mentions: Sequence[Mention], named: Sequence[int]) -> None:
    """ "Fordo-anlegget" and the place Fordo, "Vostotsjnyj-kosmodromen" and Vostotsjnyj; also equal compounds."""
    seen: dict[str, int] = {}
    for i, m in enumerate(mentions):
        head, hyphen, _ = m.text.rpartition("-")
        if m.kind is not MentionKind.DESCRIPTION or not hyphen or m.entity_type is EntityType.PERSON:
            continue
        if m.rule.removeprefix("description:") in _CALLED_SO:
            _merge_called(clusters, i, named)
        if " " in head:
            continue
        for k in named:
            if (
                mentions[k].entity_type is m.entity_type is EntityType.PLACE
                and "".join(words_of(mentions[k])) == head.lower()
            ):
                clusters.merge(i, k, "name:in compound", mentions[k].text)
                break
        if m.text.lower() in seen:
            clusters.merge(i, seen[m.text.lower()], "description:same compound", m.text)
        seen.setdefault(m.text.lower(), i)


def _merge_called(clusters: Clusters, i: int, named: Sequence[int]) -> None:
    """ "den sudanske RSF-militsen": the organisation that the first part of the compound names."""
    d = clusters.discourse
    first, hyphen, _ = d.doc.tokens[d.mentions[i].head].form.rpartition("-")
    for k in named:
        other = d.mentions[k]
        if hyphen and other.entity_type is EntityType.ORGANIZATION and _bare(other.text) == first:
            clusters.merge(i, k, "name:in compound", other.text)
            return
