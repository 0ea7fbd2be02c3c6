"""Who is answerable for what a noun names, where the noun itself has no owner: whoever stands behind it, is accused of
it or takes the blame for it; whoever makes the deal or the plan that it is about; and the police who tell of an arrest.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.events import predicates
from kg.lexicon import light_verbs
from kg.lexicon.frames import noun_classes
from kg.model import Document, Token

_STAND = frozenset({"stå"})
_BEHIND = frozenset({"bak", "for"})
_BLAME = frozenset({"ansvar", "skyld", "hovedansvar", "hovudansvar"})
_ANSWERABLE = frozenset({"ansvarlig", "ansvarleg", "skyldig", "skuldig"})
_ABOUT = frozenset({"om", "for", "til", "på"})
_RAIDING = frozenset(
    {"aksjonere", "gjennomføre", "gripe", "innlede", "innleie", "ransake", "rykke", "rykkje", "slå", "stanse", "storme"}
)
_ACCORDING = frozenset({"ifølge", "ifølgje", "følge", "følgje", "etter"})


def behind(doc: Document, noun: int) -> tuple[int, ...]:
    """ "Israel sto bak angrepet", "har ansvaret for angrepet", "er dømt for det", "anklager Israel for angrepet"."""
    t = doc.tokens[noun]
    case = syntax.case(doc, noun).split(" ")[-1]
    if t.head < 0 or t.rel not in {"obl", "nmod", "obj"} or case not in _BEHIND:
        return ()
    above = doc.tokens[t.head]
    lemma = above.low_lemma
    if syntax.is_verb(above) and lemma in _STAND:
        return predicates.agent(doc, above.i)
    if case != "for":
        return ()
    if lemma in _BLAME and above.head >= 0 and above.rel in {"obj", "obl"}:
        return predicates.agent(doc, above.head)
    if lemma in _ANSWERABLE:
        return predicates.agent(doc, above.i)
    return predicates.patient(doc, above.i, ()) if lemma in light_verbs.load().accusing else ()


def deal_maker(doc: Document, noun: int) -> tuple[int, ...]:
    """Who makes the agreement, plan or decision on what the noun names: "undertegnet en avtale om kjøp av"."""
    deal = _deal(doc, noun)
    if deal is None:
        return ()
    owner = syntax.genitive(doc, deal)
    if owner is not None:
        return (owner,)
    t = doc.tokens[deal]
    carried = t.head >= 0 and t.rel in {"obj", "obl"} and syntax.is_verb(doc.tokens[t.head])
    return predicates.agent(doc, t.head) if carried else ()


def deal_partner(doc: Document, noun: int) -> tuple[int, ...]:
    """The other side of such an agreement: "en avtale med Sverige om kjøp av"."""
    deal = _deal(doc, noun)
    if deal is None:
        return ()
    sites = (deal, doc.tokens[deal].head) if doc.tokens[deal].rel == "obj" else (deal,)
    return tuple(i for site in sites for case, i in syntax.obliques(doc, site) if case == "med")


def _deal(doc: Document, noun: int) -> int | None:
    t = doc.tokens[noun]
    if t.head < 0 or t.rel not in {"nmod", "obl"} or syntax.case(doc, noun) not in _ABOUT:
        return None
    if _is_deal(doc.tokens[t.head]):
        return t.head
    # parsers hang "om kjøp" on the verb: "undertegnet en avtale i går om kjøp av"
    return next((c for c in syntax.children(doc, t.head, "obj") if c < noun and _is_deal(doc.tokens[c])), None)


def _is_deal(t: Token) -> bool:
    return t.upos == "NOUN" and t.low_lemma.endswith(light_verbs.load().intending)


def telling_police(doc: Document, verb: int) -> tuple[int, ...]:
    """The police or court that tells of it, or acts in the clause or sentence before, where a passive names no agent:
    "ble pågrepet, opplyser politiet", "politiet slo til. Fire menn ble pågrepet".
    """
    if not predicates.is_passive(doc, verb) or predicates.agent(doc, verb):
        return ()
    tellers = (i for i in (*_tellers(doc, verb), *_actors_before(doc, verb)) if _is_police(doc, i))
    return tuple(tellers)[:1]


def _tellers(doc: Document, verb: int) -> Iterator[int]:
    for site in (verb, *syntax.ancestors(doc, verb)):
        yield from (i for case, i in syntax.obliques(doc, site) if case.split(" ")[-1] in _ACCORDING)
        t = doc.tokens[site]
        for clause in (*syntax.children(doc, site, "parataxis"), *((t.head,) if t.rel == "ccomp" else ())):
            said = predicates.subject(doc, clause)
            if said is not None:
                yield said


def _actors_before(doc: Document, verb: int) -> Iterator[int]:
    """Subjects of what the sentence before tells of raids, the last one first."""
    sentence = doc.sentence_of(verb)
    if sentence.i == 0:
        return
    before = doc.sentences[sentence.i - 1]
    subjects = (t for t in reversed(doc.tokens[before.first : before.last]) if t.rel == "nsubj" and t.head >= 0)
    yield from (t.i for t in subjects if doc.tokens[t.head].low_lemma in _RAIDING)


def _is_police(doc: Document, i: int) -> bool:
    t = doc.tokens[i]
    police = noun_classes()["police"]
    return t.low_lemma in police or t.form in police or any(
        doc.tokens[c].form in police for c in syntax.children(doc, i, "appos", "flat")
    )  # fmt: skip
