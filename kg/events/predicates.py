"""Who a verb is said of, as the roles of events need it: agent, patient and receiver, with the passives undone and
infinitives below nouns ("avtalen om å kjøpe", "nei til å sende") led back to whoever makes the agreement or says no.
"""

from __future__ import annotations

from kg import syntax
from kg.events import voice
from kg.lexicon import light_verbs
from kg.lexicon.frames import noun_classes
from kg.model import Document

_BE = frozenset({"være", "vere"})
_BECOME = frozenset({"bli", "verte"})
_REMAIN = frozenset({"ligge", "liggje", "sitje", "sitte", "stå"})
_HAVE = frozenset({"ha", "halde", "holde"})
_RECEIVE = frozenset({"få"})
_RECIPROCAL = ("es", "as", "ast", "est")  # lemmas such as "møtes", "treffast"
_MANNERS = frozenset(
    {
        "bistand", "form", "frykt", "følge", "følgje", "grunn", "hensyn", "hjelp", "initiativ", "ledelse", "leiing",
        "løp", "mangel", "medvirkning", "medverknad", "navn", "namn", "nærvær", "omsyn", "overvær", "regi", "stad",
        "sted", "støtte", "vegne", "vegner",
    }
)  # fmt: skip
_DEPTH = 3  # nominals below each other in which a passive's agent is looked for


@syntax.remembered
def is_passive(doc: Document, verb: int) -> bool:
    """As the voice of the clause; also "er kjøpt inn av hæren", where the parser takes "er" for a copula."""
    t = doc.tokens[verb]
    if t.upos == "VERB" and t.low_lemma.endswith(_RECIPROCAL) and t.low_lemma == t.low:
        return False
    if voice.is_passive(doc, verb):
        return not is_received(doc, verb)
    if t.head >= 0 and _is_state_below(doc, verb):
        return True
    if t.rel == "conj" and t.head >= 0 and not _own_clause(doc, verb) and _may_be_participle(doc, verb):
        return is_passive(doc, t.head)  # "ble skutt og drept"
    if t.upos not in {"ADJ", "VERB"} or t.feat("VerbForm") != "Part":
        return False
    if syntax.child(doc, verb, "cop") is not None:
        return True
    if t.rel == "root" and not syntax.children(doc, verb, "aux", "obj", "iobj"):
        return syntax.child(doc, verb, "nsubj") is not None  # headlines: "Fem drept i Nairobi"
    stative = any(a.lemma in _BE for a in syntax.auxiliaries(doc, verb))
    return stative and bool(_of_case(doc, verb, "av"))


def _is_state_below(doc: Document, verb: int) -> bool:
    """ "kan bli | frosset", "sitter | fengslet", also where the tagger took the participle for a noun."""
    t = doc.tokens[verb]
    becoming = doc.tokens[t.head].lemma in _BECOME | _REMAIN
    return becoming and (
        (t.rel in {"xcomp", "advmod"} and voice.is_participle(doc, verb)) or voice.is_noun_like_participle(doc, verb)
    )


def _may_be_participle(doc: Document, verb: int) -> bool:
    """A participle, or a weak form that looks like a preterite: "vart borne ut og | innbrakte av politiet"."""
    t = doc.tokens[verb]
    looks_finite = t.upos == "VERB" and t.feat("VerbForm") == "Fin" and t.low.endswith(("te", "de", "a"))
    return voice.is_participle(doc, verb) or (looks_finite and t.feat("Tense") != "Pres")


def _own_clause(doc: Document, verb: int) -> bool:
    return bool(syntax.children(doc, verb, "aux", "cop", "nsubj", "obj"))


def is_received(doc: Document, verb: int) -> bool:
    """ "fikk overlevert vognene": the subject receives what the verb is done with."""
    if doc.tokens[verb].feat("VerbForm") != "Part":
        return False
    auxiliaries = syntax.auxiliaries(doc, verb)
    return bool(auxiliaries) and auxiliaries[-1].lemma in _RECEIVE


def subject(doc: Document, verb: int) -> int | None:
    """The subject of a predicate, also below a noun, and of what somebody asks to be allowed ("ba om å få kjøpe")."""
    asking = _asking(doc, verb)
    if asking is not None:
        return syntax.subject(doc, asking)
    controller = _by_noun(doc, verb)
    if controller is None and doc.tokens[verb].head >= 0 and voice.is_noun_like_participle(doc, verb):
        return voice.subject(doc, doc.tokens[verb].head)
    return controller if controller is not None else voice.subject(doc, verb)


def _asking(doc: Document, verb: int) -> int | None:
    t = doc.tokens[verb]
    if t.head < 0 or t.rel not in {"xcomp", "ccomp", "advcl", "obl"} or t.feat("VerbForm") != "Inf":
        return None
    allowed = any(a.lemma in _RECEIVE and a.feat("VerbForm") == "Inf" for a in syntax.auxiliaries(doc, verb))
    return t.head if allowed and doc.tokens[t.head].low_lemma in light_verbs.load().causing else None


def _holder(doc: Document, verb: int) -> int | None:
    """The "ha" of "har soldater utplassert i Mali": its subject does it, to its object."""
    t = doc.tokens[verb]
    if t.head < 0 or not voice.is_participle(doc, verb) or syntax.children(doc, verb, "aux", "obj"):
        return None
    above = t.head if t.rel in {"xcomp", "obj"} else doc.tokens[t.head].head if t.rel == "acl" else -1
    held = above >= 0 and doc.tokens[above].lemma in _HAVE and syntax.is_verb(doc.tokens[above])
    thing = t.rel != "acl" or doc.tokens[t.head].rel == "obj"
    others = [c for c in syntax.children(doc, above, "obj") if c != verb] if held else []
    return above if held and thing and others else None


def asked(doc: Document, verb: int) -> tuple[int, ...]:
    """Who is asked for leave to do it: "ba Sør-Korea om å få kjøpe"."""
    asking = _asking(doc, verb)
    return patient(doc, asking, ()) if asking is not None else ()


def _by_noun(doc: Document, verb: int) -> int | None:
    """The owner of the noun that an infinitive hangs on, or the subject of the verb that has this noun."""
    t = doc.tokens[verb]
    if t.deprel != "acl" or t.feat("VerbForm") != "Inf" or t.head < 0 or not syntax.children(doc, verb, "mark"):
        return None
    noun = t.head
    owner = syntax.genitive(doc, noun)
    if owner is not None:
        return owner
    above = doc.tokens[noun].head
    if above < 0 or doc.tokens[noun].rel not in {"obj", "obl"} or not syntax.is_verb(doc.tokens[above]):
        return None
    return None if is_passive(doc, above) else subject(doc, above)


@syntax.remembered
def agent(doc: Document, verb: int) -> tuple[int, ...]:
    """Who does it: the subject, or the phrase with "av" of a passive."""
    holder = _holder(doc, verb)
    if holder is not None:
        own = subject(doc, holder)
        return (own,) if own is not None else ()
    if is_received(doc, verb):
        return _of_case(doc, verb, "av")
    if is_passive(doc, verb):
        return _passive_agent(doc, verb)
    if object_gap(doc, verb) is not None:
        own = syntax.child(doc, verb, "nsubj")
        return (own,) if own is not None else ()
    found = subject(doc, verb)
    return (found,) if found is not None else ()


def _passive_agent(doc: Document, verb: int) -> tuple[int, ...]:
    """The nearest phrase with "av"; parsers hang it on the phrase before it: "ble sendt til Nepal av India"."""
    level: tuple[int, ...] = (verb,)
    for _ in range(_DEPTH):
        sites = (s for s in level if not _has_heads(doc, s) and not _is_idiom(doc, s))
        found = tuple(i for site in sites for i in _of_case(doc, site, "av"))
        if found:
            return found
        level = tuple(c for site in level for c in syntax.children(doc, site, "obl", "obj", "nmod"))
    return ()


def _is_idiom(doc: Document, i: int) -> bool:
    """ "Under overvær av", "i regi av", "ved hjelp av": how it is done, not by whom."""
    return doc.tokens[i].low_lemma in _MANNERS and bool(syntax.case(doc, i))


def _has_heads(doc: Document, i: int) -> bool:
    """ "til lederen av partiet": whom somebody leads or stands for is no agent."""
    t = doc.tokens[i]
    return t.upos == "NOUN" and (t.low_lemma in noun_classes()["office"] or t.feat("Animacy") == "Hum")


def _of_case(doc: Document, site: int, preposition: str) -> tuple[int, ...]:
    """Nominals with a preposition; a particle before it is no part of it: "kjøpt inn | av hæren"."""
    inside = syntax.children(doc, site, "obl", "nmod", "obj")
    return tuple(
        i for i in inside if syntax.case(doc, i).split(" ")[-1] == preposition and not _is_source(doc, i, preposition)
    )


def _is_source(doc: Document, i: int, preposition: str) -> bool:
    """ "trekkes ut av Mali": where something leaves; but "hentet ut av soldatene"."""
    marks = (c for c in doc.children[i] if doc.tokens[c].low == preposition)
    return doc.tokens[i].upos == "PROPN" and any(c and doc.tokens[c - 1].low == "ut" for c in marks)


@syntax.remembered
def patient(doc: Document, verb: int, particles: tuple[str, ...]) -> tuple[int, ...]:
    """What it is done to: the object, the subject of a passive, or what a particle verb's particle stands before."""
    holder = _holder(doc, verb)
    if holder is not None:
        return syntax.children(doc, holder, "obj")
    if is_passive(doc, verb):
        found = subject(doc, verb)
        own = syntax.children(doc, verb, "obj")  # impersonal passive: "det ble levert våpen"
        own = tuple(i for i in own if not syntax.case(doc, i))
        return own or ((found,) if found is not None else ())
    gap = object_gap(doc, verb)
    if gap is not None:
        return (gap,)
    objects = tuple(c for c in syntax.children(doc, verb, "obj") if doc.tokens[c].feat("Reflex") is None)
    objects = objects or _second_subject(doc, verb) or _of_participle(doc, verb)
    return objects or tuple(i for case, i in syntax.obliques(doc, verb) if case in particles)


def _second_subject(doc: Document, verb: int) -> tuple[int, ...]:
    """ "slapp | journalisten | fri": of two subjects, one on either side of the verb, the later is the object."""
    found = syntax.children(doc, verb, "nsubj")
    return tuple(c for c in found if c > verb) if len(found) > 1 and found[0] < verb else ()


def _of_participle(doc: Document, verb: int) -> tuple[int, ...]:
    """ "skal få 25 brukte vogner", "har styrker utplassert": parsers hang the object on the participle beside it."""
    beside = (c for c in syntax.children(doc, verb, "xcomp") if doc.tokens[c].feat("VerbForm") != "Inf")
    return tuple(o for c in beside for o in syntax.children(doc, c, "obj") if syntax.child(doc, c, "mark") is None)


def object_gap(doc: Document, verb: int) -> int | None:
    """The antecedent that a relative clause with a subject of its own takes as object: "våpnene som Iran solgte"."""
    antecedent = syntax.relative_antecedent(doc, verb)
    own = syntax.child(doc, verb, "nsubj")
    if antecedent is None or own is None or syntax.children(doc, verb, "obj"):
        return None
    return antecedent if doc.tokens[own].low_lemma != "som" else None


def receiver(doc: Document, verb: int) -> tuple[int, ...]:
    """Who gets it: the indirect object, the first of two objects, or the subject that is given or gets it ("fikk
    levert", "ble lovet våpen").
    """
    if is_received(doc, verb) or (is_passive(doc, verb) and syntax.children(doc, verb, "obj")):
        found = syntax.child(doc, verb, "nsubj")
        return (found,) if found is not None else ()
    marked = syntax.children(doc, verb, "iobj")
    if marked:
        return marked
    both = syntax.children(doc, verb, "obj")
    return both[:1] if len(both) > 1 else ()


def owner(doc: Document, noun: int) -> int | None:
    """The possessor; taggers take a name in the genitive for an attribute too ("Serbias våpeneksport")."""
    found = syntax.genitive(doc, noun)
    if found is not None:
        return found
    names = (c for c in syntax.children(doc, noun, "amod") if doc.tokens[c].upos == "PROPN" and c < noun)
    return next((c for c in names if syntax.is_genitive(doc.tokens[c])), None)
