"""Whom a lawyer defends: the accused of whom the sentences before speak, or the "klient" of the lawyer's own words."""

from __future__ import annotations

from kg.lexicon import titles
from kg.lexicon.titles import court_words
from kg.model import Entity, EntityType, MentionKind, TitleFact
from kg.positions.cast import Cast

_REACH = 8  # sentences back in which the accused is spoken of


def client_of(cast: Cast, fact: TitleFact, holder: Entity) -> Entity | None:
    """The accused whom "forsvarer N.N.", or "advokat N.N." with a client, speaks for; None where it may be several."""
    title = fact.title.rsplit(maxsplit=1)[-1].lower()
    defends = title in titles.load().of_persons and title in court_words("defenders")
    if not defends and not (title in court_words("lawyers") and _speaks_of_client(cast, fact)):
        return None
    told = [(n, e) for e in cast.entities if e != holder and (n := _accused(cast, e, fact)) is not None]
    nearest = max((n for n, _ in told), default=None)
    found = [e for n, e in told if n == nearest]
    return found[0] if len(found) == 1 else None


def _speaks_of_client(cast: Cast, fact: TitleFact) -> bool:
    start = cast.paragraph_start(fact.evidence.start)
    end = cast.doc.article.text.find("\n", start)
    end = len(cast.doc.article.text) if end < 0 else end
    return any(t.low.startswith(tuple(court_words("clients"))) for t in cast.doc.tokens if start <= t.start < end)


def _accused(cast: Cast, e: Entity, fact: TitleFact) -> int | None:
    """The last mention before a title of a person whom a sentence calls accused, or None."""
    if e.type is not EntityType.PERSON or any(m.title in court_words("clients") for m in e.mentions):
        return None
    here = cast.sentence(fact.evidence)
    before = [m for m in e.mentions if 0 <= here - cast.sentence(m) <= _REACH and m.kind is not MentionKind.TITLE]
    accused = any(_is_called_accused(cast, m.head, cast.sentence(m)) for m in before)
    return max((m.start for m in before if m.start < fact.evidence.end), default=None) if accused else None


def _is_called_accused(cast: Cast, head: int, sentence: int) -> bool:
    """Whether a mention is the subject or object in a sentence with a word for being accused, held or sentenced."""
    t = cast.doc.tokens[head]
    while t.rel in {"flat", "appos"} and t.head >= 0:
        t = cast.doc.tokens[t.head]
    if not t.deprel.startswith(("nsubj", "obj", "root")):
        return False
    span = cast.doc.sentences[sentence]
    return any(cast.doc.tokens[i].low in court_words("accused") for i in range(span.first, span.last))
