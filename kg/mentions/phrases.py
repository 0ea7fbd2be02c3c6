"""A noun with its phrase, as a mention in the making."""

from __future__ import annotations

from dataclasses import dataclass

from kg.mentions.noun_phrases import in_contact_clause, left_edge, nationalities, possessor, right_edge
from kg.mentions.span import mention
from kg.model import Document, EntityType, Mention, MentionKind

_INDEFINITE = frozenset({"en", "ein", "ei", "et", "eit"})
_ONE = _INDEFINITE | {"én", "ett", "eitt", "1"}
_SEVERAL = frozenset({"flere", "fleire", "mange"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with the edges of its phrase and what stands in it."""

    head: int
    first: int
    last: int
    nationalities: tuple[str, ...]
    possessor: int | None
    possessor_text: str
    indefinite_article: bool
    before_name: bool

    @property
    def nationality(self) -> str | None:
        """The one state that an adjective names, None if none or several do."""
        return self.nationalities[0] if len(self.nationalities) == 1 else None


def phrase_of(doc: Document, head: int, names: frozenset[int]) -> Phrase:
    """Read the phrase around noun ``head``; ``names`` holds the tokens that are part of names."""
    first = left_edge(doc, head, names)
    last = right_edge(doc, head, names)
    owner = possessor(doc, first, head, names)
    owner_text = ""
    if owner is not None:
        start = owner
        while start > first and start - 1 in names and start in names:
            start -= 1
        owner_text = " ".join(t.form for t in doc.tokens[start : owner + 1])
    return Phrase(
        head,
        first,
        last,
        nationalities(doc, first, head),
        owner,
        owner_text,
        doc.tokens[first].low in _INDEFINITE,
        head + 1 in names
        and doc.tokens[head].sent == doc.tokens[head + 1].sent
        and not in_contact_clause(doc, head, names),
    )


def describe(
    doc: Document,
    p: Phrase,
    entity_type: EntityType,
    rule: str,
    *,
    state: str | None = None,
    title: str | None = None,
    gender: str = "",
    number: str = "",
) -> Mention:
    """Make the description that a phrase is, of a type and by a rule, with what its words say."""
    return mention(
        doc,
        p.first,
        p.last,
        MentionKind.DESCRIPTION,
        rule,
        head=p.head,
        entity_type=entity_type,
        state=state,
        nationality=p.nationality,
        title=title,
        gender=gender,
        number=number,
    )


def is_counted(doc: Document, p: Phrase) -> bool:
    """A number above one before the noun: "150 menneske", "fleire barn", which the noun's own form need not show."""
    words = doc.tokens[p.first : p.head]
    return any((t.upos == "NUM" or t.low in _SEVERAL) and t.low not in _ONE for t in words)


def is_predicate(doc: Document, p: Phrase) -> bool:
    """ "X er en klok leder": says what somebody is and denotes nobody new; not so "tirsdag ble en leder drept"."""
    if doc.tokens[p.head].deprel == "nsubj:pass":
        return False
    before = doc.tokens[p.first - 1].low if p.first else ""
    return before in {
        "er",
        "var",
        "blir",
        "ble",
        "vart",
        "som",
        "være",
        "vere",
        "bli",
        "nå",
        "no",
        "ingen",
        "hver",
        "kvar",
    }
