"""How the clause around a trigger presents the event: asserted, negated, hearsay, future or only possible.

One climbs from the trigger towards the root. At every step the words at that level may decide (negation, auxiliary,
adverb, conjunction: ``modality_predicates``) and the word above may (planlegge å, frykt for, hvis:
``modality_governors``). What a speaker is quoted with is not looked at here: attribution is the claims stage's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import syntax
from kg.events import functions, modality_governors, modality_predicates, prospects, refusals, stopped_flows, voice
from kg.events.modality_predicates import Reading
from kg.lexicon import light_verbs
from kg.lexicon.modality import Cues, load
from kg.model import Document, Mention, MentionKind, Modality, Token

_POINTING = frozenset({"dette", "disse", "desse"})
_ORDER = (Modality.NEGATED, Modality.POSSIBLE, Modality.FUTURE, Modality.HEARSAY)


def read(doc: Document, head: int, nominal: bool) -> Reading:
    """The modality of the event at ``head`` and the word that decided it (None when asserted).

    A condition holds for all that stands in it ("dersom de ikke går med på våpenhvile"), and somebody accused of
    planning is only accused.
    """
    cues = load()
    found = list(_evidence(doc, head, nominal, cues))
    called_off = _called_off_afterwards(doc, found, cues)
    if called_off is not None:
        return Modality.NEGATED, called_off
    condition = next((r for r in found if r[0] is Modality.POSSIBLE and _is_conjunction(r[1], cues)), None)
    if condition is not None:
        return condition
    if _is_accused_of_plans(found, cues):
        return next(r for r in reversed(found) if r[0] is Modality.HEARSAY)
    for wanted in _ORDER:
        for modality, token in found:
            if modality is wanted:
                return modality, token
    return Modality.ASSERTED, None


_IT = frozenset({"de", "dei", "den", "det", "dette", "han", "ho"})


def _called_off_afterwards(doc: Document, found: Sequence[Reading], cues: Cues) -> Token | None:
    """What calls off what was to be, in the next clause or sentence: "Et møte skulle holdes. Det ble avlyst."."""
    planned = next((t for m, t in found if m is Modality.FUTURE and t is not None and t.low == "skulle"), None)
    if planned is None:
        return None
    beside = (doc.tokens[c] for c in syntax.children(doc, planned.head, "conj"))
    here = next((t for t in beside if _is_called_off(doc, t, cues)), None)
    if here is not None or planned.sent + 1 >= len(doc.sentences):
        return here
    after = doc.sentences[planned.sent + 1]
    root = next((t for t in doc.tokens[after.first : after.last] if t.rel == "root"), None)
    if root is None or not _is_called_off(doc, root, cues):
        return None
    subject = syntax.child(doc, root.i, "nsubj")
    return root if subject is not None and doc.tokens[subject].low in _IT else None


def _is_called_off(doc: Document, verb: Token, cues: Cues) -> bool:
    return cues.of_verb(verb) is Modality.NEGATED and voice.is_passive(doc, verb.i)


def _is_conjunction(token: Token | None, cues: Cues) -> bool:
    return token is not None and token.upos == "SCONJ" and cues.get("subjunctions", token.form) is Modality.POSSIBLE


def _is_accused_of_plans(found: Sequence[Reading], cues: Cues) -> bool:
    """Whether a verb of accusing or seeming stands above one of planning: "siktet for å ha planlagt et kupp"."""
    planned = [n for n, (modality, _) in enumerate(found) if modality is Modality.FUTURE]
    accused = [n for n, (m, t) in enumerate(found) if m is Modality.HEARSAY and t is not None and cues.of_verb(t) is m]
    others = {m for m, _ in found} - {Modality.FUTURE, Modality.HEARSAY}
    return bool(planned and accused) and not others and max(accused) > max(planned)


def cue_mention(doc: Document, token: Token | None) -> Mention | None:
    """The deciding word as a mention."""
    if token is None:
        return None
    return Mention(
        token.start, token.end, doc.text_of(token.start, token.end), MentionKind.CUE, token.i, token.i + 1, token.i,
        "modality",
    )  # fmt: skip


def _evidence(doc: Document, head: int, nominal: bool, cues: Cues) -> Iterator[Reading]:
    if not nominal:
        yield from modality_predicates.at(doc, head, cues)
        yield from modality_governors.above(doc, head, cues)
    else:
        yield from _at_noun(doc, head, cues)
        yield from _in_relative_clauses(doc, head, cues)
        verb = functions.carrier(doc, head)
        if verb is None:
            yield from modality_governors.of_noun(doc, head, cues)
        else:
            if verb != head:
                yield from _as_cue(doc, head, verb, cues)
                if _is_ended(doc, head, verb):
                    return
                readings = modality_predicates.at(doc, verb, cues)
                granted = _granted(doc, head, verb)
                yield from (r for r in readings if r[0] not in granted)
            else:
                yield from _at_label(doc, head, cues)
            yield from modality_governors.above(doc, verb, cues)
    yield from _question(doc, head, nominal)


_OPENING = frozenset({"åpne", "opne"})
_AWAITING = frozenset({"vente", "stunde"})


def _as_cue(doc: Document, noun: int, verb: int, cues: Cues) -> Iterator[Reading]:
    """A verb that carries the noun and is a cue itself: "planlegger en test", "utplasseringen ble avlyst"."""
    t = doc.tokens[verb]
    found = cues.of_verb(t)
    if t.lemma == "kalle" and syntax.case(doc, noun).endswith("til"):
        yield Modality.FUTURE, t  # "kaller inn til et møte"
    if t.lemma in _AWAITING and doc.tokens[noun].rel == "nsubj" and not syntax.children(doc, verb, "obj"):
        yield Modality.FUTURE, t  # "forhandlinger venter"
    undergoes = doc.tokens[noun].rel != "nsubj" or voice.is_passive(doc, verb)
    undergoes = undergoes and not modality_governors.is_exposed_to(doc, noun, t)
    if t.lemma in _OPENING and syntax.case(doc, noun) != "for":
        return  # "åpnet møtet" begins it, "åpner for møter" allows them
    failed = refusals.failure(doc, t) if found and undergoes else None
    if failed is not None:
        yield Modality.NEGATED, failed  # "tilbød samtaler, men fikk nei"
    if found and undergoes and t.low_lemma not in {"bli", "verte"}:
        yield found, t


# Verbs of taking part in, or of ending or going on: with "ikke" they say nothing against what a definite noun names.
_GRANTING = frozenset(
    {
        "auke", "avbryte", "avrunde", "avslutte", "delta", "doble", "ende", "forlata", "forlate", "fortsette", "føre",
        "gå", "intensivere", "lede", "leie", "opphøre", "slutte", "stanse", "stogge", "stoppe", "strande", "trappe",
        "utvide", "vare", "øke",
    }
)  # fmt: skip


def _granted(doc: Document, noun: int, verb: int) -> frozenset[Modality]:
    """Readings of the verb that leave what the noun names as it is: "kom aldri til samtalene", "forhandlingene førte
    ikke fram", "krigen kan ende i år"; "møtet ble ikke holdt" does not.
    """
    if not syntax.is_definite(doc, noun):
        return frozenset()
    if doc.tokens[verb].low_lemma in _GRANTING:
        return frozenset({Modality.NEGATED, Modality.POSSIBLE})
    return frozenset({Modality.NEGATED}) if doc.tokens[noun].rel == "obl" else frozenset()


# What somebody may do to what there is already: of "vil avslutte krigen", "dersom de bryter avtalen" the war is a fact.
_ENDING = frozenset(
    {
        "avbryte", "avslutte", "bryte", "etterleve", "forlata", "forlate", "heve", "krenke", "omgå", "oppheve",
        "overholde", "overhalde", "stanse", "stogge", "stoppe",
    }
)  # fmt: skip


def _is_ended(doc: Document, noun: int, verb: int) -> bool:
    ended = doc.tokens[noun].rel == "obj" and doc.tokens[verb].low_lemma in _ENDING
    return ended and syntax.is_definite(doc, noun)


def _at_noun(doc: Document, i: int, cues: Cues) -> Iterator[Reading]:
    stopped = _stopped_before_it_began(doc, i, cues) or _stopped(doc, i, cues)
    if stopped is not None:
        yield Modality.NEGATED, stopped
    without = next((c for c in syntax.children(doc, i, "case") if doc.tokens[c].low in _WITHOUT), None)
    if without is not None and not syntax.is_definite(doc, i):
        yield Modality.NEGATED, doc.tokens[without]  # "reiste hjem uten noen avtale"; "uten avtalen" supposes one
    negative = modality_predicates.negation(doc, i)
    if negative is not None and syntax.child(doc, i, "cop") is None:
        yield Modality.NEGATED, negative
    for c in doc.children[i]:
        t = doc.tokens[c]
        if t.rel in {"amod", "advmod", "acl"}:
            found = cues.get("adjectives", t.lemma) or cues.get("adjectives", t.form) or cues.get("adverbs", t.lemma)
            if found and (found is not Modality.NEGATED or t.rel != "advmod"):
                yield found, t


_WITHOUT = frozenset({"uten", "utan"})
_STOPPING = frozenset({"avbryte", "avvise", "stanse", "stogge", "stoppe"})


def _stopped_before_it_began(doc: Document, i: int, cues: Cues) -> Token | None:
    """ "En planlagt leveranse ble stanset": what is only planned and then stopped has not been."""
    t = doc.tokens[i]
    planned = any(
        cues.get("adjectives", doc.tokens[c].lemma) is Modality.FUTURE for c in syntax.children(doc, i, "amod")
    )
    if not planned or t.head < 0 or doc.tokens[t.head].lemma not in _STOPPING:
        return None
    undergoes = t.rel == "obj" or (t.rel == "nsubj" and voice.is_passive(doc, t.head))
    return doc.tokens[t.head] if undergoes else None


def _in_relative_clauses(doc: Document, noun: int, cues: Cues) -> Iterator[Reading]:
    """What a relative clause says of whether it is held: "møtet med Macron, som kan bli holdt i mai"."""
    names = (n for n in syntax.children(doc, noun, "nmod") if doc.tokens[n].upos == "PROPN")
    for clause in (c for n in (noun, *names) for c in syntax.children(doc, n, "acl")):
        carried = doc.tokens[clause].low_lemma in {*light_verbs.load().light, *light_verbs.load().happen}
        if carried and voice.is_passive(doc, clause):
            yield from modality_predicates.at(doc, clause, cues)


def _stopped(doc: Document, noun: int, cues: Cues) -> Token | None:
    """What has stopped a flow: "stanset eksporten", not "vurderer å stanse eksporten", "har ikke stanset den"."""
    found = stopped_flows.stop_of(doc, noun)
    if found is None:
        return None
    word, verb = found
    if word.i != verb and cues.of_verb(doc.tokens[verb]) is not None:
        return None  # "krever stans i eksporten"
    around = (*modality_predicates.at(doc, verb, cues), *modality_governors.above(doc, verb, cues))
    return None if around else word


def _at_label(doc: Document, noun: int, cues: Cues) -> Iterator[Reading]:
    """A noun that is itself the predicate. "Dette er ikke protester, men lovløshet" denies the name, not the event."""
    subject = syntax.child(doc, noun, "nsubj")
    named = subject is not None and doc.tokens[subject].low in _POINTING
    readings = modality_predicates.at(doc, noun, cues)
    yield from (r for r in readings if not (named and r[0] is Modality.NEGATED))
    yield from prospects.of_what_it_is(doc, noun, "nsubj", cues)


def _question(doc: Document, head: int, nominal: bool) -> Iterator[Reading]:
    sentence = doc.sentence_of(head)
    if not syntax.is_question(doc, sentence.i):
        return
    mark = next(t for t in reversed(doc.tokens[sentence.first : sentence.last]) if t.form == "?")
    if not (nominal and syntax.has_definite_form(doc.tokens[head])):
        yield Modality.POSSIBLE, mark
