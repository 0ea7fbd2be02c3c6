"""Noun phrases: prepositions, possessors, names, extent."""

from __future__ import annotations

from kg.model import Document, Token
from kg.syntax.memory import remembered
from kg.syntax.trees import child, children, subtree


@remembered
def case(doc: Document, i: int) -> str:
    """The prepositions before a nominal, lower-cased and joined ("i forhold til"), "" if it has none.

    A conjunct without a preposition of its own has that of the word it is coordinated with.
    """
    own = [doc.tokens[c].low for c in children(doc, i, "case")]
    if own:
        return " ".join(own)
    t = doc.tokens[i]
    return case(doc, t.head) if t.rel == "conj" and t.head >= 0 else ""


@remembered
def genitive(doc: Document, i: int) -> int | None:
    """The possessor of a noun: "Irans avtalebrudd", "hans talsmann", "sjefen sin plan"."""
    found = child(doc, i, "nmod:poss")
    if found is not None:
        # "regjeringa sin plan": the owner hangs on the possessive
        owner = child(doc, found, "nmod", "obl") if doc.tokens[found].low_lemma == "sin" else None
        return found if owner is None else owner
    for c in children(doc, i, "nmod"):
        t = doc.tokens[c]
        if c < i and not children(doc, c, "case") and is_genitive(t):
            return c
    return None


def is_genitive(t: Token) -> bool:
    """A word in the genitive, by its feature or by the -s of a name or noun."""
    return t.feat("Case") == "Gen" or (
        t.upos in {"PROPN", "NOUN"} and t.low != t.low_lemma and t.form[-1:] in {"s", "'", "’"}
    )


@remembered
def is_definite(doc: Document, i: int) -> bool:
    """A definite form, a possessor, or a pointing determiner: the hearer is taken to know what is meant."""
    if has_definite_form(doc.tokens[i]) or genitive(doc, i) is not None:
        return True
    return any(doc.tokens[c].low_lemma in _POINTING for c in children(doc, i, "det"))


_DEFINITE_ENDINGS = ("en", "et", "a", "ane", "ene")


def has_definite_form(t: Token) -> bool:
    """A noun in the definite, by its feature; the nynorsk treebank marks only the indefinite, and the ending tells."""
    definite = t.feat("Definite")
    if definite is not None or t.upos != "NOUN" or t.feat("Gender") is None:
        return definite == "Def"
    form = t.low
    return form != t.low_lemma and form.endswith(_DEFINITE_ENDINGS)


_POINTING = frozenset({"denne", "den", "slik", "dette", "disse", "desse"})


@remembered
def name_tokens(doc: Document, i: int) -> tuple[int, ...]:
    """``i`` and the ``flat`` words that make one name with it, in text order."""
    out = [i]
    for j in out:
        out += [c for c in children(doc, j, "flat") if c not in out]
    return tuple(sorted(out))


def phrase(doc: Document, i: int, *, relative: bool = False) -> tuple[int, ...]:
    """The noun phrase of ``i``: its subtree without case marks, punctuation at the edges, clauses (unless
    ``relative``), appositions and coordinated phrases.
    """
    drop = {
        "case",
        "cc",
        "conj",
        "punct",
        "cop",
        "mark",
        "nsubj",
        "appos",
        "parataxis",
        "aux",
        "advcl",
        "expl",
    }
    if not relative:
        drop |= {"acl", "ccomp"}
    out = [i]
    for c in doc.children[i]:
        if doc.tokens[c].rel not in drop:
            out += subtree(doc, c)
    return _contiguous(sorted(out), i)


def _contiguous(tokens: list[int], i: int) -> tuple[int, ...]:
    """The unbroken run of tokens around ``i``, so that a phrase is one span of text."""
    here = set(tokens)
    first = last = i
    while first - 1 in here:
        first -= 1
    while last + 1 in here:
        last += 1
    return tuple(range(first, last + 1))
