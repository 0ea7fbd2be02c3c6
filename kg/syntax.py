"""How Norwegian UD says it: views on dependency trees that every stage shares.

All functions are pure and take document-wide token indices. They know grammar only: no word lists of meaning.
Two conventions of the treebank matter everywhere: in "president Vladimir Putin" the title is the head and the
name hangs on it (``flat:name`` or ``appos``), and in "– …, sier X" the quoted clause is ``ccomp`` of the verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document, Token

NEGATIONS = frozenset({"ikke", "ikkje", "aldri", "neppe", "verken", "korkje", "hverken", "ei"})
_NEGATIVE_DETERMINERS = frozenset({"ingen", "ingenting", "intet", "inga"})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
_PASSIVE_AUXILIARIES = frozenset({"bli", "verte"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "root", "conj"})


def subtree(doc: Document, i: int) -> tuple[int, ...]:
    """Token ``i`` and all that hangs below it, in text order."""
    out, stack, seen = [], [i], {i}
    while stack:
        j = stack.pop()
        out.append(j)
        for c in doc.children[j]:
            if c not in seen:
                seen.add(c)
                stack.append(c)
    return tuple(sorted(out))


def ancestors(doc: Document, i: int) -> Iterator[int]:
    """The heads above token ``i``, nearest first."""
    seen = {i}
    j = doc.tokens[i].head
    while j >= 0 and j not in seen:
        yield j
        seen.add(j)
        j = doc.tokens[j].head


def children(doc: Document, i: int, *rels: str) -> tuple[int, ...]:
    """Dependents of ``i`` with one of the relations; "nsubj" matches "nsubj:pass" too, "nsubj:pass" only itself."""
    return tuple(c for c in doc.children[i] if doc.tokens[c].deprel in rels or doc.tokens[c].rel in rels)


def child(doc: Document, i: int, *rels: str) -> int | None:
    """The first dependent with one of the relations, or None."""
    found = children(doc, i, *rels)
    return found[0] if found else None


def conjuncts(doc: Document, i: int) -> tuple[int, ...]:
    """``i`` and the words coordinated with it, whichever of them ``i`` is: "Kina, Russland og Iran"."""
    first = i
    while doc.tokens[first].rel == "conj" and doc.tokens[first].head >= 0:
        first = doc.tokens[first].head
    out = [first]
    for j in out:
        out += [c for c in children(doc, j, "conj") if c not in out]
    return tuple(sorted(out))


def coordinated_below(doc: Document, i: int) -> tuple[int, ...]:
    """``i`` and the conjuncts that hang below it (not those it hangs on), nominal ones only."""
    out = [i]
    for j in out:
        out += [c for c in children(doc, j, "conj") if is_nominal(doc.tokens[c]) and c not in out]
    return tuple(out)


def is_nominal(t: Token) -> bool:
    """Nouns, names, pronouns and numerals, and adjectives used as nouns ("de allierte")."""
    return t.upos in {"NOUN", "PROPN", "PRON", "NUM", "SYM"} or (t.upos == "ADJ" and t.rel in _NOMINAL_RELATIONS)


_NOMINAL_RELATIONS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root"})


def is_verb(t: Token) -> bool:
    """A main verb, or a participle that the treebank calls an adjective."""
    return t.upos == "VERB" or (t.upos in {"AUX", "ADJ"} and t.feat("VerbForm") is not None and t.rel != "aux")


# ----------------------------------------------------------------------------------------- nominals


def case(doc: Document, i: int) -> str:
    """The prepositions before a nominal, lower-cased and joined ("i forhold til"), "" if it has none.

    A conjunct without a preposition of its own has that of the word it is coordinated with.
    """
    own = [doc.tokens[c].form.lower() for c in children(doc, i, "case")]
    if own:
        return " ".join(own)
    t = doc.tokens[i]
    return case(doc, t.head) if t.rel == "conj" and t.head >= 0 else ""


def genitive(doc: Document, i: int) -> int | None:
    """The possessor of a noun: "Irans avtalebrudd", "hans talsmann", "sjefen sin plan"."""
    found = child(doc, i, "nmod:poss")
    if found is not None:
        return found
    for c in children(doc, i, "nmod"):
        t = doc.tokens[c]
        if c < i and not children(doc, c, "case") and is_genitive(t):
            return c
    return None


def is_genitive(t: Token) -> bool:
    """A word in the genitive, by its feature or by the -s of a name or noun."""
    return t.feat("Case") == "Gen" or (
        t.upos in {"PROPN", "NOUN"} and t.form.lower() != t.lemma.lower() and t.form[-1:] in {"s", "'", "’"}
    )


def is_definite(doc: Document, i: int) -> bool:
    """A definite form, a possessor, or a pointing determiner: the hearer is taken to know what is meant."""
    if doc.tokens[i].feat("Definite") == "Def" or genitive(doc, i) is not None:
        return True
    return any(doc.tokens[c].lemma.lower() in _POINTING for c in children(doc, i, "det"))


_POINTING = frozenset({"denne", "den", "slik", "dette", "disse", "desse"})


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


# ------------------------------------------------------------------------------------------ clauses


def clause_head(doc: Document, i: int) -> int:
    """The predicate of the innermost clause that token ``i`` stands in (itself, if it heads one)."""
    j = i
    for above in (i, *ancestors(doc, i)):
        j = above
        t = doc.tokens[above]
        if t.rel in _CLAUSAL and (is_verb(t) or child(doc, above, "cop") is not None or t.rel == "root"):
            return above
    return j


def auxiliaries(doc: Document, i: int) -> tuple[Token, ...]:
    """The auxiliaries of a predicate, in text order; a coordinated verb without its own shares the first's."""
    own = tuple(doc.tokens[c] for c in children(doc, i, "aux"))
    t = doc.tokens[i]
    if not own and t.rel == "conj" and t.head >= 0 and t.feat("VerbForm") in {"Part", "Inf"}:
        return auxiliaries(doc, t.head)
    return own


def is_passive(doc: Document, i: int) -> bool:
    """Periphrastic passive (ble/vart/er + participle), s-passive, or a bare participle modifying a noun."""
    t = doc.tokens[i]
    if any(a.deprel == "aux:pass" or a.lemma in _PASSIVE_AUXILIARIES for a in auxiliaries(doc, i)):
        return True
    if t.feat("Voice") == "Pass" or child(doc, i, "nsubj:pass") is not None or _is_s_passive(t):
        return True
    participle = t.feat("VerbForm") == "Part" or (t.upos == "ADJ" and t.feat("VerbForm") is not None)
    if participle and (t.rel in {"acl", "amod"} or child(doc, i, "cop") is not None):
        return not any(a.lemma in {"ha", "have"} for a in auxiliaries(doc, i))
    return False


_RECIPROCAL = frozenset(
    "møtes møtast treffes treffast enes einast samles samlast skilles forenes gjenforenes slås slåss sees ses høres "
    "finnes finnast".split()
)


def _is_s_passive(t: Token) -> bool:
    """ "undertegnes", "underteiknast": the lemma and -s or -st, for taggers that leave the voice out."""
    form, lemma = t.form.lower(), t.lemma.lower()
    if t.upos != "VERB" or form in _RECIPROCAL or lemma.endswith(("s", "st")):
        return False
    return form in {lemma + "s", lemma.removesuffix("e") + "ast", lemma + "st"}


def is_negated(doc: Document, i: int) -> Token | None:
    """The word that negates a predicate (ikke, aldri, ingen …) or None."""
    for c in doc.children[i]:
        t = doc.tokens[c]
        if t.lemma.lower() in NEGATIONS and t.rel in {"advmod", "cc", "det", "discourse", "mark"}:
            return t
        if t.rel in {"nsubj", "obj", "obl", "iobj"}:
            negative = _negative_determiner(doc, c)
            if negative is not None:
                return negative
    return _negative_determiner(doc, i) if is_nominal(doc.tokens[i]) else None


def _negative_determiner(doc: Document, i: int) -> Token | None:
    if doc.tokens[i].lemma.lower() in _NEGATIVE_DETERMINERS:
        return doc.tokens[i]
    for c in doc.children[i]:
        t = doc.tokens[c]
        if t.lemma.lower() in _NEGATIVE_DETERMINERS and t.rel in {"det", "amod", "nmod"}:
            return t
        if t.lemma.lower() in {"ikke", "ikkje"} and t.rel == "advmod" and is_nominal(doc.tokens[i]):
            return t
    return None


def subject(doc: Document, i: int) -> int | None:
    """The one who does (or, in the passive, undergoes) a predicate: own subject, else by coordination, control,
    relative clause or participle.
    """
    return _subject(doc, i, set())


def _subject(doc: Document, i: int, seen: set[int]) -> int | None:
    if i in seen:
        return None
    seen.add(i)
    t = doc.tokens[i]
    own = _own_subject(doc, i)
    if own is not None:
        antecedent = relative_antecedent(doc, i)
        if doc.tokens[own].feat("PronType") == "Rel" or doc.tokens[own].lemma == "som":
            return antecedent if antecedent is not None else own
        return own
    if t.head < 0:
        return None
    if t.deprel in {"acl:relcl", "acl"}:
        return t.head
    if t.rel == "conj" and is_verb(doc.tokens[t.head]):
        return _subject(doc, t.head, seen)
    if t.rel in {"xcomp", "advcl", "ccomp"} and t.feat("VerbForm") in {"Inf", "Part", None}:
        return _controller(doc, t.head, seen)
    return None


def _own_subject(doc: Document, i: int) -> int | None:
    candidates = [c for c in doc.children[i] if doc.tokens[c].deprel in _SUBJECTS]
    real = [c for c in candidates if not _is_expletive(doc.tokens[c])]
    return next(iter(real or candidates), None)


def _is_expletive(t: Token) -> bool:
    return t.rel == "expl"


def _controller(doc: Document, matrix: int, seen: set[int]) -> int | None:
    """Who an infinitive is about: the object of "be/hjelpe noen (med) å", else the subject of the matrix verb."""
    for c in children(doc, matrix, "obj", "iobj"):
        t = doc.tokens[c]
        if is_nominal(t) and (t.upos == "PROPN" or t.feat("Animacy") == "Hum") and t.feat("Reflex") is None:
            return c
    return _subject(doc, matrix, seen)


def relative_antecedent(doc: Document, i: int) -> int | None:
    """The noun a relative clause hangs on, for its predicate ``i`` or a verb coordinated with it."""
    t = doc.tokens[i]
    if t.deprel == "acl:relcl":
        return t.head if t.head >= 0 else None
    if t.rel == "conj" and t.head >= 0 and doc.tokens[t.head].deprel == "acl:relcl":
        return doc.tokens[t.head].head
    return None


def objects(doc: Document, i: int) -> tuple[int, ...]:
    """Direct and indirect objects of a verb, in text order."""
    return children(doc, i, "obj", "iobj")


def obliques(doc: Document, i: int) -> tuple[tuple[str, int], ...]:
    """(prepositions, nominal) of a predicate or noun: "til Ukraina" -> ("til", index). Conjuncts not unfolded."""
    return tuple((case(doc, c), c) for c in children(doc, i, "obl", "nmod") if children(doc, c, "case"))


def particles(doc: Document, i: int) -> tuple[str, ...]:
    """Verb particles: adverbs and stranded prepositions right of a verb ("tok imot", "gikk av", "hopper av")."""
    out = []
    for c in doc.children[i]:
        t = doc.tokens[c]
        if t.deprel == "compound:prt" or (t.rel in {"advmod", "case", "obl"} and t.upos in {"ADP", "ADV"}):
            out.append(t.form.lower())
    return tuple(out)


def is_finite(t: Token) -> bool:
    """A finite verb or auxiliary."""
    return t.feat("VerbForm") == "Fin" or t.feat("Mood") is not None


def tense(doc: Document, i: int) -> str:
    """ "Past", "Pres" or "" of the finite word of a predicate (its first auxiliary or itself)."""
    for t in (*auxiliaries(doc, i), doc.tokens[i], *(doc.tokens[c] for c in children(doc, i, "cop"))):
        if t.feat("Tense"):
            return t.feat("Tense") or ""
    return ""


def is_past(doc: Document, i: int) -> bool:
    """Past tense, perfect, or a bare participle: told as over or done."""
    if any(a.lemma in {"ha", "have"} and a.feat("VerbForm") == "Fin" for a in auxiliaries(doc, i)):
        return True
    if any(a.lemma in {"være", "vere"} for a in auxiliaries(doc, i)) and doc.tokens[i].feat("VerbForm") == "Part":
        return True  # "er arrestert": the result is there
    finite = tense(doc, i)
    return finite == "Past" or (not finite and doc.tokens[i].feat("VerbForm") == "Part")


def is_question(doc: Document, sentence: int) -> bool:
    """A sentence that ends in a question mark."""
    s = doc.sentences[sentence]
    return any(doc.tokens[k].form == "?" for k in range(max(s.first, s.last - 2), s.last))
