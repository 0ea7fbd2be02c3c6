"""What a name names: evidence from lists, neighbours, the recogniser and all other places where the name stands.

Every occurrence votes for a type; the votes of equal names (and of a surname with its full name) are added up, so
that one slip of the recogniser does not decide. Capitals and seats of government are decided place by place: with a
locative preposition they are places, otherwise they stand for the state.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.lexicon import collectives, first_names, nations, organizations, titles
from kg.lexicon.coreference import saying_forms
from kg.lexicon.name_clues import clues, has_ending
from kg.mentions.institution_names import is_institution
from kg.mentions.name_words import bare
from kg.mentions.names import NameSpan
from kg.model import Document, EntityType

Votes = dict[EntityType, float]
_NER = {
    "PER": (EntityType.PERSON, 1.8),
    "ORG": (EntityType.ORGANIZATION, 2.0),
    "GPE_ORG": (EntityType.PLACE, 1.0),
    "GPE_LOC": (EntityType.PLACE, 2.0),
    "LOC": (EntityType.PLACE, 2.0),
}
# What a gazetteer weighs: less than the recogniser with one more sign, as many surnames are towns somewhere.
_GAZETTEER = 1.5
# … and for a single word that is nobody's last name in the article, as persons are first called by their full name.
_GAZETTEER_ALONE = 3.0
_COLLECTIVE_TYPES = {"organization": EntityType.ORGANIZATION, "place": EntityType.PLACE}


@dataclass(frozen=True, slots=True)
class TypedName:
    """A name with its type, the state it denotes and the rule that decided."""

    span: NameSpan
    entity_type: EntityType | None
    state: str | None
    rule: str


def locative(doc: Document, first: int) -> float:
    """How far the word before a name says that it is a place: 1 for "i", .5 for "fra", 0 for none."""
    if first == 0 or doc.tokens[first].sent != doc.tokens[first - 1].sent:
        return 0.0
    before = doc.tokens[first - 1].form.lower()
    out_of = before == "av" and first > 1 and doc.tokens[first - 2].form.lower() == "ut"
    if out_of or before in clues("locative", "strong"):
        return 1.0
    return 0.5 if before in clues("locative", "weak") else 0.0


def type_names(
    doc: Document, spans: Sequence[NameSpan], is_place: Callable[[str], bool] = lambda _: False
) -> tuple[TypedName, ...]:
    """The type of every name; products, ships and events get None. ``is_place`` asks a gazetteer for a name."""
    votes: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    for span in spans:
        name = key(doc, span)
        if name not in votes:
            _from_ending(doc.tokens[span.last - 1].form, votes[name])
        for entity_type, weight in _evidence(doc, span).items():
            votes[name][entity_type] += weight
    for name, cast in votes.items():
        if is_place(name):
            alone = " " not in name and not any(other.endswith(" " + name) for other in votes)
            cast[EntityType.PLACE] += _GAZETTEER_ALONE if alone and not first_names.is_first_name(name) else _GAZETTEER
    shared = _with_full_names(votes)
    return tuple(_typed(doc, span, shared) for span in spans)


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
    before = _noun_before(doc, span.first)
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
    return span.first > 0 and doc.tokens[span.first - 1].form.lower() in clues("locative", "building")


def _part(doc: Document, span: NameSpan) -> NameSpan | None:
    """The whole of "det østlege Libya", which is a place and not the state."""
    i = span.first - 1
    if (
        i < 1
        or doc.tokens[i].form.lower() not in clues("part", "words")
        or doc.tokens[i - 1].form.lower() not in {"det", "den"}
    ):
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
    """Whether a capital is the town: after a locative preposition, a noun for a place, as a dateline."""
    first = _first_conjunct(doc, span)
    people = first > 1 and doc.tokens[first - 1].form == "i" and doc.tokens[first - 2].form.lower() == "man"
    awaited = (
        first > 1
        and doc.tokens[first - 1].form == "på"
        and doc.tokens[first - 2].form.lower() in clues("acted_on", "words")
    )
    there = locative(doc, first) and not people and not awaited
    return bool(there) or _noun_before(doc, span.first) == EntityType.PLACE or _is_dateline(doc, span)


def _first_conjunct(doc: Document, span: NameSpan) -> int:
    """Where the coordination starts that a name ends: "i Moskva og Kyiv"."""
    i = span.first
    while i >= 2 and doc.tokens[i - 1].form in {"og", "eller", ","} and doc.tokens[i - 2].form[:1].isupper():
        i -= 2
    return i


def _is_dateline(doc: Document, span: NameSpan) -> bool:
    following = doc.tokens[span.last].form if span.last < len(doc.tokens) else ""
    before = span.first == 0 or "\n" in doc.text_of(doc.tokens[span.first - 1].end, doc.tokens[span.first].start)
    return before and following in {"(", ":"} and doc.tokens[span.first].form.isupper()


def _bracketed(doc: Document, span: NameSpan) -> bool:
    if span.first == 0 or span.last >= len(doc.tokens):
        return False
    return doc.tokens[span.first - 1].form == "(" and doc.tokens[span.last].form in {")", "-", ","}


# ----------------------------------------------------------------------------------------------- evidence


def _evidence(doc: Document, span: NameSpan) -> Votes:
    votes: Votes = defaultdict(float)
    for t in doc.tokens[span.first : span.last]:
        if t.ner[2:] in _NER:
            entity_type, weight = _NER[t.ner[2:]]
            votes[entity_type] += weight / (span.last - span.first)
    words = [t.form for t in doc.tokens[span.first : span.last]]
    if first_names.is_first_name(words[0]):
        votes[EntityType.PERSON] += 3 if len(words) > 1 else 1
    _from_neighbours(doc, span, votes)
    _from_words(words, votes)
    return votes


def _from_neighbours(doc: Document, span: NameSpan, votes: Votes) -> None:
    before = _noun_before(doc, span.first)
    if before is not None:
        votes[before] += 4
    where = locative(doc, span.first)
    votes[EntityType.PLACE] += 2.5 if where == 1.0 else 2.0 * where
    if where == 1.0:
        votes[EntityType.PERSON] -= 1
    if span.last - span.first > 1 and _owned(doc, span.first):
        votes[EntityType.PERSON] += 2.5
    if span.first and doc.tokens[span.first - 1].form.lower() in saying_forms() and where == 0.0:
        votes[EntityType.PLACE] -= 3
    if _bracket_follows(doc, span):
        votes[EntityType.PERSON] += 3
    if _is_dateline(doc, span):
        votes[EntityType.PLACE] += 4
    if _has_spokesman(doc, span):
        votes[EntityType.PERSON] += 1


def _has_spokesman(doc: Document, span: NameSpan) -> bool:
    """ "Putins talsmann": what has a spokesman, adviser or interpreter is more likely a person than a place."""
    if span.last >= len(doc.tokens) or not doc.tokens[span.last - 1].form.endswith("s"):
        return False
    role = titles.load().look_up(doc.tokens[span.last].form)
    return role is not None and role.kind == "relation"


def _owned(doc: Document, first: int) -> bool:
    """Right after the genitive of a state or known organisation: "Finlands Aino Lahtela", "Rødts Ada Moe"."""
    before = doc.tokens[first - 1].form if first and doc.tokens[first].sent == doc.tokens[first - 1].sent else ""
    if not before.endswith(("s", "’", "'")):
        return False
    return bool(nations.load().by_name(before)) or (
        organizations.load().look_up(before) is not None and before not in organizations.load().by_form
    )


def _bracket_follows(doc: Document, span: NameSpan) -> bool:
    """An age or a party letter in brackets after the name: "(45)", "(H)"."""
    if span.last + 2 >= len(doc.tokens) or doc.tokens[span.last].form != "(":
        return False
    inside = doc.tokens[span.last + 1].form
    known = organizations.load().look_up(inside)
    return inside.isdigit() or (known is not None and known.letter)


def _from_ending(last: str, votes: Votes) -> None:
    """What the end of the last word suggests: "-havet", "-partiet"; weak, as surnames end like places."""
    for kind, entity_type in _COLLECTIVE_TYPES.items():
        if has_ending(bare(last).lower(), kind):
            votes[entity_type] += 2.5


def _from_words(words: Sequence[str], votes: Votes) -> None:
    """Words that say what is named ("Bank", "Airport"), and capitals as of an acronym."""
    for kind, entity_type in _COLLECTIVE_TYPES.items():
        telling = clues(kind, "words")
        if len(words) > 1 and any(w in telling or bare(w) in telling for w in words[-2:]):
            votes[entity_type] += 4
    if len(words) > 1 and (is_institution(words[-1]) or is_institution(words[0].lower())):
        votes[EntityType.ORGANIZATION] += 5
    if len(words) == 1 and words[0].rstrip("s").isupper() and 1 < len(words[0].rstrip("s")) <= 6:
        votes[EntityType.ORGANIZATION] += 2


def _noun_before(doc: Document, first: int) -> EntityType | None:
    """What the common noun right before a name makes of it: "byen Khasan", "president X", "partiet Y"."""
    if first == 0 or doc.tokens[first].sent != doc.tokens[first - 1].sent:
        return None
    before = doc.tokens[first - 1]
    if before.form[-1:] == "s" and before.feat("Case") == "Gen":
        return None
    role = titles.load().look_up(before.form)
    if role is not None and not role.form.plural and before.upos != "VERB":
        return EntityType.PERSON
    found = collectives.load().look_up(before.form, "organization", "place")
    if found is not None and not found.form.plural and not before.form.endswith("s"):
        return _COLLECTIVE_TYPES[found.type]
    return None


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
