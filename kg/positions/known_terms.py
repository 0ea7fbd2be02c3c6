"""Owners from background knowledge: a well-known holder of an office on the day that the article appeared.

This is no statement of the article, and the rule of the position says so ("office holders listed"). The list counts
only if title and day agree with one term and the article names the owner.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.lexicon import office_holders
from kg.lexicon.office_holders import Term
from kg.model import Entity, MentionKind, TitleFact
from kg.positions.cast import Cast


@dataclass(frozen=True, slots=True)
class Known:
    """What the list says: the owner, or None where the article does not name it (then nobody else is it either)."""

    of: Entity | None


def known_owner(cast: Cast, fact: TitleFact, holder: Entity) -> Known | None:
    """The owner of a listed office, None if the list does not know it or leaves it open."""
    day = cast.doc.article.published_day
    if day is None:
        return None
    names = [m.text for m in holder.mentions if m.kind is MentionKind.NAME] or [holder.name]
    fullest = max(names, key=lambda n: (len(n.split()), -names.index(n)))
    terms = office_holders.load().terms(fullest.removesuffix("'"), fact.title, day, former=fact.former)
    exact = [t for t in terms if t.title == fact.title.lower()]
    owners = {t.of: t for t in exact or terms}
    if not owners:
        return None
    named = [e for t in owners.values() if (e := _named(cast, t)) is not None]
    if len({e.id for e in named}) > 1:
        return None
    return Known(named[0] if named else None)


def _named(cast: Cast, term: Term) -> Entity | None:
    if term.state is not None:
        return cast.states.get(term.state)
    wanted = {n.lower() for n in term.of}
    return next((e for e in cast.entities if wanted & {n.lower() for n in (e.name, *e.aliases)}), None)
