"""Contents that are noun phrases: "bekrefter salget", "frykt for krig", "Salget ble bekreftet"."""

from __future__ import annotations

from kg import syntax
from kg.claims.cues import CueMatch
from kg.claims.extent import behind, is_finite_verb, noun_phrase, up_to_clause_end
from kg.model import Document, Sentence

_PHRASE_GAP = 7
_ARTICLES = frozenset({"en", "ei", "et", "ein", "eit"})
_PRONOUNS = frozenset({"det", "dette", "den", "denne", "dem", "disse", "dei", "desse"})
_NAME_OPENERS = frozenset({"«", '"', "“", "”", "„"})


def object_phrase(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """A noun phrase right behind the cue (or its subject): "bekrefter oppsigelsen", "nå innrømmer X leveransen"."""
    first = _behind_coordinated_verb(doc, match.content_start, s)
    while first < s.last and (doc.tokens[first].low in syntax.NEGATIONS or doc.tokens[first].upos == "ADV"):
        first += 1
    opener = doc.tokens[first] if first < s.last else None
    if opener is not None and opener.upos not in {"PUNCT", "ADP", "SCONJ", "AUX"} and opener.low != "å":
        return noun_phrase(doc, first, s, match.head)
    for c in syntax.objects(doc, match.head):
        beyond = c > match.last or (len(match.tokens) > 1 and match.head < c not in match.tokens)
        if beyond and doc.tokens[c].feat("Reflex") is None:
            return noun_phrase(doc, min(syntax.subtree(doc, c)), s, match.head)
    return ()


def named(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """What is called something; nobody takes a stance by what he calls himself."""
    tokens = object_phrase(doc, match, s)
    return () if tokens and doc.tokens[tokens[0]].low == "seg" else tokens


def without_name(doc: Document, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Without what it is called: "[utsendelsen] et brudd", "[salget av våpen] «uklokt»", "[valget] som rolig"."""
    if _is_pronoun(doc, tokens):
        return tokens[:1]
    noun = next((n for n, k in enumerate(tokens) if doc.tokens[k].upos in {"NOUN", "PROPN"}), None)
    if noun is None or doc.tokens[tokens[noun]].feat("Definite") == "Ind":
        return tokens
    for n in range(noun + 1, len(tokens)):
        t = doc.tokens[tokens[n]]
        article = t.low in _ARTICLES and doc.tokens[tokens[n - 1]].upos != "ADP"
        # adjectives stand before their nouns, and two nouns never side by side
        predicate = t.upos in {"ADJ", "NOUN"} and doc.tokens[tokens[n - 1]].upos == "NOUN"
        if t.form in _NAME_OPENERS or t.low in {"som", "for"} or article or predicate:
            return tokens[:n]
    return tokens


def _is_pronoun(doc: Document, tokens: tuple[int, ...]) -> bool:
    """ "Den «et skuespill»", "dem et nett", "dette for nødvendig": a pronoun, and what it is called."""
    forms = [doc.tokens[k].low for k in tokens[:2]]
    if forms[0] not in _PRONOUNS:
        return False
    return len(forms) == 1 or forms[1] in _ARTICLES | _NAME_OPENERS | {"som", "for"}


def _behind_coordinated_verb(doc: Document, k: int, s: Sentence) -> int:
    """Past a second verb that shares the object: "bekrefte eller avkrefte saken"."""
    if k + 2 < s.last and doc.tokens[k].low in {"eller", "og"}:
        parallel = doc.tokens[k + 1].upos not in {"DET", "PRON", "ADP", "PROPN"}
        return k + 2 if parallel else k
    return k


def behind_preposition(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """ "nekter for å", "frykt for at", "advarer mot X": what follows the preposition."""
    for k in behind(doc, match, s, _PHRASE_GAP):
        form = doc.tokens[k].low
        if form in match.entry.prepositions and k + 1 < s.last:
            following = doc.tokens[k + 1].low
            if following in {"at", "å"}:
                return _within_noun(doc, match, up_to_clause_end(doc, k + 2, s, match.head))
            return noun_phrase(doc, k + 1, s, match.head)
        if form in {"at", "å", "som"} or is_finite_verb(doc, k):
            return ()
    return ()


def _within_noun(doc: Document, match: CueMatch, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """The clause of a noun ends where its noun phrase does: "Påstanden om at A, er ikke bekreftet"."""
    if match.entry.kind != "noun":
        return tokens
    inside = set(syntax.subtree(doc, match.head))
    return tuple(k for k in tokens if k in inside) or tokens


def retained_object(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """What is refused somebody in the passive: "Han ble nektet [innreise] av myndighetene"."""
    first = match.last + 1
    if first < s.last and doc.tokens[first].upos in {"NOUN", "DET"} and syntax.objects(doc, match.head):
        return tuple(k for k in noun_phrase(doc, first, s, match.head) if not _is_agent(doc, k, match.head))
    return ()


def _is_agent(doc: Document, k: int, cue: int) -> bool:
    """In the phrase with "av" that names who does what the passive verb says."""
    return any(doc.tokens[j].low == "av" for j in range(cue + 1, k + 1))


def passive_subject(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """What is confirmed, denied or condemned in the passive: "[Påstandene om X] avvises av Y"."""
    subject = syntax.subject(doc, match.head)
    if subject is None or doc.tokens[subject].sent != s.i:
        return ()
    return tuple(k for k in syntax.subtree(doc, subject) if k not in match.tokens)


def shown_subject(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """What a document shows: "[Opplysningene om salget] fremgår av en rapport"; "det" points to the sentence before."""
    subject = syntax.child(doc, match.head, "nsubj")
    if subject is None or doc.tokens[subject].upos != "NOUN" or doc.tokens[subject].sent != s.i:
        return ()
    return syntax.subtree(doc, subject)
