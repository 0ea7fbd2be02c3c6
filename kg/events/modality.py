"""How the clause around a trigger presents the event: asserted, negated, hearsay, future or only possible.

One climbs from the trigger towards the root. At every step the words at that level may decide (negation, auxiliary,
adverb, conjunction) and the word above may (planlegge å, frykt for, hvis). What a speaker is quoted with is not
looked at here: attribution is the claims stage's.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.events import functions
from kg.lexicon.modality import Cues, load
from kg.model import Document, Mention, MentionKind, Modality, Token

_PERFECT = frozenset({"ha"})
_SHALL = frozenset({"skulle"})
_MUST = frozenset({"måtte"})
_WHEN = frozenset({"etter", "før", "under", "siden", "sidan", "ved"})
_FUTURE_GO = ("komme", "kome")

Reading = tuple[Modality, Token | None]


def read(doc: Document, head: int, nominal: bool) -> Reading:
    """The modality of the event at ``head`` and the word that decided it (None when asserted)."""
    found = list(_evidence(doc, head, nominal, load()))
    for wanted in (Modality.NEGATED, Modality.POSSIBLE, Modality.FUTURE, Modality.HEARSAY):
        for modality, token in found:
            if modality is wanted:
                return modality, token
    return Modality.ASSERTED, None


def cue_mention(doc: Document, token: Token | None) -> Mention | None:
    """The deciding word as a mention."""
    if token is None:
        return None
    return Mention(
        token.start, token.end, doc.text_of(token.start, token.end), MentionKind.CUE, token.i, token.i + 1, token.i,
        "modality",
    )  # fmt: skip


def _evidence(doc: Document, head: int, nominal: bool, cues: Cues) -> Iterator[Reading]:
    if nominal:
        yield from _at_noun(doc, head, cues)
        verb = functions.carrier(doc, head)
        if verb is not None:
            if verb != head:
                yield from _as_cue(doc, head, verb, cues)
            yield from _at_predicate(doc, verb, cues)
            yield from _above(doc, verb, cues)
        else:
            yield from _governor(doc, head, cues)
    else:
        yield from _at_predicate(doc, head, cues)
        yield from _above(doc, head, cues)
    yield from _question(doc, head, nominal)


def _as_cue(doc: Document, noun: int, verb: int, cues: Cues) -> Iterator[Reading]:
    """A verb that carries the noun and is a cue itself: "planlegger en test", "utplasseringen ble avlyst"."""
    found = cues.get("verbs", doc.tokens[verb].lemma)
    undergoes = doc.tokens[noun].rel != "nsubj" or syntax.is_passive(doc, verb)
    if found and undergoes and doc.tokens[verb].lemma.lower() not in {"bli", "verte"}:
        yield found, doc.tokens[verb]


def _at_noun(doc: Document, i: int, cues: Cues) -> Iterator[Reading]:
    negative = syntax.is_negated(doc, i)
    if negative is not None:
        yield Modality.NEGATED, negative
    for c in doc.children[i]:
        t = doc.tokens[c]
        if t.rel in {"amod", "advmod", "acl"}:
            found = cues.get("adjectives", t.lemma) or cues.get("adjectives", t.form) or cues.get("adverbs", t.lemma)
            if found:
                yield found, t


def _at_predicate(doc: Document, i: int, cues: Cues) -> Iterator[Reading]:
    negative = syntax.is_negated(doc, i)
    if negative is not None:
        yield Modality.NEGATED, negative
    auxiliaries = syntax.auxiliaries(doc, i)
    yield from _by_auxiliaries(doc, i, auxiliaries, cues)
    for c in doc.children[i]:
        t = doc.tokens[c]
        if t.rel in {"advmod", "obl", "discourse"}:
            found = cues.get("adverbs", t.lemma) or cues.get("adverbs", t.form)
            if found and found is not Modality.NEGATED:
                yield found, t
        if t.rel == "mark":
            found = cues.get("subjunctions", t.lemma) or cues.get("subjunctions", t.form)
            if found:
                yield found, t
    yield from _phrases(doc, i, cues)


def _by_auxiliaries(doc: Document, i: int, auxiliaries: tuple[Token, ...], cues: Cues) -> Iterator[Reading]:
    perfect = any(a.lemma in _PERFECT for a in auxiliaries)
    for a in auxiliaries:
        if a.lemma in _SHALL and perfect:
            yield Modality.HEARSAY, a
        elif a.lemma in _MUST and a.feat("Tense") == "Past":
            continue  # "måtte gå av": they had to, and did
        elif a.lemma in _SHALL and a.feat("Tense") == "Past":
            # "skulle" of a past plan: whether it came true is not said
            yield Modality.FUTURE, a
        else:
            found = cues.get("auxiliaries", a.lemma)
            if found and not (perfect and found is Modality.FUTURE):
                yield found, a


def _phrases(doc: Document, i: int, cues: Cues) -> Iterator[Reading]:
    sentence = doc.sentence_of(i)
    forms = [t.form.lower() for t in doc.tokens[sentence.first : sentence.last]]
    for at, form in enumerate(forms):
        for words, modality in cues.phrases.get(form, ()):
            if tuple(forms[at : at + len(words)]) == words:
                first = sentence.first + at
                inside = range(first, first + len(words))
                if syntax.clause_head(doc, first) == i or any(doc.tokens[j].head == i for j in inside):
                    yield modality, doc.tokens[first]


def _above(doc: Document, i: int, cues: Cues) -> Iterator[Reading]:
    """What governs the predicate ``i``: verbs and nouns with an infinitive or a that-clause, conditions above."""
    t = doc.tokens[i]
    if t.head < 0:
        return
    above = doc.tokens[t.head]
    if t.rel == "conj":
        if not syntax.is_finite(t) and not syntax.auxiliaries(doc, i):
            yield from (r for r in _at_predicate(doc, t.head, cues) if r[0] is not Modality.NEGATED)
        yield from _conditions(doc, t.head, cues)
        return
    infinitive = any(doc.tokens[c].upos == "PART" for c in syntax.children(doc, i, "mark"))
    # a finite adverbial clause only stands beside: "forsøkte seg da presidenten samlet lederne"
    beside = t.rel == "advcl" and not infinitive and syntax.children(doc, i, "mark")
    if (
        t.rel in {"xcomp", "advcl", "ccomp", "csubj", "acl", "obl"}
        and above.upos in {"VERB", "ADJ", "NOUN", "AUX"}
        and not beside
    ):
        yield from _by_governor(doc, i, above, infinitive, cues)
    yield from _conditions(doc, t.head, cues)


def _by_governor(doc: Document, i: int, above: Token, infinitive: bool, cues: Cues) -> Iterator[Reading]:
    if above.lemma in _FUTURE_GO and infinitive and _has_case(doc, i, "til"):
        yield Modality.FUTURE, above
        yield from _at_predicate(doc, above.i, cues)
        return
    kind = "nouns" if above.upos == "NOUN" else "adjectives" if above.upos == "ADJ" else "verbs"
    found = cues.get(kind, above.lemma) or (cues.get("verbs", above.lemma) if kind != "verbs" else None)
    if found:
        yield found, above
        if infinitive or above.upos == "NOUN":
            yield from (r for r in _at_predicate(doc, above.i, cues) if r[0] is Modality.NEGATED)
            yield from _above(doc, above.i, cues)
    elif infinitive and _has_case(doc, i, "for"):
        yield Modality.FUTURE, above  # a purpose: "dro til Lima for å møte presidenten"
    elif infinitive:
        yield from (r for r in _at_predicate(doc, above.i, cues))
        yield from _above(doc, above.i, cues)


def _has_case(doc: Document, i: int, form: str) -> bool:
    return any(doc.tokens[c].form.lower() == form for c in syntax.children(doc, i, "case", "mark"))


def _conditions(doc: Document, i: int, cues: Cues) -> Iterator[Reading]:
    for j in (i, *syntax.ancestors(doc, i)):
        for c in syntax.children(doc, j, "mark"):
            found = cues.get("subjunctions", doc.tokens[c].lemma) or cues.get("subjunctions", doc.tokens[c].form)
            if found is Modality.POSSIBLE:
                yield found, doc.tokens[c]


def _governor(doc: Document, noun: int, cues: Cues) -> Iterator[Reading]:
    """What a noun without a light verb hangs on: "fare for krig", "planlegger et møte", "krever våpenhvile"."""
    t = doc.tokens[noun]
    if t.rel == "conj" and t.head >= 0 and syntax.is_nominal(doc.tokens[t.head]):
        yield from _governor(doc, t.head, cues)
        return
    if t.head < 0:
        return
    above = doc.tokens[t.head]
    kind = "nouns" if above.upos in {"NOUN", "PROPN"} else "adjectives" if above.upos == "ADJ" else "verbs"
    governs = t.rel in {"obj", "obl", "nmod", "nsubj", "iobj"} and syntax.case(doc, noun) not in _WHEN
    found = cues.get(kind, above.lemma) if governs else None
    if found and not (kind == "verbs" and t.rel == "nsubj" and not syntax.is_passive(doc, t.head)):
        yield found, above
    if not syntax.is_definite(doc, noun):
        # what a definite noun names is taken for granted even in a condition: "hvis EU omgår sanksjonene"
        yield from _conditions(doc, t.head, cues)


def _question(doc: Document, head: int, nominal: bool) -> Iterator[Reading]:
    sentence = doc.sentence_of(head)
    if not syntax.is_question(doc, sentence.i):
        return
    mark = next(t for t in reversed(doc.tokens[sentence.first : sentence.last]) if t.form == "?")
    if not (nominal and doc.tokens[head].feat("Definite") == "Def"):
        yield Modality.POSSIBLE, mark
