"""Which way the clause around a time expression points: what "onsdag" and "i juni" turn on.

The rules are those of Norwegian news: verbs of speech in the present report what has been said, all other
presents with a date announce ("reiser til Lima mandag") or, in captions, retell; "skal ha" with a participle is
hearsay about the past.
"""

from __future__ import annotations

from kg import syntax
from kg.model import Document, SegmentKind, Token
from kg.times.context import Direction
from kg.times.vocabulary import Vocabulary

_MODALS = frozenset({"skulle", "ville", "kunne", "måtte", "burde"})
_HAVE = frozenset({"ha"})
_BE = frozenset({"være", "vere", "vera"})
_COME = frozenset({"komme", "kome"})


def direction(doc: Document, i: int, vocabulary: Vocabulary) -> Direction:
    """Tell whether what happens at the time named by token ``i`` is over or to come; BACK where nothing tells."""
    found = _direction(doc, i, vocabulary)
    retold = doc.sentence_of(i).segment is SegmentKind.CAPTION and found is Direction.EITHER
    return Direction.BACK if retold else found


def is_perfect(doc: Document, i: int) -> bool:
    """Whether what token ``i`` says the time of is told by "har" with a participle."""
    for j in (i, *syntax.ancestors(doc, i)):
        helpers = [doc.tokens[c] for c in doc.children[j] if doc.tokens[c].rel in {"aux", "cop"}]
        if helpers or doc.tokens[j].upos in {"VERB", "AUX"}:
            return any(h.lemma in _HAVE and h.feat("Tense") == "Pres" for h in helpers)
    return False


def _direction(doc: Document, i: int, vocabulary: Vocabulary) -> Direction:
    named = i
    seen: set[int] = set()
    while i >= 0 and i not in seen:
        seen.add(i)
        token = doc.tokens[i]
        if _is_awaited(token, vocabulary):
            return Direction.AHEAD
        if token.rel == "obl" and _has_case(doc, i, {"etter"}):
            return Direction.BACK  # "etter møtet i juni skal de …": the meeting is over by then
        if _is_convened_for(doc, token, named, vocabulary):
            return Direction.AHEAD
        decided = _of_verb(doc, i, vocabulary)
        if decided is not None:
            return decided
        i = token.head
    return Direction.BACK


def _is(token: Token, kind: str, vocabulary: Vocabulary) -> bool:
    """Whether a verb is of a kind, by its lemma, or by its form where lemmatisers tend to err."""
    return token.lemma in vocabulary.tense[kind] or token.low in vocabulary.tense[kind]


def _is_awaited(token: Token, vocabulary: Vocabulary) -> bool:
    """A participle like "ventet", "planlagt", or the passive "ventes"."""
    if not _is(token, "awaited", vocabulary):
        return False
    participle = token.upos in {"ADJ", "VERB"} and token.feat("VerbForm") == "Part"
    return participle or token.feat("Voice") == "Pass"


def _is_convened_for(doc: Document, verb: Token, named: int, vocabulary: Vocabulary) -> bool:
    """ "Har kalt inn partene til samtaler fredag": the Friday behind what they are called together for is to come."""
    if not _is(verb, "convening", vocabulary) or not verb.i < named:
        return False
    helpers = [doc.tokens[c] for c in doc.children[verb.i] if doc.tokens[c].rel == "aux"]
    finite = next((h for h in helpers if h.feat("Tense") is not None), verb)
    if finite.feat("Tense") != "Pres":
        return False
    return any(doc.tokens[k].low == "til" and doc.tokens[k].rel == "case" for k in range(verb.i, named))


def _has_case(doc: Document, i: int, prepositions: set[str]) -> bool:
    return any(doc.tokens[c].rel == "case" and doc.tokens[c].low in prepositions for c in doc.children[i])


def _of_verb(doc: Document, i: int, vocabulary: Vocabulary) -> Direction | None:
    """Decide at a verb (or at a predicate with a copula); None says: look further up."""
    token = doc.tokens[i]
    helpers = [doc.tokens[c] for c in doc.children[i] if doc.tokens[c].rel in {"aux", "cop"}]
    finite = next((h for h in helpers if h.feat("Tense") in {"Pres", "Past"}), None)
    if finite is not None:
        if finite.lemma == "skulle" and finite.feat("Tense") == "Past" and _is_given_up(doc, i, vocabulary):
            return Direction.AHEAD
        return _of_auxiliaries(token, finite, helpers)
    if token.upos not in {"VERB", "AUX"}:
        return None
    if token.feat("Mood") == "Imp":
        return Direction.AHEAD
    tense = syntax.inflected_tense(doc, token)
    if tense == "Past":
        return Direction.BACK
    if tense == "Pres":
        told = _is(token, "reporting", vocabulary) or _is(token, "retold", vocabulary)
        return Direction.BACK if told else Direction.EITHER
    if token.feat("VerbForm") == "Inf":
        return _of_infinitive(doc, token, vocabulary)
    return None


def _is_given_up(doc: Document, verb: int, vocabulary: Vocabulary) -> bool:
    """ "Skulle etter planen reise mandag", "skulle møtes mandag, men møtet er avlyst": the present gives up what was
    planned, so that its time is still to come.
    """
    end = doc.sentences[min(doc.tokens[verb].sent + 1, len(doc.sentences) - 1)].last
    for t in doc.tokens[verb + 1 : end]:
        if t.low in vocabulary.tense["called_off"]:
            tenses = {doc.tokens[c].feat("Tense") for c in doc.children[t.i]}
            return "Pres" in tenses and "Past" not in tenses
    words = (doc.tokens[c].low for c in doc.children[verb] if _has_case(doc, c, {"etter"}))
    return any(word in vocabulary.tense["plans"] for word in words)


def _of_auxiliaries(token: Token, finite: Token, helpers: list[Token]) -> Direction:
    if any(h.lemma in _HAVE for h in helpers):  # "har møtt", "skal ha møtt"
        return Direction.BACK
    if finite.feat("Tense") == "Past":
        return Direction.BACK
    if finite.lemma in _MODALS:
        return Direction.AHEAD
    # "er kommet" is over; "blir mottatt", "vert møtt" and "er åpen" are not
    perfect = finite.lemma in _BE and finite.rel == "aux" and token.feat("VerbForm") == "Part"
    return Direction.BACK if perfect else Direction.EITHER


def _of_infinitive(doc: Document, token: Token, vocabulary: Vocabulary) -> Direction | None:
    """An infinitive after "planla å", "kommer til å" lies ahead; after other verbs it shares their time."""
    if token.head < 0:
        return None
    governor = doc.tokens[token.head]
    if _is(governor, "prospective", vocabulary):
        return Direction.AHEAD
    if _is(governor, "decided", vocabulary):
        return Direction.EITHER
    coming = governor.lemma in _COME and governor.feat("Tense") == "Pres"
    return Direction.AHEAD if coming else None
