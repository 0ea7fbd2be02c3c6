"""What one occurrence of a name says about its type: the recogniser's tag, the words in it and the words around it.

Each sign casts a weighted vote for a type (or against one); `kg.mentions.name_types` adds the votes up and decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.lexicon import collectives, first_names, nations, organizations, titles
from kg.lexicon.coreference import kinds_by_title, saying_forms
from kg.lexicon.name_clues import clues, has_ending
from kg.mentions.datelines import datelines
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
# A name in close apposition is what the noun says, whatever the recogniser makes of it at every place.
_APPOSITION = 6
_OFFICE_REACH = 8  # words between an office and the name after it
_OFFICER_OF = frozenset({"i", "for", "hos", "ved"})
_WORKS = frozenset(
    {"fabrikk", "verft", "raffineri", "bryggeri"}
)  # places, but firms by their names: "fabrikken Nordmek"
_COLLECTIVE_TYPES = {"organization": EntityType.ORGANIZATION, "place": EntityType.PLACE}


def locative(doc: Document, first: int) -> float:
    """How far the word before a name says that it is a place: 1 for "i", .5 for "fra", 0 for none."""
    if first == 0 or doc.tokens[first].sent != doc.tokens[first - 1].sent:
        return 0.0
    before = doc.tokens[first - 1].low
    out_of = before == "av" and first > 1 and doc.tokens[first - 2].low == "ut"
    beside = before in {"for", "av"} and first > 1 and doc.tokens[first - 2].low in clues("locative", "directions")
    if out_of or beside or before in clues("locative", "strong"):
        return 1.0
    return 0.5 if before in clues("locative", "weak") else 0.0


def is_dateline(doc: Document, span: NameSpan) -> bool:
    """Whether the name is a town that a report opens with as where it is written: "MOSKVA (NTB)"."""
    return any(first <= span.first and span.last <= last for first, last, _ in datelines(doc))


def evidence(doc: Document, span: NameSpan) -> Votes:
    """The votes for each type at one place where the name stands."""
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
    before = noun_before(doc, span.first)
    if before is not None:
        votes[before] += 4
        if before is not EntityType.PERSON and _is_close_apposition(doc, span):
            votes[before] += _APPOSITION
    where = 0.0 if _owns_noun(doc, span) else locative(doc, span.first)
    votes[EntityType.PLACE] += 2.5 if where == 1.0 else 2.0 * where
    if where == 1.0:
        votes[EntityType.PERSON] -= 1
    if span.last - span.first > 1 and _owned(doc, span.first):
        votes[EntityType.PERSON] += 2.5
    if span.first and doc.tokens[span.first - 1].low in saying_forms() and where == 0.0:
        votes[EntityType.PLACE] -= 3
    if _follows_office(doc, span):
        votes[EntityType.PERSON] += 2.5
    if _has_officer(doc, span):
        votes[EntityType.ORGANIZATION] += 5
    if _is_of_a_nation(doc, span):
        votes[EntityType.ORGANIZATION] += 2.5
    if _bracket_follows(doc, span):
        votes[EntityType.PERSON] += 3
    if is_dateline(doc, span):
        votes[EntityType.PLACE] += 4
    if _has_spokesman(doc, span):
        votes[EntityType.PERSON] += 1


def _owns_noun(doc: Document, span: NameSpan) -> bool:
    """ "i Kari Moes leilighet": the preposition governs what a full name in the genitive owns, not the name."""
    full = span.last - span.first > 1 and first_names.is_first_name(doc.tokens[span.first].form)
    genitive = full and doc.tokens[span.last - 1].form[-1:] in {"s", "'", "’"}
    return genitive and span.last < len(doc.tokens) and doc.tokens[span.last].upos in {"NOUN", "ADJ"}


def _is_close_apposition(doc: Document, span: NameSpan) -> bool:
    """ "militsen Rød Falk": a definite noun on which the tree hangs the name; not "avisen Moe leser"."""
    noun = doc.tokens[span.first - 1]
    found = collectives.load().look_up(noun.form, "organization", "place")
    name = doc.tokens[span.first]
    hung = name.head == noun.i and name.rel in {"flat", "appos", "nmod"}
    return hung and found is not None and found.form.definite


def _follows_office(doc: Document, span: NameSpan) -> bool:
    """ "talspersonen for det kinesiske departementet, Mao Ning, …": between commas after an office and its owner."""
    last = len(doc.tokens)
    after = doc.tokens[span.last].form if span.last < last else ""
    if span.first < 2 or doc.tokens[span.first - 1].form != "," or after not in {",", "."}:
        return False
    low = max(doc.sentence_of(span.first).first, span.first - _OFFICE_REACH)
    for i in range(span.first - 2, low - 1, -1):
        if doc.tokens[i].upos in {"VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"}:
            return False
        role = titles.load().look_up(doc.tokens[i].form)
        if role is not None and role.form.definite and role.is_position:
            return True
    return False


def _has_officer(doc: Document, span: NameSpan) -> bool:
    """ "konsernsjef i X", "konsernsjef Kari Moe i X": what has officers that only organisations have."""
    i = span.first - 2
    if i < 0 or doc.tokens[span.first - 1].low not in _OFFICER_OF:
        return False
    low = doc.sentence_of(span.first).first
    while i > low and doc.tokens[i].form[:1].isupper() and titles.load().look_up(doc.tokens[i].form) is None:
        i -= 1
    whole = doc.tokens[i - 1].low in titles.load().fixed if i > low else False  # "daglig leder"
    role = titles.load().look_up(doc.tokens[i].form) if i >= low else None
    employed = role is not None and role.kind == "trade" and doc.tokens[span.first - 1].low in {"ved", "hos"}
    employed = employed or (role is not None and role.form.base in titles.load().of_firms)
    return i >= low and (whole or employed or bool(kinds_by_title(doc.tokens[i].low)))


def _is_of_a_nation(doc: Document, span: NameSpan) -> bool:
    """ "indiske Vantek", "kinesiske Huawei": one word after a nation and no noun is a firm, as persons have two."""
    if span.last - span.first > 1 or span.first == 0 or doc.tokens[span.first - 1].sent != doc.tokens[span.first].sent:
        return False
    before = doc.tokens[span.first - 1].form
    if not before.endswith("ske") or nations.load().by_adjective(before) is None:
        return False
    name = bare(doc.tokens[span.first].form)
    return not any(t.form == name and t.i and doc.tokens[t.i - 1].form[:1].isupper() for t in doc.tokens)


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


def from_ending(last: str, votes: Votes) -> None:
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


def noun_before(doc: Document, first: int) -> EntityType | None:
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
        works = found.form.base in _WORKS and found.form.definite
        return EntityType.ORGANIZATION if works else _COLLECTIVE_TYPES[found.type]
    return None
