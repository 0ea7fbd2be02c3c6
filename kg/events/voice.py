"""Who a predicate is said of, where the parse alone does not say: participles without features, objects that control
an infinitive ("ba Kina om å levere", "la fangene gå"), and times that the parser takes for subjects.
"""

from __future__ import annotations

from kg import syntax
from kg.lexicon import light_verbs, verb_forms
from kg.model import Document

_PASSIVE_COPULAS = frozenset({"bli", "verte", "være", "vere"})


def is_participle(doc: Document, i: int) -> bool:
    """A participle by its features, or an adjective whose lemma is an infinitive: "er pågripne" (pågripe)."""
    t = doc.tokens[i]
    if t.upos != "ADJ" or t.feat("VerbForm") is not None:
        return t.feat("VerbForm") == "Part"
    return t.lemma != t.low and t.lemma.endswith(("e", "å")) and t.feat("Degree") != "Cmp"


_STATES = frozenset({"bli", "verte", "ligge", "liggje", "sitje", "sitte", "stå"})


def is_noun_like_participle(doc: Document, i: int) -> bool:
    """A participle that the tagger took for a definite noun: "ble | varetektsfengslet", "sitter | innesperret"."""
    t = doc.tokens[i]
    if t.upos != "NOUN" or t.head < 0 or t.rel not in {"xcomp", "advmod"} or not t.low.endswith(("et", "t")):
        return False
    return doc.tokens[t.head].low_lemma in _STATES and not syntax.children(doc, i, "det", "amod", "case", "nmod")


def is_listed_participle(doc: Document, i: int) -> bool:
    """A strong participle that the tagger took for a noun after its copula: "er | vald | til president"."""
    t = doc.tokens[i]
    if t.upos != "NOUN" or t.lemma != t.form or t.form not in verb_forms.load():
        return False
    copula = any(doc.tokens[c].lemma in _PASSIVE_COPULAS for c in syntax.children(doc, i, "cop", "aux"))
    return copula and not syntax.children(doc, i, "det", "amod", "case", "nmod")


def is_passive(doc: Document, i: int) -> bool:
    """As in the syntax, and for participles that the tagger took for plain adjectives or nouns."""
    if syntax.is_passive(doc, i) or is_listed_participle(doc, i):
        return True
    t = doc.tokens[i]
    if t.upos == "VERB" and is_participle(doc, i):
        # "skulle ha vært holdt", where the parser takes the participle "vært" for a copula
        return any(doc.tokens[c].feat("VerbForm") == "Part" for c in syntax.children(doc, i, "cop"))
    if t.upos != "ADJ" or not is_participle(doc, i):
        return False
    copula = any(doc.tokens[c].lemma in _PASSIVE_COPULAS for c in syntax.children(doc, i, "cop", "aux"))
    return copula or t.rel in {"acl", "amod", "xcomp"}


_EACH = frozenset({"alle", "begge"})


def subject(doc: Document, i: int) -> int | None:
    """The subject of a predicate; of an infinitive below "be", "la", "få" … the object of that verb."""
    controlled = _controlled(doc, i)
    if controlled is not None:
        return controlled
    found = syntax.subject(doc, i)
    if found is None:
        return None
    t = doc.tokens[i]
    if doc.tokens[found].low in _EACH and t.deprel == "acl:relcl" and t.head >= 0:
        # "Mali, Tsjad og Niger, som alle har": all of those named, of whom the parser takes the last
        return syntax.conjuncts(doc, t.head)[0]
    if syntax.is_genitive(doc.tokens[found]) and doc.tokens[found].upos == "PROPN":
        # "hadde Kuwaits | forsvarsminister vært": of two subjects side by side the first is the owner
        owned = (c for c in syntax.children(doc, doc.tokens[found].head, "nsubj") if c == found + 1)
        return next(owned, found)
    if doc.tokens[found].lemma not in light_verbs.load().times:
        return found
    # "fire måneder senere gikk soldatene inn": of two subjects the one that is no time
    others = [c for c in syntax.children(doc, doc.tokens[found].head, "nsubj") if c != found]
    return others[0] if others else found


def _controlled(doc: Document, i: int) -> int | None:
    t = doc.tokens[i]
    if t.head < 0 or t.rel not in {"xcomp", "ccomp", "advcl", "obl"} or t.feat("VerbForm") not in {"Inf", "Part"}:
        return None
    lists = light_verbs.load()
    above = doc.tokens[t.head].low_lemma
    if (above not in lists.causing and above not in lists.accusing) or syntax.child(doc, i, "nsubj") is not None:
        return None
    objects = syntax.children(doc, t.head, "iobj") or syntax.children(doc, t.head, "obj")
    nominal = [c for c in objects if syntax.is_nominal(doc.tokens[c]) and doc.tokens[c].feat("Reflex") is None]
    return nominal[0] if nominal else None
