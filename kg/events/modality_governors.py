"""Modality from outside: the verbs, nouns and adjectives above a predicate or noun, and conditions further up."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.events import modality_predicates, prospects, refusals
from kg.events.modality_predicates import Reading
from kg.events.verb_classes import CONVENING, GATHERING
from kg.lexicon import light_verbs, stances
from kg.lexicon.modality import Cues
from kg.model import Document, Modality, Stance, Token

_WHEN = frozenset({"etter", "før", "under", "siden", "sidan", "ved"})
_OPENERS = modality_predicates.AT_WHICH | {","}
_FUTURE_GO = ("komme", "kome")
_BECOMING = frozenset({"bli", "verte", "være", "vere"})
# "enige om å", "avtalen om å": what is agreed on is still to be done, unless the agreement is broken.
_AGREED = frozenset({"enig", "samd", "einig", "avtale", "avtala", "enighet", "semje", "kontrakt", "pakt"})
_BREAKING = frozenset(
    {"annullere", "avslutte", "bryte", "heve", "oppsi", "si", "seie", "trekke", "trekkje", "terminere"}
)
_STREETS = frozenset({"gate", "gata", "torg"})
_LITTLE = frozenset({"lite", "neppe", "knapt"})
_DECIDING = frozenset(
    {"annonsere", "avgjøre", "avgjere", "bebude", "beslutte", "kunngjøre", "kunngjere", "love", "varsle", "vedta"}
)
# Verbs whose object comes about: of "en krig" that somebody wants to provoke one says no more than of the provoking.
_BRINGING_ABOUT = frozenset(
    {
        "anstifte", "framprovosere", "framtvinge", "fremprovosere", "fremtvinge", "provosere", "skape", "utløse",
        "utløyse",
    }
)  # fmt: skip
_CONSISTING = frozenset({"dreie", "forutsette", "føresetje", "gå", "handle", "innebære", "være", "vere"})
_OF_CONTENT = ("om", "på", "for", "med", "mot", "til", "over")
_THERE = frozenset({"i", "på", "under", "ved"})


def above(doc: Document, i: int, cues: Cues) -> Iterator[Reading]:
    """What governs the predicate ``i``: verbs and nouns with an infinitive or a that-clause, conditions above."""
    t = doc.tokens[i]
    yield from prospects.of_what_it_is(doc, i, "nsubj:outer", cues)
    if t.head < 0:
        return
    governor = doc.tokens[t.head]
    if t.rel == "conj":
        if not syntax.is_finite(t) and not syntax.auxiliaries(doc, i):
            readings = modality_predicates.at(doc, t.head, cues)
            yield from (r for r in readings if r[0] is not Modality.NEGATED)
            if t.feat("VerbForm") == "Inf" and governor.feat("VerbForm") == "Inf":
                yield from above(doc, t.head, cues)  # "villig til å legge ned våpnene og løslate fangene"
                return
        yield from _conditions(doc, t.head, cues)
        return
    if t.rel == "acl" and _is_cleft(doc, governor):
        yield from _of_cleft(doc, governor.i, cues)
        return
    yield from _where_somebody_is_going(doc, i, cues)
    infinitive = any(doc.tokens[c].upos == "PART" for c in syntax.children(doc, i, "mark"))
    # a finite adverbial clause only stands beside: "forsøkte seg da presidenten samlet lederne"; "ber om at" does not
    content = _has_case(doc, i, "at") and any(_has_case(doc, i, p) for p in _OF_CONTENT)
    beside = t.rel == "advcl" and not infinitive and not content and syntax.children(doc, i, "mark")
    if (
        (t.rel in {"xcomp", "advcl", "ccomp", "csubj", "acl", "obl"} or _is_predicate_below_noun(doc, i))
        and governor.upos in {"VERB", "ADJ", "NOUN", "AUX"}
        and not beside
    ):
        if governor.lemma in _CONSISTING:
            yield from prospects.of_what_it_is(doc, governor.i, "nsubj", cues)
        if infinitive and cues.of_governor(governor) is None:
            governor = _causing_verb(doc, i, governor)
        yield from _by_governor(doc, i, governor, infinitive, cues)
    yield from _conditions(doc, t.head, cues)


def _causing_verb(doc: Document, i: int, governor: Token) -> Token:
    """The verb of what parsers hang on whom it makes do something: "ville ha tvunget politiet | til å pågripe ham"."""
    if doc.tokens[i].rel != "acl" or governor.rel not in {"obj", "iobj"} or governor.head < 0:
        return governor
    verb = doc.tokens[governor.head]
    return verb if verb.lemma in light_verbs.load().causing and _has_case(doc, i, "til") else governor


def _is_predicate_below_noun(doc: Document, i: int) -> bool:
    """ "Tegn til at det var et angrep": a nominal predicate that parsers hang on the noun as its modifier."""
    return doc.tokens[i].rel == "nmod" and syntax.child(doc, i, "cop") is not None


def _where_somebody_is_going(doc: Document, i: int, cues: Cues) -> Iterator[Reading]:
    """ "Hun skal fly til Praha onsdag, der partene møtes": the present is of the time told of, still to come; "har
    avlyst turen til Praha, der hun skulle møte ministeren": nor is what was to be done there.
    """
    t = doc.tokens[i]
    if t.rel not in {"acl", "advcl"} or doc.tokens[syntax.subtree(doc, i)[0]].low not in _OPENERS:
        return
    opening = (*syntax.subtree(doc, i)[:2], *doc.children[i])
    if not any(doc.tokens[c].low in modality_predicates.AT_WHICH for c in opening):
        return
    verb = next((j for j in syntax.ancestors(doc, i) if syntax.is_verb(doc.tokens[j])), None)
    if verb is None:
        return
    helpers = syntax.auxiliaries(doc, i)
    if t.feat("Tense") == "Pres" and not helpers:
        yield from (r for r in modality_predicates.at(doc, verb, cues) if r[0] is Modality.FUTURE)
    if any(h.low == "skulle" for h in helpers) and cues.of_verb(doc.tokens[verb]) is Modality.NEGATED:
        yield Modality.NEGATED, doc.tokens[verb]


def of_noun(doc: Document, noun: int, cues: Cues) -> Iterator[Reading]:
    """What a noun without a light verb hangs on: "fare for krig", "planlegger et møte", "krever våpenhvile"."""
    t = doc.tokens[noun]
    if t.rel == "conj" and t.head >= 0 and syntax.is_nominal(doc.tokens[t.head]):
        yield from of_noun(doc, t.head, cues)
        return
    if t.head < 0:
        return
    governor = _asking_verb(doc, noun) or doc.tokens[t.head]
    if governor.lemma in CONVENING and syntax.case(doc, noun).endswith("til"):
        yield Modality.FUTURE, governor  # "har kalt inn partiene til samtaler"
    governs = t.rel in {"obj", "obl", "nmod", "nsubj", "iobj"} and syntax.case(doc, noun) not in _WHEN
    governs = governs and not _is_where_it_is_decided(doc, noun, governor)
    governs = governs and not (_is_accused_for_it(doc, noun, governor) or is_exposed_to(doc, noun, governor))
    found = cues.of_governor(governor) if governs else None
    failed = refusals.failure(doc, governor) if found and t.rel in {"obj", "obl"} else None
    if failed is not None:
        yield Modality.NEGATED, failed
    if prospects.is_talked_of(doc, noun, governor) or prospects.is_supposed(doc, noun, governor):
        yield Modality.POSSIBLE, governor
    if t.rel == "nsubj" and prospects.lies_ahead(doc, governor):
        yield Modality.POSSIBLE, governor  # "nye sanksjoner ligger ikke an til å bli vedtatt"
    if found and not (governor.upos == "VERB" and t.rel == "nsubj" and not syntax.is_passive(doc, t.head)):
        yield found, governor
    if not syntax.is_definite(doc, noun):
        if governor.low_lemma in _BRINGING_ABOUT and t.rel == "obj":
            yield from modality_predicates.at(doc, governor.i, cues)
            yield from above(doc, governor.i, cues)
        # what a definite noun names is taken for granted even in a condition: "hvis EU omgår sanksjonene"
        yield from _conditions(doc, t.head, cues)


def is_exposed_to(doc: Document, noun: int, verb: Token) -> bool:
    """ "Byen ble utsatt for et angrep": exposed to it; "møtet er utsatt" is put off."""
    return verb.lemma in {"utsette", "utsetje"} and syntax.case(doc, noun) == "for"


def _is_accused_for_it(doc: Document, noun: int, governor: Token) -> bool:
    """ "Siktet for drapet på …": who did it is only said, that there was one is granted; "siktet for drap" grants
    nothing.
    """
    accused = governor.low_lemma in light_verbs.load().accusing
    return accused and syntax.case(doc, noun) == "for" and syntax.is_definite(doc, noun)


def _is_where_it_is_decided(doc: Document, noun: int, governor: Token) -> bool:
    """ "Besluttet på et hastemøte å sende en styrke": the meeting is no part of what is decided."""
    return governor.lemma in _DECIDING and syntax.case(doc, noun) in _THERE


def _asking_verb(doc: Document, noun: int) -> Token | None:
    """The verb of what parsers hang on whom it is asked of: "ba partene om våpenhvile", "truet Iran med krig"."""
    t = doc.tokens[noun]
    if t.rel != "nmod" or syntax.case(doc, noun) not in {"om", "til", "med"}:
        return None
    asked = doc.tokens[t.head]
    while asked.rel in {"nmod", "appos", "flat"} and asked.head >= 0:
        asked = doc.tokens[asked.head]  # "lederne for alle partiene"
    if asked.rel not in {"obj", "iobj"}:
        return None
    verb = doc.tokens[asked.head]
    return verb if verb.lemma in light_verbs.load().causing or verb.lemma in CONVENING else None


def _is_cleft(doc: Document, governor: Token) -> bool:
    """ "Det skal være soldater som har angrepet byen": the clause behind the noun is what the sentence tells."""
    subject = next(iter(syntax.children(doc, governor.i, "expl", "nsubj")), None)
    pointing = subject is not None and doc.tokens[subject].low == "det"
    return pointing and syntax.child(doc, governor.i, "cop") is not None


def _of_cleft(doc: Document, noun: int, cues: Cues) -> Iterator[Reading]:
    for reading, token in modality_predicates.at(doc, noun, cues):
        # of what has been, "skal" and "vil" tell what somebody says or thinks
        yield (Modality.HEARSAY if reading is Modality.FUTURE else reading), token


def _by_governor(doc: Document, i: int, governor: Token, infinitive: bool, cues: Cues) -> Iterator[Reading]:
    if governor.lemma in _FUTURE_GO and infinitive and _has_case(doc, i, "til"):
        yield Modality.FUTURE, governor
        yield from modality_predicates.at(doc, governor.i, cues)
        return
    turned_down = refusals.turned_down(doc, governor)
    if turned_down is not None:
        yield Modality.NEGATED, turned_down
        return
    found = _agreed(doc, governor, cues) if infinitive else None
    found = found or refusals.refused(doc, governor) or cues.of_governor(governor)
    negative = _negation_of(doc, governor)
    if found:
        failed = refusals.failure(doc, governor)
        if failed is not None:
            yield Modality.NEGATED, failed
        yield from _weighed(doc, governor, found, negative)
        if infinitive or governor.upos == "NOUN":
            if negative is not None and found is not Modality.NEGATED:
                yield Modality.NEGATED, negative
            yield from above(doc, governor.i, cues)
    elif infinitive and _has_case(doc, i, "for") and _is_gathering(doc, governor):
        yield from modality_predicates.at(doc, governor.i, cues)
    elif infinitive and _has_case(doc, i, "for") and not _is_perfect(doc, i):
        yield Modality.FUTURE, governor  # a purpose: "dro til Lima for å møte presidenten"
    elif infinitive and prospects.lies_ahead(doc, governor):
        yield Modality.POSSIBLE, governor
    elif infinitive or (governor.lemma in _BECOMING and doc.tokens[i].rel == "xcomp"):
        yield from modality_predicates.at(doc, governor.i, cues)
        yield from above(doc, governor.i, cues)
    elif negative is not None and _is_saying(governor):
        yield Modality.HEARSAY, negative  # "vil ikke si at", "bekreftet ikke at": it is not said to have happened


def _agreed(doc: Document, governor: Token, cues: Cues) -> Modality | None:
    """What an agreement says shall be done: to come, or off where the agreement itself is broken or dropped."""
    if governor.low_lemma not in _AGREED and not governor.low_lemma.endswith(("avtale", "kontrakt")):
        return None
    above = doc.tokens[governor.head] if governor.head >= 0 else None
    broken = above is not None and governor.rel in {"obj", "obl", "nsubj"} and syntax.is_verb(above)
    if above is not None and broken and (above.lemma in _BREAKING or cues.of_verb(above) is Modality.NEGATED):
        return Modality.NEGATED
    return Modality.FUTURE


def _is_gathering(doc: Document, governor: Token) -> bool:
    """A verb of coming together that tells what has happened: "gikk ut i gatene", "hadde samlet seg"."""
    taking_to_streets = any(doc.tokens[i].low_lemma in _STREETS for _, i in syntax.obliques(doc, governor.i))
    return (governor.lemma in GATHERING or taking_to_streets) and syntax.is_past(doc, governor.i)


def _negation_of(doc: Document, governor: Token) -> Token | None:
    """Its own negation or, for a noun, that of the verb it is the object of: "har ikke planer om å"."""
    own = modality_predicates.negation(doc, governor.i)
    nominal = governor.rel == "obj" or (governor.rel == "nsubj" and governor.upos == "NOUN")
    if own is not None or not nominal or governor.head < 0:
        return own
    return modality_predicates.negation(doc, governor.head)


def _weighed(doc: Document, governor: Token, found: Modality, negative: Token | None) -> Iterator[Reading]:
    """The reading of a governor with its own negation: "utelukker ikke at", "lite trolig at", "ingenting tyder på"."""
    little = next((c for c in syntax.children(doc, governor.i, "advmod") if doc.tokens[c].low in _LITTLE), None)
    if little is not None:
        yield Modality.NEGATED, doc.tokens[little]
    elif negative is None:
        yield found, governor
    elif found is Modality.NEGATED:
        yield Modality.POSSIBLE, governor
    else:
        yield (Modality.NEGATED if found is Modality.HEARSAY else found), negative


def _is_saying(governor: Token) -> bool:
    """A verb of saying; "tror ikke at", "mener ikke at" are denials, which the claims see."""
    entries = stances.default().by_form.get(governor.low, ())
    return bool(entries) and all(e.negated is not Stance.DENIES for e in entries)


def _is_perfect(doc: Document, i: int) -> bool:
    """An infinitive of the perfect speaks of what is past: "anklages for å ha solgt", "dømt for å ha solgt"."""
    return any(a.lemma == "ha" for a in syntax.auxiliaries(doc, i))


def _has_case(doc: Document, i: int, form: str) -> bool:
    return any(doc.tokens[c].low == form for c in syntax.children(doc, i, "case", "mark"))


def _conditions(doc: Document, i: int, cues: Cues) -> Iterator[Reading]:
    for j in (i, *syntax.ancestors(doc, i)):
        condition = modality_predicates.is_condition(doc, j, cues)
        if condition is not None:
            yield Modality.POSSIBLE, condition
