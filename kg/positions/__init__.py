"""From titles between mentions to positions between entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.lexicon import office_holders
from kg.model import Document, Entity, EntityType, Position, TitleFact
from kg.positions.cast import Cast
from kg.positions.owners import with_owners
from kg.positions.stated import Stated
from kg.positions.successors import succeeding
from kg.positions.wording import title_of

# Titles that only say something if the article also says who holds them.
_NEEDS_NAME = (":own:headline", ":own:by nationality")
_COMING = frozenset(
    {"neste", "kommende", "komande", "mulig", "mulige", "mogleg", "moglege", "potensiell", "potensielle"}
)


def find_positions(doc: Document, entities: tuple[Entity, ...], facts: tuple[TitleFact, ...]) -> tuple[Position, ...]:
    """One position for each (holder, title, of), in the order stated; what the words say outdoes the context."""
    cast = Cast(doc, entities)
    held = [(f, h) for f in facts if (h := cast.by_mention.get(f.holder)) is not None and _counts(cast, f, h)]
    found: dict[tuple[str, str], list[Position]] = {}
    for stated in with_owners(cast, held):
        position = _position(cast, stated)
        found.setdefault((position.holder, position.title.lower()), []).append(position)
    distinct = [p for same in found.values() for p in _distinct(same)]
    specific = [p for p in distinct if not _is_generic(p, distinct)]
    return (*specific, *succeeding(entities, specific), *_listed(cast, specific))


def _listed(cast: Cast, stated: Iterable[Position]) -> Iterator[Position]:
    """ "Donald Trump … presidenten": offices that bare descriptions name, of the state that the list gives."""
    told = {(p.holder, p.title.rpartition(" ")[2]) for p in stated}
    day = cast.doc.article.published_day
    if day is None:
        return
    for e in cast.entities:
        for merge in e.merges:
            title = merge.mention.title or ""
            if merge.rule != "description:office holders listed" or (e.id, title) in told:
                continue
            terms = office_holders.load().terms(e.name, title, day)
            owners = {t.state for t in terms if t.state in cast.states}
            if len(owners) == 1:
                told.add((e.id, title))
                of = cast.states[owners.pop() or ""].id
                yield Position(e.id, title, of, False, merge.mention, "title:own:office holders listed")


def _counts(cast: Cast, fact: TitleFact, holder: Entity) -> bool:
    if holder.type is not EntityType.PERSON or fact.rule.endswith(":compound"):
        return False
    if cast.form(fact.evidence.first - 1) in _COMING:
        return False  # "landets neste president" is none yet
    named = cast.is_named(holder)
    return not (named and fact.rule.endswith(":own:of nobody named")) and (named or not fact.rule.endswith(_NEEDS_NAME))


def _position(cast: Cast, stated: Stated) -> Position:
    fact, of = stated.fact, stated.owner.of
    title = title_of(cast, fact, owned=of is not None)
    return Position(stated.holder.id, title, of, fact.former, fact.evidence, stated.rule)


def _is_generic(p: Position, others: Iterable[Position]) -> bool:
    """ "den marokkanske ministeren" says nothing that "forsvarsminister" of the same holder does not."""
    return (
        p.title in {"minister", "statsråd"}
        and any(
            o.holder == p.holder and o.title != p.title and o.title.endswith("minister") and o.of == p.of
            for o in others
        )
        and ":own" in p.rule
    )


def _distinct(stated: Iterable[Position]) -> list[Position]:
    """Drop repetitions, and guesses from the context or without an owner where another statement says whose it is."""
    positions = list(stated)
    explicit = [p for p in positions if p.of is not None and ":context" not in p.rule]
    placed = explicit or [p for p in positions if p.of is not None] or positions
    out: dict[str | None, Position] = {}
    for p in placed:
        out.setdefault(p.of, p)
    return list(out.values())
