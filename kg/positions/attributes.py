"""Owners read off the words around a title that its mention does not reach: long names, compounds, relative clauses."""

from __future__ import annotations

import re

from kg.lexicon import titles
from kg.model import Entity, EntityType, MentionKind, TitleFact
from kg.positions.cast import Cast

OF_PREPOSITIONS = frozenset({"for", "i", "ved", "til", "hos", "av", "på", "fra", "frå"})
_WHOSE = frozenset({"hvis", "kvars"})
_LONGEST_NAME = 8  # words of an organisation's name before its abbreviation in brackets


def abbreviated(cast: Cast, fact: TitleFact) -> Entity | None:
    """ "sjef for Forsvarets operative hovedkvarter (FOH)": the body in brackets, where the name began as another."""
    if fact.of is None or fact.of.start < fact.evidence.end or cast.form(fact.of.last) == "(":
        return None
    last = cast.doc.sentence_of(fact.of.first).last
    for i in range(fact.of.first + 1, min(fact.of.first + _LONGEST_NAME, last - 2)):
        t = cast.doc.tokens[i]
        if t.form == "(" and cast.form(i + 2) == ")":
            return _organization(cast, i + 1) if _is_abbreviation(cast, fact.of.first, i) else None
        if t.upos in {"VERB", "AUX", "PUNCT", "SCONJ"}:
            return None
    return None


def _is_abbreviation(cast: Cast, first: int, bracket: int) -> bool:
    """Whether what stands in brackets after a name of several words looks like its abbreviation."""
    words = [cast.doc.tokens[i].form for i in range(first, bracket)]
    letters = cast.doc.tokens[bracket + 1].form
    return len(words) > 1 and letters.isupper() and len(letters) > 1


def _organization(cast: Cast, i: int) -> Entity | None:
    m = cast.starting.get(i)
    e = cast.by_mention.get(m) if m is not None else None
    return e if e is not None and e.type is EntityType.ORGANIZATION else None


def relative(cast: Cast, fact: TitleFact) -> Entity | None:
    """ "den australske bondeorganisasjonen NFF, hvis president N.N. …": what stands before the relative."""
    i = fact.evidence.first - 1
    if cast.form(i) not in _WHOSE:
        return None
    i -= cast.form(i - 1) == ","
    m = cast.ending.get(i)
    e = cast.by_mention.get(m) if m is not None else None
    return e if e is not None and e.type is not EntityType.PLACE else None


def compounded(cast: Cast, fact: TitleFact) -> Entity | None:
    """ "Shabaab-leder N.N.": the entity that bears the first part of the compound as the last part of its name."""
    first, hyphen, _ = fact.title.rpartition("-")
    role = titles.load().look_up(fact.title.split()[-1])
    if not hyphen or " " in first or role is None or role.kind == "trade":
        return None
    wanted = first.lower()
    for e in cast.entities:
        if e.type in {EntityType.ORGANIZATION, EntityType.STATE, EntityType.PLACE}:
            names = [m.text.lower() for m in e.mentions if m.kind is MentionKind.NAME]
            if any(wanted in {n, n.removesuffix("s"), re.split(r"[-\s]", n)[-1]} for n in names):
                return e
    return None


def by_title(cast: Cast, fact: TitleFact) -> Entity | None:
    """ "politisjef N.N.", "dommer N.N.": the one police or court that the article has."""
    body = titles.load().bodies.get(fact.title.split()[-1].lower())
    found = cast.bodies(body.nouns, body.names) if body is not None else []
    return found[0] if len(found) == 1 else None


def says_whose(cast: Cast, fact: TitleFact) -> bool:
    """Whether a phrase after the title says of what it is, if only in words that nothing is known of."""
    return cast.form(fact.evidence.last) in OF_PREPOSITIONS and fact.holder.first != fact.evidence.last
