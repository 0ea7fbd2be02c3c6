"""Predicates: voice, negation, subjects and objects, tense."""

from __future__ import annotations

from kg.model import Document, Token
from kg.syntax.memory import remembered
from kg.syntax.nominals import case
from kg.syntax.trees import ancestors, child, children, is_nominal, is_verb

_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "root", "conj"})
_PASSIVE_AUXILIARIES = frozenset({"bli", "verte"})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
_NEGATIVE_DETERMINERS = frozenset({"ingen", "ingenting", "intet", "inga"})
NEGATIONS = frozenset({"ikke", "ikkje", "aldri", "neppe", "verken", "korkje", "hverken", "ei"})


def clause_head(doc: Document, i: int) -> int:
    """The predicate of the innermost clause that token ``i`` stands in (itself, if it heads one)."""
    j = i
    for above in (i, *ancestors(doc, i)):
        j = above
        t = doc.tokens[above]
        if t.rel in _CLAUSAL and (is_verb(t) or child(doc, above, "cop") is not None or t.rel == "root"):
            return above
    return j


@remembered
def auxiliaries(doc: Document, i: int) -> tuple[Token, ...]:
    """The auxiliaries of a predicate, in text order; a coordinated verb that has none shares the first's."""
    own = tuple(doc.tokens[c] for c in children(doc, i, "aux"))
    t = doc.tokens[i]
    shares = t.rel == "conj" and t.head >= 0 and t.feat("VerbForm") in {"Part", "Inf"}
    if not own and shares and child(doc, i, "cop") is None:
        return auxiliaries(doc, t.head)
    return own


@remembered
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
    [
        "møtes",
        "møtast",
        "treffes",
        "treffast",
        "enes",
        "einast",
        "samles",
        "samlast",
        "skilles",
        "forenes",
        "gjenforenes",
        "slås",
        "slåss",
        "sees",
        "ses",
        "høres",
        "finnes",
        "finnast",
    ]
)


def _is_s_passive(t: Token) -> bool:
    """ "undertegnes", "underteiknast": the lemma and -s or -st, for taggers that leave the voice out."""
    form, lemma = t.low, t.low_lemma
    if t.upos != "VERB" or form in _RECIPROCAL or lemma.endswith(("s", "st")):
        return False
    return form in {lemma + "s", lemma.removesuffix("e") + "ast", lemma + "st"}


def is_negated(doc: Document, i: int) -> Token | None:
    """The word that negates a predicate (ikke, aldri, ingen …) or None."""
    for c in doc.children[i]:
        t = doc.tokens[c]
        if t.low_lemma in NEGATIONS and t.rel in {"advmod", "cc", "det", "discourse", "mark"}:
            return t
        if t.rel in {"nsubj", "obj", "obl", "iobj"}:
            negative = _negative_determiner(doc, c)
            if negative is not None:
                return negative
    return _negative_determiner(doc, i) if is_nominal(doc.tokens[i]) else None


def _negative_determiner(doc: Document, i: int) -> Token | None:
    if doc.tokens[i].low_lemma in _NEGATIVE_DETERMINERS:
        return doc.tokens[i]
    for c in doc.children[i]:
        t = doc.tokens[c]
        if t.low_lemma in _NEGATIVE_DETERMINERS and t.rel in {"det", "amod", "nmod"}:
            return t
        if t.low_lemma in {"ikke", "ikkje"} and t.rel == "advmod" and is_nominal(doc.tokens[i]):
            return t
    return None


@remembered
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


@remembered
def obliques(doc: Document, i: int) -> tuple[tuple[str, int], ...]:
    """(prepositions, nominal) of a predicate or noun: "til Ukraina" -> ("til", index). Conjuncts not unfolded."""
    return tuple((case(doc, c), c) for c in children(doc, i, "obl", "nmod") if children(doc, c, "case"))


def particles(doc: Document, i: int) -> tuple[str, ...]:
    """Verb particles: adverbs and stranded prepositions right of a verb ("tok imot", "gikk av", "hopper av")."""
    out = []
    for c in doc.children[i]:
        t = doc.tokens[c]
        if t.deprel == "compound:prt" or (t.rel in {"advmod", "case", "obl"} and t.upos in {"ADP", "ADV"}):
            out.append(t.low)
    return tuple(out)


def is_finite(t: Token) -> bool:
    """A finite verb or auxiliary."""
    return t.feat("VerbForm") == "Fin" or t.feat("Mood") is not None


def tense(doc: Document, i: int) -> str:
    """ "Past", "Pres" or "" of the finite word of a predicate (its first auxiliary or itself)."""
    for t in (*auxiliaries(doc, i), doc.tokens[i], *(doc.tokens[c] for c in children(doc, i, "cop"))):
        if t.feat("Tense"):
            return inflected_tense(doc, t)
    return ""


# Reciprocal and deponent verbs whose preterite taggers take for a passive in the present.
_PRETERITES_IN_S = frozenset(
    {
        "enedes", "fantes", "kjentes", "lyktes", "mislyktes", "møttes", "møttest", "sameintest", "skildest", "skiltes",
        "syntes", "traftes", "treftest",
    }
)  # fmt: skip
_PRESENTS_WITHOUT_R = frozenset({"bør", "kan", "må", "skal", "tør", "veit", "vet", "vil"})


def inflected_tense(doc: Document, t: Token) -> str:
    """ "Past", "Pres" or "" of a word by its tag, and by its form where the tag cannot be right.

    A finite present of bokmål ends in -r or -s: "pågrep" and "angrep" are preterites however they are tagged.
    """
    tagged = t.feat("Tense") or ""
    form = t.low
    if tagged != "Pres" or t.upos not in {"VERB", "AUX"}:
        return tagged
    ends_like_a_present = form.endswith(("r", "s")) or form in _PRESENTS_WITHOUT_R
    if form in _PRETERITES_IN_S or (doc.article.language == "nb" and not ends_like_a_present):
        return "Past"
    return tagged


def is_past(doc: Document, i: int) -> bool:
    """Past tense, perfect, or a bare participle: told as over or done."""
    if any(a.lemma in {"ha", "have"} and a.feat("VerbForm") == "Fin" for a in auxiliaries(doc, i)):
        return True
    being = (*auxiliaries(doc, i), *(doc.tokens[c] for c in children(doc, i, "cop")))
    if any(a.lemma in {"være", "vere"} for a in being) and doc.tokens[i].feat("VerbForm") == "Part":
        return True  # "er arrestert": the result is there
    finite = tense(doc, i)
    return finite == "Past" or (not finite and doc.tokens[i].feat("VerbForm") == "Part")


def is_question(doc: Document, sentence: int) -> bool:
    """A sentence that ends in a question mark."""
    s = doc.sentences[sentence]
    return any(doc.tokens[k].form == "?" for k in range(max(s.first, s.last - 2), s.last))
