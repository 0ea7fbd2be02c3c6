"""Grammatical functions around a trigger: where "subject", "genitive", "til" … of a frame are looked for.

A function gives token indices, heads of nominals. The passive is undone ("subject" is the one who acts), and a
preposition is looked for at the verb, at its object (parsers attach "fra Nord-Korea" to either), and, for a noun,
at the light verb that carries it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg import syntax
from kg.events import predicates, responsibility, voice
from kg.lexicon import light_verbs, stances
from kg.model import Document, Stance

_OF_THE_NOUN = frozenset({"med", "mellom", "mot", "fra", "til"})
_NEAR = frozenset({"i", "for", "på", "ved"})  # everyday prepositions: those of a verb's own, not of another phrase's
_AS = frozenset({"som", "til"})  # "ble ansatt som direktør | i selskapet"
_OF_SAYING = frozenset({"fra", "til", "med"})
_ADDRESSED = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES, Stance.DECLINES})
_PEER = {"fra": ("frå",), "hos": ("hjå",), "sammen med": ("saman med",), "til": ("åt",)}


@syntax.remembered
def carrier(doc: Document, noun: int) -> int | None:
    """The verb that an event noun is the predicate with: "inngikk en avtale", "møtet fant sted", "er en fri mann"."""
    t = doc.tokens[noun]
    if t.rel == "conj" and t.head >= 0 and syntax.is_nominal(doc.tokens[t.head]):
        return carrier(doc, t.head)
    if syntax.child(doc, noun, "cop") is not None:
        return noun
    if t.head < 0:
        return None
    verb = doc.tokens[t.head]
    lists = light_verbs.load()
    lemma = verb.lemma.lower()
    if lemma in lists.light and syntax.is_verb(verb) and _is_carried(doc, noun, t.head):
        return t.head
    if t.rel != "nsubj":
        return None
    happens = lemma in lists.happen or (lemma in lists.light and voice.is_passive(doc, t.head))
    return t.head if happens or (verb.upos in {"ADJ", "ADV"} and lemma in lists.happening) else None


_CARRYING_CASES = frozenset({"til", "i", "på", "for", "med", "fram", "frem", "opp", "inn", "ut"})
_SUMMONING = frozenset({"kalle", "invitere", "innkalle"})


def _is_carried(doc: Document, noun: int, verb: int) -> bool:
    """Object of the light verb, or its only complement with a preposition: "gikk til angrep"."""
    t = doc.tokens[noun]
    if t.rel in {"obj", "xcomp"}:
        return True
    other = [c for c in syntax.children(doc, verb, "obj") if doc.tokens[c].feat("Reflex") is None]
    alone = not other or doc.tokens[verb].lemma in _SUMMONING
    return t.rel == "obl" and syntax.case(doc, noun).split(" ")[-1] in _CARRYING_CASES and alone


@syntax.remembered
def find(
    doc: Document,
    head: int,
    nominal: bool,
    function: str,
    particles: tuple[str, ...] = (),
    inside: Iterable[int] = (),
) -> tuple[int, ...]:
    """Heads of the nominals that stand in ``function`` to the trigger at ``head``; empty if none.

    With a particle verb ("tok imot lederen") parsers often read the particle as a preposition: its nominal is then
    the object. ``inside`` are the other words of a trigger phrase, on which a preposition may hang too ("bli enige |
    med").
    """
    if function in _SIMPLE:
        return _SIMPLE[function](doc, head, nominal)
    if function == "object":
        return predicates.patient(doc, head, particles) if not nominal else ()
    if function == "surface":
        return _surface(doc, head) if not nominal or len(tuple(inside)) > 1 else ()
    if function in {"adjective", "compound", "self"}:
        return ()
    return tuple(dict.fromkeys(_prepositional(doc, head, nominal, function, tuple(inside))))


_CONDITIONAL = frozenset({"om", "hvis", "dersom", "viss"})


def _threatened(doc: Document, head: int) -> Iterator[int]:
    """Whom a threat is meant for: the subject of its condition ("om ikke Iran trekker seg"), or whom the threatened
    act is done to ("truer med å angripe Iran", "med straff mot Iran").
    """
    below = syntax.children(doc, head, "xcomp", "ccomp", "advcl", "obl", "obj")
    for clause in (c for site in (head, *below) for c in syntax.children(doc, site, "advcl", "acl")):
        if any(doc.tokens[m].lemma.lower() in _CONDITIONAL for m in syntax.children(doc, clause, "mark")):
            found = voice.subject(doc, clause)
            if found is not None:
                yield found
    for act in syntax.children(doc, head, "xcomp", "ccomp", "advcl", "obl"):
        if syntax.is_verb(doc.tokens[act]):
            yield from predicates.patient(doc, act, ())
        yield from _with_case(doc, act, ("mot", "overfor", "på"))


def _surface(doc: Document, head: int) -> tuple[int, ...]:
    """The surface subject of the verb above (or of the trigger itself, if it is the predicate)."""
    t = doc.tokens[head]
    own = syntax.child(doc, head, "nsubj")
    above = t.head if own is None and t.rel in {"obl", "obj", "xcomp", "advcl", "advmod"} else head
    if (
        own is None
        and t.rel in {"nmod", "acl"}
        and t.head >= 0
        and syntax.children(doc, head, "cop")
        and _relative(doc, head)
    ):
        return (t.head,)  # "Costa, som var på besøk"
    if t.rel == "nmod" and above == head and t.head >= 0 and doc.tokens[t.head].rel == "root":
        return (t.head,)  # headlines: "Tyske stridsvogner | på plass i Estland"
    found = voice.subject(doc, above) if above >= 0 else None
    return (found,) if found is not None else ()


def _relative(doc: Document, head: int) -> bool:
    return any(doc.tokens[c].lemma.lower() == "som" for c in syntax.children(doc, head, "mark", "nsubj"))


def _own_subject(doc: Document, noun: int) -> tuple[int, ...]:
    """The subject of a noun that is itself the predicate: "Hun er medlem av …"."""
    own = syntax.child(doc, noun, "nsubj")
    return (own,) if own is not None and syntax.child(doc, noun, "cop") is not None else ()


def _owner(doc: Document, noun: int) -> int | None:
    """The possessor; taggers take a name in the genitive for an attribute too ("Serbias våpeneksport")."""
    found = syntax.genitive(doc, noun)
    if found is not None:
        return found
    names = (c for c in syntax.children(doc, noun, "amod") if doc.tokens[c].upos == "PROPN" and c < noun)
    return next((c for c in names if syntax.is_genitive(doc.tokens[c])), None)


_GET = frozenset({"få", "motta"})


def _getting(doc: Document, noun: int) -> tuple[int, ...]:
    """Who gets what the noun names: "ministeren fikk innreiseforbud"."""
    return predicates.agent(doc, doc.tokens[noun].head) if is_got(doc, noun) else ()


def is_got(doc: Document, noun: int) -> bool:
    """Whether a noun is what somebody gets, by which its subject is not who does it."""
    t = doc.tokens[noun]
    return t.rel == "obj" and t.head >= 0 and doc.tokens[t.head].lemma.lower() in _GET


_AT = frozenset({"etter", "før", "under", "på", "ved", "gjennom", "til", "inn til", "fra", "frå"})


def _occasion(doc: Document, noun: int) -> tuple[int, ...]:
    """Who does something at, before or after what the noun names: "sa hun etter et møte med Guterres"."""
    t = doc.tokens[noun]
    if t.rel not in {"obl", "nmod"} or t.head < 0 or syntax.case(doc, noun) not in _AT or _owner(doc, noun) is not None:
        return ()
    if any(case == "mellom" for case, _ in syntax.obliques(doc, noun)):
        return ()
    verb = next((a for a in syntax.ancestors(doc, noun) if syntax.is_verb(doc.tokens[a])), None)
    return predicates.agent(doc, verb) if verb is not None else ()


def _against(doc: Document, verb: int) -> tuple[int, ...]:
    """Names that something is sent against: "sendte 45 kampfly mot Taiwan", not "i bytte mot"."""
    sites = (verb, *syntax.children(doc, verb, "obj"))
    found = (i for s in sites for case, i in syntax.obliques(doc, s) if case == "mot")
    return tuple(i for i in found if doc.tokens[i].upos == "PROPN")


def _phase(doc: Document, noun: int) -> tuple[int, ...]:
    """Who begins, goes on with, allows or ends what the noun names: "Finland stanset eksporten av ammunisjon"."""
    t = doc.tokens[noun]
    if t.head < 0 or doc.tokens[t.head].lemma.lower() not in light_verbs.load().phasing:
        return ()
    passive = predicates.is_passive(doc, t.head)
    undergoes = (t.rel == "nsubj") if passive else (t.rel == "obj")
    return predicates.agent(doc, t.head) if undergoes else ()


def adjectives(doc: Document, head: int) -> tuple[int, ...]:
    """Attributive adjectives of a noun."""
    return tuple(c for c in syntax.children(doc, head, "amod") if doc.tokens[c].upos in {"ADJ", "PROPN", "VERB"})


def _with_case(doc: Document, site: int, cases: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(i for case, i in syntax.obliques(doc, site) if case in cases)


def _prepositional(doc: Document, head: int, nominal: bool, preposition: str, inside: tuple[int, ...]) -> Iterator[int]:
    wanted = (preposition, *_PEER.get(preposition, ()))
    further = [s for i in inside if i != head for s in (i, *syntax.children(doc, i, "nmod", "obl"))]
    sites = _attachment_sites(doc, head, nominal)
    if not nominal and preposition in _NEAR:
        offices = (c for c in syntax.children(doc, head, "obl") if syntax.case(doc, c) in _AS)
        sites = (head, *syntax.children(doc, head, "obj"), *offices)
    for place in dict.fromkeys((*sites, *further)):
        for case, i in syntax.obliques(doc, place):
            if case in wanted or case.split(" ")[-1] in wanted:
                yield i
    yield from _right_beside(doc, head, wanted) if nominal else ()
    if nominal and doc.tokens[head].rel == "obj" and preposition in _OF_THE_NOUN:
        # parsers hang "møtet med Netanyahu" on the verb: what stands right of the object is taken to be the noun's
        verb = doc.tokens[head].head
        if not (preposition in _OF_SAYING and _says(doc, verb)):
            yield from (i for case, i in syntax.obliques(doc, verb) if case in wanted and i > head)


def _right_beside(doc: Document, noun: int, wanted: tuple[str, ...]) -> Iterator[int]:
    """A phrase that stands right behind a noun but that the parser hangs on its verb: "søkt om medlemskap | i EU"."""
    t = doc.tokens[noun]
    if t.rel not in {"obl", "nsubj", "obj"} or t.head < 0 or noun + 1 >= len(doc.tokens):
        return
    marker = doc.tokens[noun + 1]
    if marker.rel == "case" and marker.form.lower() in wanted and doc.tokens[marker.head].head == t.head:
        yield marker.head


def _says(doc: Document, verb: int) -> bool:
    """A verb with an addressee of its own: "opplyser til NTB", but not "lover hjelp til Ukraina"."""
    return any(c.stance in _ADDRESSED for c in stances.default().by_form.get(doc.tokens[verb].form.lower(), ()))


_NEXT_TO = ("i", "av", "på")


@syntax.remembered
def _attachment_sites(doc: Document, head: int, nominal: bool) -> tuple[int, ...]:
    return (head, *_further_sites(doc, head, nominal))


def _further_sites(doc: Document, head: int, nominal: bool) -> Iterator[int]:
    if not nominal:
        direct = (*syntax.children(doc, head, "obj"), *syntax.children(doc, head, "obl"))
        yield from direct
        # "overta | brukte fly fra Oman": an attribute taken for a predicate; "i fjor betalte landet | for rakettar"
        yield from (c for c in syntax.children(doc, head, "xcomp") if doc.tokens[c].feat("VerbForm") == "Part")
        yield from (c for c in syntax.children(doc, head, "nsubj") if c > head)
        if predicates.is_passive(doc, head):
            yield from syntax.children(doc, head, "nsubj")
        yield from (j for i in direct for j in _modifiers(doc, i))
        return
    yield from _modifiers(doc, head)
    yield from measured(doc, head)
    # "innførte stans | i eksporten til Belarus": what stands right behind the noun, with its own modifiers
    beside = next(_right_beside(doc, head, _NEXT_TO), None)
    if beside is not None:
        yield from (beside, *_modifiers(doc, beside))
    verb = carrier(doc, head)
    if verb is not None and verb != head:
        yield verb


_DEPTH = 4


def _modifiers(doc: Document, i: int, depth: int = _DEPTH) -> Iterator[int]:
    """Nominals that hang below one: "raketter | av typen | BrahMos | frå India", "satellitter | og ubåter | fra"."""
    for j in syntax.children(doc, i, "nmod", "appos", "flat", "conj"):
        if depth and syntax.is_nominal(doc.tokens[j]):
            yield j
            yield from _modifiers(doc, j, depth - 1)


def measured(doc: Document, noun: int) -> tuple[int, ...]:
    """What a noun is a quantity of, which parsers take for the head: "en sending | pansrede kjøretøy"."""
    t = doc.tokens[noun]
    within = t.rel in {"amod", "nmod", "compound", "det"} and t.head > noun and not syntax.case(doc, noun)
    return (t.head,) if within and doc.tokens[t.head].upos == "NOUN" and not syntax.is_genitive(t) else ()


def _undergone(doc: Document, verb: int) -> tuple[int, ...]:
    """Who is struck by something or somebody: "ble truffet av en bil"."""
    reciprocal = doc.tokens[verb].form.lower().endswith(("s", "st"))  # "skal treffes", "har trefst"
    return predicates.patient(doc, verb, ()) if not reciprocal and predicates.is_passive(doc, verb) else ()


_PARTICLES = frozenset(
    {
        "att", "av", "bort", "for", "fram", "frem", "heim", "hjem", "i", "igjen", "imot", "inn", "med", "mot", "ned",
        "om", "opp", "over", "på", "til", "tilbake", "ut", "vare", "ved",
    }
)  # fmt: skip


def _particles(doc: Document, verb: int) -> tuple[int, ...]:
    """Words that make a verb another one: "ble tatt | med", "ble tatt | opp"."""
    own = syntax.children(doc, verb, "compound", "advmod", "case", "obl", "mark")
    beside = (verb + 1,) if verb + 2 < len(doc.tokens) and doc.tokens[verb + 2].upos == "ADP" else ()
    found = (c for c in (*own, *beside) if doc.tokens[c].upos in {"ADP", "ADV"})
    return tuple(c for c in found if doc.tokens[c].form.lower() in _PARTICLES)


def _subject(doc: Document, head: int, nominal: bool) -> tuple[int, ...]:
    return _own_subject(doc, head) if nominal else predicates.agent(doc, head)


def _indirect(doc: Document, head: int, nominal: bool) -> tuple[int, ...]:
    """Who is given something, or for whom a noun is carried out: "stilte Hamas et ultimatum"."""
    verb = carrier(doc, head) if nominal else head
    return predicates.receiver(doc, verb) if verb is not None and (not nominal or verb != head) else ()


def _possessor(doc: Document, head: int, nominal: bool) -> tuple[int, ...]:
    found = _owner(doc, head)
    return (found,) if found is not None else ()


def _light(doc: Document, head: int, nominal: bool) -> tuple[int, ...]:
    answerable = responsibility.behind(doc, head) if nominal else ()
    if answerable:
        return answerable
    verb = carrier(doc, head)
    if verb is None or verb == head or doc.tokens[head].rel == "nsubj":
        return ()
    return predicates.agent(doc, verb)


# What a function finds at a token, given whether that is a noun; those that need more are in ``find``.
_SIMPLE: dict[str, Callable[[Document, int, bool], tuple[int, ...]]] = {
    "subject": _subject,
    "iobj": _indirect,
    "genitive": _possessor,
    "light": _light,
    "getting": lambda doc, head, nominal: _getting(doc, head) if nominal else (),
    "against": lambda doc, head, nominal: _against(doc, head),
    "asked": lambda doc, head, nominal: predicates.asked(doc, head) if not nominal else (),
    "phase": lambda doc, head, nominal: _phase(doc, head),
    "measured": lambda doc, head, nominal: measured(doc, head) if nominal else (),
    "undergone": lambda doc, head, nominal: _undergone(doc, head) if not nominal else (),
    "threatened": lambda doc, head, nominal: tuple(dict.fromkeys(_threatened(doc, head))),
    "deal": lambda doc, head, nominal: responsibility.deal_maker(doc, head) if nominal else (),
    "dealer": lambda doc, head, nominal: responsibility.deal_partner(doc, head) if nominal else (),
    "police": lambda doc, head, nominal: responsibility.telling_police(doc, head) if not nominal else (),
    "occasion": lambda doc, head, nominal: _occasion(doc, head) if nominal else (),
    "particle": lambda doc, head, nominal: _particles(doc, head) if not nominal else (),
    "predicate": lambda doc, head, nominal: syntax.children(doc, head, "xcomp") + syntax.children(doc, head, "obj"),
}
