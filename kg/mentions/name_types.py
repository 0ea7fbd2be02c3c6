"""What a name names: evidence from lists, neighbours, the recogniser and all other places where the name stands.

Every occurrence votes for a type; the votes of equal names (and of a surname with its full name) are added up, so
that one slip of the recogniser does not decide. Capitals and seats of government are decided place by place: with a
locative preposition they are places, otherwise they stand for the state.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.lexicon import first_names, nations, organizations
from kg.lexicon.name_clues import clues
from kg.mentions.government_seats import is_of_government, is_reached
from kg.mentions.name_evidence import Votes, evidence, from_ending, is_dateline, locative, noun_before
from kg.mentions.name_words import bare
from kg.mentions.names import NameSpan
from kg.model import Document, EntityType

# What a gazetteer weighs: less than the recogniser with one more sign, as many surnames are towns somewhere.
_GAZETTEER = 1.5
# … and for a single word that is nobody's last name in the article, as persons are first called by their full name.
_GAZETTEER_ALONE = 3.0


@dataclass(frozen=True, slots=True)
class TypedName:
    """A name with its type, the state it denotes and the rule that decided."""

    span: NameSpan
    entity_type: EntityType | None
    state: str | None
    rule: str


def type_names(
    doc: Document, spans: Sequence[NameSpan], is_place: Callable[[str], bool] = lambda _: False
) -> tuple[TypedName, ...]:
    """The type of every name; products, ships and events get None. ``is_place`` asks a gazetteer for a name."""
    votes: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    for span in spans:
        name = key(doc, span)
        if name not in votes:
            from_ending(doc.tokens[span.last - 1].form, votes[name])
        for entity_type, weight in evidence(doc, span).items():
            votes[name][entity_type] += weight
    for name, cast in votes.items():
        if is_place(name):
            alone = " " not in name and not any(other.endswith(" " + name) for other in votes)
            cast[EntityType.PLACE] += _GAZETTEER_ALONE if alone and not first_names.is_first_name(name) else _GAZETTEER
    shared = _with_full_names(votes)
    return _with_short_forms(doc, tuple(_typed(doc, span, shared) for span in spans))


def _with_short_forms(doc: Document, typed: tuple[TypedName, ...]) -> tuple[TypedName, ...]:
    """The names with "Kongsberg" as the firm where it acts and the article also calls it Kongsberg Defence."""
    firms = {key(doc, n.span) for n in typed if n.entity_type is EntityType.ORGANIZATION}
    begun = frozenset(bare(full.split()[0]) for full in firms if " " in full)
    return tuple(_short_form(n) if _acts_for(doc, n, begun) else n for n in typed)


def _short_form(name: TypedName) -> TypedName:
    return TypedName(name.span, EntityType.ORGANIZATION, None, "name:short for organisation")


def _acts_for(doc: Document, name: TypedName, begun: frozenset[str]) -> bool:
    """A town that is the subject of a verb, or before a dash of a headline, and the first word of an organisation."""
    head = doc.tokens[name.span.first]
    acting = head.rel == "nsubj" and name.span.last - name.span.first == 1
    town = name.entity_type is EntityType.PLACE and name.rule.startswith("name:votes")
    return town and acting and key(doc, name.span) in begun and not _is_there(doc, name.span)


def key(doc: Document, span: NameSpan) -> str:
    """What equal names share: the words without a genitive ending, hyphens as spaces."""
    words = [t.form for t in doc.tokens[span.first : span.last]]
    return bare(" ".join(words)).replace("-", " ")


def _typed(doc: Document, span: NameSpan, votes: Mapping[str, Votes]) -> TypedName:
    text = " ".join(t.form for t in doc.tokens[span.first : span.last])
    listed = _from_lists(doc, span, text)
    if listed is not None:
        return listed
    cast = votes[key(doc, span)]
    if not cast or max(cast.values()) <= 0:
        return TypedName(span, None, None, "name:untyped")
    best = max(sorted(cast, key=str), key=lambda t: cast[t])
    return TypedName(span, best, None, f"name:votes:{best.lower()}={cast[best]:.1f}")


def _from_lists(doc: Document, span: NameSpan, text: str) -> TypedName | None:
    n = nations.load()
    code = n.by_name(text)
    before = noun_before(doc, span.first)
    person_before = before == EntityType.PERSON
    if code and not person_before:
        nation = n.get(code)
        if nation is not None and "territory" in nation.flags:
            return TypedName(span, EntityType.PLACE, None, "name:territory")
        part = _part(doc, span)
        if part is not None:
            return TypedName(part, EntityType.PLACE, None, "name:part of a state")
        return TypedName(span, EntityType.STATE, code, "name:nation")
    if nations.region_by_name(text):
        return TypedName(span, EntityType.PLACE, None, "name:region")
    known = organizations.load().look_up(text)
    if known is not None and known.kind == "public" and _is_at_building(doc, span):
        return TypedName(span, EntityType.PLACE, None, "name:building")
    if known is not None and not person_before and (len(text) > 3 or not known.letter or _bracketed(doc, span)):
        return TypedName(span, EntityType.ORGANIZATION, None, f"name:listed:{known.kind}")
    if organizations.load().by_seat(text) is not None and before is None:
        return _seat(doc, span)
    code = n.by_capital(text) or n.by_seat(text)
    nation = n.get(code) if code else None
    if nation is not None and "territory" in nation.flags:
        return TypedName(span, EntityType.PLACE, None, "name:capital:of territory")
    if code and before not in {EntityType.PERSON, EntityType.ORGANIZATION}:
        return _capital(doc, span, code)
    return None


def _is_at_building(doc: Document, span: NameSpan) -> bool:
    """ "foran Stortinget": the house and not those who sit there."""
    return span.first > 0 and doc.tokens[span.first - 1].low in clues("locative", "building")


def _part(doc: Document, span: NameSpan) -> NameSpan | None:
    """The whole of "det østlege Libya", which is a place and not the state."""
    i = span.first - 1
    if i < 1 or doc.tokens[i].low not in clues("part", "words") or doc.tokens[i - 1].low not in {"det", "den"}:
        return None
    return NameSpan(i - 1, span.last)


def _seat(doc: Document, span: NameSpan) -> TypedName:
    """ "Brussel svarer" is the EU, "i Brussel" the town."""
    if _is_there(doc, span):
        return TypedName(span, EntityType.PLACE, None, "name:capital:place")
    return TypedName(span, EntityType.ORGANIZATION, None, "name:seat of organisation")


def _capital(doc: Document, span: NameSpan, code: str) -> TypedName:
    if _is_there(doc, span):
        return TypedName(span, EntityType.PLACE, None, "name:capital:place")
    return TypedName(span, EntityType.STATE, code, "name:capital:acts for the state")


def _is_there(doc: Document, span: NameSpan) -> bool:
    """Whether a capital is the town: after "i", a noun for a place, as a dateline, as what is reached."""
    first = _first_conjunct(doc, span)
    there = bool(locative(doc, first)) and not is_of_government(doc, first)
    return there or noun_before(doc, span.first) == EntityType.PLACE or is_dateline(doc, span) or is_reached(doc, first)


def _first_conjunct(doc: Document, span: NameSpan) -> int:
    """Where the coordination starts that a name ends: "i Moskva og Kyiv"."""
    i = span.first
    while i >= 2 and doc.tokens[i - 1].form in {"og", "eller", ","} and doc.tokens[i - 2].form[:1].isupper():
        i -= 2
    return i


def _bracketed(doc: Document, span: NameSpan) -> bool:
    if span.first == 0 or span.last >= len(doc.tokens):
        return False
    return doc.tokens[span.first - 1].form == "(" and doc.tokens[span.last].form in {")", "-", ","}


def _is_legal_form_of(full: str, short: str) -> bool:
    """ "Nordkule AS" for "Nordkule": nothing but words for what sort of organisation it is is added."""
    rest = full[len(short) :].split() if full.startswith(short + " ") else []
    return bool(rest) and all(w in clues("organization", "words") for w in rest)


def _with_full_names(votes: Mapping[str, Votes]) -> dict[str, Votes]:
    """Add to a short name the votes of the one longer name that ends in it, so that both get one type."""
    out: dict[str, Votes] = {k: dict(v) for k, v in votes.items()}
    for short in votes:
        longer = [k for k in votes if k.endswith(" " + short) or k.startswith(short + " ")]
        persons = [k for k in longer if votes[k].get(EntityType.PERSON, 0) >= 3]
        if persons:
            out[short][EntityType.PERSON] = out[short].get(EntityType.PERSON, 0) + 6
        if any(_is_legal_form_of(k, short) for k in longer):
            out[short][EntityType.ORGANIZATION] = out[short].get(EntityType.ORGANIZATION, 0) + 7
    return out
