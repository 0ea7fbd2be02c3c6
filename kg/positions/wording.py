"""How a title is written down: the lemma with what belongs to it, without a name that only says whose it is."""

from __future__ import annotations

from kg.lexicon import titles
from kg.model import TitleFact
from kg.positions.cast import Cast

# "partileder" is a title, "M23-leder" only says of what somebody is the leader.
_LEADERS = frozenset({"leder", "leiar", "nestleder", "nestleiar"})


def title_of(cast: Cast, fact: TitleFact, *, owned: bool) -> str:
    """The title to record: "militær leder"; "talsmann" for the "M23-talsmann" of an entity M23."""
    *modifiers, word = fact.title.split()
    role = titles.load().look_up(word)
    if owned and role is not None and (role.kind == "relation" or role.form.base in _LEADERS):
        word = word.rpartition("-")[2]
    field = cast.form(fact.evidence.first - 1).removesuffix("e")
    if titles.load().is_field(field) and not modifiers and _same_sentence(cast, fact):
        modifiers = [field]
    return " ".join([*modifiers, word])


def _same_sentence(cast: Cast, fact: TitleFact) -> bool:
    tokens = cast.doc.tokens
    return tokens[fact.evidence.first - 1].sent == tokens[fact.evidence.first].sent
