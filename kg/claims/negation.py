"""Whether a content is negated or future: "sier at X ikke har levert" denies the delivery."""

from __future__ import annotations

from itertools import pairwise

from kg import syntax
from kg.model import Attribution, Document, Stance

_FUTURE = frozenset({"skal", "vil", "skulle"})
_FUTURE_PHRASE = ("kommer", "kjem", "kom")
_NEITHER = frozenset({"verken", "hverken", "korkje"})
_NEITHER_REACH = 6
_POINTING = frozenset({"dette", "disse", "desse"})
_WHETHER = frozenset({"om", "hvorvidt", "korvidt"})
_ASKS = _WHETHER | {
    "hvem",
    "kven",
    "hva",
    "kva",
    "hvor",
    "kor",
    "hvorfor",
    "kvifor",
    "hvordan",
    "korleis",
    "hvilke",
    "hvilken",
}
_RULED_OUT = frozenset({"uaktuelt", "uaktuell", "uaktuelle", "utelukket", "utelukka", "utenkelig", "utenkjeleg"})
_NEGATIVE_SUBJECTS = frozenset({"ingen", "inga", "ingenting"})


def content_head(doc: Document, scope: tuple[int, ...]) -> int | None:
    """The topmost token of a stretch."""
    inside = set(scope)
    tops = [k for k in scope if doc.tokens[k].head not in inside and doc.tokens[k].upos != "PUNCT"]
    verbs = [k for k in tops if doc.tokens[k].upos in {"VERB", "AUX"} or syntax.child(doc, k, "cop") is not None]
    return next(iter(verbs or tops), None)


def content_is_negated(doc: Document, scope: tuple[int, ...]) -> bool:
    """The main predicate of the content is negated."""
    head = content_head(doc, scope)
    return head is not None and syntax.is_negated(doc, head) is not None


def content_is_future(doc: Document, scope: tuple[int, ...]) -> bool:
    """The main predicate of the content is future: skal, vil, kommer til å."""
    head = content_head(doc, scope)
    return head is not None and is_future(doc, head)


def is_future(doc: Document, head: int) -> bool:
    """A predicate with skal, vil or "kommer til å", or an infinitive below one."""
    t = doc.tokens[head]
    if t.feat("VerbForm") == "Inf" and t.rel in {"xcomp", "advcl", "ccomp"} and t.head >= 0 and is_future(doc, t.head):
        return True
    auxiliaries = [a.low for a in syntax.auxiliaries(doc, head)]
    if any(a in _FUTURE for a in auxiliaries):
        return "ha" not in auxiliaries
    return (
        t.low in _FUTURE_PHRASE
        and head + 1 < len(doc.tokens)
        and "til" in {w.low for w in doc.tokens[head + 1 : head + 4]}
    )


def is_negated_within(doc: Document, k: int, scope: tuple[int, ...]) -> bool:
    """Token ``k`` stands under an odd number of negations between itself and the top of the scope."""
    inside = set(scope)
    if _negation_just_before(doc, k):
        return True
    count = int(_has_negation(doc, k))
    below = k
    for a in syntax.ancestors(doc, k):
        if a not in inside:
            break
        if _rules_out(doc, a):
            return count % 2 == 0
        if _stands_apart(doc, below):
            break
        count += _has_negation(doc, a)
        below = a
    return count % 2 == 1


def _rules_out(doc: Document, k: int) -> bool:
    """ "At styrkene trekkes ut, er [uaktuelt]", "Et salg er [utelukket]"."""
    ruled_out = doc.tokens[k].low in _RULED_OUT and syntax.child(doc, k, "cop") is not None
    return ruled_out and syntax.is_negated(doc, k) is None


def _has_negation(doc: Document, k: int) -> bool:
    """A predicate negated itself or by its subject or object: "[Ikke ett fly] er levert"."""
    if syntax.is_negated(doc, k) is not None:
        return True
    phrases = (syntax.subtree(doc, c) for c in syntax.children(doc, k, "nsubj", "obj"))
    return any(doc.tokens[p[0]].low in syntax.NEGATIONS and len(p) > 1 for p in phrases)


def _stands_apart(doc: Document, k: int) -> bool:
    """A relative, adverbial or asking clause, or an event noun as subject: negating what is around leaves it be."""
    t = doc.tokens[k]
    if asks(doc, k):
        return True
    return t.deprel == "acl:relcl" or t.rel in {"advcl", "parataxis"} or (t.rel == "nsubj" and syntax.is_nominal(t))


def asks(doc: Document, k: int) -> bool:
    """The predicate of an indirect question: "hvem som [angrep]", "om de [solgte] våpen"."""
    t = doc.tokens[k]
    if t.rel not in {"ccomp", "xcomp", "csubj", "advcl", "obj"}:
        return False
    opener = doc.tokens[syntax.subtree(doc, k)[0]]
    return opener.low in _ASKS and (opener.low != "om" or opener.rel == "mark")


def is_left_open(doc: Document, k: int, scope: tuple[int, ...]) -> bool:
    """Below "om" and a negation: "Vi vet ikke om de [solgte] våpen" says neither that they did nor that not."""
    inside = set(scope)
    for below in (k, *syntax.ancestors(doc, k)):
        above = doc.tokens[below].head
        if below not in inside or above not in inside:
            return False
        if asks(doc, below) and doc.tokens[syntax.subtree(doc, below)[0]].low in _WHETHER:
            return _has_negation(doc, above)
    return False


def denies_a_name(doc: Document, k: int) -> bool:
    """ "Dette er ikke protester, men lovløshet": what is said not to be so is the name, not the event."""
    subject = syntax.child(doc, k, "nsubj")
    if subject is None or syntax.child(doc, k, "cop") is None:
        return False
    return doc.tokens[subject].low in _POINTING


def _negation_just_before(doc: Document, k: int) -> bool:
    """ "verken bestilt", "ikke (ennå) levert": the negation beside the word, whatever the tree says."""
    first = doc.sentence_of(k).first
    for j in range(k - 1, max(first, k - 4) - 1, -1):
        t = doc.tokens[j]
        if t.low in syntax.NEGATIONS:
            return True
        if t.low == "eller" and any(w.low in _NEITHER for w in doc.tokens[max(first, j - _NEITHER_REACH) : j]):
            return True
        if t.upos not in {"ADV", "AUX", "PART"}:
            return False
    return False


def has_exception(doc: Document, k: int, a: Attribution) -> bool:
    """ "nekter for å ha sendt annet enn mat": what is excepted from a denial is admitted."""
    forms = [doc.tokens[j].low for j in a.scope if j > k]
    return a.stance is Stance.DENIES and any(
        one in {"annet", "anna", "andre"} and two == "enn" for one, two in pairwise(forms)
    )


def subject_is_negative(doc: Document, k: int) -> bool:
    """ "Ingen av partene har bekreftet": nobody takes the stance."""
    subject = syntax.subject(doc, k)
    if subject is None:
        return False
    words = {doc.tokens[c].low for c in (subject, *syntax.children(doc, subject, "det"))}
    return bool(words & _NEGATIVE_SUBJECTS)
