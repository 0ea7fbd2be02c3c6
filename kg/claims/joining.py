"""Claimants named together: "både X og Y", "X, Y og Z"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg import plural_reference, syntax
from kg.claims.sources import Source, Sources, right_of
from kg.model import EntityType

_SIDES = frozenset({"side", "part"})
_AND = frozenset({"og", "samt", "eller"})


def joined(sources: Sources, source: Source) -> tuple[Source, ...]:
    """``source`` and those coordinated with it: "både X og Y", "X, Y og Z". In text order, each entity once.

    "Begge land" are the two named last.
    """
    if sources.entity(source.entity).type is EntityType.GROUP:
        meant = taken_up(sources, source.mention.head)
        if meant:
            return meant
    found = [source]
    found = [*_joined_left(sources, source), *found, *_joined_right(sources, source)]
    return tuple(unique(found))


def taken_up(sources: Sources, k: int) -> tuple[Source, ...]:
    """The two whom "begge" takes up, alone or before a noun at token ``k``; "begge sider" may be anybody's."""
    doc = sources.doc
    words = {doc.tokens[j].low for j in (k, *syntax.children(doc, k, "det", "amod"))}
    if "begge" not in words or doc.tokens[k].lemma in _SIDES:
        return ()
    members = plural_reference.members(doc, k, sources.entities)
    return tuple(Source(entity.id, mention) for mention, entity in members)


def _joined_left(sources: Sources, source: Source) -> list[Source]:
    out: list[Source] = []
    k, linked = source.mention.first - 1, False
    floor = sources.doc.sentence_of(source.mention.first).first
    while k > floor:
        form = sources.doc.tokens[k].low
        if form in _AND:
            linked = True
        elif not (form == "," and linked):
            break
        found = sources.ending(k - 1)
        if found is None or sources.is_modifier(found.mention):
            break
        out.insert(0, found)
        k = found.mention.first - 1
    return out


def _joined_right(sources: Sources, source: Source) -> list[Source]:
    """Those behind it; a comma alone joins nobody, only with a conjunction further on ("X, Y og Z")."""
    out: list[Source] = []
    k, ceiling = source.mention.last, sources.doc.sentence_of(source.mention.first).last
    in_list: list[Source] = []
    while k + 1 < ceiling and sources.doc.tokens[k].low in {*_AND, ","}:
        found = right_of(sources, k + 1, min(k + 5, ceiling))
        if found is None:
            break
        in_list.append(found)
        if sources.doc.tokens[k].form != ",":
            out, in_list = [*out, *in_list], []
        k = found.mention.last
    return out


def unique(found: Iterable[Source]) -> Iterator[Source]:
    """Each entity once, at its first mention."""
    seen: list[str] = []
    for s in found:
        if s.entity not in seen:
            seen.append(s.entity)
            yield s
