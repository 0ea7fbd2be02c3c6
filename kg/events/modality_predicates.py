"""Modality inside a clause: negation, auxiliaries, adverbs, conjunctions and fixed phrases at one predicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg import syntax
from kg.lexicon.modality import Cues, load
from kg.model import Document, Modality, Token

Reading = tuple[Modality, Token | None]

_PERFECT = frozenset({"ha"})
_SHALL = frozenset({"skulle"})
_WOULD = frozenset({"ville"})
_MUST = frozenset({"måtte"})
_INFERRING = frozenset({"måtte", "kunne"})
_WITHOUT = frozenset({"uten", "utan"})
# "ikke bare kampfly, men også raketter": the negation is of "bare"
_ONLY = frozenset({"bare", "berre", "kun", "utelukkende", "utelukkande", "minst", "lenger", "lengre"})
_TELLING = frozenset({"bli", "ha", "verte"})
_ACCORDING = frozenset({"ifølge", "ifølgje"})
AT_WHICH = frozenset({"der", "hvor", "kor"})
# "skal man tro X": a source, no condition
_BELIEVE = frozenset({"tro", "tru"})
_CONCESSIVE = frozenset({"selv", "sjølv"})


# Modal verbs by their forms, whatever lemma a model gives them ("vilje" for nynorsk "vil").
_MODAL = {
    "bør": "burde", "burde": "burde", "kan": "kunne", "kunne": "kunne", "må": "måtte", "måtte": "måtte",
    "skal": "skulle", "skulle": "skulle", "vil": "ville", "ville": "ville",
}  # fmt: skip
_BEING = frozenset({"være", "vere"})
_BEING_TRUE = frozenset({"bekrefte", "korrekt", "rett", "riktig", "sann", "stadfeste", "stemme"})
_ELSE = frozenset({"hvis", "viss", "dersom", "om"})


def at(doc: Document, i: int, cues: Cues) -> Iterator[Reading]:
    """What the words of the clause of predicate ``i`` say about it."""
    negative = negation(doc, i)
    if negative is not None:
        yield Modality.NEGATED, negative
    auxiliaries = syntax.auxiliaries(doc, i)
    was_to = any(a.low == "skulle" for a in auxiliaries)
    told = was_to and _is_told(doc, i, cues)
    yield from _by_auxiliaries(auxiliaries, cues, told=told, said=_is_said_to_be(doc, i, auxiliaries))
    yield from _by_adverbs(doc, i, cues)
    yield from _by_conjunction(doc, i, cues)
    yield from _phrases(doc, i, cues)
    yield from _under_condition(doc, i, auxiliaries, cues)


def negation(doc: Document, i: int) -> Token | None:
    """The word that negates predicate or noun ``i``, unless it only negates a word beside it ("ikke bare")."""
    found = syntax.is_negated(doc, i)
    if found is None or found.i + 1 >= len(doc.tokens):
        return found
    if _is_otherwise(doc, found) or _is_contrasted(doc, i, found):
        return None
    following = doc.tokens[found.i + 1].low
    if following in {"lenger", "lengre"} and syntax.is_verb(doc.tokens[i]):
        return found  # "leverer ikke lenger våpen"; what is "ikke lenger en avtale" was one
    return None if following in _ONLY else found


def _is_otherwise(doc: Document, negative: Token) -> bool:
    """ "Hvis ikke, vil han øke tollen": the words stand for a whole condition."""
    if negative.i == 0 or doc.tokens[negative.i - 1].low not in _ELSE:
        return False
    following = doc.tokens[negative.i + 1]
    return following.low in {",", "så"} or (following.upos in {"AUX", "VERB"} and syntax.is_finite(following))


# What only hangs on a predicate and has a head of its own: "truet ham med at det kommer til å koste dyrt".
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "conj", "csubj", "parataxis"})
_CONCERNING = frozenset({"gjelde", "dekke", "dekkje", "omfatte"})


def _is_contrasted(doc: Document, i: int, negative: Token) -> bool:
    """ "Avtalen gjelder ikke for toll": not that, but something it does concern."""
    t = doc.tokens[i]
    following = doc.tokens[negative.i + 1].low
    concerns = t.lemma in _CONCERNING and bool(syntax.objects(doc, i) or syntax.obliques(doc, i))
    return concerns and following not in {"lenger", "lengre"}


def is_condition(doc: Document, i: int, cues: Cues) -> Token | None:
    """The word that makes the clause of predicate ``i`` a condition: its conjunction, or the verb that opens it."""
    for c in syntax.children(doc, i, "mark"):
        found = cues.get("subjunctions", doc.tokens[c].lemma) or cues.get("subjunctions", doc.tokens[c].form)
        if found is Modality.POSSIBLE and not _is_concessive(doc, c) and not _is_possessive(doc, c):
            return doc.tokens[c]
    return _opening_verb(doc, i)


def _is_concessive(doc: Document, mark: int) -> bool:
    """ "Selv om Norge leverte fly": granted, not supposed."""
    return mark > 0 and doc.tokens[mark - 1].low in _CONCESSIVE


def _is_possessive(doc: Document, mark: int) -> bool:
    """ "Berg, hvis sønn ble bortført": whose son. A bare noun follows, a name or noun and a comma go before."""
    if doc.tokens[mark].low != "hvis" or mark < 2 or doc.tokens[mark - 1].form != ",":
        return False
    noun = doc.tokens[mark + 1]
    bare = noun.upos == "NOUN" and not syntax.has_definite_form(noun) and not syntax.children(doc, noun.i, "det")
    return bare and doc.tokens[mark - 2].upos in {"NOUN", "PROPN"}


def _opening_verb(doc: Document, i: int) -> Token | None:
    """ "Får Kina kampfly, vil Japan svare": a clause in front that begins with its finite verb."""
    t = doc.tokens[i]
    if t.rel not in {"advcl", "ccomp", "parataxis", "csubj"} or t.head < i or syntax.children(doc, i, "mark"):
        return None
    if t.low in _BELIEVE:
        return None
    sentence = doc.sentence_of(i)
    first = next((k for k in range(sentence.first, i + 1) if doc.tokens[k].upos != "PUNCT"), i)
    opens = doc.tokens[first].upos in {"VERB", "AUX"} and syntax.is_finite(doc.tokens[first])
    if not opens or (first != i and doc.tokens[first].head != i) or syntax.is_question(doc, sentence.i):
        return None
    subject = syntax.child(doc, i, "nsubj")
    behind = subject is not None and subject > first
    comma = any(doc.tokens[k].form == "," and _is_finite_verb(doc, k + 1) for k in range(i, t.head))
    return doc.tokens[first] if behind and comma else None


def _is_finite_verb(doc: Document, k: int) -> bool:
    return k < len(doc.tokens) and doc.tokens[k].upos in {"VERB", "AUX"} and syntax.is_finite(doc.tokens[k])


def _is_told(doc: Document, i: int, cues: Cues) -> bool:
    """Whether the text itself tells a clause: a main clause, or what goes on at a place ("Kairo, der han skulle ha møtt
    ministeren"), and no source or hearsay is named in it.
    """
    beside = {doc.tokens[c].low for c in doc.children[i]}
    if doc.tokens[i].rel not in {"root", "conj"} and not beside & AT_WHICH:
        return False
    if any(reading is Modality.HEARSAY for reading, _ in (*_by_adverbs(doc, i, cues), *_phrases(doc, i, cues))):
        return False
    return not any(case.split(" ")[0] in _ACCORDING for case, _ in syntax.obliques(doc, i))


def _is_said_to_be(doc: Document, i: int, auxiliaries: tuple[Token, ...]) -> bool:
    """ "Åtti skal være drept": a state that is said to have come about; "skal være ferdig" is none."""
    helpers = (*auxiliaries, *(doc.tokens[c] for c in syntax.children(doc, i, "cop")))
    being = any(t.low in _BEING for t in helpers) and any(t.low == "skal" for t in helpers)
    return being and doc.tokens[i].upos == "VERB" and doc.tokens[i].feat("VerbForm") == "Part"


def _by_auxiliaries(auxiliaries: tuple[Token, ...], cues: Cues, *, told: bool, said: bool = False) -> Iterator[Reading]:
    """What modal verbs say; ``told``: by the text itself, where "skulle ha vært holdt" is what came to nothing;
    ``said``: of a state, which "skal" does not set in the future.
    """
    done = any(a.lemma in _PERFECT for a in auxiliaries)
    perfect_infinitive = any(a.lemma in _PERFECT and a.low == "ha" for a in auxiliaries)
    for a in (replace(a, lemma=_MODAL.get(a.low, a.lemma)) for a in auxiliaries):
        present = a.feat("Tense") == "Pres"
        counterfactual = told and a.lemma in _SHALL and a.feat("Tense") == "Past"
        hearsay = (a.lemma in _SHALL and not counterfactual) or (a.lemma in _INFERRING and present)
        if hearsay and (perfect_infinitive or said):
            yield Modality.HEARSAY, a  # "skal ha solgt" is said, "må ha solgt" is inferred
        elif perfect_infinitive and counterfactual:
            yield Modality.NEGATED, a  # "skulle egentlig ha fått flyene"
        elif a.lemma in _MUST and (a.feat("Tense") == "Past" or (done and not perfect_infinitive)):
            continue  # "måtte gå av", "har måttet gå": they had to, and did
        elif perfect_infinitive and a.lemma in _WOULD and a.feat("Tense") == "Past":
            yield Modality.POSSIBLE, a  # "ville ha tvunget dem til å trekke seg"
        elif a.lemma in _SHALL and a.feat("Tense") == "Past":
            # "skulle" of a past plan: whether it came true is not said
            yield Modality.FUTURE, a
        else:
            found = cues.get("auxiliaries", a.lemma)
            if found and not (done and found is Modality.FUTURE):
                yield found, a


def _by_adverbs(doc: Document, i: int, cues: Cues) -> Iterator[Reading]:
    for c in doc.children[i]:
        t = doc.tokens[c]
        if t.low == "helst" and doc.tokens[t.i - 1].low == "som":
            continue  # "hva som helst"
        adverb = t.rel in {"advmod", "obl", "discourse"} or (t.rel in {"nsubj", "xcomp"} and t.upos in {"ADJ", "ADV"})
        found = cues.get("adverbs", t.lemma) or cues.get("adverbs", t.form) if adverb else None
        if found and found is not Modality.NEGATED:
            yield found, t


def _by_conjunction(doc: Document, i: int, cues: Cues) -> Iterator[Reading]:
    condition = is_condition(doc, i, cues)
    if condition is not None:
        yield Modality.POSSIBLE, condition
    for c in syntax.children(doc, i, "mark", "case"):
        t = doc.tokens[c]
        if t.low in _WITHOUT and syntax.children(doc, i, "mark"):
            yield Modality.NEGATED, t  # "uten at partene ble enige", "uten å møte"
    for first, end, modality in _fixed(doc, doc.tokens[i].sent, True):
        verb = next((k for k in range(end, doc.sentence_of(i).last) if _is_finite_verb(doc, k)), None)
        if verb is not None and (verb == i or doc.tokens[verb].head == i) and first < i:
            yield modality, doc.tokens[first]


def _phrases(doc: Document, i: int, cues: Cues) -> Iterator[Reading]:
    for first, end, modality in _fixed(doc, doc.tokens[i].sent, False):
        words = (doc.tokens[j] for j in range(first, end))
        below = any(t.head == i and t.rel not in _CLAUSES for t in words)
        if below or syntax.clause_head(doc, first) == i:
            yield modality, doc.tokens[first]


@syntax.remembered
def _fixed(doc: Document, number: int, conjunctions: bool) -> tuple[tuple[int, int, Modality], ...]:
    """(first token, token behind, modality) of a sentence's fixed phrases, or of its conjunctions of several words."""
    known = load().conjunctions if conjunctions else load().phrases
    sentence = doc.sentences[number]
    out: list[tuple[int, int, Modality]] = []
    for t in doc.tokens[sentence.first : sentence.last]:
        for words, modality in known.get(t.low, ()):
            end = t.i + len(words)
            if end <= sentence.last and all(doc.tokens[t.i + n].low == w for n, w in enumerate(words)):
                out.append((t.i, end, modality))
    return tuple(out)


def _under_condition(doc: Document, i: int, auxiliaries: tuple[Token, ...], cues: Cues) -> Iterator[Reading]:
    """A main clause that holds only if something else does: "Får vi dette bekreftet, trekker vi oss"."""
    below = syntax.children(doc, i, "advcl")
    conditions = [(c, found) for c in below if (found := is_condition(doc, c, cues)) is not None]
    true = next((found for c, found in conditions if doc.tokens[c].lemma in _BEING_TRUE), None)
    if true is not None:
        yield Modality.HEARSAY, true  # "hvis opplysningene stemmer, har de solgt granater"
        return
    if syntax.is_past(doc, i) and all(a.lemma in _TELLING for a in auxiliaries):
        return  # "har truet med å gå dersom …": the threat has been
    if syntax.tense(doc, i) in {"Pres", ""}:
        yield from ((Modality.POSSIBLE, condition) for _, condition in conditions)
